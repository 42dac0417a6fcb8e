//! A call for the front page: one of the document's own operations, with made-up values.

use serde::Serialize;

use super::types::{Types, property_name};
use crate::engine::Code;
use crate::engine::quote::ts_string;
use crate::model::{Codec, Literal, Location, Operation, Parameter, Shape, StringFormat, Type, TypeKind};

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct QuickStart {
    pub(super) function: Code<'static>,
    pub(super) args: Code<'static>,
    pub(super) property: Code<'static>,
    pub(super) method: Code<'static>,
    /// `auth: { token: process.env... }`, where the API asks for something.
    pub(super) auth: Code<'static>,
    /// The key of a documented failure.
    pub(super) failure: Code<'static>,
}

impl Types<'_> {
    /// The call that shows most with the least: a successful answer with a body, few arguments.
    pub(super) fn quick_start(&self) -> Option<QuickStart> {
        let mut best: Option<((usize, usize, usize), QuickStart)> = None;
        for (module, names) in self.model.modules.iter().zip(&self.names.modules) {
            for (operation, call) in module.operations.iter().zip(&names.operations) {
                let json = operation.responses.iter().any(|response| {
                    response.success && response.contents.iter().any(|content| content.codec == Codec::Json)
                });
                let required = operation.parameters.iter().filter(|parameter| parameter.required).count();
                let weight = (
                    usize::from(!json) + usize::from(operation.deprecated.is_some()),
                    usize::from(operation.method != "GET"),
                    required.abs_diff(1),
                );
                if best.as_ref().is_some_and(|(known, _)| *known <= weight) {
                    continue;
                }
                let Some(args) = self.sample_args(operation) else { continue };
                let failure = operation.responses.iter().find(|response| !response.success);
                let start = QuickStart {
                    function: call.function.clone().into(),
                    args: args.into(),
                    property: names.property.clone().into(),
                    method: call.method.clone().into(),
                    auth: self.sample_auth(operation).into(),
                    failure: failure.map(|response| ts_string(&response.matches)).unwrap_or_default().into(),
                };
                best = Some((weight, start));
            }
        }
        best.map(|(_, start)| start)
    }

    fn sample_auth(&self, operation: &Operation) -> String {
        use crate::model::SecurityKind;
        let Some(wanted) = operation.security.iter().find(|alternative| !alternative.is_empty()) else {
            return String::new();
        };
        let parts: Vec<String> = wanted
            .iter()
            .filter_map(|each| {
                let scheme = self.model.security_schemes.iter().find(|scheme| scheme.wire == each.scheme)?;
                let value = match scheme.kind {
                    SecurityKind::MutualTls => return None,
                    SecurityKind::Basic => "{ username: 'me', password: secret }",
                    SecurityKind::OAuth2 | SecurityKind::OpenIdConnect => "() => fetchToken()",
                    _ => "secret",
                };
                Some(format!("{}: {value}", property_name(&scheme.wire)))
            })
            .collect();
        if parts.is_empty() { String::new() } else { format!("auth: {{ {} }}", parts.join(", ")) }
    }

    fn sample_args(&self, operation: &Operation) -> Option<String> {
        let mut groups = Vec::new();
        for (location, group) in [
            (Location::Path, "path"),
            (Location::Query, "query"),
            (Location::Header, "headers"),
            (Location::Cookie, "cookies"),
        ] {
            let needed = |parameter: &&Parameter| {
                parameter.location == location && (parameter.required || location == Location::Path)
            };
            let mut parts = Vec::new();
            for parameter in operation.parameters.iter().filter(needed) {
                parts.push(format!("{}: {}", property_name(&parameter.wire), self.sample(&parameter.value, 0)?));
            }
            if !parts.is_empty() {
                groups.push(format!("{group}: {{ {} }}", parts.join(", ")));
            }
        }
        if let Some(body) = operation.body.as_ref().filter(|body| body.required) {
            let content = body.contents.first()?;
            let value = match content.codec {
                Codec::Json | Codec::Form => self.sample(&content.value, 0)?,
                Codec::Text => "'...'".to_owned(),
                _ => return None,
            };
            groups.push(format!("body: {value}"));
        }
        Some(if groups.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", groups.join(", ")) })
    }

    /// A value of this type, short; none where that would be long.
    fn sample(&self, ty: &Type, depth: usize) -> Option<String> {
        if depth > 3 {
            return None;
        }
        let literal = |value: &Literal| match value {
            Literal::String(text) => Some(ts_string(text)),
            Literal::Number(text) => Some(text.clone()),
            Literal::Boolean(value) => Some(value.to_string()),
            Literal::Null => Some("null".to_owned()),
            Literal::Json(_) => None,
        };
        match &ty.kind {
            TypeKind::Unknown => Some("{}".to_owned()),
            TypeKind::Never | TypeKind::Tuple { .. } | TypeKind::Binary => None,
            TypeKind::Null => Some("null".to_owned()),
            TypeKind::Boolean => Some("true".to_owned()),
            TypeKind::Integer { format: crate::model::IntegerFormat::Int64 } => Some(
                match self.int64 {
                    super::Int64::Number => "1",
                    super::Int64::String => "'1'",
                    super::Int64::BigInt => "1n",
                }
                .to_owned(),
            ),
            TypeKind::Integer { .. } | TypeKind::Number => Some("1".to_owned()),
            TypeKind::String { format } => Some(
                match format {
                    StringFormat::Date => "'2026-01-31'",
                    StringFormat::DateTime => "'2026-01-31T12:00:00Z'",
                    StringFormat::Uuid => "'0b8e5f7e-6c1b-4f3a-9d55-2a7f1c9e4d10'",
                    StringFormat::Uri => "'https://example.com'",
                    _ => "'...'",
                }
                .to_owned(),
            ),
            TypeKind::Literal { value } => literal(value),
            TypeKind::Array { items, .. } => Some(format!("[{}]", self.sample(items, depth + 1)?)),
            TypeKind::Map { .. } => Some("{}".to_owned()),
            TypeKind::Named { id } => match &self.model.declaration(*id)?.shape {
                Shape::Enum(listed) => listed.values.first().and_then(|value| literal(&value.value)),
                Shape::Alias { target } => self.sample(target, depth + 1),
                Shape::Union(_) => None,
                Shape::Object(object) => {
                    let mut parts = Vec::new();
                    for property in object.properties.iter().filter(|property| property.required) {
                        parts.push(format!(
                            "{}: {}",
                            property_name(&property.wire),
                            self.sample(&property.value, depth + 1)?
                        ));
                    }
                    let text = if parts.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", parts.join(", ")) };
                    (text.len() < 120).then_some(text)
                }
            },
        }
    }
}
