//! Which parts of a schema operations rely on, as exact coordinates: `User.name` is not `User.nameFull`.

use accordant_document::{DocumentId, Origin, Span};
use apollo_compiler::ast::{Argument, Definition, DirectiveList, Selection, Type, Value};
use apollo_compiler::parser::SourceSpan;
use apollo_compiler::{Name, Node};
use indexmap::{IndexMap, IndexSet};
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
            let mut walk = Walk { contract, operations, document: *id, found: IndexMap::new() };
            let name = match definition {
                Definition::OperationDefinition(operation) => {
                    let kind = match operation.operation_type {
                        apollo_compiler::ast::OperationType::Query => OperationKind::Query,
                        apollo_compiler::ast::OperationType::Mutation => OperationKind::Mutation,
                        apollo_compiler::ast::OperationType::Subscription => OperationKind::Subscription,
                    };
                    for variable in &operation.variables {
                        walk.variable(&variable.ty);
                        walk.directives(&variable.directives);
                        if let Some(default) = &variable.default_value {
                            walk.value(default, Some(variable.ty.inner_named_type()), DEPTH);
                        }
                    }
                    walk.directives(&operation.directives);
                    let root = contract.root(kind).map(|root| root.name.clone());
                    walk.selections(&operation.selection_set, root);
                    operation.name.as_ref()
                }
                Definition::FragmentDefinition(fragment) => {
                    walk.ty(&fragment.type_condition);
                    walk.directives(&fragment.directives);
                    walk.selections(&fragment.selection_set, Some(SmolStr::new(fragment.type_condition.as_str())));
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
const DEPTH: usize = 600;

struct Walk<'a> {
    contract: &'a GraphqlContract,
    operations: &'a Operations,
    document: DocumentId,
    /// The first place of each coordinate.
    found: IndexMap<String, Origin>,
}

impl Walk<'_> {
    fn enter(&mut self, coordinate: String, span: Option<SourceSpan>) {
        let document = self.document;
        let none = Origin { document, span: Span::default() };
        let origin = span.map_or(none, |span| self.operations.origin(span, document));
        self.found.entry(coordinate).or_insert(origin);
    }

    fn ty(&mut self, name: &Name) {
        self.enter(name.to_string(), name.location());
    }

    fn selections(&mut self, selections: &[Selection], parent: Option<SmolStr>) {
        let mut pending: Vec<(&Selection, Option<SmolStr>)> =
            selections.iter().rev().map(|selection| (selection, parent.clone())).collect();
        while let Some((selection, parent)) = pending.pop() {
            match selection {
                Selection::Field(field) => {
                    self.directives(&field.directives);
                    let inner = self.field(&field.name, &field.arguments, parent.as_deref());
                    pending.extend(field.selection_set.iter().rev().map(|inside| (inside, inner.clone())));
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
                    pending.extend(fragment.selection_set.iter().rev().map(|inside| (inside, inner.clone())));
                }
                // The fragment's own uses are those of its definition.
                Selection::FragmentSpread(spread) => self.directives(&spread.directives),
            }
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

    fn directives(&mut self, directives: &DirectiveList) {
        let contract = self.contract;
        for directive in directives.iter() {
            let coordinate = format!("@{}", directive.name);
            let definition = contract.directives.get(directive.name.as_str());
            self.arguments(&directive.arguments, &coordinate, |argument| definition?.arguments.get(argument));
            self.enter(coordinate, directive.name.location());
        }
    }

    fn value(&mut self, value: &Node<Value>, ty: Option<&str>, depth: usize) {
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
    fn variable(&mut self, ty: &Node<Type>) {
        let span = ty.location();
        let contract = self.contract;
        let mut seen: IndexSet<SmolStr> = IndexSet::from([SmolStr::new(ty.inner_named_type().as_str())]);
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
