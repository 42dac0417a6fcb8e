//! YAML 1.2 (core schema) into a [`Tree`]: what JSON can say becomes what JSON would say, and what it cannot becomes a
//! finding.
//!
//! An alias shares the node of its anchor, so an alias bomb costs nothing to read; but everything above would walk it,
//! so the nodes and levels that a document stands for are counted and limited all the same.

mod build;
mod fault;
mod number;
mod scalar;
pub(crate) mod traps;

use granit_parser::{Event, Parser};

use crate::fault::Fault;
use crate::notes::Notes;
use crate::text::empty;
use crate::{Limits, Severity, Span, Tree};
use build::Build;

/// Reads the first document of `text`, which must not start with a byte order mark.
pub(crate) fn parse(text: &str, limits: &Limits, notes: &mut Notes) -> Result<Tree, Fault> {
    let mut options = granit_parser::options! {
        flow_nesting_limit: limits.depth,
        block_nesting_limit: limits.depth,
    };
    options.set_emit_comments(false);
    let mut parser = Parser::new_from_str_with_options(text, options);
    let mut build = Build::new(text, limits, notes);
    let mut root = None;
    let mut second: Option<Span> = None;
    while let Some(event) = parser.next_event() {
        let (event, place) = event.map_err(|error| fault::from_scan(&error, text, build.open_bracket(), limits))?;
        let span = span_of(&place);
        if let (Some(start), true) = (second, event.is_node()) {
            let nothing = matches!(event, Event::Scalar(..)) && span.start == span.end;
            if !nothing {
                build.notes.add("several-documents", Severity::Error, |mut finding, notes| {
                    finding.origin = Some(notes.origin(start));
                    finding.message = "a second YAML document starts here; only the first was read".into();
                    finding.help("keep one document in a file")
                });
            }
            break;
        }
        match event {
            Event::DocumentStart(..) if root.is_some() => second = Some(span),
            Event::StreamEnd => break,
            event => {
                if let Some(node) = build.event(event, span)? {
                    root = Some(node);
                }
            }
        }
    }
    match root {
        Some(root) if !build.is_nothing(root) => Ok(build.finish(root)),
        _ => Err(empty()),
    }
}

fn span_of(place: &granit_parser::Span) -> Span {
    let offset = |marker: granit_parser::Marker| marker.byte_offset().unwrap_or_default() as u32;
    let (start, end) = (offset(place.start), offset(place.end));
    Span::new(start, end.max(start))
}

#[cfg(test)]
mod tests;
