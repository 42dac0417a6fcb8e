//! The parser's errors in words that say what to do.

use granit_parser::{ErrorKind, ScanError};

use crate::fault::Fault;
use crate::{Limits, Span};

pub(super) fn from_scan(error: &ScanError, text: &str, limits: &Limits) -> Fault {
    let start = error.marker().byte_offset().unwrap_or_default().min(text.len());
    let length = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, |letter| letter.len_utf8());
    let span = Span::new(start as u32, (start + length) as u32);
    let yaml = |message: &str| Fault::new("invalid-yaml", span, message);
    match error.kind() {
        ErrorKind::RecursionLimitExceeded => Fault::depth(span, limits.depth),
        ErrorKind::TabNotAllowed | ErrorKind::TabInBlockIndentation | ErrorKind::TabInIndentation => {
            yaml("a tab is used as indentation").help("YAML indents with spaces only")
        }
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement => {
            yaml("`:` starts a value where none can stand").help("put the text in quotes if the colon belongs to it")
        }
        ErrorKind::InvalidIndentation | ErrorKind::ExpectedBlockMappingKey => {
            yaml("the line fits no block that is open").help("indent it like the other lines of its block")
        }
        ErrorKind::ExpectedBlockSequenceEntry => {
            yaml("expected `-` and another item of the list").help("indent the items of a list alike")
        }
        ErrorKind::UnknownAnchor => yaml("the alias repeats an anchor that is not defined above it")
            .help("define the anchor with `&`, before its use"),
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => {
            yaml("the line has no `:` that would make it a member").help("write `key: value`, or put text in quotes")
        }
        ErrorKind::UnclosedQuotedScalar => yaml("a quoted text is not closed"),
        ErrorKind::UnexpectedEofFlowSequence | ErrorKind::ExpectedFlowSequenceSeparator => {
            yaml("expected `,` or `]` in a list in brackets").help("the brackets may not be closed")
        }
        ErrorKind::UnexpectedEofFlowMapping | ErrorKind::ExpectedFlowMappingSeparator => {
            yaml("expected `,` or `}` in an object in braces").help("the braces may not be closed")
        }
        ErrorKind::UnclosedFlowCollection { open } => yaml(&format!("`{open}` is not closed")),
        ErrorKind::UnexpectedCharacter { character } => {
            yaml(&format!("`{}` cannot start anything here", character.escape_debug()))
                .help("put the text in quotes if the character belongs to it")
        }
        other => yaml(&other.to_string()),
    }
}
