//! Turns the folders of templates into one table: a file that is added is in it, and nothing is registered twice.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The folders of this crate that hold templates.
const FOLDERS: [&str; 3] = ["dart", "report", "typescript"];

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo names the crate's folder"));
    let mut names = Vec::new();
    for folder in FOLDERS {
        list(&root.join(folder), folder, &mut names);
    }
    names.sort();
    let mut table = String::from("pub const TEMPLATES: &[(&str, &str)] = &[\n");
    for name in &names {
        writeln!(table, "    ({name:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/\", {name:?}))),")
            .expect("strings can be written to");
    }
    table.push_str("];\n");
    let out = Path::new(&env::var("OUT_DIR").expect("cargo names the output folder")).join("templates.rs");
    fs::write(out, table).expect("the output folder can be written to");
}

/// Adds every file below a folder with its name, which has `/` between its parts on every system.
fn list(folder: &Path, name: &str, names: &mut Vec<String>) {
    // Watching the folder notices files that come and go; their contents are watched through `include_str!`.
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder).expect("the folder is part of the crate") {
        let entry = entry.expect("the folder can be listed");
        let file = entry.file_name();
        let file = file.to_str().expect("templates have plain names");
        if file.starts_with('.') {
            continue;
        }
        let name = format!("{name}/{file}");
        if entry.path().is_dir() {
            list(&entry.path(), &name, names);
        } else {
            names.push(name);
        }
    }
}
