//! Regular expressions as pacts write them, which is for Onigmo: the whole text must match. The `regex` crate runs
//! them in linear time; look-around and back-references go to `fancy-regex`, with a limit on its steps.

use std::sync::Arc;

/// How many steps of backtracking one match may take; real patterns take some hundreds.
const MOST_STEPS: usize = 100_000;

/// A pattern, compiled once. One that cannot be read matches nothing, and says why.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    text: String,
    engine: Engine,
}

#[derive(Clone, Debug)]
enum Engine {
    Linear(regex::Regex),
    Backtracking(Arc<fancy_regex::Regex>),
    Unreadable(String),
}

impl Pattern {
    pub(crate) fn new(text: &str) -> Self {
        let whole = format!(r"\A(?:{})\z", translated(text));
        let engine = match regex::Regex::new(&whole) {
            Ok(linear) => Engine::Linear(linear),
            Err(_) => match fancy_regex::RegexBuilder::new(&whole).backtrack_limit(MOST_STEPS).build() {
                Ok(backtracking) => Engine::Backtracking(Arc::new(backtracking)),
                Err(error) => Engine::Unreadable(error.to_string()),
            },
        };
        Self { text: text.to_owned(), engine }
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Why it cannot be read.
    pub(crate) fn fault(&self) -> Option<&str> {
        match &self.engine {
            Engine::Unreadable(why) => Some(why),
            Engine::Linear(_) | Engine::Backtracking(_) => None,
        }
    }

    /// Whether all of the text matches. A search that takes too many steps has found nothing.
    pub(crate) fn matches(&self, text: &str) -> bool {
        match &self.engine {
            Engine::Linear(linear) => linear.is_match(text),
            Engine::Backtracking(backtracking) => backtracking.is_match(text).unwrap_or(false),
            Engine::Unreadable(_) => false,
        }
    }
}

/// Why a pattern cannot be read, without building an automaton.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PatternFault {
    pub(crate) why: String,
    /// Whether no engine could read it; else it may be one of Onigmo's that is not known here.
    pub(crate) is_certain: bool,
}

/// What is wrong with a pattern; `None` where it can be used.
pub(crate) fn fault_of(text: &str) -> Option<PatternFault> {
    let whole = format!(r"\A(?:{})\z", translated(text));
    if regex_syntax::parse(&whole).is_ok() {
        return None;
    }
    let error = fancy_regex::Regex::new(&whole).err()?;
    let is_certain = matches!(error, fancy_regex::Error::ParseError(..));
    // What the engine says of places is about the translation.
    let told = error.to_string();
    let told = told.lines().last().unwrap_or_default();
    let why = told.split_once(": ").map_or(told, |(_, why)| why).trim_end_matches('.');
    Some(PatternFault { why: why.to_lowercase(), is_certain })
}

/// What Onigmo and Java read and the `regex` crate does not: braces that repeat nothing are text, and `\Q…\E` quotes.
fn translated(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut class = 0_usize;
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let after = rest.get(next.len_utf8()..).unwrap_or_default();
        match next {
            '\\' => {
                if let Some(quoted) = after.strip_prefix('Q') {
                    let (inner, behind) = quoted.split_once(r"\E").unwrap_or((quoted, ""));
                    out.push_str(&regex::escape(inner));
                    rest = behind;
                    continue;
                }
                out.push('\\');
                let escaped = after.chars().next();
                out.extend(escaped);
                rest = after.get(escaped.map_or(0, char::len_utf8)..).unwrap_or_default();
                // `\p{…}`, `\x{…}`, `\k{…}`: the braces belong to the escape.
                if escaped.is_some_and(|escaped| matches!(escaped, 'p' | 'P' | 'x' | 'u' | 'k' | 'g'))
                    && rest.starts_with('{')
                    && let Some((inner, behind)) = rest.split_once('}')
                {
                    out.push_str(inner);
                    out.push('}');
                    rest = behind;
                }
                continue;
            }
            '[' => class += 1,
            ']' => class = class.saturating_sub(1),
            '{' if class == 0 && !repeats(after) => out.push('\\'),
            _ => {}
        }
        out.push(next);
        rest = after;
    }
    out
}

/// Whether what follows `{` makes it a repetition: `3}`, `3,}`, `3,5}`, `,5}`.
fn repeats(after: &str) -> bool {
    let Some((inner, _)) = after.split_once('}') else { return false };
    let (least, most) = inner.split_once(',').unwrap_or((inner, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    !(least.is_empty() && most.is_empty()) && digits(least) && digits(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_text_must_match() {
        for (pattern, text, expected) in [
            (r"\d{3}", "123", true),
            (r"\d{3}", "1234", false),
            (r"\d{3}", "a123", false),
            ("^(red|blue)$", "blue", true),
            ("a|ab", "ab", true),
            ("", "", true),
            ("", "a", false),
            (r"application\/.*json.*", "application/hal+json; charset=utf-8", true),
            // Look-around and back-references.
            (r"(\w)\1", "aa", true),
            (r"(\w)\1", "ab", false),
            (r"(?!0)\d+", "10", true),
            (r"(?!0)\d+", "01", false),
            // Braces that repeat nothing, and Java's quotes.
            (r"http:\/\/.*{tag}", "http://x/{tag}", true),
            (r"\Qa.b\E\d", "a.b1", true),
            (r"\Qa.b\E\d", "axb1", false),
            (r"[{}]\p{Lu}", "{A", true),
        ] {
            let pattern = Pattern::new(pattern);
            assert_eq!(pattern.fault(), None, "{}", pattern.text());
            assert_eq!(pattern.matches(text), expected, "{} on {text}", pattern.text());
        }
    }

    #[test]
    fn what_cannot_be_read_matches_nothing() {
        for pattern in ["(", "[a", "*", r"\"] {
            let pattern = Pattern::new(pattern);
            assert!(pattern.fault().is_some(), "{}", pattern.text());
            assert!(!pattern.matches("("), "{}", pattern.text());
        }
    }

    #[test]
    fn what_is_wrong_is_known_without_building() {
        for text in [r"\d+", r"(?=a)a\1(b)", "{tag}", r"\Q(\E", ""] {
            assert_eq!(fault_of(text), None, "{text}");
        }
        for text in ["(", "a)", "[a", "*", r"a\", "(?<n"] {
            let fault = fault_of(text).unwrap_or_else(|| panic!("{text} is no pattern"));
            assert!(!fault.why.is_empty() && Pattern::new(text).fault().is_some(), "{text}");
        }
    }

    #[test]
    fn a_pattern_that_explodes_gives_up() {
        let pattern = Pattern::new(r"(?=a)(a|aa|a?)+\1b");
        assert_eq!(pattern.fault(), None);
        assert!(!pattern.matches(&"a".repeat(5_000)));
    }
}
