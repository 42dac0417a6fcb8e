//! The parser's errors in words that say what to do.

use granit_parser::{ErrorKind, ScanError};

use crate::fault::Fault;
use crate::{Limits, Span};

/// `bracket` is where the innermost bracket or brace stands that was open when the parser gave up.
pub(super) fn from_scan(error: &ScanError, text: &str, bracket: Option<u32>, limits: &Limits) -> Fault {
    let mut start = error.marker().byte_offset().unwrap_or_default().min(text.len());
    if matches!(error.kind(), ErrorKind::TabNotAllowed | ErrorKind::TabInBlockIndentation | ErrorKind::TabInIndentation)
    {
        // The parser is behind the tab when it complains.
        start = text.get(..start).and_then(|before| before.rfind('\t')).unwrap_or(start);
    }
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
        ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::InvalidFlowScalarIndent => unclosed(span, text, bracket),
        ErrorKind::UnexpectedCharacter { character } => {
            yaml(&format!("`{}` cannot start anything here", character.escape_debug()))
                .help("put the text in quotes if the character belongs to it")
        }
        other => yaml(&other.to_string()),
    }
}

fn unclosed(span: Span, text: &str, bracket: Option<u32>) -> Fault {
    let braces = bracket.is_some_and(|at| text.as_bytes().get(at as usize) == Some(&b'{'));
    let (wanted, what) = if braces { ("`,` or `}`", "object in braces") } else { ("`,` or `]`", "list in brackets") };
    let fault = Fault::new("invalid-yaml", span, format!("expected {wanted}: the {what} is not closed"));
    match bracket {
        Some(at) => fault.related(Span::new(at, at + 1), format!("the {what} starts here")),
        None => fault,
    }
}
