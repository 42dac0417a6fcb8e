//! A client model as short text.

use accordant_document::Finding;
use accordant_generators::model::*;
use accordant_model::Contract;

pub(crate) fn model(contract: &Contract, model: &ClientModel, findings: &[Finding]) -> String {
    let mut out = String::new();
    let text = Text { model };
    for module in &model.modules {
        for operation in &module.operations {
            out += &format!("{} = {} in {}\n", operation.key, operation.name, module.name);
            for parameter in &operation.parameters {
                out += &format!("  {}\n", text.parameter(parameter));
            }
            if let Some(body) = &operation.body {
                out += &text.contents(if body.required { "body" } else { "body?" }, &body.contents);
            }
            for response in &operation.responses {
                out += &text.response(response);
            }
            if let Some(pagination) = &operation.pagination {
                out += &format!("  pages {pagination:?}\n");
            }
        }
    }
    for event in &model.events {
        out += &format!(
            "{} {} = {}\n",
            if event.kind == EventKind::Webhook { "webhook" } else { "callback" },
            event.wire,
            event.name
        );
        if let Some(body) = &event.body {
            out += &text.contents("body", &body.contents);
        }
        for response in &event.responses {
            out += &text.response(response);
        }
    }
    for declaration in &model.types {
        out += &text.declaration(declaration);
    }
    for finding in findings {
        let place = finding.origin.map(|origin| contract.documents.locate(origin).pointer.unwrap_or_default());
        out += &format!("{} {}\n", finding.rule, place.unwrap_or_default());
    }
    out
}

struct Text<'m> {
    model: &'m ClientModel,
}

impl Text<'_> {
    fn declaration(&self, declaration: &Declaration) -> String {
        let direction = match (declaration.received, declaration.sent) {
            (true, true) => " both",
            (true, false) => " received",
            (false, true) => " sent",
            (false, false) => "",
        };
        let mark = if declaration.named { "" } else { "~" };
        let deprecated = if declaration.deprecated.is_some() { " deprecated" } else { "" };
        let mut out = format!("{mark}{}{direction}{deprecated} = ", declaration.name);
        match &declaration.shape {
            Shape::Alias { target } => out += &format!("{}\n", self.value(target)),
            Shape::Enum(listed) => {
                let values: Vec<String> = listed
                    .values
                    .iter()
                    .map(|value| {
                        let literal = literal(&value.value);
                        let plain = literal.trim_matches('"').to_owned();
                        if plain == value.name { plain } else { format!("{literal} as {}", value.name) }
                    })
                    .collect();
                let open = if listed.extensible { ", ..." } else { "" };
                out += &format!("enum {:?}: {}{open}\n", listed.base, values.join(", ")).to_lowercase();
            }
            Shape::Union(union) => {
                out += "union";
                if let Some(tag) = &union.tag {
                    out += &format!(" by {}", tag.wire);
                }
                out += "\n";
                for (index, variant) in union.variants.iter().enumerate() {
                    out += &format!("  {}: {}", variant.name, self.value(&variant.value));
                    if union.tag.is_some() {
                        out += &format!(" = {}", variant.tags.join(", "));
                        if union.tag.as_ref().is_some_and(|tag| tag.default == Some(index)) {
                            out += ", or else";
                        }
                    } else {
                        out += &recognition(&variant.recognition);
                    }
                    out += "\n";
                }
            }
            Shape::Object(object) => {
                out += "object";
                match &object.additional {
                    Additional::Unsaid => {}
                    Additional::None => out += " closed",
                    Additional::Values(values) => out += &format!(" of {}", self.value(values)),
                }
                out += "\n";
                for property in &object.properties {
                    out += &format!(
                        "  {}{}: {}",
                        property.wire,
                        if property.required { "" } else { "?" },
                        self.value(&property.value)
                    );
                    if let Some(default) = &property.default {
                        out += &format!(" = {}", literal(default));
                    }
                    for (flag, word) in [
                        (property.read_only, " readOnly"),
                        (property.write_only, " writeOnly"),
                        (property.deprecated.is_some(), " deprecated"),
                    ] {
                        if flag {
                            out += word;
                        }
                    }
                    out += "\n";
                }
            }
        }
        out
    }

    fn parameter(&self, parameter: &Parameter) -> String {
        let place = format!("{:?}", parameter.location).to_lowercase();
        let encoding = match &parameter.encoding {
            ParameterEncoding::Style { style, explode, .. } => {
                format!("{style:?}{}", if *explode { " explode" } else { "" })
            }
            ParameterEncoding::Content { media, .. } => media.clone(),
        };
        let required = if parameter.required { "" } else { "?" };
        format!("{place} {}{required}: {} ({encoding})", parameter.wire, self.value(&parameter.value))
    }

    fn contents(&self, label: &str, contents: &[Content]) -> String {
        let mut out = String::new();
        for content in contents {
            out += &format!("  {label} {} {:?}: {}\n", content.media, content.codec, self.value(&content.value));
            for part in &content.parts {
                let repeated = if part.repeated { " repeated" } else { "" };
                let style = part.style.map(|style| format!(" {style:?}")).unwrap_or_default();
                out += &format!(
                    "    part {}{}: {} {} {:?}{repeated}{style}\n",
                    part.wire,
                    if part.required { "" } else { "?" },
                    self.value(&part.value),
                    part.media,
                    part.codec
                );
            }
        }
        out
    }

    fn response(&self, response: &Response) -> String {
        let success = if response.success { "" } else { " fails" };
        let mut out = format!("  {} {}{success}\n", response.matches, response.name);
        for header in &response.headers {
            out += &format!(
                "    header {}{}: {}\n",
                header.wire,
                if header.required { "" } else { "?" },
                self.value(&header.value)
            );
        }
        out += &self.contents("  body", &response.contents);
        out
    }

    fn value(&self, value: &Type) -> String {
        let mut text = match &value.kind {
            TypeKind::Unknown => "unknown".to_owned(),
            TypeKind::Never => "never".to_owned(),
            TypeKind::Null => "null".to_owned(),
            TypeKind::Boolean => "boolean".to_owned(),
            TypeKind::Integer { format: IntegerFormat::Any } => "integer".to_owned(),
            TypeKind::Integer { format } => format!("{format:?}").to_lowercase(),
            TypeKind::Number => "number".to_owned(),
            TypeKind::String { format: StringFormat::Plain } => "string".to_owned(),
            TypeKind::String { format: StringFormat::Other(format) } => format!("string<{format}>"),
            TypeKind::String { format } => format!("string<{format:?}>"),
            TypeKind::Binary => "bytes".to_owned(),
            TypeKind::Literal { value } => literal(value),
            TypeKind::Array { items, unique } => {
                format!("{}[{}]", if *unique { "unique" } else { "" }, self.value(items))
            }
            TypeKind::Tuple { items, rest, required } => {
                let mut parts: Vec<String> = items.iter().map(|item| self.value(item)).collect();
                parts.extend(rest.as_ref().map(|rest| format!("...{}", self.value(rest))));
                format!("({}; {required})", parts.join(", "))
            }
            TypeKind::Map { values } => format!("{{{}}}", self.value(values)),
            TypeKind::Named { id } => {
                self.model.declaration(*id).map_or_else(|| "?".to_owned(), |found| format!("<{}>", found.name))
            }
        };
        if value.nullable {
            text.push('?');
        }
        text
    }
}

fn literal(value: &Literal) -> String {
    match value {
        Literal::Null => "null".to_owned(),
        Literal::Boolean(value) => value.to_string(),
        Literal::Number(text) | Literal::Json(text) => text.clone(),
        Literal::String(text) => format!("{text:?}"),
    }
}

fn recognition(found: &Recognition) -> String {
    let mut out = format!(" when {}", found.types.join(" or "));
    if !found.values.is_empty() {
        out += &format!(" in {}", found.values.iter().map(literal).collect::<Vec<_>>().join(", "));
    }
    for (name, values) in &found.constants {
        out += &format!(", {name} is {}", values.iter().map(literal).collect::<Vec<_>>().join(" or "));
    }
    if !found.required.is_empty() {
        out += &format!(", has {}", found.required.join(", "));
    }
    if !found.known.is_empty() {
        out += &format!(", knows {}", found.known.join(", "));
    }
    out
}
