//! Declarations as views of the templates in `dart/model/`.

use serde::Serialize;

use super::layout::list;
use super::literal;
use super::names::TypeNames;
use super::types::{Types, Uses, enum_base, optional};
use super::unions::union_view;
use crate::engine::{Code, Engine, TemplateFault, comment::dart_doc, quote::dart_string};
use crate::model::{
    Additional, Declaration, Deprecation, Doc, Enum, EnumBase, Literal, Object, Property, Shape, Type, TypeId, TypeKind,
};

type Text = Code<'static>;

/// Renders one declaration.
pub(super) fn declaration(
    types: &Types<'_>,
    id: TypeId,
    declaration: &Declaration,
    engine: &Engine,
    uses: &mut Uses,
) -> Result<String, TemplateFault> {
    let names = &types.names[id];
    if let Some(standing) = types.stands_for(id) {
        return engine.render("dart/model/same.hbs", &same_view(names, &types.names[standing], declaration, uses));
    }
    match &declaration.shape {
        Shape::Object(object) => {
            engine.render("dart/model/object.hbs", &object_view(types, names, declaration, object, uses))
        }
        Shape::Enum(values) if types.is_open(values) => {
            engine.render("dart/model/enum.hbs", &enum_view(names, declaration, values, true))
        }
        Shape::Enum(values) => {
            engine.render("dart/model/closed_enum.hbs", &enum_view(names, declaration, values, false))
        }
        Shape::Union(union) => {
            engine.render("dart/model/union.hbs", &union_view(types, names, declaration, union, uses))
        }
        Shape::Alias { target } => {
            engine.render("dart/model/alias.hbs", &alias_view(types, id, declaration, target, uses))
        }
    }
}

/// Prose with what the runtime cannot say behind it.
pub(super) fn doc(doc: &Doc, more: &[&str], indent: usize) -> Text {
    let prose = [doc.summary.as_deref(), doc.description.as_deref()];
    dart_doc(prose.into_iter().flatten().chain(more.iter().copied()), indent).into()
}

/// `@Deprecated(...)`, or nothing.
pub(super) fn deprecated(deprecation: Option<&Deprecation>) -> Text {
    match deprecation {
        None => Text::default(),
        Some(Deprecation { sunset: None }) => "@Deprecated('The API may drop it.')".into(),
        Some(Deprecation { sunset: Some(sunset) }) => {
            format!("@Deprecated({})", dart_string(&format!("The API drops it on {sunset}."))).into()
        }
    }
}

#[derive(Serialize)]
struct ObjectView {
    doc: Text,
    deprecated: Text,
    name: Text,
    constructor: Text,
    reading: Text,
    fields: Text,
    writing: Text,
    copying: Text,
}

/// How a property is held.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    /// It is always there.
    Required,
    /// It may be absent, or null where it has to be there.
    Nullable,
    /// Absent and null differ.
    Patch,
}

fn field(types: &Types<'_>, declaration: &Declaration, property: &Property) -> Field {
    if types.is_patch(declaration, property) {
        Field::Patch
    } else if property.required && !types.nullable(&property.value) {
        Field::Required
    } else {
        Field::Nullable
    }
}

fn object_view(
    types: &Types<'_>,
    names: &TypeNames,
    declaration: &Declaration,
    object: &Object,
    uses: &mut Uses,
) -> ObjectView {
    let class = &names.class;
    let mut parameters = Vec::new();
    let mut reads = Vec::new();
    let mut fields = String::new();
    let mut writes = Vec::new();
    let mut copies = Vec::new();
    let mut copied = Vec::new();
    for (property, name) in object.properties.iter().zip(&names.members) {
        let kind = field(types, declaration, property);
        let key = dart_string(&property.wire);
        let bare = types.bare(&property.value, uses);
        let decoder = types.bare_decoder(&property.value, uses);
        let whole = types.decoder(&property.value, uses);
        let plain = types.is_json(&property.value);

        let (declared, parameter) = match kind {
            Field::Required => match &property.value.kind {
                TypeKind::Literal { value } if let Some(constant) = literal::constant(value) => {
                    (bare.clone(), format!("this.{name} = {constant}"))
                }
                _ => (bare.clone(), format!("required this.{name}")),
            },
            Field::Nullable if property.required => (optional(bare.clone()), format!("required this.{name}")),
            Field::Nullable => (optional(bare.clone()), format!("this.{name}")),
            Field::Patch => (format!("Patch<{}>", some(&bare)), format!("this.{name} = const Patch.keep()")),
        };
        parameters.push(parameter);
        reads.push(match kind {
            Field::Patch => format!("{name}: json.patch({key}, {decoder})"),
            _ if decoder == "asAny" && !property.required => format!("{name}: json[{key}]"),
            // Inference would take the question mark of the type for that of absence.
            Field::Nullable if !property.required && types.nullable_by_itself(&property.value) => {
                format!("{name}: json.optional<{bare}>({key}, {decoder})")
            }
            _ if property.required => format!("{name}: json.required({key}, {whole})"),
            _ => format!("{name}: json.optional({key}, {decoder})"),
        });

        if !fields.is_empty() {
            fields.push('\n');
        }
        let default = property.default.as_ref().map(|default| format!("Defaults to `{}`.", literal::shown(default)));
        let more: Vec<&str> = default.as_deref().into_iter().collect();
        let prose = doc(&property.doc, &more, 2);
        if !prose.is_empty() {
            // A documented field stands by itself.
            if !fields.is_empty() {
                fields.push('\n');
            }
            fields.push_str(prose.as_str());
            fields.push('\n');
        }
        if property.deprecated.is_some() {
            fields.push_str(&format!("  {}\n", deprecated(property.deprecated.as_ref())));
        }
        fields.push_str(&format!("  final {declared} {name};"));

        let mut present = property.value.clone();
        present.nullable = false;
        writes.push(match kind {
            Field::Required => format!("{key}: {}", types.encoded(&property.value, name, uses)),
            Field::Nullable if property.required => {
                format!("{key}: {}", types.encoded(&Type { nullable: true, ..present }, name, uses))
            }
            Field::Nullable if plain => format!("if ({name} != null) {key}: {name}"),
            Field::Nullable => {
                format!("if ({name} case final e?) {key}: {}", types.encoded_present(&present, "e", uses))
            }
            Field::Patch if plain => format!("if ({name}.isSet) {key}: {name}.value"),
            Field::Patch => {
                let value = types.encoded(&Type { nullable: true, ..present }, &format!("{name}.value"), uses);
                format!("if ({name}.isSet) {key}: {value}")
            }
        });
        copies.push(match kind {
            Field::Required => format!("{} {name}", optional(bare)),
            Field::Patch => format!("Patch<{}>? {name}", some(&bare)),
            Field::Nullable => format!("Patch<{}> {name} = const Patch.keep()", some(&bare)),
        });
        copied.push(match kind {
            Field::Nullable => format!("{name}: {name}.or(this.{name})"),
            Field::Required | Field::Patch => format!("{name}: {name} ?? this.{name}"),
        });
    }
    if let Additional::Values(value) = &object.additional {
        let name = &names.additional;
        let map = format!("Map<String, {}>", types.dart(value, uses));
        parameters.push(format!("this.{name} = const {{}}"));
        let known: Vec<String> = object.properties.iter().map(|property| dart_string(&property.wire)).collect();
        let decoder = types.decoder(value, uses);
        let read = list(&format!("{name}: json.others(const {{"), &known, &format!("}}, {decoder})"), 4);
        reads.push(read);
        if !fields.is_empty() {
            fields.push_str("\n\n");
        }
        fields.push_str(&format!("  /// Properties that have no name of their own.\n  final {map} {name};"));
        writes.push(if types.is_json(value) {
            format!("...{name}")
        } else {
            format!("for (final e in {name}.entries) e.key: {}", types.encoded(value, "e.value", uses))
        });
        copies.push(format!("{map}? {name}"));
        copied.push(format!("{name}: {name} ?? this.{name}"));
    }

    let braces = if parameters.is_empty() { ("", "") } else { ("{", "}") };
    let constructor = list(&format!("const {class}({}", braces.0), &parameters, &format!("{});", braces.1), 2);
    let head = format!("factory {class}.fromJson(Map<String, Object?> json) =>");
    let reading = if reads.is_empty() {
        let line = format!("{head} const {class}();");
        if line.chars().count() + 2 <= 80 { line } else { format!("{head}\n      const {class}();") }
    } else {
        list(&format!("{head} {class}("), &reads, ");", 2)
    };
    let writing = if writes.is_empty() {
        "Map<String, Object?> toJson() => const {};".to_owned()
    } else {
        list("Map<String, Object?> toJson() => {", &writes, "};", 2)
    };
    let copying = if copies.is_empty() {
        String::new()
    } else {
        let head = list(&format!("{class} copyWith({{"), &copies, &format!("}}) => {class}("), 2);
        list(&head, &copied, ");", 2)
    };
    ObjectView {
        doc: doc(&declaration.doc, &[], 0),
        deprecated: deprecated(declaration.deprecated.as_ref()),
        name: class.clone().into(),
        constructor: constructor.into(),
        reading: reading.into(),
        fields: fields.into(),
        writing: writing.into(),
        copying: copying.into(),
    }
}

/// The type of a value that is there.
fn some(text: &str) -> &str {
    text.strip_suffix('?').unwrap_or(text)
}

#[derive(Serialize)]
struct EnumView {
    doc: Text,
    deprecated: Text,
    name: Text,
    base: Text,
    decoder: Text,
    constants: Text,
    values: Text,
    unknown: Text,
    nothing: Text,
}

fn enum_view(names: &TypeNames, declaration: &Declaration, values: &Enum, open: bool) -> EnumView {
    let (base, decoder) = enum_base(values);
    let class = &names.class;
    let mut constants = String::new();
    let mut listed = Vec::new();
    for (value, name) in values.values.iter().zip(&names.members) {
        let Some(constant) = constant_of(values.base, &value.value) else { continue };
        let prose = doc(&value.doc, &[], 2);
        if !prose.is_empty() {
            constants.push_str(prose.as_str());
            constants.push('\n');
        }
        constants.push_str(&if open {
            format!("  static const {name} = {class}({constant});\n")
        } else {
            format!("  {name}({constant}),\n")
        });
        listed.push(name.clone());
    }
    EnumView {
        doc: doc(&declaration.doc, &[], 0),
        deprecated: deprecated(declaration.deprecated.as_ref()),
        name: class.clone().into(),
        base: base.into(),
        decoder: decoder.into(),
        constants: constants.trim_end().to_owned().into(),
        values: list(&format!("static const List<{class}> values = ["), &listed, "];", 2).into(),
        unknown: names.additional.clone().into(),
        nothing: match values.base {
            EnumBase::String => "''",
            EnumBase::Integer | EnumBase::Number => "0",
            EnumBase::Boolean => "false",
        }
        .into(),
    }
}

/// A value of an enum, of its base type.
fn constant_of(base: EnumBase, value: &Literal) -> Option<String> {
    match (base, value) {
        (EnumBase::Integer, Literal::Number(text)) => {
            let whole = text.parse::<f64>().ok().filter(|value| value.fract() == 0.0 && value.abs() < 9e15);
            if text.parse::<i64>().is_ok() {
                literal::constant(value)
            } else {
                whole.map(|value| format!("{value:.0}"))
            }
        }
        (EnumBase::String, Literal::String(_))
        | (EnumBase::Number, Literal::Number(_))
        | (EnumBase::Boolean, Literal::Boolean(_)) => literal::constant(value),
        _ => None,
    }
}

#[derive(Serialize)]
struct SameView {
    doc: Text,
    names: Vec<PairView>,
}

#[derive(Serialize)]
struct PairView {
    name: Text,
    target: Text,
}

/// Another name for a type of which the document says the same elsewhere; of a union, for its variants, too.
fn same_view(names: &TypeNames, standing: &TypeNames, declaration: &Declaration, uses: &mut Uses) -> SameView {
    uses.insert(standing.library);
    let pair = |name: &String, target: &String| PairView { name: name.clone().into(), target: target.clone().into() };
    let variants = names.variants.iter().zip(&standing.variants).map(|(name, target)| pair(name, target));
    SameView {
        doc: doc(&declaration.doc, &[], 0),
        names: std::iter::once(pair(&names.class, &standing.class)).chain(variants).collect(),
    }
}

#[derive(Serialize)]
struct AliasView {
    doc: Text,
    name: Text,
    target: Text,
    codec: Text,
    decoded: Text,
    encoded: Text,
}

fn alias_view(types: &Types<'_>, id: TypeId, declaration: &Declaration, target: &Type, uses: &mut Uses) -> AliasView {
    let names = &types.names[id];
    let plain = types.is_circular(id) || types.is_plain(target);
    AliasView {
        doc: doc(&declaration.doc, &[], 0),
        name: names.class.clone().into(),
        target: if types.is_circular(id) { "Object?".into() } else { types.dart(target, uses).into() },
        codec: if plain { Text::default() } else { names.codec.clone().into() },
        decoded: if plain { Text::default() } else { types.decoded(target, "json", uses).into() },
        encoded: if plain { Text::default() } else { types.encoded(target, "value", uses).into() },
    }
}
