//! Turns the rule files under `rules/` into one table: the folder is the only list. And marks the build with what it is made
//! of, so that files which another generator wrote are not taken for its own.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

const HEADINGS: [&str; 3] = ["Why it matters", "Example", "Instead"];
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
    for path in &files {
        println!("cargo::rerun-if-changed={}", path.display());
        let id = path.file_stem().and_then(|stem| stem.to_str()).expect("rule files have plain names");
        let text = fs::read_to_string(path).expect("rule files are UTF-8");
        entry(id, &text, &mut table);
    }
    table.push_str("];\n");
    let out = Path::new(&env::var("OUT_DIR").expect("cargo names the output folder")).join("rules.rs");
    fs::write(out, table).expect("the output folder can be written to");

    // A published crate stands alone; there the version says it.
    let mut mark = 0xcbf2_9ce4_8422_2325_u64;
    for sources in ["src", "../contracts/model/src", "../contracts/document/src"] {
        digest(&folder.with_file_name(sources), &mut mark);
    }
    println!("cargo::rustc-env=ACCORDANT_GENERATOR_SOURCES={mark:016x}");
}

/// Adds every file below a folder to a digest (FNV-1a), in an order that is the same everywhere.
fn digest(folder: &Path, mark: &mut u64) {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut paths: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            digest(&path, mark);
        } else {
            for byte in fs::read(&path).unwrap_or_default() {
                *mark = (*mark ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
            }
        }
    }
}

/// Writes one rule into the table.
fn entry(id: &str, text: &str, table: &mut String) {
    let mut title = "";
    let mut header: Vec<(&str, &str)> = Vec::new();
    let mut headings: Vec<&str> = Vec::new();
    let mut fenced = false;
    for line in text.lines() {
        if line.starts_with("```") {
            fenced = !fenced;
        }
        if fenced {
            continue;
        }
        if let Some(heading) = line.strip_prefix("## ") {
            headings.push(heading);
        } else if let Some(first) = line.strip_prefix("# ") {
            title = first;
        } else if let (true, Some((key, value))) =
            (headings.is_empty(), line.strip_prefix("- ").and_then(|item| item.split_once(": ")))
        {
            header.push((key, value.trim()));
        }
    }
    let get = |key: &str| header.iter().find(|(known, _)| *known == key).map(|(_, value)| *value);
    let level = get("level").unwrap_or_else(|| panic!("{id}: `level` is missing"));
    let (_, level) = LEVELS
        .iter()
        .find(|(name, _)| *name == level)
        .unwrap_or_else(|| panic!("{id}: `level: {level}` is not one of {LEVELS:?}"));
    assert!(id.starts_with("generate-"), "{id}: rules of this crate begin with `generate-`");
    assert!(!title.is_empty(), "{id}: the first line must be `# ` and the rule in one sentence");
    assert_eq!(headings.get(..HEADINGS.len()), Some(HEADINGS.as_slice()), "{id}: the headings");
    writeln!(
        table,
        "    Rule {{ id: {id:?}, title: {title:?}, level: {level}, since: {:?}, shown: {}, text: {text:?} }},",
        get("since").unwrap_or_else(|| panic!("{id}: `since` is missing")),
        get("shown") != Some("elsewhere"),
    )
    .expect("strings can be written to");
}
