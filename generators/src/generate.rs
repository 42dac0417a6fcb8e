//! From a contract to the files of its clients.

use accordant_document::{Documents, Finding, Severity};
use accordant_model::Contract;

use crate::dart::{self, DartOptions};
use crate::engine::{Engine, Overrides, TemplateFault};
use crate::lower::{ModelOptions, client_model};
use crate::model::ClientModel;
use crate::naming::{NameLock, kebab, words};
use crate::output::{Digest, Manifest, OutputFile, Warning};
use crate::rule::ids;
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
    /// Paths below the output folder that the user took over.
    pub keep: Vec<String>,
}

impl Settings {
    /// Of everything but the documents that decides what comes out, the code of this crate among it.
    fn inputs(&self, options: &ModelOptions) -> Digest {
        let own = format!("{options:?} {:?} {:?}", self.target, self.keep);
        let built_in = accordant_templates::folder(self.target.name());
        let mut parts = vec![env!("ACCORDANT_GENERATOR_SOURCES"), own.as_str()];
        parts.extend(built_in.flat_map(|(name, text)| [name, text]));
        let is_own = |name: &str| name.split('/').next() == Some(self.target.name());
        parts.extend(self.templates.iter().filter(|(name, _)| is_own(name)).flat_map(|(name, text)| [name, text]));
        Digest::of_parts(parts.into_iter().map(str::as_bytes))
    }
}

/// Of the documents of a contract, with the names that types of other documents are called after.
fn source(contract: &Contract) -> Digest {
    let documents = || contract.documents.iter().map(|(_, document)| document);
    let files = documents().skip(1).map(|document| document.name.rsplit(['/', '\\']).next().unwrap_or_default());
    let texts = documents().map(|document| document.tree.text());
    Digest::of_parts(files.chain(texts).map(str::as_bytes))
}

/// A contract, understood for clients in any language.
pub struct Client<'c> {
    documents: &'c Documents,
    pub model: ClientModel,
    /// What could not be represented, whatever the language.
    pub findings: Vec<Finding>,
    source: Digest,
    options: ModelOptions,
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
        let (mut model, findings) = client_model(contract, options).ok_or(GenerateError::NotHttp)?;
        // Of the types, those stay that the operations need.
        model.select(|tag| options.tags.wants(tag));
        let (source, options) = (source(contract), options.clone());
        Ok(Self { documents: &contract.documents, model, findings, source, options })
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
            Target::Typescript(options) => typescript::emit(&self.model, self.documents, options, &engine, &mut names),
            Target::Dart(options) => dart::emit(&self.model, self.documents, options, &engine, &mut names),
        }
        .map_err(|fault| GenerateError::Templates(vec![fault]))?;
        let warnings = self.findings.iter().chain(&findings).map(Warning::of).collect();
        // A name changes once, and is not told of again.
        findings.extend(names.changes().iter().map(|change| {
            Finding::new(
                ids::NAME_CHANGED,
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
            inputs: settings.inputs(&self.options),
            types: self.model.types.len(),
            warnings,
            consumer,
            operations,
            files: Default::default(),
            names,
        };
        Ok(Generated { files, findings, manifest })
    }
}

/// What a client that is as it would be generated has to tell, worked out from its manifest alone.
#[derive(Debug)]
pub struct Unchanged {
    pub findings: Vec<Finding>,
    pub operations: usize,
    pub types: usize,
}

/// Whether a manifest was made from exactly this: the same documents, options, templates and generator. Whether its files
/// are still there, [`crate::output::Plan::unchanged`] says.
pub fn unchanged(
    manifest: &Manifest,
    contract: &Contract,
    options: &ModelOptions,
    settings: &Settings,
) -> Option<Unchanged> {
    let same = manifest.target == settings.target.name()
        && manifest.generator == env!("CARGO_PKG_VERSION")
        && manifest.inputs == settings.inputs(options)
        && manifest.source == source(contract);
    if !same {
        return None;
    }
    let told = manifest.warnings.iter().map(|warning| warning.finding(&contract.documents));
    let findings = told.collect::<Option<_>>()?;
    Some(Unchanged { findings, operations: manifest.operations.len(), types: manifest.types })
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

#[cfg(test)]
mod tests {
    use accordant_document::{LoadOptions, load_text};

    use super::*;
    use crate::lower::Tags;
    use crate::model::{Shape, TypeKind};

    const SHOP: &str = "
openapi: 3.1.0
info: {title: Shop, version: '1'}
paths:
  /orders:
    post:
      operationId: placeOrder
      tags: [orders]
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
      responses: {'204': {description: Placed}}
  /shelves:
    get:
      operationId: listShelves
      tags: [shelves]
      responses:
        '200':
          description: OK
          content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Shelf'}}}}
components:
  schemas:
    Order: {type: object, required: [book], properties: {book: {$ref: '#/components/schemas/Book'}}}
    Shelf: {type: object, required: [books], properties: {books: {type: array, items: {$ref: '#/components/schemas/Book'}}}}
    Book: {type: object, required: [title], properties: {title: {type: string}}}
";

    fn contract(text: &str) -> Contract {
        let (documents, findings) = load_text("shop.yaml", text, &LoadOptions::default());
        Contract::read(documents, findings)
    }

    fn settings(target: &str) -> Settings {
        let target = Target::named(target).expect("a target");
        Settings { target, templates: Overrides::default(), names: NameLock::default(), keep: Vec::new() }
    }

    #[test]
    fn a_part_of_a_client_has_the_types_that_it_needs_and_no_others() {
        let contract = contract(SHOP);
        let client = Client::read(&contract, &ModelOptions::default()).expect("OpenAPI");
        assert_eq!(client.model.types.len(), 3);
        let tags = Tags { include: vec!["shelves".to_owned()], exclude: Vec::new() };
        let client = Client::read(&contract, &ModelOptions { tags, ..ModelOptions::default() }).expect("OpenAPI");
        let names: Vec<&str> = client.model.types.iter().map(|declaration| declaration.name.as_str()).collect();
        assert_eq!(client.model.operations().map(|it| it.key.as_str()).collect::<Vec<_>>(), ["GET /shelves"]);
        assert!(names.len() == 2 && !names.contains(&"Order"), "{names:?}");
        // What is left still leads to what it led to.
        let shelf = client.model.types.iter().find(|declaration| declaration.name == "Shelf").expect("it is needed");
        let Shape::Object(object) = &shelf.shape else { panic!("an object") };
        let Some(TypeKind::Array { items, .. }) = object.properties.first().map(|property| &property.value.kind) else {
            panic!("a list")
        };
        let TypeKind::Named { id } = items.kind else { panic!("a named type") };
        assert_eq!(client.model.declaration(id).map(|book| book.name.as_str()), Some("Book"));
    }

    #[test]
    fn the_same_settings_give_the_same_bytes_and_any_other_input_another_digest() {
        let contract = contract(SHOP);
        let options = ModelOptions::default();
        for target in Target::NAMES {
            let (_, first) = generate(&contract, &options, &settings(target)).expect("sound");
            for _ in 0..20 {
                let (_, again) = generate(&contract, &options, &settings(target)).expect("sound");
                assert_eq!(again.files, first.files);
            }
            // With the names that were given the first time, too.
            let lock = Manifest::read(&first.manifest.write().expect("plain data")).expect("and reads back").names;
            let (_, locked) =
                generate(&contract, &options, &Settings { names: lock, ..settings(target) }).expect("sound");
            assert_eq!(locked.files, first.files);

            let mut other = settings(target);
            other.templates.insert(format!("{target}/README.md.hbs"), "another\n");
            let (_, other) = generate(&contract, &options, &other).expect("sound");
            assert_ne!(other.manifest.inputs, first.manifest.inputs);
            assert_eq!(other.manifest.source, first.manifest.source);
            assert!(other.files.iter().any(|file| file.path == "README.md" && file.text == "another\n"));
        }
    }

    #[test]
    fn a_manifest_is_known_again_by_what_it_was_made_from() {
        let wide = SHOP.replace("books: {type: array", "origin: {const: [0, 0]}, books: {type: array");
        let contract = contract(&wide);
        let (options, given) = (ModelOptions::default(), settings("dart"));
        let (client, first) = generate(&contract, &options, &given).expect("sound");
        let manifest = Manifest::read(&first.manifest.write().expect("plain data")).expect("and reads back");
        let found = unchanged(&manifest, &contract, &options, &given).expect("nothing is another");
        let told: Vec<Finding> = client.findings.into_iter().chain(first.findings).collect();
        assert_eq!(format!("{:?}", found.findings), format!("{told:?}"));
        assert!(!told.is_empty(), "a warning is told again");
        assert_eq!((found.operations, found.types), (2, client.model.types.len()));

        // Whoever edits it can make no place up.
        for at in [(0, 5, 4), (0, 0, u32::MAX), (9, 0, 0)] {
            let mut edited = manifest.clone();
            edited.warnings.iter_mut().for_each(|warning| warning.at = Some(at));
            assert!(unchanged(&edited, &contract, &options, &given).is_none(), "{at:?}");
        }

        let tags = Tags { exclude: vec!["orders".to_owned()], ..Tags::default() };
        assert!(unchanged(&manifest, &contract, &ModelOptions { tags, ..options.clone() }, &given).is_none());
        assert!(unchanged(&manifest, &contract, &options, &settings("typescript")).is_none());
        let keep = vec!["README.md".to_owned()];
        assert!(unchanged(&manifest, &contract, &options, &Settings { keep, ..given.clone() }).is_none());
        let mut templates = Overrides::default();
        templates.insert("dart/README.md.hbs", "another\n");
        assert!(unchanged(&manifest, &contract, &options, &Settings { templates, ..given.clone() }).is_none());
        assert!(unchanged(&manifest, &self::contract(SHOP), &options, &given).is_none());
    }

    #[test]
    fn what_is_no_http_contract_has_no_client() {
        let contract = contract("$schema: https://json-schema.org/draft/2020-12/schema\ntype: object\n");
        assert!(matches!(Client::read(&contract, &ModelOptions::default()), Err(GenerateError::NotHttp)));
    }
}
