//! Which parts of a schema operations rely on, as exact coordinates: `User.name` is not `User.nameFull`.

use std::rc::Rc;

use accordant_document::{DocumentId, Origin, Span};
use apollo_compiler::ast::{
    Argument, Definition, DirectiveList, FragmentDefinition, OperationDefinition, OperationType, Selection, Type,
    Value, VariableDefinition,
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
    /// Whether it relies on the argument or input field being optional: it leaves it out, or may send null.
    pub omitted: bool,
    pub origin: Origin,
    /// The name of the operation or fragment that it stands in.
    pub within: Option<SmolStr>,
}

/// Every use, each coordinate once an operation or fragment, in document order; then what it leaves out. Fields of input
/// objects that come in variables cannot be seen: such a variable counts as a use of its type and of all fields within,
/// and as one that leaves them out.
pub fn uses(operations: &Operations, contract: &GraphqlContract) -> Vec<Use> {
    let mut uses = Vec::new();
    // A fragment stands in operations that nobody names beside it.
    let anywhere: Nullable = operations.definitions().flat_map(|operation| nullable(operation)).collect();
    for (id, document) in &operations.files {
        for definition in &document.definitions {
            let mut walk = Walk::new(contract, operations, *id);
            let name = match definition {
                Definition::OperationDefinition(operation) => {
                    walk.nullable = nullable(operation).collect();
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
                    walk.nullable.clone_from(&anywhere);
                    walk.fragment(fragment);
                    Some(&fragment.name)
                }
                _ => continue,
            };
            let within = name.map(|name| SmolStr::new(name.as_str()));
            for (found, omitted) in [(walk.found, false), (walk.omitted, true)] {
                uses.extend(found.into_iter().map(|(coordinate, origin)| Use {
                    coordinate,
                    omitted,
                    origin,
                    within: within.clone(),
                }));
            }
        }
    }
    uses
}

/// Levels of values; the parser allows no more.
pub(super) const DEPTH: usize = 600;
/// Selections that one walk follows into fragments: those that spread each other multiply.
const STEPS: usize = 100_000;

/// Variables that may be null where they are used.
pub(super) type Nullable = FxHashSet<Name>;

pub(super) fn nullable(operation: &OperationDefinition) -> impl Iterator<Item = Name> {
    let may_be_null = |variable: &&Node<VariableDefinition>| {
        !variable.ty.is_non_null() && variable.default_value.as_ref().is_none_or(|default| default.is_null())
    };
    operation.variables.iter().filter(may_be_null).map(|variable| variable.name.clone())
}

pub(super) struct Walk<'a> {
    contract: &'a GraphqlContract,
    operations: &'a Operations,
    document: DocumentId,
    /// Whether what a fragment uses counts where it is spread, and not at its definition.
    follows: bool,
    steps: usize,
    spread: FxHashSet<Name>,
    pub(super) nullable: Nullable,
    /// The first place of each coordinate.
    pub(super) found: IndexMap<String, Origin>,
    /// The first place at which each argument or input field is left out, or may be null.
    pub(super) omitted: IndexMap<String, Origin>,
}

/// What an answer has where a selection is: the objects of all items, where it is a list.
type Data<'d> = Rc<Vec<&'d Json>>;

impl<'a> Walk<'a> {
    pub(super) fn new(contract: &'a GraphqlContract, operations: &'a Operations, document: DocumentId) -> Self {
        Self {
            contract,
            operations,
            document,
            follows: false,
            steps: STEPS,
            spread: FxHashSet::default(),
            nullable: Nullable::default(),
            found: IndexMap::new(),
            omitted: IndexMap::new(),
        }
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
        let origin = self.origin(span);
        self.found.entry(coordinate).or_insert(origin);
    }

    fn omit(&mut self, coordinate: String, span: Option<SourceSpan>) {
        let origin = self.origin(span);
        self.omitted.entry(coordinate).or_insert(origin);
    }

    fn origin(&self, span: Option<SourceSpan>) -> Origin {
        let document = self.document;
        let none = Origin { document, span: Span::default() };
        span.map_or(none, |span| self.operations.origin(span, document))
    }

    fn may_be_null(&self, value: &Value) -> bool {
        match value {
            Value::Null => true,
            Value::Variable(name) => self.nullable.contains(name),
            _ => false,
        }
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
        self.arguments(arguments, &coordinate, Some(&field.arguments), name.location());
        self.enter(coordinate, name.location());
        let answer = field.ty.named().clone();
        self.enter(answer.to_string(), name.location());
        Some(answer)
    }

    /// What is given, and what is not; `span` is the place of what is called.
    fn arguments(
        &mut self,
        arguments: &[Node<Argument>],
        of: &str,
        known: Option<&IndexMap<SmolStr, InputValue>>,
        span: Option<SourceSpan>,
    ) {
        for argument in arguments {
            self.enter(format!("{of}({}:)", argument.name), argument.name.location());
            let input = known.and_then(|known| known.get(argument.name.as_str()));
            self.value(&argument.value, input.map(|input| input.ty.named().as_str()), DEPTH);
        }
        for name in known.into_iter().flat_map(IndexMap::keys) {
            let given = arguments.iter().find(|argument| argument.name == name.as_str());
            if given.is_none_or(|given| self.may_be_null(&given.value)) {
                self.omit(format!("{of}({name}:)"), given.map_or(span, |given| given.name.location()));
            }
        }
    }

    pub(super) fn directives(&mut self, directives: &DirectiveList) {
        let contract = self.contract;
        for directive in directives.iter() {
            let coordinate = format!("@{}", directive.name);
            let known = contract.directives.get(directive.name.as_str()).map(|definition| &definition.arguments);
            self.arguments(&directive.arguments, &coordinate, known, directive.name.location());
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
                for name in fields.keys() {
                    let member = given.iter().find(|(known, _)| *known == name.as_str());
                    if member.is_none_or(|(_, member)| self.may_be_null(member)) {
                        let span = member.map_or(value.location(), |(name, _)| name.location());
                        self.omit(format!("{ty}.{name}"), span);
                    }
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
                for name in fields.keys().filter(|name| members.get(name.as_str()).is_none_or(Json::is_null)) {
                    self.omit(format!("{ty}.{name}"), span);
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
                        self.omit(format!("{name}.{}", field.name), span);
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
