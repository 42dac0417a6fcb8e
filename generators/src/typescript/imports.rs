//! Imports at the head of a module.

use std::collections::BTreeMap;

use super::Emitter;
use super::contents::Codecs;
use super::types::Uses;

impl Emitter<'_> {
    /// The import declarations of a module of the folder `up` below `src`, and an empty line behind them.
    pub(super) fn imports(&mut self, uses: &Uses, codecs: &Codecs, up: &str) -> String {
        let mut out = String::new();
        let types: Vec<String> = uses.types.iter().map(|id| self.types.name(*id).to_owned()).collect();
        out += &named("import type", types, &format!("{up}{}.js", self.models_path()));
        // Values and types of one module in one declaration, sorted by name.
        let mut modules: BTreeMap<&str, BTreeMap<&str, bool>> = BTreeMap::new();
        for (module, names) in &codecs.values {
            modules.entry(module).or_default().extend(names.iter().map(|name| (*name, true)));
        }
        for (module, name) in &uses.runtime {
            modules.entry(module).or_default().entry(name).or_insert(false);
        }
        for module in modules.keys() {
            self.use_runtime(module);
        }
        if codecs.headers {
            self.use_runtime("runtime-headers");
            out += &format!("import * as headers from '{up}runtime-headers.js';\n");
        }
        for (module, names) in &modules {
            let from = format!("{up}{module}.js");
            if names.values().all(|value| !value) {
                out += &named("import type", names.keys().map(|name| (*name).to_owned()).collect(), &from);
            } else {
                let mixed =
                    |(name, value): (&&str, &bool)| if *value { (*name).to_owned() } else { format!("type {name}") };
                out += &named("import", names.iter().map(mixed).collect(), &from);
            }
        }
        if codecs.shapes && !self.types.holding.is_empty() {
            out += &format!("import * as shapes from '{up}shapes.js';\n");
        }
        if codecs.validators {
            out += &format!("import * as validators from '{up}validators.js';\n");
        }
        if !out.is_empty() {
            out.push('\n');
        }
        out
    }

    pub(super) fn use_runtime(&mut self, module: &str) {
        if let Some((name, ..)) = super::RUNTIME.iter().find(|(name, ..)| *name == module) {
            self.runtime.insert(name);
        }
    }
}

/// One declaration, on one line where it fits.
pub(super) fn named(keyword: &str, mut names: Vec<String>, from: &str) -> String {
    if names.is_empty() {
        return String::new();
    }
    names.sort_by(|a, b| {
        let key = |name: &str| name.strip_prefix("type ").unwrap_or(name).to_owned();
        key(a).cmp(&key(b))
    });
    let line = format!("{keyword} {{ {} }} from '{from}';\n", names.join(", "));
    if line.len() <= 101 {
        return line;
    }
    format!("{keyword} {{\n  {},\n}} from '{from}';\n", names.join(",\n  "))
}
