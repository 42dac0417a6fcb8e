//! Parameters: those in the usual way of their place by name alone, all others with their style.

use std::collections::BTreeSet;

use super::contents::Codecs;
use super::types::Types;
use crate::engine::quote::ts_string;
use crate::model::{Codec, Location, Parameter, ParameterEncoding, Style};

/// The entry of the table that names them all.
pub(super) fn table(types: &Types<'_>, parameters: &[Parameter], codecs: &mut Codecs) -> Option<String> {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for (location, group) in [
        (Location::Path, "path"),
        (Location::Query, "query"),
        (Location::Header, "headers"),
        (Location::Cookie, "cookies"),
    ] {
        let mut seen = BTreeSet::new();
        let entries: Vec<String> = parameters
            .iter()
            .filter(|parameter| parameter.location == location && seen.insert(&parameter.wire))
            .map(|parameter| entry(types, parameter, codecs))
            .collect();
        if !entries.is_empty() {
            groups.push((group.to_owned(), entries));
        }
    }
    let whole = parameters.iter().find(|parameter| parameter.location == Location::Querystring).map(|parameter| {
        codecs.add("runtime-styles", "querystringParameter");
        format!("/* @__PURE__ */ querystringParameter({})", codec_of(types, parameter, codecs))
    });
    let mut parts: Vec<String> =
        groups.iter().map(|(group, entries)| format!("{group}: [{}]", entries.join(", "))).collect();
    parts.extend(whole.iter().map(|text| format!("querystring: {text}")));
    if parts.is_empty() {
        return None;
    }
    let line = format!("parameters: {{ {} }}", parts.join(", "));
    if line.len() < 96 {
        return Some(line);
    }
    let mut out = String::from("parameters: {\n");
    for (group, entries) in &groups {
        let line = format!("    {group}: [{}],\n", entries.join(", "));
        if line.len() <= 100 {
            out += &line;
            continue;
        }
        out += &format!("    {group}: [\n");
        for entry in entries {
            out += &format!("      {entry},\n");
        }
        out += "    ],\n";
    }
    if let Some(text) = whole {
        out += &format!("    querystring: {text},\n");
    }
    Some(out + "  }")
}

fn entry(types: &Types<'_>, parameter: &Parameter, codecs: &mut Codecs) -> String {
    let name = ts_string(&parameter.wire);
    match &parameter.encoding {
        ParameterEncoding::Content { .. } => {
            let place = match parameter.location {
                Location::Path => "'path'",
                Location::Header => "'header'",
                _ => "'pair'",
            };
            codecs.add("runtime-styles", "contentParameter");
            format!("/* @__PURE__ */ contentParameter({name}, {place}, {})", codec_of(types, parameter, codecs))
        }
        ParameterEncoding::Style { style, explode, allow_reserved, .. } => {
            let scalar = types.scalar(&parameter.value, 0).is_some();
            let usual = match parameter.location {
                Location::Path => *style == Style::Simple && (scalar || !explode) && !allow_reserved,
                Location::Query | Location::Cookie | Location::Querystring => {
                    *style == Style::Form && (scalar || *explode) && !allow_reserved
                }
                Location::Header => scalar || !explode,
            };
            if usual {
                return name;
            }
            if parameter.location == Location::Header {
                codecs.add("runtime-styles", "headerParameter");
                return format!("/* @__PURE__ */ headerParameter({name}, {explode})");
            }
            styled(&parameter.wire, *style, *explode, *allow_reserved, codecs)
        }
    }
}

/// A parameter, or a property of a form, in a style.
pub(super) fn styled(wire: &str, style: Style, explode: bool, allow_reserved: bool, codecs: &mut Codecs) -> String {
    codecs.add("runtime-styles", "styledParameter");
    let style = style.name();
    let options = match (explode, allow_reserved) {
        (false, false) => "",
        (true, false) => ", { explode: true }",
        (false, true) => ", { allowReserved: true }",
        (true, true) => ", { explode: true, allowReserved: true }",
    };
    format!("/* @__PURE__ */ styledParameter({}, '{style}'{options})", ts_string(wire))
}

fn codec_of(types: &Types<'_>, parameter: &Parameter, codecs: &mut Codecs) -> String {
    let codec = match &parameter.encoding {
        ParameterEncoding::Content { codec, .. } => *codec,
        ParameterEncoding::Style { .. } => Codec::Form,
    };
    match codec {
        Codec::Json | Codec::JsonLines | Codec::JsonSequence => {
            let json = types.json(&parameter.value, codecs);
            if json == "jsonCodec" {
                codecs.add("runtime", "jsonCodec");
            }
            json
        }
        Codec::Form => {
            codecs.add("runtime-form", "formCodec");
            "formCodec()".to_owned()
        }
        _ => {
            codecs.add("runtime", "textCodec");
            "textCodec".to_owned()
        }
    }
}
