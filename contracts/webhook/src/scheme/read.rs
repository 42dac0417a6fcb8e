//! Schemes from YAML, with a finding for every fault.

use accordant_document::settings::{Reader, WRONG_VALUE, root};
use accordant_document::{LoadOptions, Member, Node, load_text, pointer};

use super::template::PLACEHOLDERS;
use super::{
    Algorithm, Digest, Encoding, Faulty, Field, KeyFormat, Place, Refused, Scheme, Signature, Template, TimeDirection,
    TimeRule, TimeUnit, UrlForm,
};

/// The only version of the format so far.
const VERSION: &str = "1";
const FIELDS: [&str; 4] = ["header", "query", "form", "payload"];

/// Reads the schemes of a file; `name` is how findings call it.
pub fn read_schemes(name: &str, text: &str) -> Result<Vec<Scheme>, Box<Faulty>> {
    let (documents, findings) = load_text(name, text, &LoadOptions::default());
    let mut reader = Reader::new(&documents, findings);
    let mut schemes = Vec::new();
    if let Some(root) = root(&documents) {
        for member in reader.members(root, name, &["version", "schemes"]) {
            if member.key == "version" {
                let version = reader.scalar(member.value, "`version`");
                if let Some(version) = version.filter(|version| version != VERSION) {
                    reader.wrong_value(member.value.span(), "`version`", &version, &[VERSION]);
                }
            } else {
                for entry in reader.entries(member.value, "`schemes`") {
                    schemes.extend(scheme(&mut reader, entry));
                }
            }
        }
        if root.is_object() && root.get("schemes").is_none() {
            reader.missing(root, name, "schemes");
        }
    }
    let findings = reader.errors();
    if findings.is_empty() { Ok(schemes) } else { Err(Box::new(Faulty { documents, findings })) }
}

fn scheme(reader: &mut Reader<'_>, entry: Member<'_>) -> Option<Scheme> {
    let mut scheme = Scheme {
        name: entry.key.to_owned(),
        title: entry.key.to_owned(),
        source: None,
        delivery: None,
        event: Vec::new(),
        time: None,
        signatures: Vec::new(),
        refused: Vec::new(),
    };
    const KEYS: [&str; 7] = ["title", "source", "delivery", "event", "time", "signatures", "refused"];
    for member in reader.members(entry.value, "a scheme", &KEYS) {
        match member.key {
            "title" => scheme.title = reader.text(member.value, "`title`")?,
            "source" => scheme.source = reader.text(member.value, "`source`"),
            "delivery" => scheme.delivery = field(reader, member.value, "`delivery`"),
            "event" => {
                let items = reader.items(member.value, "`event`");
                scheme.event = items.into_iter().filter_map(|item| field(reader, item, "an event")).collect();
            }
            "time" => scheme.time = time(reader, member.value),
            "signatures" => {
                let items = reader.items(member.value, "`signatures`");
                scheme.signatures = items.into_iter().filter_map(|item| signature(reader, item)).collect();
            }
            _ => {
                let items = reader.items(member.value, "`refused`");
                scheme.refused = items.into_iter().filter_map(|item| refused(reader, item)).collect();
            }
        }
    }
    if entry.value.is_object() && entry.value.get("signatures").is_none_or(Node::is_empty) {
        reader.missing(entry.value, "the scheme", "signatures");
    }
    Some(scheme)
}

/// The one field that a node names.
fn field(reader: &mut Reader<'_>, node: Node<'_>, what: &str) -> Option<Field> {
    let members = reader.members(node, what, &FIELDS);
    let [member] = members.as_slice() else {
        if node.is_object() {
            reader.fault(
                node.span(),
                WRONG_VALUE,
                format!("{what} names no field, or several"),
                "name one of `header`, `query`, `form`, `payload`",
            );
        }
        return None;
    };
    named_field(reader, member)
}

fn named_field(reader: &mut Reader<'_>, member: &Member<'_>) -> Option<Field> {
    let text = reader.text(member.value, &format!("`{}`", member.key))?;
    Some(match member.key {
        "header" => Field::Header(text.to_ascii_lowercase()),
        "query" => Field::Query(text),
        "form" => Field::Form(text),
        _ => Field::Payload(tokens(reader, member.value, &text)?),
    })
}

fn tokens(reader: &mut Reader<'_>, node: Node<'_>, text: &str) -> Option<Vec<String>> {
    let tokens = pointer::tokens(text);
    if tokens.is_none() {
        reader.fault(node.span(), WRONG_VALUE, format!("`{text}` is not a JSON pointer"), "write it as `/data/id`");
    }
    tokens
}

/// Collects the keys of a [`Place`] out of an object that has others, too.
#[derive(Default)]
struct PlaceKeys {
    field: Option<Field>,
    separator: Option<String>,
    prefix: String,
}

impl PlaceKeys {
    fn take(&mut self, reader: &mut Reader<'_>, member: &Member<'_>) {
        match member.key {
            "separator" => self.separator = reader.text(member.value, "`separator`"),
            "prefix" => self.prefix = reader.text(member.value, "`prefix`").unwrap_or_default(),
            _ => self.field = named_field(reader, member),
        }
    }

    fn place(self, reader: &mut Reader<'_>, node: Node<'_>, what: &str) -> Option<Place> {
        if self.field.is_none() {
            reader.missing(node, what, "header");
        }
        Some(Place {
            field: self.field?,
            separator: self.separator.filter(|text| !text.is_empty()),
            prefix: self.prefix,
        })
    }
}

fn time(reader: &mut Reader<'_>, node: Node<'_>) -> Option<TimeRule> {
    const KEYS: [&str; 9] =
        ["header", "query", "form", "payload", "separator", "prefix", "unit", "tolerance", "direction"];
    let mut place = PlaceKeys::default();
    let (mut unit, mut tolerance, mut direction) = (TimeUnit::Seconds, 300, TimeDirection::Both);
    for member in reader.members(node, "`time`", &KEYS) {
        match member.key {
            "unit" => {
                let units = [("seconds", TimeUnit::Seconds), ("milliseconds", TimeUnit::Milliseconds)];
                unit = reader.one_of(member.value, "`unit`", &units).unwrap_or(unit);
            }
            "direction" => {
                let directions = [("past", TimeDirection::Past), ("both", TimeDirection::Both)];
                direction = reader.one_of(member.value, "`direction`", &directions).unwrap_or(direction);
            }
            "tolerance" => match member.value.number_text().and_then(|text| text.parse().ok()) {
                Some(seconds) => tolerance = seconds,
                None => reader.wrong_type(member.value, "`tolerance`", "a whole number of seconds"),
            },
            _ => place.take(reader, &member),
        }
    }
    let place = place.place(reader, node, "`time`")?;
    Some(TimeRule { place, unit, tolerance, direction })
}

fn signature(reader: &mut Reader<'_>, node: Node<'_>) -> Option<Signature> {
    const KEYS: [&str; 15] = [
        "when",
        "unless",
        "each",
        "header",
        "query",
        "form",
        "payload",
        "separator",
        "prefix",
        "algorithm",
        "encoding",
        "key",
        "content",
        "url",
        "digest",
    ];
    let mut place = PlaceKeys::default();
    let (mut when, mut unless, mut each, mut content, mut digest) = (None, None, None, None, None);
    let (mut algorithm, mut encoding, mut key, mut url) = (None, Encoding::Hex, KeyFormat::default(), Vec::new());
    for member in reader.members(node, "a signature", &KEYS) {
        let value = member.value;
        match member.key {
            "when" => when = field(reader, value, "`when`"),
            "unless" => unless = field(reader, value, "`unless`"),
            "each" => {
                each = reader.text(value, "`each`").and_then(|text| tokens(reader, value, &text));
            }
            "algorithm" => algorithm = reader.one_of(value, "`algorithm`", &Algorithm::NAMED),
            "encoding" => encoding = reader.one_of(value, "`encoding`", &Encoding::NAMED).unwrap_or(encoding),
            "key" => key = key_format(reader, value),
            "content" => content = template(reader, value),
            "url" => {
                const FORMS: [(&str, UrlForm); 4] = [
                    ("as-is", UrlForm::AsIs),
                    ("with-port", UrlForm::WithPort),
                    ("without-port", UrlForm::WithoutPort),
                    ("plain-quotes", UrlForm::PlainQuotes),
                ];
                let items = reader.items(value, "`url`");
                url = items.into_iter().filter_map(|item| reader.one_of(item, "a form of the URL", &FORMS)).collect();
            }
            "digest" => digest = body_digest(reader, value),
            _ => place.take(reader, &member),
        }
    }
    for required in ["algorithm", "content"] {
        if node.is_object() && node.get(required).is_none() {
            reader.missing(node, "the signature", required);
        }
    }
    let place = place.place(reader, node, "the signature")?;
    Some(Signature { when, unless, each, place, algorithm: algorithm?, encoding, key, content: content?, url, digest })
}

fn key_format(reader: &mut Reader<'_>, node: Node<'_>) -> KeyFormat {
    let mut key = KeyFormat::default();
    for member in reader.members(node, "`key`", &["prefix", "private-prefix", "encoding"]) {
        match member.key {
            "prefix" => key.prefix = reader.text(member.value, "`prefix`").unwrap_or_default(),
            "private-prefix" => key.private_prefix = reader.text(member.value, "`private-prefix`"),
            _ => key.encoding = reader.one_of(member.value, "`encoding`", &Encoding::NAMED).unwrap_or(key.encoding),
        }
    }
    key
}

fn template(reader: &mut Reader<'_>, node: Node<'_>) -> Option<Template> {
    let text = reader.text(node, "`content`")?;
    match Template::parse(&text) {
        Ok(template) => Some(template),
        Err(error) => {
            reader.fault(node.span(), WRONG_VALUE, format!("`content`: {error}"), format!("it knows {PLACEHOLDERS}"));
            None
        }
    }
}

fn body_digest(reader: &mut Reader<'_>, node: Node<'_>) -> Option<Digest> {
    let (mut found, mut encoding) = (None, Encoding::Hex);
    for member in reader.members(node, "`digest`", &["header", "query", "form", "payload", "algorithm", "encoding"]) {
        match member.key {
            "algorithm" => {
                reader.one_of(member.value, "`algorithm`", &[("sha256", ())]);
            }
            "encoding" => encoding = reader.one_of(member.value, "`encoding`", &Encoding::NAMED).unwrap_or(encoding),
            _ => found = named_field(reader, &member),
        }
    }
    if found.is_none() {
        reader.missing(node, "`digest`", "header");
    }
    Some(Digest { field: found?, encoding })
}

fn refused(reader: &mut Reader<'_>, node: Node<'_>) -> Option<Refused> {
    let (mut found, mut reason) = (None, None);
    for member in reader.members(node, "`refused`", &["header", "query", "form", "payload", "reason"]) {
        match member.key {
            "reason" => reason = reader.text(member.value, "`reason`"),
            _ => found = named_field(reader, &member),
        }
    }
    Some(Refused { field: found?, reason: reason.unwrap_or_else(|| "it proves nothing".to_owned()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<String> {
        match read_schemes("schemes.yaml", text) {
            Ok(_) => Vec::new(),
            Err(faulty) => faulty.findings.iter().map(|finding| finding.message.clone()).collect(),
        }
    }

    #[test]
    fn faults_are_named() {
        assert_eq!(faults("schemes: {acme: {}}"), ["the scheme has no `signatures`"]);
        assert_eq!(
            faults("schemes: {acme: {signatures: [{header: x, algorithm: md5, content: '{bodi}'}]}}"),
            ["`algorithm` cannot be `md5`", "`content`: `{bodi}` is not known"]
        );
        assert_eq!(faults("version: 1"), ["schemes.yaml has no `schemes`"]);
    }

    #[test]
    fn a_scheme_of_ones_own_needs_three_lines() {
        let read = read_schemes(
            "s.yaml",
            "schemes:\n  acme:\n    signatures:\n    - {header: X-Sign, algorithm: hmac-sha512, content: '{body}'}\n",
        );
        let scheme = read.ok().and_then(|schemes| schemes.into_iter().next());
        assert!(scheme.is_some_and(|scheme| scheme.signatures.first().is_some_and(|way| {
            way.place.field == Field::Header("x-sign".to_owned()) && way.encoding == Encoding::Hex
        })));
    }
}
