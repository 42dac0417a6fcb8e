//! Every identifier of a package, decided before any code is written.

use rustc_hash::FxHashMap;

use super::bodies::{Group, Shape, groups, media_words};
use super::reserved;
use crate::model::{ClientModel, Declaration, EventKind, Operation, Response, Shape as TypeShape, TypeId};
use crate::naming::{NameLock, Rank, Scope, ascii, camel, identifier, pascal, snake};

/// Of a declaration.
#[derive(Debug, Default)]
pub(super) struct TypeNames {
    pub(super) class: String,
    /// Of an alias: the class that holds its codec.
    pub(super) codec: String,
    /// The place of its file in [`Names::libraries`].
    pub(super) library: usize,
    /// Of an object its fields, of an enum its values, by their places.
    pub(super) members: Vec<String>,
    /// The field that holds what has no name.
    pub(super) additional: String,
    /// Of a union: the class of each variant, then that of the unknown.
    pub(super) variants: Vec<String>,
}

#[derive(Debug, Default)]
pub(super) struct OperationNames {
    pub(super) method: String,
    pub(super) pages: String,
    pub(super) parameters: Vec<String>,
    pub(super) result: String,
    pub(super) undocumented: String,
    /// A class for each group of each response.
    pub(super) responses: Vec<Vec<String>>,
    /// Fields of the header record of each response.
    pub(super) headers: Vec<Vec<String>>,
    /// The class of a body that has several shapes, then a class for each.
    pub(super) bodies: Vec<String>,
}

#[derive(Debug, Default)]
pub(super) struct ModuleNames {
    pub(super) class: String,
    /// Its field in the facade.
    pub(super) field: String,
    pub(super) library: usize,
    pub(super) operations: Vec<OperationNames>,
}

#[derive(Debug, Default)]
pub(super) struct EventNames {
    /// The variant of the sealed class.
    pub(super) class: String,
}

#[derive(Debug, Default)]
pub(super) struct Names {
    pub(super) types: Vec<TypeNames>,
    pub(super) modules: Vec<ModuleNames>,
    pub(super) events: Vec<EventNames>,
    /// The sealed class of what the API sends, and what of it is unknown.
    pub(super) event: String,
    pub(super) unknown_event: String,
    pub(super) client: String,
    pub(super) credentials: String,
    pub(super) servers: String,
    pub(super) schemes: Vec<String>,
    pub(super) server_methods: Vec<String>,
    /// Paths below `lib/src`, without `.dart`.
    pub(super) libraries: Vec<String>,
}

fn class_name(name: &str) -> String {
    let name = identifier(&pascal(&ascii(name)), "Model");
    if name.is_empty() { "Model".to_owned() } else { name }
}

fn member_name(name: &str) -> String {
    let name = identifier(&camel(&ascii(name)), "value");
    if name.is_empty() { "value".to_owned() } else { name }
}

fn file_name(name: &str) -> String {
    let mut name = identifier(&snake(&ascii(name)), "model_");
    // It is ASCII; file systems end at 255 bytes, and archives sooner.
    name.truncate(96);
    if name.is_empty() { "model".to_owned() } else { name }
}

/// A name of fields, values, methods or parameters.
fn members<'a>(key: impl Into<String>, free: &'static [&'static str]) -> Scope<'a> {
    Scope::new(key, member_name).escape("value").share(&reserved::MEMBERS).allow(free)
}

impl Names {
    /// `shared` says which declaration stands for which.
    pub(super) fn new(model: &ClientModel, shared: &[TypeId], lock: &mut NameLock) -> Self {
        let mut names = Self {
            types: model.types.iter().map(|_| TypeNames::default()).collect(),
            modules: model.modules.iter().map(|_| ModuleNames::default()).collect(),
            events: model.events.iter().map(|_| EventNames::default()).collect(),
            ..Self::default()
        };
        names.classes(model, lock);
        names.files(model, lock);
        for (index, (own, declaration)) in names.types.iter_mut().zip(&model.types).enumerate() {
            if shared.get(index).is_none_or(|standing| standing.0 as usize == index) {
                own.fields(declaration, lock);
            }
        }
        names.methods(model, lock);
        names.facade(model, lock);
        names
    }

    /// All types of the package, which share one scope.
    fn classes(&mut self, model: &ClientModel, lock: &mut NameLock) {
        let mut scope = Scope::new("dart/types", class_name).escape("model").share(&reserved::TYPES);
        let mut slots: Vec<&mut String> = Vec::new();
        let mut wish = |slot, rank, place: &str, name: &str, hints: &[&str]| {
            scope.wish(rank, place, name, hints);
            slots.push(slot);
        };
        for (names, declaration) in self.types.iter_mut().zip(&model.types) {
            let rank = if declaration.named { Rank::Declared } else { Rank::Synthesised };
            let (name, place) = (&declaration.name, &declaration.pointer);
            wish(&mut names.class, rank, place, name, &["model"]);
            match &declaration.shape {
                TypeShape::Alias { .. } => {
                    wish(&mut names.codec, Rank::Derived, &format!("{place}#codec"), &format!("{name} codec"), &[]);
                }
                TypeShape::Union(union) => {
                    names.variants = vec![String::new(); union.variants.len() + 1];
                    let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
                    let words = union.variants.iter().map(|variant| variant.name.as_str()).chain(["unknown"]);
                    for (slot, word) in names.variants.iter_mut().zip(words) {
                        let count = seen.entry(word).or_default();
                        *count += 1;
                        let place = format!("{place}#{word}#{count}");
                        // The type of an inline variant is named after the union already.
                        let repeats = word.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with(' '));
                        let own = if repeats { word.to_owned() } else { format!("{name} {word}") };
                        wish(slot, Rank::Derived, &place, &own, &["variant"]);
                    }
                }
                TypeShape::Object(_) | TypeShape::Enum(_) => {}
            }
        }
        for (names, module) in self.modules.iter_mut().zip(&model.modules) {
            let place = format!("module {}", module.tag.as_deref().unwrap_or_default());
            wish(&mut names.class, Rank::Derived, &place, &format!("{} api", module.name), &[]);
            names.operations =
                module.operations.iter().map(|operation| OperationNames::sized(model, operation)).collect();
            for (names, operation) in names.operations.iter_mut().zip(&module.operations) {
                let (key, name) = (&operation.key, &operation.name);
                let derived = Rank::Derived;
                wish(&mut names.result, derived, &format!("{key}#result"), &format!("{name} result"), &[]);
                let place = format!("{key}#undocumented");
                wish(&mut names.undocumented, derived, &place, &format!("{name} undocumented"), &["response"]);
                for (slots, response) in names.responses.iter_mut().zip(&operation.responses) {
                    let groups = received(model, operation, response);
                    for (index, slot) in slots.iter_mut().enumerate() {
                        let place = format!("{key}#{}#{index}", response.matches);
                        let suffix = groups.get(index).map(|group| suffix(group, index)).unwrap_or_default();
                        let name = format!("{name} {}{suffix}", response.name);
                        wish(slot, derived, &place, &name, &["response", &response.matches]);
                    }
                }
                let several = names.bodies.len().min(1);
                let (first, rest) = names.bodies.split_at_mut(several);
                for slot in first {
                    wish(slot, derived, &format!("{key}#body"), &format!("{name} body"), &["request"]);
                }
                for (index, (slot, group)) in rest.iter_mut().zip(sent(model, operation)).enumerate() {
                    let place = format!("{key}#body#{index}");
                    wish(slot, derived, &place, &format!("{name} body{}", media_suffix(&group)), &["request"]);
                }
            }
        }
        for (names, event) in self.events.iter_mut().zip(&model.events) {
            let place = format!("event {}", event.pointer);
            let operation = match &event.kind {
                EventKind::Callback { operation, .. } => operation.as_str(),
                EventKind::Webhook => "webhook",
            };
            wish(&mut names.class, Rank::Derived, &place, &format!("{} event", event.name), &[operation]);
        }
        let title = crate::naming::words(&model.api.title);
        wish(&mut self.event, Rank::Derived, "#event", "webhook event", &["message"]);
        wish(&mut self.unknown_event, Rank::Derived, "#event#unknown", "unknown webhook event", &["message"]);
        wish(&mut self.client, Rank::Derived, "#client", &format!("{title} client"), &["facade"]);
        wish(&mut self.credentials, Rank::Derived, "#credentials", &format!("{title} credentials"), &["auth"]);
        wish(&mut self.servers, Rank::Derived, "#servers", &format!("{title} servers"), &["hosts"]);
        for (slot, name) in slots.into_iter().zip(scope.resolve(lock)) {
            *slot = name;
        }
    }

    /// A file for each named schema with what is inline in it, two for each tag, one for the rest.
    fn files(&mut self, model: &ClientModel, lock: &mut NameLock) {
        let mut scope = Scope::new("dart/files", file_name).case_folded().escape("model");
        let mut folders = Vec::new();
        let mut by_pointer: FxHashMap<&str, usize> = FxHashMap::default();
        for declaration in model.types.iter().filter(|declaration| declaration.named) {
            let pointer = bare(&declaration.pointer);
            by_pointer.entry(pointer).or_insert_with(|| {
                scope.wish(Rank::Declared, pointer, &declaration.name, &["model"]);
                folders.push("models");
                folders.len() - 1
            });
        }
        for (names, module) in self.modules.iter_mut().zip(&model.modules) {
            let place = format!("module {}", module.tag.as_deref().unwrap_or_default());
            scope.wish(Rank::Derived, &place, &format!("{} api", module.name), &["operations"]);
            folders.push("operations");
            names.library = folders.len() - 1;
            scope.wish(Rank::Derived, &format!("{place}#models"), &format!("{} models", module.name), &["operations"]);
            folders.push("operations");
            for operation in &module.operations {
                by_pointer.entry(&operation.pointer).or_insert(folders.len() - 1);
            }
        }
        scope.wish(Rank::Derived, "#shared", "shared models", &[]);
        folders.push("models");
        let shared = folders.len() - 1;
        for (names, declaration) in self.types.iter_mut().zip(&model.types) {
            let mut pointer = bare(&declaration.pointer);
            names.library = loop {
                match (by_pointer.get(pointer), pointer.rfind('/')) {
                    (Some(library), _) => break *library,
                    (None, Some(slash)) => pointer = pointer.get(..slash).unwrap_or_default(),
                    (None, None) => break shared,
                }
            };
        }
        self.libraries =
            folders.iter().zip(scope.resolve(lock)).map(|(folder, name)| format!("{folder}/{name}")).collect();
    }

    fn methods(&mut self, model: &ClientModel, lock: &mut NameLock) {
        for (names, module) in self.modules.iter_mut().zip(&model.modules) {
            let mut scope =
                members(format!("dart/methods {}", module.tag.as_deref().unwrap_or_default()), reserved::FREE_METHODS);
            for operation in &module.operations {
                scope.wish(Rank::Declared, &operation.key, &operation.name, &[&operation.method]);
            }
            for operation in module.operations.iter().filter(|operation| operation.pagination.is_some()) {
                let place = format!("{}#pages", operation.key);
                scope.wish(Rank::Derived, &place, &format!("{} all", operation.name), &["pages"]);
            }
            let mut given = scope.resolve(lock).into_iter();
            for (names, method) in names.operations.iter_mut().zip(&mut given) {
                names.method = method;
            }
            for (names, operation) in names.operations.iter_mut().zip(&module.operations) {
                if operation.pagination.is_some() {
                    names.pages = given.next().unwrap_or_default();
                }
                names.parameters_of(operation, lock);
            }
        }
    }

    fn facade(&mut self, model: &ClientModel, lock: &mut NameLock) {
        let mut scope = members("dart/client", reserved::FREE_APIS).escape("api");
        for module in &model.modules {
            scope.wish(Rank::Declared, module.tag.as_deref().unwrap_or_default(), &module.name, &["api"]);
        }
        for (names, field) in self.modules.iter_mut().zip(scope.resolve(lock)) {
            names.field = field;
        }
        let mut scope = members("dart/credentials", reserved::FREE_METHODS);
        for scheme in &model.security_schemes {
            scope.wish(Rank::Declared, &scheme.wire, &scheme.name, &["scheme"]);
        }
        self.schemes = scope.resolve(lock);
        let mut scope = members("dart/servers", reserved::FREE_METHODS);
        for (index, server) in model.api.servers.iter().enumerate() {
            scope.wish(Rank::Declared, &format!("{index} {}", server.url), &server.name, &["server"]);
        }
        self.server_methods = scope.resolve(lock);
    }
}

impl TypeNames {
    fn fields(&mut self, declaration: &Declaration, lock: &mut NameLock) {
        match &declaration.shape {
            TypeShape::Object(object) => {
                let mut scope = members(format!("dart/members {}", declaration.pointer), reserved::FREE_FIELDS);
                for property in &object.properties {
                    scope.wish(Rank::Declared, &property.wire, &property.name, &[]);
                }
                scope.wish(Rank::Derived, "#additional", "additional properties", &["others"]);
                self.members = scope.resolve(lock);
                self.additional = self.members.pop().unwrap_or_default();
            }
            TypeShape::Enum(values) => {
                let mut scope = members(format!("dart/members {}", declaration.pointer), reserved::FREE_VALUES);
                let mut seen: FxHashMap<String, usize> = FxHashMap::default();
                for value in &values.values {
                    let shown = super::literal::shown(&value.value);
                    let count = seen.entry(shown.clone()).or_default();
                    *count += 1;
                    let place = if *count == 1 { shown } else { format!("{shown}#{count}") };
                    let name = if value.name.is_empty() { "value" } else { &value.name };
                    scope.wish(Rank::Declared, &place, name, &[]);
                }
                // The name of what a closed enum does not know.
                scope.wish(Rank::Derived, "#unknown", "unknown", &["value"]);
                self.members = scope.resolve(lock);
                self.additional = self.members.pop().unwrap_or_default();
            }
            TypeShape::Union(_) | TypeShape::Alias { .. } => {}
        }
    }
}

impl OperationNames {
    /// With a slot for everything that wants a name.
    fn sized(model: &ClientModel, operation: &Operation) -> Self {
        let bodies = sent(model, operation).len();
        Self {
            responses: operation
                .responses
                .iter()
                .map(|response| vec![String::new(); received(model, operation, response).len().max(1)])
                .collect(),
            bodies: if bodies > 1 { vec![String::new(); bodies + 1] } else { Vec::new() },
            ..Self::default()
        }
    }

    fn parameters_of(&mut self, operation: &Operation, lock: &mut NameLock) {
        let key = &operation.key;
        let mut scope = members(format!("dart/parameters {key}"), reserved::FREE_PARAMETERS);
        for parameter in &operation.parameters {
            let location = super::operations::location_word(parameter.location);
            scope.wish(Rank::Declared, &format!("{location} {}", parameter.wire), &parameter.name, &[location]);
        }
        self.parameters = scope.resolve(lock);
        for response in &operation.responses {
            let mut scope = members(format!("dart/headers {key} {}", response.matches), reserved::FREE_METHODS);
            for header in &response.headers {
                scope.wish(Rank::Declared, &header.wire, &header.name, &["header"]);
            }
            self.headers.push(scope.resolve(lock));
        }
    }
}

/// The groups of a response; what answers HEAD has no body, whatever is documented (RFC 9110, section 9.3.2).
pub(super) fn received<'m>(model: &ClientModel, operation: &Operation, response: &'m Response) -> Vec<Group<'m>> {
    if operation.method == "HEAD" {
        return Vec::new();
    }
    groups(&response.contents, |content| Shape::received(model, content))
}

pub(super) fn sent<'m>(model: &ClientModel, operation: &'m Operation) -> Vec<Group<'m>> {
    let body = operation.body.as_ref();
    body.map(|body| groups(&body.contents, |content| Shape::sent(model, content))).unwrap_or_default()
}

fn suffix(group: &Group<'_>, index: usize) -> String {
    if index == 0 { String::new() } else { media_suffix(group) }
}

fn media_suffix(group: &Group<'_>) -> String {
    group.contents.first().map(|(_, content)| format!(" {}", media_words(&content.media))).unwrap_or_default()
}

/// Without what tells the variant that is sent.
fn bare(pointer: &str) -> &str {
    pointer.strip_suffix("#sent").unwrap_or(pointer)
}

impl Names {
    /// The fields or values of a declaration, which may be another's.
    pub(super) fn members(&self, shared: &[TypeId], id: TypeId) -> &[String] {
        &self[shared.get(id.0 as usize).copied().unwrap_or(id)].members
    }
}

/// The names of a declaration; what the model does not have has empty ones.
impl std::ops::Index<TypeId> for Names {
    type Output = TypeNames;

    fn index(&self, id: TypeId) -> &TypeNames {
        static NONE: TypeNames = TypeNames {
            class: String::new(),
            codec: String::new(),
            library: 0,
            members: Vec::new(),
            additional: String::new(),
            variants: Vec::new(),
        };
        self.types.get(id.0 as usize).unwrap_or(&NONE)
    }
}
