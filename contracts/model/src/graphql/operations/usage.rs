//! Which parts of a schema operations rely on, as exact coordinates: `User.name` is not `User.nameFull`.

use std::rc::Rc;

use accordant_document::{DocumentId, Origin, Span};
use apollo_compiler::ast::{
    Argument, Definition, DirectiveList, FragmentDefinition, OperationDefinition, OperationType, Selection, Type, Value,
};
use apollo_compiler::parser::SourceSpan;
use apollo_compiler::{Name, Node};
use indexmap::{IndexMap, IndexSet};
use rustc_hash::FxHashSet;
use serde_json::Value as Json;
use smol_str::SmolStr;

use super::Operations;
use crate::graphql::{GraphqlContract, InputValue, OperationKind, TypeKind};

/// One place where an operation relies on a part of the schema.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Use {
    /// A schema coordinate (specification, September 2025, section 3.14): `Type`, `Type.field`, `Type.field(argument:)`,
    /// `Enum.VALUE`, `Input.field`, `@directive`, `@directive(argument:)`.
    pub coordinate: String,
    pub origin: Origin,
    /// The name of the operation or fragment that it stands in.
    pub within: Option<SmolStr>,
}

/// Every use, each coordinate once an operation or fragment, in document order. Fields of input objects that come in
/// variables cannot be seen: such a variable counts as a use of its type and of all fields within.
pub fn uses(operations: &Operations, contract: &GraphqlContract) -> Vec<Use> {
    let mut uses = Vec::new();
    for (id, document) in &operations.files {
        for definition in &document.definitions {
            let mut walk = Walk::new(contract, operations, *id);
            let name = match definition {
                Definition::OperationDefinition(operation) => {
                    for variable in &operation.variables {
                        walk.variable(&variable.ty);
                        walk.directives(&variable.directives);
                        if let Some(default) = &variable.default_value {
                            walk.value(default, Some(variable.ty.inner_named_type()), DEPTH);
                        }
                    }
                    walk.operation(operation, None);
                    operation.name.as_ref()
                }
                Definition::FragmentDefinition(fragment) => {
                    walk.fragment(fragment);
                    Some(&fragment.name)
                }
                _ => continue,
            };
            let within = name.map(|name| SmolStr::new(name.as_str()));
            uses.extend(walk.found.into_iter().map(|(coordinate, origin)| Use {
                coordinate,
                origin,
                within: within.clone(),
            }));
        }
    }
    uses
}

/// Levels of values; the parser allows no more.
pub(super) const DEPTH: usize = 600;
/// Selections that one walk follows into fragments: those that spread each other multiply.
const STEPS: usize = 100_000;

pub(super) struct Walk<'a> {
    contract: &'a GraphqlContract,
    operations: &'a Operations,
    document: DocumentId,
    /// Whether what a fragment uses counts where it is spread, and not at its definition.
    follows: bool,
    steps: usize,
    spread: FxHashSet<Name>,
    /// The first place of each coordinate.
    pub(super) found: IndexMap<String, Origin>,
}

/// What an answer has where a selection is: the objects of all items, where it is a list.
type Data<'d> = Rc<Vec<&'d Json>>;

impl<'a> Walk<'a> {
    pub(super) fn new(contract: &'a GraphqlContract, operations: &'a Operations, document: DocumentId) -> Self {
        let (spread, found) = (FxHashSet::default(), IndexMap::new());
        Self { contract, operations, document, follows: false, steps: STEPS, spread, found }
    }

    /// A walk that goes into fragments.
    pub(super) fn following(contract: &'a GraphqlContract, operations: &'a Operations, document: DocumentId) -> Self {
        Self { follows: true, ..Self::new(contract, operations, document) }
    }

    /// What an operation selects. Values of enums in `data`, which is what its answer has, count too.
    pub(super) fn operation(&mut self, operation: &OperationDefinition, data: Option<&Json>) {
        let kind = match operation.operation_type {
            OperationType::Query => OperationKind::Query,
            OperationType::Mutation => OperationKind::Mutation,
            OperationType::Subscription => OperationKind::Subscription,
        };
        self.directives(&operation.directives);
        let root = self.contract.root(kind).map(|root| root.name.clone());
        self.selections(&operation.selection_set, root, &Rc::new(data.into_iter().collect()));
    }

    fn fragment(&mut self, fragment: &FragmentDefinition) {
        self.ty(&fragment.type_condition);
        self.directives(&fragment.directives);
        let parent = SmolStr::new(fragment.type_condition.as_str());
        self.selections(&fragment.selection_set, Some(parent), &Data::default());
    }

    fn enter(&mut self, coordinate: String, span: Option<SourceSpan>) {
        let document = self.document;
        let none = Origin { document, span: Span::default() };
        let origin = span.map_or(none, |span| self.operations.origin(span, document));
        self.found.entry(coordinate).or_insert(origin);
    }

    fn ty(&mut self, name: &Name) {
        self.enter(name.to_string(), name.location());
    }

    fn selections<'d>(&mut self, selections: &[Selection], parent: Option<SmolStr>, data: &Data<'d>) {
        let operations = self.operations;
        let mut pending: Vec<(&Selection, Option<SmolStr>, Data<'d>)> =
            selections.iter().rev().map(|one| (one, parent.clone(), Rc::clone(data))).collect();
        while let Some((selection, parent, data)) = pending.pop() {
            match selection {
                Selection::Field(field) => {
                    self.directives(&field.directives);
                    let inner = self.field(&field.name, &field.arguments, parent.as_deref());
                    let below = members(&data, field.response_name());
                    self.answered(inner.as_deref(), &below, field.name.location());
                    pending.extend(field.selection_set.iter().rev().map(|one| (one, inner.clone(), Rc::clone(&below))));
                }
                Selection::InlineFragment(fragment) => {
                    self.directives(&fragment.directives);
                    let inner = match &fragment.type_condition {
                        Some(condition) => {
                            self.ty(condition);
                            Some(SmolStr::new(condition.as_str()))
                        }
                        None => parent,
                    };
                    let inside = fragment.selection_set.iter().rev();
                    pending.extend(inside.map(|one| (one, inner.clone(), Rc::clone(&data))));
                }
                Selection::FragmentSpread(spread) => {
                    self.directives(&spread.directives);
                    let Some(steps) = self.steps.checked_sub(1).filter(|_| self.follows) else { continue };
                    self.steps = steps;
                    // A second time it can only meet other data.
                    if !self.spread.insert(spread.fragment_name.clone()) && data.is_empty() {
                        continue;
                    }
                    let Some(fragment) = operations.fragment(self.document, &spread.fragment_name) else { continue };
                    self.ty(&fragment.type_condition);
                    self.directives(&fragment.directives);
                    let inner = Some(SmolStr::new(fragment.type_condition.as_str()));
                    let inside = fragment.selection_set.iter().rev();
                    pending.extend(inside.map(|one| (one, inner.clone(), Rc::clone(&data))));
                }
            }
        }
    }

    /// The values of an enum that an answer has.
    fn answered(&mut self, ty: Option<&str>, data: &[&Json], span: Option<SourceSpan>) {
        let Some(ty) = ty.filter(|_| !data.is_empty()) else { return };
        let Some(TypeKind::Enum { values }) = self.contract.types.get(ty).map(|ty| &ty.kind) else { return };
        for value in data.iter().filter_map(|value| value.as_str()).filter(|value| values.contains_key(*value)) {
            self.enter(format!("{ty}.{value}"), span);
        }
    }

    /// The type that the field answers with.
    fn field(&mut self, name: &Name, arguments: &[Node<Argument>], parent: Option<&str>) -> Option<SmolStr> {
        let parent = parent?;
        let contract = self.contract;
        let (TypeKind::Object { fields, .. } | TypeKind::Interface { fields, .. }) = &contract.types.get(parent)?.kind
        else {
            return None;
        };
        let field = fields.get(name.as_str())?;
        let coordinate = format!("{parent}.{name}");
        self.arguments(arguments, &coordinate, |argument| field.arguments.get(argument));
        self.enter(coordinate, name.location());
        let answer = field.ty.named().clone();
        self.enter(answer.to_string(), name.location());
        Some(answer)
    }

    fn arguments<'i>(
        &mut self,
        arguments: &[Node<Argument>],
        of: &str,
        known: impl Fn(&str) -> Option<&'i InputValue>,
    ) {
        for argument in arguments {
            self.enter(format!("{of}({}:)", argument.name), argument.name.location());
            let ty = known(argument.name.as_str()).map(|input| input.ty.named().as_str());
            self.value(&argument.value, ty, DEPTH);
        }
    }

    pub(super) fn directives(&mut self, directives: &DirectiveList) {
        let contract = self.contract;
        for directive in directives.iter() {
            let coordinate = format!("@{}", directive.name);
            let definition = contract.directives.get(directive.name.as_str());
            self.arguments(&directive.arguments, &coordinate, |argument| definition?.arguments.get(argument));
            self.enter(coordinate, directive.name.location());
        }
    }

    pub(super) fn value(&mut self, value: &Node<Value>, ty: Option<&str>, depth: usize) {
        let (Some(ty), Some(depth)) = (ty, depth.checked_sub(1)) else { return };
        let contract = self.contract;
        match value.as_ref() {
            Value::Enum(name) => {
                self.enter(ty.to_owned(), value.location());
                self.enter(format!("{ty}.{name}"), value.location());
            }
            Value::List(items) => items.iter().for_each(|item| self.value(item, Some(ty), depth)),
            Value::Object(given) => {
                self.enter(ty.to_owned(), value.location());
                let Some(TypeKind::InputObject { fields, .. }) = contract.types.get(ty).map(|ty| &ty.kind) else {
                    return;
                };
                for (name, value) in given {
                    self.enter(format!("{ty}.{name}"), name.location());
                    let inner = fields.get(name.as_str()).map(|field| field.ty.named().as_str());
                    self.value(value, inner, depth);
                }
            }
            _ => {}
        }
    }

    /// What a variable of the type may carry.
    pub(super) fn variable(&mut self, ty: &Node<Type>) {
        self.anything(ty.inner_named_type().as_str(), ty.location());
    }

    /// What a variable of the type carries. A text that is filled in later may become anything.
    pub(super) fn given(&mut self, value: &Json, ty: &str, span: Option<SourceSpan>, depth: usize) {
        let Some(depth) = depth.checked_sub(1) else { return };
        let contract = self.contract;
        let kind = contract.types.get(ty).map(|ty| &ty.kind);
        match (value, kind) {
            (Json::Array(items), _) => items.iter().for_each(|item| self.given(item, ty, span, depth)),
            (Json::Object(members), Some(TypeKind::InputObject { fields, .. })) => {
                self.enter(ty.to_owned(), span);
                for (name, value) in members {
                    let Some(field) = fields.get(name.as_str()) else { continue };
                    self.enter(format!("{ty}.{name}"), span);
                    self.given(value, field.ty.named(), span, depth);
                }
            }
            (Json::String(text), Some(TypeKind::Enum { values })) if values.contains_key(text.as_str()) => {
                self.enter(ty.to_owned(), span);
                self.enter(format!("{ty}.{text}"), span);
            }
            (Json::String(text), _) if text.contains("${") => self.anything(ty, span),
            _ => self.enter(ty.to_owned(), span),
        }
    }

    fn anything(&mut self, ty: &str, span: Option<SourceSpan>) {
        let contract = self.contract;
        let mut seen: IndexSet<SmolStr> = IndexSet::from([SmolStr::new(ty)]);
        let mut at = 0;
        while let Some(name) = seen.get_index(at).cloned() {
            at += 1;
            self.enter(name.to_string(), span);
            match contract.types.get(&name).map(|ty| &ty.kind) {
                Some(TypeKind::InputObject { fields, .. }) => {
                    for field in fields.values() {
                        self.enter(format!("{name}.{}", field.name), span);
                        seen.insert(field.ty.named().clone());
                    }
                }
                Some(TypeKind::Enum { values }) => {
                    for value in values.keys() {
                        self.enter(format!("{name}.{value}"), span);
                    }
                }
                _ => {}
            }
        }
    }
}

/// The members of this name that the objects have; the items of those that are lists.
fn members<'d>(data: &Data<'d>, name: &str) -> Data<'d> {
    if data.is_empty() {
        return Rc::clone(data);
    }
    let mut found = Vec::new();
    let mut open: Vec<&Json> = data.iter().rev().filter_map(|value| value.get(name)).collect();
    while let Some(value) = open.pop() {
        match value {
            Json::Array(items) => open.extend(items.iter().rev()),
            value => found.push(value),
        }
    }
    Rc::new(found)
}
