//! The shortest operations that get to a type or send one, against the base; through what the revision still has, where
//! there is such a way, so that an operation fails for the change in question and not on the way to it.

use std::collections::VecDeque;

use accordant_model::graphql::{
    Field, GraphqlContract, InputValue, OperationKind, TypeKind, TypeReference, is_built_in_scalar,
};
use indexmap::IndexMap;
use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;

use super::types::is_composite;

/// Ways into a contract.
pub(super) struct Ways<'a> {
    base: &'a GraphqlContract,
    revision: &'a GraphqlContract,
    to: FxHashMap<&'a str, Step<'a>>,
    /// Where a type is sent.
    by: FxHashMap<&'a str, Sent<'a>>,
    /// Arguments and input fields of the base that only the revision requires.
    required_after: FxHashSet<*const InputValue>,
}

/// How an operation gets to a type.
#[derive(Clone, Copy)]
enum Step<'a> {
    Root(OperationKind),
    Field {
        from: &'a str,
        field: &'a Field,
    },
    /// `... on` the type.
    Narrow {
        from: &'a str,
        to: &'a str,
    },
}

/// The place that takes a type.
#[derive(Clone, Copy)]
enum Sent<'a> {
    Argument { ty: &'a str, field: &'a Field, argument: &'a InputValue },
    Field { input: &'a str, field: &'a InputValue },
}

/// Levels of required input objects that a literal writes out; more than real schemas need.
const DEPTH: usize = 12;

/// Fields on the way to a type, at most: longer operations prove nothing to a reader.
const LENGTH: usize = 64;

impl<'a> Ways<'a> {
    pub(super) fn new(base: &'a GraphqlContract, revision: &'a GraphqlContract) -> Self {
        let (to, by) = (FxHashMap::default(), FxHashMap::default());
        let mut ways = Ways { base, revision, to, by, required_after: required_after(base, revision) };
        let mut implementors: FxHashMap<&str, Vec<&'a str>> = FxHashMap::default();
        for (name, ty) in &base.types {
            if let TypeKind::Object { interfaces, .. } = &ty.kind {
                for (interface, _) in interfaces {
                    implementors.entry(interface).or_default().push(name);
                }
            }
        }
        let mut met: Vec<&'a str> = Vec::new();
        for (kind, root) in base.roots() {
            if let Some((name, _)) = base.types.get_key_value(&root.name) {
                ways.to.entry(name).or_insert(Step::Root(kind));
                met.push(name);
            }
        }
        // First through what both sides have, then through what is left.
        for stable in [true, false] {
            let mut pending: VecDeque<&'a str> = met.iter().copied().collect();
            while let Some(name) = pending.pop_front() {
                for (next, step) in ways.steps(name, &implementors, stable) {
                    if !ways.to.contains_key(next) {
                        ways.to.insert(next, step);
                        met.push(next);
                        pending.push_back(next);
                    }
                }
            }
        }
        ways.find_sent(&met);
        ways
    }

    fn steps(
        &self,
        name: &'a str,
        implementors: &FxHashMap<&str, Vec<&'a str>>,
        stable: bool,
    ) -> Vec<(&'a str, Step<'a>)> {
        let Some(ty) = self.base.types.get(name) else { return Vec::new() };
        let narrow = |to: &'a str| (to, Step::Narrow { from: name, to });
        let kept = |to: &'a str| !stable || self.is_possible_after(name, to);
        let mut steps = Vec::new();
        if let TypeKind::Object { fields, .. } | TypeKind::Interface { fields, .. } = &ty.kind {
            for field in fields.values().filter(|field| !stable || self.is_stable(name, field)) {
                if let Some((next, _)) = self.base.types.get_key_value(field.ty.named()) {
                    steps.push((next.as_str(), Step::Field { from: name, field }));
                }
            }
        }
        match &ty.kind {
            TypeKind::Object { interfaces, .. } => {
                steps.extend(interfaces.iter().map(|(to, _)| to.as_str()).filter(|to| kept(to)).map(narrow));
            }
            TypeKind::Interface { interfaces, .. } => {
                steps.extend(interfaces.iter().map(|(to, _)| to.as_str()).filter(|to| kept(to)).map(narrow));
                let possible = implementors.get(name).into_iter().flatten().copied();
                steps.extend(possible.filter(|to| kept(to)).map(narrow));
            }
            TypeKind::Union { members } => {
                steps.extend(members.iter().map(|(to, _)| to.as_str()).filter(|to| kept(to)).map(narrow));
            }
            _ => {}
        }
        steps
    }

    /// Whether a call of the field means the same in the revision.
    fn is_stable(&self, ty: &str, field: &Field) -> bool {
        let Some(fields) = fields_of(self.revision, ty) else { return false };
        fields.get(&field.name).is_some_and(|after| {
            // What either side requires is given, so both must know it and take the same.
            let same = |one: &InputValue, other: Option<&InputValue>| {
                other.is_some_and(|other| nullable(&other.ty) == nullable(&one.ty))
            };
            after.ty.named() == field.ty.named()
                && after
                    .arguments
                    .values()
                    .filter(|input| is_required(input))
                    .all(|input| same(input, field.arguments.get(&input.name)))
                && field
                    .arguments
                    .values()
                    .filter(|input| is_required(input))
                    .all(|input| same(input, after.arguments.get(&input.name)))
        })
    }

    fn is_possible_after(&self, from: &str, to: &str) -> bool {
        let kind = |name: &str| self.revision.types.get(name).map(|ty| &ty.kind);
        let implements = |object: &str, interface: &str| match kind(object) {
            Some(TypeKind::Object { interfaces, .. } | TypeKind::Interface { interfaces, .. }) => {
                interfaces.iter().any(|(name, _)| name == interface)
            }
            _ => false,
        };
        match kind(from) {
            Some(TypeKind::Union { members }) => members.iter().any(|(member, _)| member == to),
            Some(TypeKind::Interface { .. }) => implements(to, from) || implements(from, to),
            Some(TypeKind::Object { .. }) => implements(from, to),
            _ => false,
        }
    }

    /// Finds the places that take each type, first those that the revision has as well.
    fn find_sent(&mut self, met: &[&'a str]) {
        let base = self.base;
        let mut arguments: Vec<(bool, Sent<'a>)> = Vec::new();
        for name in met {
            let Some((ty, definition)) = base.types.get_key_value(*name) else { continue };
            let (TypeKind::Object { fields, .. } | TypeKind::Interface { fields, .. }) = &definition.kind else {
                continue;
            };
            for field in fields.values().filter(|field| !field.arguments.is_empty()) {
                let after = fields_of(self.revision, ty).and_then(|fields| fields.get(&field.name));
                let stable = self.is_stable(ty, field);
                for argument in field.arguments.values() {
                    let after = after.and_then(|after| after.arguments.get(&argument.name));
                    arguments.push((stable && keeps_type(argument, after), Sent::Argument { ty, field, argument }));
                }
            }
        }
        let mut known: Vec<&'a str> = Vec::new();
        for stable in [true, false] {
            let mut pending: VecDeque<&'a str> = known.iter().copied().collect();
            for (_, sent) in arguments.iter().filter(|(is_stable, _)| *is_stable == stable) {
                let Sent::Argument { argument, .. } = sent else { continue };
                let named = argument.ty.named().as_str();
                if !self.by.contains_key(named) {
                    self.by.insert(named, *sent);
                    known.push(named);
                    pending.push_back(named);
                }
            }
            while let Some(name) = pending.pop_front() {
                let Some((input, fields)) = inputs_of(base, name) else { continue };
                let after = inputs_of(self.revision, name).map(|(_, fields)| fields);
                for field in fields.values() {
                    let named = field.ty.named().as_str();
                    let kept = keeps_type(field, after.and_then(|after| after.get(&field.name)));
                    if (kept || !stable) && !self.by.contains_key(named) {
                        self.by.insert(named, Sent::Field { input, field });
                        known.push(named);
                        pending.push_back(named);
                    }
                }
            }
        }
    }

    /// An operation that selects `tail` on the type. `variables` is what stands after the keyword.
    pub(super) fn select(&self, ty: &str, tail: &str, variables: &str) -> Option<String> {
        let (keyword, mut steps) = self.steps_to(ty)?;
        let mut selection = format!("{{ {tail} }}");
        while let Some(step) = steps.pop() {
            selection = match step {
                Step::Field { field, .. } => format!("{{ {} {selection} }}", self.call(field, None)?),
                Step::Narrow { to, .. } => format!("{{ ... on {to} {selection} }}"),
                Step::Root(_) => selection,
            };
        }
        Some(match (keyword, variables) {
            (OperationKind::Query, "") => selection,
            (keyword, "") => format!("{} {selection}", keyword.name()),
            (keyword, variables) => format!("{}({variables}) {selection}", keyword.name()),
        })
    }

    /// The fields from the root to the type, outermost first.
    pub(super) fn fields_to(&self, ty: &str) -> Option<Vec<&'a Field>> {
        let (_, steps) = self.steps_to(ty)?;
        let field = |step: Step<'a>| match step {
            Step::Field { field, .. } => Some(field),
            _ => None,
        };
        Some(steps.into_iter().filter_map(field).collect())
    }

    fn steps_to(&self, ty: &str) -> Option<(OperationKind, Vec<Step<'a>>)> {
        let mut steps = Vec::new();
        let mut at: &str = ty;
        loop {
            let step = *self.to.get(at)?;
            match step {
                Step::Root(kind) => {
                    steps.reverse();
                    return Some((kind, steps));
                }
                Step::Field { from, .. } | Step::Narrow { from, .. } => {
                    steps.push(step);
                    at = from;
                }
            }
            if steps.len() > LENGTH {
                return None;
            }
        }
    }

    /// A call of the field with what it requires and with `given`, without its selection set.
    pub(super) fn call(&self, field: &Field, given: Option<(&str, Option<&str>)>) -> Option<String> {
        Some(format!("{}{}", field.name, self.arguments(field.arguments.values(), given)?))
    }

    /// Whether a probe gives it although nobody asks for it: one of the sides requires it.
    fn is_needed(&self, input: &InputValue) -> bool {
        is_required(input) || self.required_after.contains(&std::ptr::from_ref(input))
    }

    /// What is given and what is required, in brackets; nothing where there is neither.
    fn arguments(
        &self,
        declared: impl Iterator<Item = &'a InputValue>,
        given: Option<(&str, Option<&str>)>,
    ) -> Option<String> {
        let mut arguments = Vec::new();
        for argument in declared {
            let value = match given.filter(|(name, _)| *name == argument.name) {
                Some((_, None)) => continue,
                Some((_, Some(value))) => value.to_owned(),
                None if self.is_needed(argument) => self.literal(&argument.ty, DEPTH)?,
                None => continue,
            };
            arguments.push(format!("{}: {value}", argument.name));
        }
        Some(if arguments.is_empty() { String::new() } else { format!("({})", arguments.join(", ")) })
    }

    /// The call with the selection set that its answer needs.
    pub(super) fn whole_call(&self, field: &Field, given: Option<(&str, Option<&str>)>) -> Option<String> {
        let call = self.call(field, given)?;
        let composite = is_composite(self.base, field.ty.named());
        Some(if composite { format!("{call} {{ __typename }}") } else { call })
    }

    /// A value of the type that both sides know, not null.
    pub(super) fn literal(&self, ty: &TypeReference, depth: usize) -> Option<String> {
        let depth = depth.checked_sub(1)?;
        match ty {
            TypeReference::NonNull(inner) => self.literal(inner, depth),
            TypeReference::List(inner) => Some(format!("[{}]", self.literal(inner, depth)?)),
            TypeReference::Named(name) => match self.base.types.get(name).map(|ty| &ty.kind) {
                _ if is_built_in_scalar(name) => Some(
                    match name.as_str() {
                        "Int" => "1",
                        "Float" => "1.5",
                        "Boolean" => "true",
                        _ => "\"1\"",
                    }
                    .to_owned(),
                ),
                Some(TypeKind::Enum { values }) => {
                    let kept = match self.revision.types.get(name).map(|ty| &ty.kind) {
                        Some(TypeKind::Enum { values: after }) => {
                            values.keys().find(|value| after.contains_key(*value))
                        }
                        _ => None,
                    };
                    kept.or(values.keys().next()).map(ToString::to_string)
                }
                Some(TypeKind::InputObject { .. }) => self.object(name, None, depth),
                Some(TypeKind::Scalar { .. }) => Some("\"1\"".to_owned()),
                _ => None,
            },
        }
    }

    /// An input object with what it requires and with `given`; `None` as its value leaves the field out.
    pub(super) fn object(&self, input: &str, given: Option<(&str, Option<&str>)>, depth: usize) -> Option<String> {
        let TypeKind::InputObject { fields, one_of } = &self.base.types.get(input)?.kind else { return None };
        let mut written = Vec::new();
        for field in fields.values() {
            let value = match given.filter(|(name, _)| *name == field.name) {
                Some((_, None)) => continue,
                Some((_, Some(value))) => value.to_owned(),
                None if self.is_needed(field) => self.literal(&field.ty, depth)?,
                None => continue,
            };
            written.push(format!("{}: {value}", field.name));
        }
        if *one_of && written.is_empty() {
            let field = fields.values().next()?;
            written.push(format!("{}: {}", field.name, self.literal(&field.ty, depth)?));
        }
        Some(format!("{{{}}}", written.join(", ")))
    }

    /// An operation that sends `value` where the type is taken.
    pub(super) fn send(&self, ty: &str, value: &str) -> Option<String> {
        self.send_at(ty, |_| Some(value.to_owned()), "")
    }

    /// An operation with a variable of the type that is taken there.
    pub(super) fn send_variable(&self, ty: &str) -> Option<String> {
        let place = match self.by.get(ty)? {
            Sent::Argument { argument, .. } => &argument.ty,
            Sent::Field { field, .. } => &field.ty,
        };
        self.send_at(ty, |_| None, &format!("$value: {place}"))
    }

    /// An operation that sends a literal in which a variable stands.
    pub(super) fn send_with(&self, ty: &str, value: &str, variables: &str) -> Option<String> {
        self.send_at(ty, |_| Some(value.to_owned()), variables)
    }

    /// `value` gives the literal; without one the variable `$value` is sent as it is.
    fn send_at(&self, ty: &str, value: impl Fn(&str) -> Option<String>, variables: &str) -> Option<String> {
        let (mut literal, bare) = match value(ty) {
            Some(value) => (value, false),
            None => ("$value".to_owned(), true),
        };
        let mut bare = bare;
        let mut at: &str = ty;
        for _ in 0..LENGTH {
            let wrapped = |ty: &TypeReference, literal: &str| if bare { literal.to_owned() } else { wrap(ty, literal) };
            match *self.by.get(at)? {
                Sent::Argument { ty, field, argument } => {
                    let value = wrapped(&argument.ty, &literal);
                    let call = self.whole_call(field, Some((argument.name.as_str(), Some(&value))))?;
                    return self.select(ty, &call, variables);
                }
                Sent::Field { input, field } => {
                    let value = wrapped(&field.ty, &literal);
                    literal = self.object(input, Some((field.name.as_str(), Some(&value))), DEPTH)?;
                    bare = false;
                    at = input;
                }
            }
        }
        None
    }

    pub(super) fn field(&self, ty: &str, field: &str) -> Option<&'a Field> {
        fields_of(self.base, ty)?.get(field)
    }

    pub(super) fn input_field(&self, ty: &str, field: &str) -> Option<&'a InputValue> {
        inputs_of(self.base, ty)?.1.get(field)
    }

    /// The directive as an operation of the base carries it.
    pub(super) fn carried(&self, directive: &str, given: Option<(&str, Option<&str>)>) -> Option<String> {
        let definition = self.base.directives.get(directive)?;
        Some(format!("@{directive}{}", self.arguments(definition.arguments.values(), given)?))
    }

    pub(super) fn directive_argument(&self, directive: &str, argument: &str) -> Option<&'a InputValue> {
        self.base.directives.get(directive)?.arguments.get(argument)
    }

    pub(super) fn literal_of_directive(&self, directive: &str, argument: &str) -> Option<String> {
        self.literal(&self.directive_argument(directive, argument)?.ty, DEPTH)
    }

    /// A field that answers with the leaf type, selected without subfields.
    pub(super) fn leaf(&self, ty: &str) -> Option<String> {
        match *self.to.get(ty)? {
            Step::Field { from, field } => self.select(from, &self.whole_call(field, None)?, ""),
            _ => None,
        }
    }

    /// Calls of the first fields of a type that need no selection set.
    pub(super) fn leaves(&self, ty: &str) -> Vec<String> {
        let Some(fields) = fields_of(self.base, ty) else { return Vec::new() };
        fields.values().take(LENGTH).filter_map(|field| self.whole_call(field, None)).collect()
    }

    pub(super) fn locations(&self, directive: &str) -> &'a [SmolStr] {
        self.base.directives.get(directive).map_or(&[], |directive| directive.locations.as_slice())
    }

    pub(super) fn default_depth() -> usize {
        DEPTH
    }
}

fn is_required(input: &InputValue) -> bool {
    input.ty.is_non_null() && input.default.is_none()
}

/// The type without the `!` at its end.
fn nullable(ty: &TypeReference) -> &TypeReference {
    match ty {
        TypeReference::NonNull(inner) => inner,
        ty => ty,
    }
}

fn required_after(base: &GraphqlContract, revision: &GraphqlContract) -> FxHashSet<*const InputValue> {
    let mut found = FxHashSet::default();
    let mut compare = |before: &IndexMap<SmolStr, InputValue>, after: &IndexMap<SmolStr, InputValue>| {
        for (name, input) in before {
            let after =
                after.get(name).filter(|after| is_required(after) && nullable(&after.ty) == nullable(&input.ty));
            if after.is_some() && !is_required(input) {
                found.insert(std::ptr::from_ref(input));
            }
        }
    };
    for name in base.types.keys() {
        if let (Some(before), Some(after)) = (fields_of(base, name), fields_of(revision, name)) {
            for (name, field) in before {
                if let Some(after) = after.get(name) {
                    compare(&field.arguments, &after.arguments);
                }
            }
        }
        if let (Some((_, before)), Some((_, after))) = (inputs_of(base, name), inputs_of(revision, name)) {
            compare(before, after);
        }
    }
    for (name, directive) in &base.directives {
        if let Some(after) = revision.directives.get(name) {
            compare(&directive.arguments, &after.arguments);
        }
    }
    found
}

fn keeps_type(before: &InputValue, after: Option<&InputValue>) -> bool {
    after.is_some_and(|after| after.ty.named() == before.ty.named())
}

fn fields_of<'a>(contract: &'a GraphqlContract, ty: &str) -> Option<&'a IndexMap<SmolStr, Field>> {
    match &contract.types.get(ty)?.kind {
        TypeKind::Object { fields, .. } | TypeKind::Interface { fields, .. } => Some(fields),
        _ => None,
    }
}

fn inputs_of<'a>(contract: &'a GraphqlContract, ty: &str) -> Option<(&'a str, &'a IndexMap<SmolStr, InputValue>)> {
    let (name, definition) = contract.types.get_key_value(ty)?;
    match &definition.kind {
        TypeKind::InputObject { fields, .. } => Some((name, fields)),
        _ => None,
    }
}

/// Literals of the type with a null at each place that can hold one, outermost first.
pub(super) fn nulls(ty: &TypeReference) -> Vec<String> {
    let mut found = Vec::new();
    let (mut ty, mut levels, mut nullable) = (ty, 0, true);
    loop {
        if nullable && !ty.is_non_null() {
            found.push(format!("{}null{}", "[".repeat(levels), "]".repeat(levels)));
        }
        match ty {
            TypeReference::NonNull(inner) => {
                nullable = false;
                ty = inner;
            }
            TypeReference::List(inner) => {
                nullable = true;
                levels += 1;
                ty = inner;
            }
            TypeReference::Named(_) => return found,
        }
    }
}

/// The literal inside as many list brackets as the type has.
fn wrap(ty: &TypeReference, literal: &str) -> String {
    let mut ty = ty;
    let mut levels = 0;
    loop {
        match ty {
            TypeReference::NonNull(inner) => ty = inner,
            TypeReference::List(inner) => {
                levels += 1;
                ty = inner;
            }
            TypeReference::Named(_) => return format!("{}{literal}{}", "[".repeat(levels), "]".repeat(levels)),
        }
    }
}
