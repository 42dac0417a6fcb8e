//! From a contract to the files of its clients.

use accordant_document::{Documents, Finding, Severity};
use accordant_model::Contract;

use crate::dart::{self, DartOptions};
use crate::engine::{Engine, Overrides, TemplateFault};
use crate::lower::{ModelOptions, client_model};
use crate::model::ClientModel;
use crate::naming::{NameLock, kebab, words};
use crate::output::{Digest, Manifest, OutputFile};
use crate::rule;
use crate::typescript::{self, TypescriptOptions};

/// A language, and how its clients are to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    Typescript(TypescriptOptions),
    Dart(DartOptions),
}

impl Target {
    /// Every target by name, sorted.
    pub const NAMES: &'static [&'static str] = &["dart", "typescript"];

    /// The target of this name as it is by default.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "dart" => Some(Target::Dart(DartOptions::default())),
            "typescript" => Some(Target::Typescript(TypescriptOptions::default())),
            _ => None,
        }
    }

    pub const fn name(&self) -> &'static str {
        match self {
            Target::Typescript(_) => "typescript",
            Target::Dart(_) => "dart",
        }
    }

    fn package(&self) -> Option<&str> {
        match self {
            Target::Typescript(options) => options.package_name.as_deref(),
            Target::Dart(options) => options.package.as_deref(),
        }
    }
}

/// What one client is made with, beside the contract.
#[derive(Clone, Debug)]
pub struct Settings {
    pub target: Target,
    pub templates: Overrides,
    /// The names of the last generation, as the manifest holds them.
    pub names: NameLock,
}

/// A contract, understood for clients in any language.
pub struct Client<'c> {
    documents: &'c Documents,
    pub model: ClientModel,
    /// What could not be represented, whatever the language.
    pub findings: Vec<Finding>,
    source: Digest,
    options: Digest,
}

/// A client in one language. Nothing is written yet.
#[derive(Debug)]
pub struct Generated {
    pub files: Vec<OutputFile>,
    /// What this language could not represent.
    pub findings: Vec<Finding>,
    /// All of the manifest but its files.
    pub manifest: Manifest,
}

/// Why there are no clients.
#[derive(Debug, thiserror::Error)]
pub enum GenerateError {
    /// Clients are generated from HTTP contracts (OpenAPI).
    #[error("the contract describes no HTTP API")]
    NotHttp,
    #[error("{} of the templates cannot be used", .0.len())]
    Templates(Vec<TemplateFault>),
}

impl<'c> Client<'c> {
    /// # Errors
    /// [`GenerateError::NotHttp`].
    pub fn read(contract: &'c Contract, options: &ModelOptions) -> Result<Self, GenerateError> {
        let (model, findings) = client_model(contract, options).ok_or(GenerateError::NotHttp)?;
        let texts = contract.documents.iter().map(|(_, document)| document.tree.text().as_bytes());
        let options = Digest::of(format!("{options:?}").as_bytes());
        Ok(Self { documents: &contract.documents, model, findings, source: Digest::of_parts(texts), options })
    }

    /// Keeps the operations whose first tag is wanted (`None`: those without one), and the types that they need.
    pub fn select(&mut self, wanted: impl Fn(Option<&str>) -> bool) {
        self.model.select(wanted);
    }

    /// Writes the client in a language.
    ///
    /// # Errors
    /// [`GenerateError::Templates`]: only for templates that are not the built-in ones.
    pub fn generate(&self, settings: &Settings) -> Result<Generated, GenerateError> {
        let target = settings.target.name();
        let engine = Engine::new(target, &settings.templates).map_err(GenerateError::Templates)?;
        let mut names = settings.names.next();
        let (files, mut findings) = match &settings.target {
            Target::Typescript(options) => typescript::emit(&self.model, options, &engine, &mut names),
            Target::Dart(options) => dart::emit(&self.model, self.documents, options, &engine, &mut names),
        }
        .map_err(|fault| GenerateError::Templates(vec![fault]))?;
        findings.extend(names.changes().iter().map(|change| {
            Finding::new(
                rule::NAME_CHANGED,
                Severity::Warning,
                None,
                format!("`{}` is now `{}`: the old name has been taken for something else", change.from, change.to),
            )
            .subject(format!("{target} {}", change.place))
            .help("use the new name; what the document calls it decides what it is made of")
        }));
        let consumer = settings.target.package().map_or_else(|| kebab(&words(&self.model.api.title)), str::to_owned);
        let mut operations: Vec<String> = self.model.operations().map(|operation| operation.key.clone()).collect();
        operations.sort();
        let manifest = Manifest {
            version: Manifest::VERSION,
            generator: env!("CARGO_PKG_VERSION").to_owned(),
            target: target.to_owned(),
            source: self.source.clone(),
            inputs: self.inputs(settings),
            consumer,
            operations,
            files: Default::default(),
            names,
        };
        Ok(Generated { files, findings, manifest })
    }

    /// Of everything but the contract that decides what comes out.
    fn inputs(&self, settings: &Settings) -> Digest {
        let target = format!("{:?}", settings.target);
        let built_in = accordant_templates::folder(settings.target.name());
        let mut parts = vec![self.options.as_str(), &target];
        parts.extend(built_in.flat_map(|(name, text)| [name, text]));
        let own = |name: &str| name.split('/').next() == Some(settings.target.name());
        parts.extend(settings.templates.iter().filter(|(name, _)| own(name)).flat_map(|(name, text)| [name, text]));
        Digest::of_parts(parts.into_iter().map(str::as_bytes))
    }
}

/// One client of a contract. Where there are several, [`Client::read`] once and [`Client::generate`] for each.
///
/// # Errors
/// As those of both.
pub fn generate<'c>(
    contract: &'c Contract,
    options: &ModelOptions,
    settings: &Settings,
) -> Result<(Client<'c>, Generated), GenerateError> {
    let client = Client::read(contract, options)?;
    let generated = client.generate(settings)?;
    Ok((client, generated))
}
