//! Types in modules: one until it is large, then one a letter.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Emitter;
use super::declarations::DeclarationView;
use super::imports::named;
use super::types::Uses;
use crate::engine::{Code, TemplateFault};
use crate::model::TypeId;

/// Where one module of all types becomes slow in an editor, in bytes.
const LARGE: usize = 400_000;

#[derive(Debug, Serialize)]
struct ModelsView {
    header: Code<'static>,
    imports: Code<'static>,
    declarations: Vec<DeclarationView>,
}

#[derive(Debug, Serialize)]
struct BucketsView {
    header: Code<'static>,
    buckets: Vec<Code<'static>>,
}

impl Emitter<'_> {
    /// The module that has all types, without its ending.
    pub(super) fn models_path(&self) -> &'static str {
        let split = self.files.iter().any(|file| file.path == "src/models/index.ts");
        if split { "models/index" } else { "models" }
    }

    pub(super) fn models(&mut self) -> Result<(), TemplateFault> {
        let types = self.types;
        let mut written: Vec<(TypeId, DeclarationView, Uses)> = Vec::with_capacity(types.model.types.len());
        for (index, declaration) in types.model.types.iter().enumerate() {
            let id = TypeId(index as u32);
            let mut uses = Uses::default();
            let view = types.declaration(id, declaration, &mut uses);
            written.push((id, view, uses));
        }
        // By name: where a type stands in the document is nobody's concern here, and the order is stable.
        written.sort_by_key(|(id, ..)| types.name(*id));
        if written.is_empty() {
            return Ok(());
        }
        if written.iter().map(|(_, view, _)| view.size()).sum::<usize>() <= LARGE {
            return self.bucket("src/models.ts".to_owned(), "./", None, written, &BTreeMap::new());
        }
        let places: BTreeMap<TypeId, String> = written.iter().map(|(id, ..)| (*id, letter(types.name(*id)))).collect();
        let mut buckets: BTreeMap<String, Vec<(TypeId, DeclarationView, Uses)>> = BTreeMap::new();
        for entry in written {
            buckets.entry(letter(types.name(entry.0))).or_default().push(entry);
        }
        let names: Vec<Code<'static>> = buckets.keys().map(|name| name.clone().into()).collect();
        for (name, entries) in buckets {
            self.bucket(format!("src/models/{name}.ts"), "../", Some(&name), entries, &places)?;
        }
        let view = BucketsView { header: self.header().into(), buckets: names };
        self.render("src/models/index.ts", "typescript/models-index.ts.hbs", &view)
    }

    fn bucket(
        &mut self,
        path: String,
        up: &str,
        own: Option<&str>,
        entries: Vec<(TypeId, DeclarationView, Uses)>,
        places: &BTreeMap<TypeId, String>,
    ) -> Result<(), TemplateFault> {
        let mut others: BTreeMap<&str, Vec<TypeId>> = BTreeMap::new();
        let mut runtime: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (_, _, uses) in &entries {
            for id in &uses.types {
                if let Some(place) = places.get(id).filter(|place| own.is_some_and(|own| own != place.as_str())) {
                    others.entry(place).or_default().push(*id);
                }
            }
            for (module, name) in &uses.runtime {
                runtime.entry(module).or_default().push(name);
            }
        }
        let mut imports = String::new();
        for (module, mut names) in runtime {
            self.use_runtime(module);
            names.sort_unstable();
            names.dedup();
            let names = names.into_iter().map(str::to_owned).collect();
            imports += &named("import type", names, &format!("{up}{module}.js"));
        }
        for (place, mut ids) in others {
            ids.sort_unstable();
            ids.dedup();
            let names = ids.into_iter().map(|id| self.types.name(id).to_owned()).collect();
            imports += &named("import type", names, &format!("./{place}.js"));
        }
        if !imports.is_empty() {
            imports.push('\n');
        }
        let declarations = entries.into_iter().map(|(_, view, _)| view).collect();
        let view = ModelsView { header: self.header().into(), imports: imports.into(), declarations };
        self.render(path, "typescript/models.ts.hbs", &view)
    }
}

/// The module of a name: its first letter.
fn letter(name: &str) -> String {
    match name.chars().next() {
        Some(first) if first.is_ascii_alphabetic() => first.to_ascii_lowercase().to_string(),
        _ => "other".to_owned(),
    }
}
