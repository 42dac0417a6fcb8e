//! Generating clients for tests, with the settings that the subjects of the pages need.

use std::collections::BTreeMap;
use std::path::Path;

use accordant_document::Finding;
use accordant_generators::dart::{Adapter, DartOptions, Dates, Enums};
use accordant_generators::lower::{ModelOptions, PaginationOption};
use accordant_generators::model::Pagination;
use accordant_generators::naming::NameLock;
use accordant_generators::output::OutputFile;
use accordant_generators::typescript::{Int64, TypescriptOptions};
use accordant_generators::{Overrides, Settings, Target};
use accordant_model::Contract;
use anyhow::{Context as _, Result};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    Typescript,
    Dart,
}

impl Language {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Typescript => "typescript",
            Self::Dart => "dart",
        }
    }

    /// Of source files.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Typescript => "ts",
            Self::Dart => "dart",
        }
    }
}

/// A client, not written yet.
#[derive(Clone, Debug)]
pub struct Generated {
    pub language: Language,
    pub files: Vec<OutputFile>,
    /// What could not be represented, in any language or in this one.
    pub findings: Vec<Finding>,
    names: NameLock,
}

/// A client as it is by default.
///
/// # Errors
/// Where the contract is of no HTTP API.
pub fn generate(contract: &Contract, language: Language) -> Result<Generated> {
    emit(contract, language, &ModelOptions::default(), target(language, None), NameLock::default())
}

/// The same with the names that an earlier client has.
///
/// # Errors
/// As [`generate`].
pub fn generate_with_names(contract: &Contract, language: Language, earlier: &Generated) -> Result<Generated> {
    emit(contract, language, &ModelOptions::default(), target(language, None), earlier.names.clone())
}

/// The client of a subject of the pages, as a package of its name.
///
/// # Errors
/// As [`generate`].
pub fn generate_for(contract: &Contract, language: Language, subject: &str) -> Result<Generated> {
    let pagination = if subject == "pagination" { pagination() } else { Vec::new() };
    let options = ModelOptions { pagination, ..ModelOptions::default() };
    emit(contract, language, &options, target(language, Some(subject)), NameLock::default())
}

/// The options that a subject is about; `tests/clients/README.md` lists them.
fn target(language: Language, subject: Option<&str>) -> Target {
    match language {
        Language::Typescript => {
            let int64 = match subject {
                Some("numbers") => Int64::BigInt,
                Some("longs") => Int64::String,
                _ => Int64::Number,
            };
            let validators = subject == Some("validators");
            Target::Typescript(TypescriptOptions { int64, validators, ..TypescriptOptions::default() })
        }
        Language::Dart => {
            let mut options = DartOptions { package: subject.map(str::to_owned), ..DartOptions::default() };
            match subject {
                Some("closed") => (options.enums, options.dates) = (Enums::Closed, Dates::Text),
                Some("transports") => options.transports = vec![Adapter::Http, Adapter::Dio],
                _ => {}
            }
            Target::Dart(options)
        }
    }
}

/// What `pagination.md` speaks of, each kind once.
fn pagination() -> Vec<PaginationOption> {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    [
        (
            "listByCursor",
            Pagination::Cursor {
                parameter: "cursor".to_owned(),
                next: words(&["page", "next_cursor"]),
                items: words(&["data"]),
            },
        ),
        (
            "listByPage",
            Pagination::Page {
                parameter: "page".to_owned(),
                first: 1,
                limit: Some("per_page".to_owned()),
                items: Vec::new(),
            },
        ),
        (
            "listByOffset",
            Pagination::Offset {
                parameter: "offset".to_owned(),
                limit: Some("limit".to_owned()),
                items: words(&["items"]),
            },
        ),
        ("listByLink", Pagination::Link { items: Vec::new() }),
    ]
    .into_iter()
    .map(|(operation, pagination)| PaginationOption { operation: operation.to_owned(), pagination })
    .collect()
}

fn emit(
    contract: &Contract,
    language: Language,
    options: &ModelOptions,
    target: Target,
    names: NameLock,
) -> Result<Generated> {
    let settings = Settings { target, templates: Overrides::default(), names, keep: Vec::new() };
    let (client, generated) = accordant_generators::generate(contract, options, &settings)?;
    let findings = client.findings.into_iter().chain(generated.findings).collect();
    Ok(Generated { language, files: generated.files, findings, names: generated.manifest.names })
}

impl Generated {
    /// Writes every file below a folder.
    ///
    /// # Errors
    /// Where one cannot be written.
    pub fn write(&self, folder: &Path) -> Result<()> {
        for file in &self.files {
            let path = folder.join(&file.path);
            std::fs::create_dir_all(path.parent().unwrap_or(folder))?;
            std::fs::write(&path, &file.text).with_context(|| format!("{} cannot be written", path.display()))?;
        }
        Ok(())
    }

    /// How many operations the emitted code has: by what each is sure to leave there, not by what the model says.
    pub fn operations(&self) -> usize {
        let marks = match self.language {
            Language::Typescript => ("const ", ": OperationSpec = {"),
            Language::Dart => ("sealed class ", " extends ApiResult {"),
        };
        let lines =
            self.files.iter().filter(|file| file.path.contains("/operations/")).flat_map(|file| file.text.lines());
        lines.filter(|line| line.starts_with(marks.0) && line.ends_with(marks.1)).count()
    }

    /// Every name that was given, by scope and place.
    ///
    /// # Errors
    /// Where the lock cannot be written.
    pub fn names(&self) -> Result<BTreeMap<String, String>> {
        let scopes: BTreeMap<String, BTreeMap<String, String>> =
            serde_json::from_value(serde_json::to_value(&self.names)?)?;
        Ok(scopes
            .into_iter()
            .flat_map(|(scope, names)| names.into_iter().map(move |(place, name)| (format!("{scope} {place}"), name)))
            .collect())
    }
}
