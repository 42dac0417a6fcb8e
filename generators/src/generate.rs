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
            Target::Typescript(options) => typescript::emit(&self.model, self.documents, options, &engine, &mut names),
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

#[cfg(test)]
mod tests {
    use accordant_document::{LoadOptions, load_text};

    use super::*;
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
        Settings { target, templates: Overrides::default(), names: NameLock::default() }
    }

    #[test]
    fn a_part_of_a_client_has_the_types_that_it_needs_and_no_others() {
        let contract = contract(SHOP);
        let mut client = Client::read(&contract, &ModelOptions::default()).expect("OpenAPI");
        assert_eq!(client.model.types.len(), 3);
        client.select(|tag| tag == Some("shelves"));
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
    fn what_is_no_http_contract_has_no_client() {
        let contract = contract("$schema: https://json-schema.org/draft/2020-12/schema\ntype: object\n");
        assert!(matches!(Client::read(&contract, &ModelOptions::default()), Err(GenerateError::NotHttp)));
    }
}
