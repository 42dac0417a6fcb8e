//! What is said of a text that is no JSON: what was expected, what stands there, and what to do.

use super::Parser;
use crate::Span;
use crate::fault::Fault;
use crate::tree::Text;

impl<R> Parser<'_, R> {
    /// What stands here instead of what the grammar wants.
    pub(super) fn unexpected(&self, wanted: &str) -> Fault {
        let rest = self.builder.resolve(Text::Source(Span::new(self.at as u32, self.bytes.len() as u32)));
        let Some(found) = rest.chars().next() else {
            return Fault::json(self.here(0), format!("the document ends where {wanted} should follow"))
                .help("the file may be truncated");
        };
        let span = self.here(found.len_utf8());
        if rest.starts_with("//") || rest.starts_with("/*") || found == '#' {
            let line = rest.lines().next().unwrap_or_default();
            let length = line.find("*/").filter(|_| rest.starts_with("/*")).map_or(line.len(), |at| at + 2);
            return Fault::json(self.here(length), "JSON has no comments")
                .help("remove the comment, or write the document in YAML");
        }
        let word: &str = &rest[..rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len())];
        if wanted == "a value" && !word.is_empty() {
            let mut fault =
                Fault::json(self.here(word.len()), format!("expected a value, found `{}`", shortened(word)));
            fault.help = Some(match word {
                "True" | "False" | "None" | "undefined" | "NaN" | "Infinity" => {
                    "JSON knows `true`, `false` and `null`, and no numbers without a value".into()
                }
                _ => "text stands in double quotes".into(),
            });
            return fault;
        }
        if found == '\'' {
            return Fault::json(span, format!("expected {wanted}, found a single quote"))
                .help("JSON wants double quotes");
        }
        Fault::json(span, format!("expected {wanted}, found `{}`", found.escape_debug()))
    }

    pub(super) fn unfinished(&self, wanted: &str, container: &str, open: u32) -> Fault {
        let opened = Span::new(open, open + 1);
        self.unexpected(wanted).related(opened, format!("the {container} starts here"))
    }

    pub(super) fn bad_string(&self, start: usize) -> Fault {
        match self.peek() {
            None => Fault::json(self.here(0), "the document ends inside a string")
                .help("the file may be truncated")
                .related(self.here_from(start, 1), "the string starts here"),
            Some(b'\n' | b'\r') => Fault::json(self.here(0), "a line ends inside a string")
                .help("close the string, or write a line break as `\\n`")
                .related(self.here_from(start, 1), "the string starts here"),
            Some(byte) => {
                Fault::json(self.here(1), format!("control character U+{byte:04X} stands in a string as it is"))
                    .help(format!("write it as `\\u{byte:04x}`"))
            }
        }
    }

    pub(super) fn trailing_comma(&self) -> Fault {
        let comma = self.bytes[..self.at].iter().rposition(|&byte| byte == b',').unwrap_or(self.at);
        Fault::json(self.here_from(comma, 1), "JSON has no comma after the last element").help("remove the comma")
    }

    pub(super) fn after_end(&self) -> Fault {
        let fault = self.unexpected("the end of the document");
        if fault.help.is_none() {
            fault.help("a JSON document is one value; is a bracket closed too early?")
        } else {
            fault
        }
    }
}

/// Enough of a word to recognise it by.
fn shortened(word: &str) -> &str {
    word.get(..40).unwrap_or(word)
}
