//! The contract that a folder holds: one OpenAPI document, or all its GraphQL files.

use std::path::{Path, PathBuf};

use super::LoadError;
use crate::read::Hint;

/// How deep and how wide a folder is searched for GraphQL files.
const DEPTH: usize = 16;
const ENTRIES: usize = 100_000;

/// Whether a file's name makes it the root of an OpenAPI contract.
pub(crate) fn is_openapi_root(name: &str) -> bool {
    matches!(name, "openapi.yaml" | "openapi.yml" | "openapi.json" | "swagger.yaml" | "swagger.yml" | "swagger.json")
}

/// Which of the files below a folder (paths relative to it) make its contract, sorted.
pub(crate) fn choose(name: &str, files: Vec<String>) -> Result<Vec<String>, LoadError> {
    let mut roots: Vec<String> = files.iter().filter(|file| is_openapi_root(file)).cloned().collect();
    let mut graphql: Vec<String> = files.into_iter().filter(|file| Hint::of(file) == Hint::Graphql).collect();
    roots.sort();
    graphql.sort();
    match (roots.len(), graphql.is_empty()) {
        (1, true) => Ok(roots),
        (0, false) => Ok(graphql),
        (0, true) => Err(LoadError::NothingInFolder { name: name.to_owned() }),
        _ => {
            roots.extend(graphql.into_iter().take(3));
            Err(LoadError::SeveralInFolder { name: name.to_owned(), found: roots })
        }
    }
}

/// The files that may matter below a folder, relative to it. Links and hidden folders are not entered.
pub(crate) fn list(folder: &Path) -> Result<Vec<String>, LoadError> {
    let name = folder.display().to_string();
    let mut found = Vec::new();
    let mut seen = 0;
    let mut open: Vec<(PathBuf, String, usize)> = vec![(folder.to_owned(), String::new(), 0)];
    while let Some((path, prefix, depth)) = open.pop() {
        let entries = match path.read_dir() {
            Ok(entries) => entries,
            Err(error) if depth == 0 => return Err(LoadError::Unreadable { name, why: error.to_string() }),
            Err(_) => continue,
        };
        for entry in entries.flatten() {
            seen += 1;
            if seen > ENTRIES {
                return Err(LoadError::Unreadable { name, why: format!("it holds more than {ENTRIES} entries") });
            }
            let Ok(kind) = entry.file_type() else { continue };
            let Ok(file) = entry.file_name().into_string() else { continue };
            let relative = format!("{prefix}{file}");
            if kind.is_dir() && depth < DEPTH && !file.starts_with('.') && file != "node_modules" {
                open.push((entry.path(), format!("{relative}/"), depth + 1));
            } else if !kind.is_dir() && (is_openapi_root(&relative) || Hint::of(&file) == Hint::Graphql) {
                found.push(relative);
            }
        }
    }
    Ok(found)
}
