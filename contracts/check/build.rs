//! Turns the rule files under `rules/` into one table and a constant for each id: the folder is the only list.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

const HEADINGS: [&str; 4] = ["Why it matters", "Example", "Instead", "Near miss"];
const GROUPS: [(&str, &str); 3] = [("reading", "Reading"), ("soundness", "Soundness"), ("style", "Style")];
const LEVELS: [(&str, &str); 3] =
    [("error", "Severity::Error"), ("warning", "Severity::Warning"), ("info", "Severity::Info")];

fn main() {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo names the crate's folder")).join("rules");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<_> = fs::read_dir(&folder)
        .expect("the folder `rules` is part of the crate")
        .map(|entry| entry.expect("the folder can be listed").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .filter(|path| path.file_stem().is_some_and(|stem| stem != "README"))
        .collect();
    // By id, not by file name: `a-b` comes after `a`, but `a-b.md` before `a.md`.
    files.sort_by_key(|path| path.file_stem().map(std::ffi::OsStr::to_owned));

    let mut table = String::from("pub(crate) static RULES: &[Rule] = &[\n");
    let mut ids = String::from("/// The ids of the rules that this crate itself checks.\npub(crate) mod ids {\n");
    for path in &files {
        println!("cargo::rerun-if-changed={}", path.display());
        let id = path.file_stem().and_then(|stem| stem.to_str()).expect("rule files have plain names");
        let text = fs::read_to_string(path).expect("rule files are UTF-8");
        let group = entry(id, &text, &mut table);
        // The model names what its readers and its validation of GraphQL report.
        if group != "reading" && !id.starts_with("graphql-") {
            let constant = id.replace('-', "_").to_uppercase();
            writeln!(ids, "    pub(crate) const {constant}: &str = {id:?};").expect("strings can be written to");
        }
    }
    table.push_str("];\n");
    ids.push_str("}\n");
    let out = Path::new(&env::var("OUT_DIR").expect("cargo names the output folder")).join("rules.rs");
    fs::write(out, table + &ids).expect("the output folder can be written to");
}

/// Writes one rule into the table and gives its group.
fn entry<'a>(id: &str, text: &'a str, table: &mut String) -> &'a str {
    let mut title = "";
    let mut header: Vec<(&str, &str)> = Vec::new();
    let mut sections: Vec<(&str, String)> = Vec::new();
    let mut fenced = false;
    for line in text.lines() {
        if line.starts_with("```") {
            fenced = !fenced;
        }
        if let (false, Some(heading)) = (fenced, line.strip_prefix("## ")) {
            sections.push((heading, String::new()));
        } else if let (false, Some(first)) = (fenced, line.strip_prefix("# ")) {
            title = first;
        } else if let Some((_, body)) = sections.last_mut() {
            body.push_str(line);
            body.push('\n');
        } else if let Some((key, value)) = line.strip_prefix("- ").and_then(|item| item.split_once(": ")) {
            header.push((key, value.trim()));
        }
    }
    let get = |key: &str| header.iter().find(|(known, _)| *known == key).map(|(_, value)| *value);
    let named = |key: &str, known: &[(&str, &'static str)]| -> &'static str {
        let value = get(key).unwrap_or_else(|| panic!("{id}: `{key}` is missing"));
        known
            .iter()
            .find(|(name, _)| *name == value)
            .unwrap_or_else(|| panic!("{id}: `{key}: {value}` is not one of {known:?}"))
            .1
    };
    assert!(!title.is_empty(), "{id}: the first line must be `# ` and the rule in one sentence");
    let headings: Vec<_> = sections.iter().map(|(heading, _)| *heading).take(HEADINGS.len()).collect();
    assert_eq!(headings, HEADINGS, "{id}: the headings");
    let instead = &sections[2].1;
    writeln!(
        table,
        "    Rule {{ id: {id:?}, title: {title:?}, group: Group::{}, level: {}, since: {:?}, shown: {}, \
         instead: {:?}, text: {text:?} }},",
        named("group", &GROUPS),
        named("level", &LEVELS),
        get("since").unwrap_or_else(|| panic!("{id}: `since` is missing")),
        get("shown") != Some("elsewhere"),
        instead.trim(),
    )
    .expect("strings can be written to");
    get("group").unwrap_or_default()
}
