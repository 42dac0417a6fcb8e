//! Turns the rule files under `rules/` into one typed table and a constant for each id, so that a rule that is used
//! but not written down does not compile, and one that is written down but never used is a warning.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

const HEADINGS: [&str; 4] = ["What", "Why", "Example", "Instead"];

fn main() {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo names the crate's folder")).join("rules");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<_> = fs::read_dir(&folder)
        .expect("the folder `rules` is part of the crate")
        .map(|entry| entry.expect("the folder can be listed").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .filter_map(|path| Some((path.file_stem()?.to_str()?.to_owned(), path)))
        .filter(|(id, _)| id != "README")
        .collect();
    files.sort();
    let mut table = String::from("static RULES: &[Rule] = &[\n");
    let mut ids = String::from("/// The ids of the rules, a constant each.\npub(crate) mod ids {\n");
    for (id, path) in &files {
        println!("cargo::rerun-if-changed={}", path.display());
        let text = fs::read_to_string(path).expect("rule files are UTF-8");
        let rule = page(id, &text).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
        table.push_str(&rule);
        let constant = id.replace('-', "_").to_uppercase();
        writeln!(ids, "    pub(crate) const {constant}: &str = {id:?};").expect("strings can be written to");
    }
    table.push_str("];\n");
    ids.push_str("}\n");
    let out = Path::new(&env::var("OUT_DIR").expect("cargo names the output folder")).join("rules.rs");
    fs::write(out, table + &ids).expect("the output folder can be written to");
}

fn page(id: &str, text: &str) -> Result<String, String> {
    let title =
        text.lines().next().and_then(|line| line.strip_prefix("# ")).ok_or("the first line must be `# TITLE`")?;
    let header = |key: &str| {
        let start = format!("- {key}: ");
        text.lines().take_while(|line| !line.starts_with("## ")).find_map(|line| line.strip_prefix(&start))
    };
    let level = match header("level") {
        Some("info") => "Info",
        Some("warning") => "Warning",
        other => return Err(format!("`level` must be info or warning, not {other:?}")),
    };
    let group = match header("group") {
        Some("soundness") => "Soundness",
        Some("style") => "Style",
        other => return Err(format!("`group` must be soundness or style, not {other:?}")),
    };
    let since = header("since").ok_or("`since` is missing")?;
    let mut sections: Vec<(&str, String)> = Vec::new();
    for line in text.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            sections.push((heading, String::new()));
        } else if let Some((_, body)) = sections.last_mut() {
            body.push_str(line);
            body.push('\n');
        }
    }
    let headings: Vec<_> = sections.iter().map(|(heading, _)| *heading).collect();
    if headings != HEADINGS {
        return Err(format!("the headings must be {HEADINGS:?}, but are {headings:?}"));
    }
    let section = |index: usize| sections[index].1.trim().to_owned();
    Ok(format!(
        "    Rule {{ id: {id:?}, title: {title:?}, group: Group::{group}, level: Severity::{level}, since: {since:?}, \
         what: {:?}, why: {:?}, example: {:?}, instead: {:?}, text: {text:?} }},\n",
        section(0),
        section(1),
        section(2),
        section(3)
    ))
}
