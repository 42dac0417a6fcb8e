//! The body as editors, parsers and frameworks change it. JSON is changed token by token: numbers and escapes stay.

use super::{Cause, Tries};

/// Above this a body is tried as it is only: the signature of a large body is rarely wrong because of blanks.
const LARGEST: usize = 1 << 20;

pub(super) fn tries(body: &[u8]) -> Tries<Vec<u8>> {
    let mut tries: Tries<Vec<u8>> = vec![(body.to_vec(), None)];
    if body.len() > LARGEST {
        return tries;
    }
    let mut add = |bytes: Vec<u8>, what: &'static str| {
        if tries.iter().all(|(known, _)| *known != bytes) {
            tries.push((bytes, Some(Cause::Body(what))));
        }
    };
    add([body, b"\n"].concat(), "with a newline at its end");
    add([body, b"\r\n"].concat(), "with a line end (CR LF) at its end");
    add(body.trim_ascii_end().to_vec(), "without the blanks at its end");
    add(body.trim_ascii().to_vec(), "without the blanks around it");
    add(lines(body, b"\n"), "with LF for CR LF");
    add(lines(body, b"\r\n"), "with CR LF for LF");
    add(body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body).to_vec(), "without its byte order mark");
    if serde_json::from_slice::<serde::de::IgnoredAny>(body).is_ok() {
        let styles = [
            (Style { colon: ":", comma: ",", indent: None }, "as JSON without blanks, as serialisers write it"),
            (Style { colon: ": ", comma: ", ", indent: None }, "as JSON with a blank after each comma and colon"),
            (Style { colon: ": ", comma: ",", indent: Some(2) }, "as JSON indented by two"),
            (Style { colon: ": ", comma: ",", indent: Some(4) }, "as JSON indented by four"),
        ];
        for (style, what) in styles {
            let respaced = respaced(body, &style);
            let escaped = escaped(&respaced);
            add(respaced.clone(), what);
            add([respaced.as_slice(), b"\n"].concat(), what);
            add(escaped, "as JSON that was parsed and written again with `\\u` escapes");
        }
        add(escaped(body), "with `\\u` escapes for what is not ASCII");
        add(slashes(body), "with `\\/` for `/`, as PHP writes it");
        add(
            slashes(&respaced(body, &Style { colon: ":", comma: ",", indent: None })),
            "as PHP writes it: without blanks, `\\/` for `/`",
        );
    }
    add(Vec::new(), "that is empty");
    tries
}

fn lines(body: &[u8], end: &[u8]) -> Vec<u8> {
    let lines: Vec<&[u8]> =
        body.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line)).collect();
    lines.join(end)
}

struct Style {
    colon: &'static str,
    comma: &'static str,
    indent: Option<usize>,
}

/// Sound JSON with other blanks between the same tokens.
fn respaced(json: &[u8], style: &Style) -> Vec<u8> {
    let mut out = Vec::with_capacity(json.len());
    let mut depth = 0_usize;
    let mut rest = json;
    let line = |out: &mut Vec<u8>, depth: usize| {
        if let Some(indent) = style.indent {
            out.push(b'\n');
            // Indentation is of depth by nesting, which a parser has bounded.
            out.resize(out.len() + indent * depth, b' ');
        }
    };
    while let Some((&byte, behind)) = rest.split_first() {
        rest = behind;
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' => {}
            b'"' => {
                let (string, after) = string(rest);
                out.push(b'"');
                out.extend_from_slice(string);
                rest = after;
            }
            b'{' | b'[' => {
                out.push(byte);
                let close = rest.trim_ascii_start();
                if let Some((end @ (b'}' | b']'), after)) = close.split_first() {
                    out.push(*end);
                    rest = after;
                } else {
                    depth += 1;
                    line(&mut out, depth);
                }
            }
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                line(&mut out, depth);
                out.push(byte);
            }
            b',' => {
                out.extend_from_slice(style.comma.as_bytes());
                line(&mut out, depth);
            }
            b':' => out.extend_from_slice(style.colon.as_bytes()),
            _ => out.push(byte),
        }
    }
    out
}

/// A string with its closing quote, and what is behind it.
fn string(bytes: &[u8]) -> (&[u8], &[u8]) {
    let mut escaped = false;
    let end = bytes.iter().position(|byte| {
        let ends = *byte == b'"' && !escaped;
        escaped = *byte == b'\\' && !escaped;
        ends
    });
    bytes.split_at(end.map_or(bytes.len(), |end| end + 1))
}

/// With everything beyond ASCII as UTF-16 escapes.
fn escaped(json: &[u8]) -> Vec<u8> {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(json.len());
    for character in String::from_utf8_lossy(json).chars() {
        if character.is_ascii() {
            out.push(character);
        } else {
            for unit in character.encode_utf16(&mut [0; 2]) {
                // A string takes whatever is written to it.
                let _ = write!(out, "\\u{unit:04x}");
            }
        }
    }
    out.into_bytes()
}

fn slashes(json: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(json.len());
    for byte in json {
        if *byte == b'/' && out.last() != Some(&b'\\') {
            out.push(b'\\');
        }
        out.push(*byte);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_stay_and_blanks_change() {
        let json = br#" { "a" : [ 1.0 , "x, \"y" ] , "b" : { } } "#;
        let of = |colon, comma, indent| String::from_utf8(respaced(json, &Style { colon, comma, indent }));
        assert_eq!(of(":", ",", None).as_deref(), Ok(r#"{"a":[1.0,"x, \"y"],"b":{}}"#));
        assert_eq!(of(": ", ", ", None).as_deref(), Ok(r#"{"a": [1.0, "x, \"y"], "b": {}}"#));
        assert_eq!(
            of(": ", ",", Some(2)).as_deref(),
            Ok("{\n  \"a\": [\n    1.0,\n    \"x, \\\"y\"\n  ],\n  \"b\": {}\n}")
        );
    }

    #[test]
    fn escapes_are_those_of_utf_16() {
        assert_eq!(escaped("\"é😀\"".as_bytes()), br#""\u00e9\ud83d\ude00""#);
        assert_eq!(slashes(br#""a/b\/c""#), br#""a\/b\/c""#);
    }
}
