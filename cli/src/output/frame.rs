//! The lines of a document around a place: a window, never the whole text, since documents may be one line of 13 MB.

use std::ops::Range;

use super::safe;
use super::view::Frame;

/// How many bytes of one line a window shows before and after the place.
const BEFORE: usize = 60;
const AFTER: usize = 100;

/// The line on which `span` starts and the one before it, the marked part cut at the line's end.
///
/// `line` is the 1-based number of that line and `line_start` its first byte. `None` if the span is not inside `text`.
/// Looks at the window only: a document may be one line of many megabytes, with thousands of findings on it.
pub(crate) fn frame(text: &str, span: Range<usize>, line: u32, line_start: usize) -> Option<Frame> {
    text.get(span.start..span.end)?;
    text.get(line_start..span.start)?;
    let crop_start = match span.start - line_start {
        near if near <= BEFORE => line_start,
        _ => boundary_before(text, span.start - BEFORE),
    };
    let ahead = boundary_before(text, (span.start + AFTER).min(text.len()));
    let (crop_end, cut) = match text.get(span.start..ahead)?.find(['\n', '\r']) {
        Some(at) => (span.start + at, false),
        None => (ahead, ahead < text.len() && !text.get(ahead..)?.starts_with(['\n', '\r'])),
    };
    let end = span.end.min(crop_end).max(boundary_after(text, span.start).min(crop_end));

    let cropped = crop_start > line_start;
    let mut shown = String::new();
    let mut first_line = line;
    if cropped {
        shown.push('…');
    } else if let Some(previous) = previous_line(text, line_start) {
        shown.push_str(previous);
        shown.push('\n');
        first_line = line.saturating_sub(1);
    }
    let start = shown.len() + (span.start - crop_start);
    shown.push_str(text.get(crop_start..crop_end)?);
    if cut {
        shown.push('…');
    }
    let width = text.get(span.start..end).map_or(0, |marked| marked.chars().count()) as u32;
    let end = start + end.saturating_sub(span.start);
    Some(Frame { first_line, text: safe::clean_in_place(&shown), start, end, width, cropped })
}

/// The line before, if it is short enough to be worth a look.
fn previous_line(text: &str, line_start: usize) -> Option<&str> {
    let end = line_start.checked_sub(1)?;
    let from = boundary_before(text, end.saturating_sub(BEFORE + AFTER));
    let window = text.get(from..end)?;
    let previous = match window.rfind('\n') {
        Some(at) => window.get(at + 1..)?,
        None if from == 0 => window,
        None => return None,
    };
    let previous = previous.trim_end_matches('\r');
    (!previous.trim().is_empty()).then_some(previous)
}

fn boundary_before(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn boundary_after(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.chars().next()).map_or(at, |c| at + c.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(frame: &Frame) -> &str {
        &frame.text[frame.start..frame.end]
    }

    #[test]
    fn a_frame_has_the_line_and_the_one_before() {
        let text = "a: 1\nb:\n  c: 2\n";
        let at = text.find("c").expect("is there");
        let frame = frame(text, at..at + 1, 3, 8).expect("inside");
        assert_eq!((frame.text.as_str(), frame.first_line, marked(&frame), frame.width), ("b:\n  c: 2", 2, "c", 1));
    }

    #[test]
    fn a_span_over_lines_is_cut_at_the_first() {
        let text = "x:\n  a: 1\n  b: 2\n";
        let frame = frame(text, 5..text.len(), 2, 3).expect("inside");
        assert_eq!(marked(&frame), "a: 1");
    }

    #[test]
    fn one_long_line_becomes_a_window() {
        let text = format!("{{{}\"wanted\": 1{}}}", "\"ä\": 0, ".repeat(5_000), ", \"z\": 0".repeat(5_000));
        let at = text.find("\"wanted\"").expect("is there");
        let frame = frame(&text, at..at + 8, 1, 0).expect("inside");
        assert_eq!(marked(&frame), "\"wanted\"");
        assert!(frame.text.len() < 200 && frame.text.starts_with('…') && frame.text.ends_with('…'));
    }

    #[test]
    fn the_end_of_a_text_and_a_span_outside_do_no_harm() {
        assert_eq!(frame("abc", 3..3, 1, 0).map(|frame| (frame.start, frame.end)), Some((3, 3)));
        assert_eq!(frame("abc", 2..9, 1, 0), None);
    }
}
