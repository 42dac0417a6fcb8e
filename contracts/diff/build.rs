//! Turns the rule files under `rules/` into one typed table and a constant for each id, so that a rule that is used
//! but not written down does not compile, and one that is written down but never used is a warning.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

const HEADINGS: [&str; 5] = ["Why it breaks", "Before", "After", "The safe way", "Near miss"];
const LEVELS: [(&str, &str); 4] =
    [("breaking", "Level::Breaking"), ("warning", "Level::Warning"), ("info", "Level::Info"), ("off", "off")];

fn main() {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo names the crate's folder")).join("rules");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<_> = fs::read_dir(&folder)
        .expect("the folder `rules` is part of the crate")
        .map(|entry| entry.expect("the folder can be listed").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .filter(|path| path.file_stem().is_some_and(|stem| stem != "README"))
        .collect();
    // By id, not by file name: `a.md` comes after `a-b.md`, but `a` before `a-b`, and the table is searched by id.
    files.sort_by(|a, b| a.file_stem().cmp(&b.file_stem()));

    let mut table = String::from("pub(crate) static RULES: &[Rule] = &[\n");
    let mut ids =
        String::from("/// The ids of the rules, a constant each; what is retired has none.\npub(crate) mod ids {\n");
    for path in &files {
        println!("cargo::rerun-if-changed={}", path.display());
        let id = path.file_stem().and_then(|stem| stem.to_str()).expect("rule files have plain names");
        let text = fs::read_to_string(path).expect("rule files are UTF-8");
        match Page::read(&text) {
            Ok(page) => {
                page.write(id, &text, &mut table);
                if page.get("retired").is_some() {
                    continue;
                }
                let constant = id.replace('-', "_").to_uppercase();
                writeln!(ids, "    pub(crate) const {constant}: &str = {id:?};").expect("strings can be written to");
            }
            Err(fault) => panic!("{}: {fault}", path.display()),
        }
    }
    table.push_str("];\n");
    ids.push_str("}\n");
    let out = Path::new(&env::var("OUT_DIR").expect("cargo names the output folder")).join("rules.rs");
    fs::write(out, table + &ids).expect("the output folder can be written to");
}

/// One rule file, taken apart.
struct Page<'a> {
    title: &'a str,
    header: Vec<(&'a str, &'a str)>,
    sections: Vec<(&'a str, String)>,
}

impl<'a> Page<'a> {
    fn read(text: &'a str) -> Result<Self, String> {
        let mut page = Page { title: "", header: Vec::new(), sections: Vec::new() };
        let mut fenced = false;
        for line in text.lines() {
            if line.starts_with("```") {
                fenced = !fenced;
            }
            if let (false, Some(title)) = (fenced, line.strip_prefix("# ")) {
                page.title = title;
            } else if let (false, Some(heading)) = (fenced, line.strip_prefix("## ")) {
                page.sections.push((heading, String::new()));
            } else if let Some((_, body)) = page.sections.last_mut() {
                body.push_str(line);
                body.push('\n');
            } else if let Some((key, value)) = line.strip_prefix("- ").and_then(|item| item.split_once(": ")) {
                page.header.push((key, value.trim()));
            }
        }
        if page.title.is_empty() {
            return Err("the first line must be `# ` and the rule in one sentence".into());
        }
        let headings: Vec<_> = page.sections.iter().map(|(heading, _)| *heading).take(HEADINGS.len()).collect();
        if headings != HEADINGS {
            return Err(format!("the headings must begin with {HEADINGS:?}, but are {headings:?}"));
        }
        const KEYS: [&str; 8] = ["set", "level", "request", "response", "contained", "since", "retired", "replaced by"];
        if let Some((unknown, _)) = page.header.iter().find(|(key, _)| !KEYS.contains(key)) {
            return Err(format!("`{unknown}` is no key of the header; they are {KEYS:?}"));
        }
        if page.get("level").is_some() == (page.get("request").is_some() || page.get("response").is_some()) {
            return Err("give either `level`, or `request` and `response` (one of them may be absent)".into());
        }
        Ok(page)
    }

    fn get(&self, key: &str) -> Option<&'a str> {
        self.header.iter().find(|(known, _)| *known == key).map(|(_, value)| *value)
    }

    fn level(&self, key: &str) -> String {
        let Some(value) = self.get(key) else { return "None".into() };
        let Some((_, code)) = LEVELS.iter().find(|(name, _)| *name == value) else {
            panic!("`{key}: {value}` is no level; they are breaking, warning, info and off")
        };
        if *code == "off" { "None".into() } else { format!("Some({code})") }
    }

    fn write(&self, id: &str, text: &str, out: &mut String) {
        let set = match self.get("set") {
            Some("client") => "Client",
            Some("contract") => "Contract",
            Some("wire") => "Wire",
            Some("policy") => "Policy",
            other => panic!("{id}: `set` must be client, contract, wire or policy, not {other:?}"),
        };
        let scope = if self.get("level").is_some() {
            format!("Scope::Whole({})", self.level("level"))
        } else {
            format!(
                "Scope::Directed {{ request: {}, response: {}, has_request: {}, has_response: {} }}",
                self.level("request"),
                self.level("response"),
                self.get("request").is_some(),
                self.get("response").is_some()
            )
        };
        let contained = match self.get("contained") {
            Some("silent") => "Contained::Silent".to_owned(),
            Some(_) => {
                format!("Contained::At({})", self.level("contained").trim_start_matches("Some(").trim_end_matches(')'))
            }
            None => "Contained::At(Level::Info)".to_owned(),
        };
        let since = self.get("since").unwrap_or_else(|| panic!("{id}: `since` is missing"));
        let retired = self.get("retired");
        let replacement = self.get("replaced by");
        let section =
            |name: &str| self.sections.iter().find(|(heading, _)| *heading == name).map_or("", |(_, body)| body.trim());
        writeln!(
            out,
            "    Rule {{ id: {id:?}, title: {:?}, set: Set::{set}, scope: {scope}, contained: {contained}, \
             since: {since:?}, retired: {retired:?}, replaced_by: {replacement:?}, why: {:?}, before: {:?}, \
             after: {:?}, safe_way: {:?}, near_miss: {:?}, text: {text:?} }},",
            self.title,
            section("Why it breaks"),
            section("Before"),
            section("After"),
            section("The safe way"),
            section("Near miss"),
        )
        .expect("strings can be written to");
    }
}
