//! Types of the model as Dart: how they are written, read and encoded.

use std::collections::BTreeSet;

use rustc_hash::FxHashSet;

use super::literal;
use super::names::Names;
use super::options::{DartOptions, Dates, Enums};
use crate::model::{ClientModel, Declaration, Enum, EnumBase, Property, Shape, StringFormat, Type, TypeId, TypeKind};

/// The libraries that a piece of code refers to.
pub(super) type Uses = BTreeSet<usize>;

pub(super) struct Types<'m> {
    pub(super) model: &'m ClientModel,
    pub(super) names: &'m Names,
    pub(super) options: &'m DartOptions,
    /// Which declaration stands for which.
    pub(super) shared: &'m [TypeId],
    /// Aliases that lead to themselves through nothing but aliases: Dart refuses them, so they are `Object?`.
    circular: FxHashSet<TypeId>,
}

impl<'m> Types<'m> {
    pub(super) fn new(
        model: &'m ClientModel,
        names: &'m Names,
        shared: &'m [TypeId],
        options: &'m DartOptions,
    ) -> Self {
        Self { model, names, options, shared, circular: circular(model) }
    }

    /// The declaration that stands for this one, if that is another.
    pub(super) fn stands_for(&self, id: TypeId) -> Option<TypeId> {
        self.shared.get(id.0 as usize).copied().filter(|standing| *standing != id)
    }

    pub(super) fn is_circular(&self, id: TypeId) -> bool {
        self.circular.contains(&id)
    }

    /// The type as it is written: `List<Pet>?`.
    pub(super) fn dart(&self, value: &Type, uses: &mut Uses) -> String {
        let text = self.bare(value, uses);
        if value.nullable && !text.ends_with('?') && text != "Null" { text + "?" } else { text }
    }

    /// The type without regard to `null` in its place.
    pub(super) fn bare(&self, value: &Type, uses: &mut Uses) -> String {
        match &value.kind {
            TypeKind::Unknown | TypeKind::Never => "Object?".to_owned(),
            TypeKind::Null => "Null".to_owned(),
            TypeKind::Boolean => "bool".to_owned(),
            TypeKind::Integer { .. } => "int".to_owned(),
            TypeKind::Number => "double".to_owned(),
            TypeKind::String { format } => self.string(format).0.to_owned(),
            TypeKind::Binary => "Upload".to_owned(),
            TypeKind::Literal { value } => literal::dart_type(value).to_owned(),
            TypeKind::Array { items, .. } => format!("List<{}>", self.dart(items, uses)),
            TypeKind::Tuple { items, rest, required } => {
                if items.is_empty() {
                    let rest = rest.as_ref().map_or_else(|| "Object?".to_owned(), |rest| self.dart(rest, uses));
                    return format!("List<{rest}>");
                }
                let mut fields: Vec<String> = items
                    .iter()
                    .enumerate()
                    .map(|(index, item)| {
                        let text = self.dart(item, uses);
                        if index < *required { text } else { optional(text) }
                    })
                    .collect();
                if let Some(rest) = rest {
                    fields.push(format!("List<{}>", self.dart(rest, uses)));
                }
                let comma = if fields.len() == 1 { "," } else { "" };
                format!("({}{comma})", fields.join(", "))
            }
            TypeKind::Map { values } => format!("Map<String, {}>", self.dart(values, uses)),
            TypeKind::Named { id } => {
                uses.insert(self.names[*id].library);
                self.names[*id].class.clone()
            }
        }
    }

    fn string(&self, format: &StringFormat) -> (&'static str, &'static str) {
        match (format, self.options.dates) {
            (StringFormat::Date, Dates::Typed) => ("Date", "asDate"),
            (StringFormat::DateTime, Dates::Typed) => ("DateTime", "asDateTime"),
            (StringFormat::Base64 | StringFormat::Base64Url, _) => ("Uint8List", "asBytes"),
            _ => ("String", "asString"),
        }
    }

    /// Whether `null` may stand in its place, by itself or by an alias.
    pub(super) fn nullable(&self, value: &Type) -> bool {
        let mut value = value;
        // An alias may lead to itself; no honest chain is this long.
        for _ in 0..64 {
            if value.nullable || matches!(value.kind, TypeKind::Unknown | TypeKind::Null | TypeKind::Never) {
                return true;
            }
            match &value.kind {
                TypeKind::Literal { value } => return matches!(literal::dart_type(value), "Null" | "Object?"),
                TypeKind::Named { id } => match self.model.declaration(*id).map(|declaration| &declaration.shape) {
                    Some(Shape::Alias { target }) if !self.is_circular(*id) => value = target,
                    Some(Shape::Alias { .. }) => return true,
                    _ => return false,
                },
                _ => return false,
            }
        }
        true
    }

    /// Whether its decoder takes `null` without being told.
    pub(super) fn nullable_by_itself(&self, value: &Type) -> bool {
        self.nullable(&Type { kind: value.kind.clone(), nullable: false, checks: None })
    }

    /// Whether absence and `null` differ to whom it is sent.
    pub(super) fn is_patch(&self, declaration: &Declaration, property: &Property) -> bool {
        declaration.sent
            && !property.required
            && !matches!(property.value.kind, TypeKind::Unknown | TypeKind::Never | TypeKind::Null)
            && self.nullable(&property.value)
    }

    /// The [`Decoder`](../../../templates/dart/runtime/codec.dart) of the type, as an expression.
    pub(super) fn decoder(&self, value: &Type, uses: &mut Uses) -> String {
        let text = self.bare_decoder(value, uses);
        if value.nullable && !self.nullable_by_itself(value) { format!("nullable({text})") } else { text }
    }

    /// The decoder of what is there, where it is not `null`.
    pub(super) fn bare_decoder(&self, value: &Type, uses: &mut Uses) -> String {
        match &value.kind {
            TypeKind::Unknown | TypeKind::Never => "asAny".to_owned(),
            TypeKind::Null => "asNull".to_owned(),
            TypeKind::Boolean => "asBool".to_owned(),
            TypeKind::Integer { .. } => "asInt".to_owned(),
            TypeKind::Number => "asDouble".to_owned(),
            TypeKind::String { format } => self.string(format).1.to_owned(),
            TypeKind::Binary => "asUpload".to_owned(),
            TypeKind::Literal { value } => match literal::dart_type(value) {
                "bool" => "asBool",
                "int" => "asInt",
                "num" => "asNum",
                "String" => "asString",
                "Null" => "asNull",
                _ => "asAny",
            }
            .to_owned(),
            TypeKind::Array { items, .. } => format!("listOf({})", self.decoder(items, uses)),
            TypeKind::Tuple { items, rest, required } => {
                if items.is_empty() {
                    let rest = rest.as_ref().map_or_else(|| "asAny".to_owned(), |rest| self.decoder(rest, uses));
                    return format!("listOf({rest})");
                }
                let mut fields: Vec<String> = items
                    .iter()
                    .enumerate()
                    .map(|(index, item)| {
                        let read = if index < *required { "item" } else { "optionalItem" };
                        format!("items.{read}({index}, {})", self.decoder(item, uses))
                    })
                    .collect();
                if let Some(rest) = rest {
                    fields.push(format!("items.rest({}, {})", items.len(), self.decoder(rest, uses)));
                }
                let comma = if fields.len() == 1 { "," } else { "" };
                format!("(json) => switch (asList(json)) {{ final items => ({}{comma}) }}", fields.join(", "))
            }
            TypeKind::Map { values } => format!("mapOf({})", self.decoder(values, uses)),
            TypeKind::Named { id } => {
                let names = &self.names[*id];
                uses.insert(names.library);
                match self.model.declaration(*id).map(|declaration| &declaration.shape) {
                    Some(Shape::Object(_)) => format!("objectOf({}.fromJson)", names.class),
                    Some(Shape::Alias { target }) if self.is_circular(*id) || self.is_plain(target) => {
                        if self.is_circular(*id) { "asAny".to_owned() } else { self.decoder(target, uses) }
                    }
                    Some(Shape::Alias { .. }) => format!("{}.decode", names.codec),
                    Some(Shape::Enum(_) | Shape::Union(_)) => format!("{}.fromJson", names.class),
                    None => "asAny".to_owned(),
                }
            }
        }
    }

    /// The value that `json` is decoded to.
    pub(super) fn decoded(&self, value: &Type, json: &str, uses: &mut Uses) -> String {
        let decoder = self.decoder(value, uses);
        match decoder.strip_prefix("objectOf(").and_then(|rest| rest.strip_suffix(')')) {
            Some(constructor) => format!("{constructor}(asObject({json}))"),
            None if decoder == "asAny" => json.to_owned(),
            None if decoder.starts_with('(') => format!("({decoder})({json})"),
            None => format!("{decoder}({json})"),
        }
    }

    /// Whether an alias for this needs no codec of its own: its decoder is a word.
    pub(super) fn is_plain(&self, value: &Type) -> bool {
        match &value.kind {
            TypeKind::Array { .. } | TypeKind::Map { .. } | TypeKind::Tuple { .. } => false,
            TypeKind::Named { id } => {
                !matches!(self.model.declaration(*id).map(|declaration| &declaration.shape), Some(Shape::Alias { .. }))
            }
            _ => true,
        }
    }

    /// Whether the value is its own JSON.
    pub(super) fn is_json(&self, value: &Type) -> bool {
        match &value.kind {
            TypeKind::String { format } => self.string(format).0 == "String",
            TypeKind::Array { items, .. } => self.is_json(items),
            TypeKind::Map { values } => self.is_json(values),
            TypeKind::Tuple { items, rest, .. } => {
                items.is_empty() && rest.as_ref().is_none_or(|rest| self.is_json(rest))
            }
            TypeKind::Named { id } => match self.model.declaration(*id).map(|declaration| &declaration.shape) {
                Some(Shape::Enum(values)) => self.is_open(values),
                Some(Shape::Alias { target }) => {
                    self.is_circular(*id) || self.is_plain(target) && self.is_json(target)
                        // Asking what an alias of an alias is would go as deep as the chain.
                        || matches!(&target.kind, TypeKind::Array { items, .. } if self.is_scalar_json(items))
                        || matches!(&target.kind, TypeKind::Map { values } if self.is_scalar_json(values))
                }
                Some(Shape::Object(_) | Shape::Union(_)) => false,
                None => true,
            },
            _ => true,
        }
    }

    fn is_scalar_json(&self, value: &Type) -> bool {
        match &value.kind {
            TypeKind::Array { .. } | TypeKind::Map { .. } | TypeKind::Tuple { .. } => false,
            TypeKind::Named { id } => matches!(
                self.model.declaration(*id).map(|declaration| &declaration.shape),
                Some(Shape::Enum(values)) if self.is_open(values)
            ),
            _ => self.is_json(value),
        }
    }

    pub(super) fn is_open(&self, values: &Enum) -> bool {
        self.options.enums == Enums::Open || values.extensible
    }

    /// The JSON of `value`, as an expression; `null` stays what it is.
    pub(super) fn encoded(&self, of: &Type, value: &str, uses: &mut Uses) -> String {
        self.encoded_at(of, value, 1, uses)
    }

    fn encoded_at(&self, of: &Type, value: &str, depth: usize, uses: &mut Uses) -> String {
        if self.is_json(of) {
            return value.to_owned();
        }
        if !of.nullable {
            return self.encoded_bare(of, value, depth, uses);
        }
        let name = variable(depth);
        match self.encoded_bare(of, &name, depth + 1, uses).strip_prefix(&name) {
            Some(call) if call.starts_with('.') && !call.contains(' ') => format!("{value}?{call}"),
            _ => {
                let inner = self.encoded_bare(of, &name, depth + 1, uses);
                format!("switch ({value}) {{ null => null, final {name} => {inner} }}")
            }
        }
    }

    /// The JSON of `value`, which is not `null`.
    pub(super) fn encoded_present(&self, of: &Type, value: &str, uses: &mut Uses) -> String {
        if self.is_json(of) { value.to_owned() } else { self.encoded_bare(of, value, 2, uses) }
    }

    fn encoded_bare(&self, of: &Type, value: &str, depth: usize, uses: &mut Uses) -> String {
        let name = variable(depth);
        match &of.kind {
            TypeKind::String { format } => match (format, self.string(format).0) {
                (_, "Date") => format!("{value}.toString()"),
                (_, "DateTime") => format!("dateTimeToJson({value})"),
                (StringFormat::Base64Url, _) => format!("urlBytesToJson({value})"),
                _ => format!("bytesToJson({value})"),
            },
            TypeKind::Array { items, .. } => {
                let item = self.encoded_at(items, &name, depth + 1, uses);
                format!("[for (final {name} in {value}) {item}]")
            }
            TypeKind::Map { values } => {
                let item = self.encoded_at(values, &format!("{name}.value"), depth + 1, uses);
                format!("{{for (final {name} in {value}.entries) {name}.key: {item}}}")
            }
            TypeKind::Tuple { items, rest, .. } if items.is_empty() => {
                let item =
                    rest.as_ref().map_or_else(|| name.clone(), |rest| self.encoded_at(rest, &name, depth + 1, uses));
                format!("[for (final {name} in {value}) {item}]")
            }
            TypeKind::Tuple { items, rest, required } => {
                let mut fields = Vec::new();
                for (index, item) in items.iter().enumerate() {
                    let field = format!("{value}.${}", index + 1);
                    if index < *required {
                        fields.push(self.encoded_at(item, &field, depth, uses));
                    } else {
                        let inner = self.encoded_at(item, &name, depth + 1, uses);
                        fields.push(format!("if ({field} case final {name}?) {inner}"));
                    }
                }
                if let Some(rest) = rest {
                    let item = self.encoded_at(rest, &name, depth + 1, uses);
                    fields.push(format!("for (final {name} in {value}.${}) {item}", items.len() + 1));
                }
                format!("[{}]", fields.join(", "))
            }
            TypeKind::Named { id } => {
                let names = &self.names[*id];
                uses.insert(names.library);
                match self.model.declaration(*id).map(|declaration| &declaration.shape) {
                    Some(Shape::Object(_) | Shape::Union(_)) => format!("{value}.toJson()"),
                    Some(Shape::Enum(_)) => format!("{value}.wire"),
                    Some(Shape::Alias { target }) if self.is_plain(target) => {
                        self.encoded_at(target, value, depth, uses)
                    }
                    Some(Shape::Alias { .. }) => format!("{}.encode({value})", names.codec),
                    None => value.to_owned(),
                }
            }
            _ => value.to_owned(),
        }
    }
}

/// The type of a value that may be missing.
pub(super) fn optional(text: String) -> String {
    if text.ends_with('?') || text == "Null" { text } else { text + "?" }
}

pub(super) fn enum_base(values: &Enum) -> (&'static str, &'static str) {
    match values.base {
        EnumBase::String => ("String", "asString"),
        EnumBase::Integer => ("int", "asInt"),
        EnumBase::Number => ("num", "asNum"),
        EnumBase::Boolean => ("bool", "asBool"),
    }
}

fn variable(depth: usize) -> String {
    if depth == 1 { "e".to_owned() } else { format!("e{depth}") }
}

/// Aliases that reach themselves through aliases alone; walked with a stack of our own, as deep as the document likes.
fn circular(model: &ClientModel) -> FxHashSet<TypeId> {
    let target = |id: TypeId| match model.declaration(id).map(|declaration| &declaration.shape) {
        Some(Shape::Alias { target }) => Some(target),
        _ => None,
    };
    let next = |id: TypeId| {
        let mut found = Vec::new();
        if let Some(target) = target(id) {
            named(target, &mut found);
        }
        found.retain(|id| target(*id).is_some());
        found
    };
    let mut state = vec![0_u8; model.types.len()];
    let mut circular = FxHashSet::default();
    for index in 0..model.types.len() {
        let start = TypeId(u32::try_from(index).unwrap_or(u32::MAX));
        if state.get(index) != Some(&0) || target(start).is_none() {
            continue;
        }
        let mut open = vec![(start, next(start))];
        if let Some(state) = state.get_mut(index) {
            *state = 1;
        }
        while let Some((id, following)) = open.last_mut() {
            let Some(reached) = following.pop() else {
                if let Some(state) = state.get_mut(id.0 as usize) {
                    *state = 2;
                }
                open.pop();
                continue;
            };
            match state.get_mut(reached.0 as usize) {
                Some(state @ 0) => {
                    *state = 1;
                    open.push((reached, next(reached)));
                }
                // Cut here, the rest of the circle is sound.
                Some(1) => {
                    circular.insert(reached);
                }
                _ => {}
            }
        }
    }
    circular
}

fn named(value: &Type, found: &mut Vec<TypeId>) {
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match &value.kind {
            TypeKind::Named { id } => found.push(*id),
            TypeKind::Array { items, .. } => open.push(items),
            TypeKind::Map { values } => open.push(values),
            TypeKind::Tuple { items, rest, .. } => {
                open.extend(items);
                open.extend(rest.as_deref());
            }
            _ => {}
        }
    }
}
