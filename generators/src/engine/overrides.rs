use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Templates that take the place of the built-in ones, by name: `typescript/client.ts.hbs`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides {
    files: BTreeMap<String, String>,
}

/// A folder of templates that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("the template `{}` cannot be read: {source}", .path.display())]
pub struct UnreadableTemplate {
    pub path: PathBuf,
    #[source]
    pub source: std::io::Error,
}

/// Folders in folders, more than anybody's templates have; also stops at links that lead in a circle.
const DEPTH: usize = 8;

impl Overrides {
    /// Every file below a folder, hidden ones left out. The folder mirrors the names: `DIR/typescript/client.ts.hbs`.
    ///
    /// # Errors
    /// Where the folder or one of its files cannot be read, or is no UTF-8.
    pub fn from_folder(folder: &Path) -> Result<Self, UnreadableTemplate> {
        let mut overrides = Self::default();
        overrides.read(folder, "", DEPTH)?;
        Ok(overrides)
    }

    pub fn insert(&mut self, name: impl Into<String>, text: impl Into<String>) {
        self.files.insert(name.into(), text.into());
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        self.files.get(name).map(String::as_str)
    }

    /// Sorted by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }

    fn read(&mut self, folder: &Path, prefix: &str, depth: usize) -> Result<(), UnreadableTemplate> {
        let fault = |path: &Path| {
            let path = path.to_path_buf();
            |source| UnreadableTemplate { path, source }
        };
        for entry in std::fs::read_dir(folder).map_err(fault(folder))? {
            let entry = entry.map_err(fault(folder))?;
            let path = entry.path();
            let Some(file) = entry.file_name().to_str().map(str::to_owned) else { continue };
            if file.starts_with('.') {
                continue;
            }
            if path.is_dir() {
                if depth > 0 {
                    self.read(&path, &format!("{prefix}{file}/"), depth - 1)?;
                }
            } else {
                let text = std::fs::read_to_string(&path).map_err(fault(&path))?;
                self.files.insert(format!("{prefix}{file}"), text);
            }
        }
        Ok(())
    }
}
