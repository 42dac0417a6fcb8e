//! `webhook schemes`.

use accordant_webhook::scheme::{Field, Part, Scheme, TimeDirection};
use anstyle::Style;
use serde::Serialize;

use super::secrets::schemes;
use crate::args::{GlobalArgs, ListFormat, SchemesArgs};
use crate::commands::Status;
use crate::output;
use crate::output::table::{Cell, lay_out};

const BOLD: Style = Style::new().bold();

#[derive(Serialize)]
struct Listed {
    version: u32,
    command: &'static str,
    schemes: Vec<SchemeView>,
}

#[derive(Serialize)]
struct SchemeView {
    name: String,
    title: String,
    source: Option<String>,
    signatures: Vec<SignatureView>,
    time: Option<TimeView>,
}

#[derive(Serialize)]
struct SignatureView {
    place: String,
    algorithm: &'static str,
    content: String,
    key: String,
}

#[derive(Serialize)]
struct TimeView {
    place: String,
    tolerance: u64,
    direction: &'static str,
}

pub(super) fn run(args: &SchemesArgs, global: &GlobalArgs) -> anyhow::Result<Status> {
    let known = match schemes(args.schemes.as_deref())? {
        Ok(known) => known,
        Err(view) => {
            output::complain(&view, global)?;
            return Ok(2);
        }
    };
    let views: Vec<SchemeView> = known.iter().map(view).collect();
    let text = match args.format {
        ListFormat::Text => table(&views),
        ListFormat::Json => {
            let listed = Listed { version: 1, command: "webhook schemes", schemes: views };
            format!("{}\n", serde_json::to_string_pretty(&listed)?)
        }
    };
    output::destination(&text, None, args.format == ListFormat::Text)?;
    Ok(0)
}

fn view(scheme: &Scheme) -> SchemeView {
    SchemeView {
        name: scheme.name.clone(),
        title: scheme.title.clone(),
        source: scheme.source.clone(),
        signatures: scheme
            .signatures
            .iter()
            .map(|way| SignatureView {
                place: format!("{} {}", field(&way.place.field), way.place.prefix).trim_end().to_owned(),
                algorithm: way.algorithm.name(),
                content: way.content.parts.iter().map(part).collect(),
                key: format!("{}{}", way.key.prefix, way.key.encoding.name()),
            })
            .collect(),
        time: scheme.time.as_ref().map(|rule| TimeView {
            place: field(&rule.place.field),
            tolerance: rule.tolerance,
            direction: match rule.direction {
                TimeDirection::Past => "past",
                TimeDirection::Both => "both",
            },
        }),
    }
}

fn field(field: &Field) -> String {
    match field {
        Field::Header(name) => name.clone(),
        Field::Query(name) => format!("?{name}"),
        Field::Form(name) => format!("form {name}"),
        Field::Payload(tokens) => format!("payload /{}", tokens.join("/")),
    }
}

fn part(part: &Part) -> String {
    match part {
        Part::Text(text) => text.clone(),
        Part::Body => "{body}".to_owned(),
        Part::Delivery => "{delivery}".to_owned(),
        Part::Time => "{time}".to_owned(),
        Part::Url => "{url}".to_owned(),
        Part::Method => "{method}".to_owned(),
        Part::Path => "{path}".to_owned(),
        Part::Form => "{form}".to_owned(),
        Part::Header(name) => format!("{{header:{name}}}"),
        Part::Json(tokens) => format!("{{json:/{}}}", tokens.join("/")),
    }
}

fn table(schemes: &[SchemeView]) -> String {
    let head = ["scheme", "signature in", "by", "time", "what is signed"].map(|text| Cell::new(text, BOLD));
    let mut rows: Vec<Vec<Cell>> = vec![head.into()];
    for scheme in schemes {
        for (at, way) in scheme.signatures.iter().enumerate() {
            let name = if at == 0 { scheme.name.as_str() } else { "" };
            let time = scheme
                .time
                .as_ref()
                .map_or_else(|| "none".to_owned(), |time| format!("{} s, {}", time.tolerance, time.direction));
            rows.push(vec![
                name.into(),
                way.place.as_str().into(),
                way.algorithm.into(),
                time.into(),
                way.content.as_str().into(),
            ]);
        }
    }
    lay_out(&rows, output::width())
}
