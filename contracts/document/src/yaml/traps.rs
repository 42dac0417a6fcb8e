//! Plain scalars that YAML 1.1 reads otherwise than YAML 1.2: many tools still follow 1.1, so the same document means
//! something else to them.

use crate::{Finding, Origin, Severity};

/// The places of each kind of trap: how many there are, and the first few. Gathered over all documents of a contract,
/// so that one habit gives one finding.
#[derive(Default)]
pub(crate) struct Traps {
    kinds: [Vec<(Origin, Box<str>)>; KINDS.len()],
    counts: [usize; KINDS.len()],
}

struct Kind {
    severity: Severity,
    /// What YAML 1.1 makes of it.
    meaning: &'static str,
}

const KINDS: [Kind; 4] = [
    Kind { severity: Severity::Warning, meaning: "a boolean" },
    Kind { severity: Severity::Warning, meaning: "an octal number" },
    Kind { severity: Severity::Warning, meaning: "a number in base 60" },
    Kind { severity: Severity::Info, meaning: "a timestamp" },
];

/// How many places of one kind are shown.
const SHOWN: usize = 5;

impl Traps {
    /// Looks at a plain scalar that stands for a value, or for a key.
    pub(crate) fn look(&mut self, text: &str, key: bool, origin: Origin) {
        let Some(kind) = kind(text, key) else { return };
        self.counts[kind] += 1;
        if self.kinds[kind].len() < SHOWN {
            self.kinds[kind].push((origin, text.into()));
        }
    }

    /// Adds what another document holds.
    pub(crate) fn absorb(&mut self, other: Self) {
        for (index, (places, count)) in other.kinds.into_iter().zip(other.counts).enumerate() {
            self.counts[index] += count;
            let room = SHOWN.saturating_sub(self.kinds[index].len());
            self.kinds[index].extend(places.into_iter().take(room));
        }
    }

    /// One finding for each kind that was met.
    pub(crate) fn report(self) -> Vec<Finding> {
        let mut findings = Vec::new();
        for ((kind, places), count) in KINDS.iter().zip(self.kinds).zip(self.counts) {
            let mut places = places.into_iter();
            let Some((origin, text)) = places.next() else { continue };
            let more = match count {
                1 => String::new(),
                2 => ", as is another place".into(),
                _ => format!(", as are {} other places", count - 1),
            };
            let message = format!("`{text}` without quotes is {} to readers that follow YAML 1.1{more}", kind.meaning);
            let finding = Finding::new("yaml-1-1-scalar", kind.severity, origin, message)
                .help("put it in quotes, so that all readers agree");
            let related = |finding: Finding, (origin, text): (Origin, Box<str>)| {
                finding.related(origin, format!("`{text}` is another"))
            };
            findings.push(places.fold(finding, related));
        }
        findings
    }
}

fn kind(text: &str, key: bool) -> Option<usize> {
    let bytes = text.as_bytes();
    match bytes.first()? {
        b'y' | b'Y' | b'n' | b'N' | b'o' | b'O' => {
            let word =
                matches!(text, "yes" | "Yes" | "YES" | "no" | "No" | "NO" | "on" | "On" | "ON" | "off" | "Off" | "OFF");
            word.then_some(0)
        }
        // Status codes and the like are keys in any reading; only values are at stake.
        b'0'..=b'9' if !key => number(bytes),
        _ => None,
    }
}

fn number(bytes: &[u8]) -> Option<usize> {
    let digits = |bytes: &[u8]| !bytes.is_empty() && bytes.iter().all(u8::is_ascii_digit);
    if bytes.len() > 1 && bytes[0] == b'0' && bytes.iter().all(|byte| (b'0'..=b'7').contains(byte)) {
        return Some(1);
    }
    if bytes.len() >= 10 && bytes[4] == b'-' && bytes[7] == b'-' {
        let date = digits(&bytes[..4]) && digits(&bytes[5..7]) && digits(&bytes[8..10]);
        let rest = matches!(bytes.get(10), None | Some(b'T' | b't' | b' '));
        return (date && rest).then_some(3);
    }
    let mut parts = bytes.split(|&byte| byte == b':');
    let first = parts.next()?;
    let mut later = 0;
    let sixties = parts.all(|part| {
        later += 1;
        digits(part) && part.len() <= 2 && (part.len() == 1 || part[0] <= b'5')
    });
    (later > 0 && sixties && digits(first) && first[0] != b'0').then_some(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars_that_1_1_reads_otherwise_are_known() {
        for (text, expected) in [
            ("NO", Some(0)),
            ("off", Some(0)),
            ("nO", None),
            ("y", None),
            ("northern", None),
            ("017", Some(1)),
            ("0", None),
            ("08", None),
            ("12:30", Some(2)),
            ("1:99", None),
            ("08:30", None),
            ("1:2:3", Some(2)),
            ("a:1", None),
            ("2024-01-31", Some(3)),
            ("2024-01-31T10:00:00Z", Some(3)),
            ("2024-01-31x", None),
            ("1.0.0", None),
        ] {
            assert_eq!(kind(text, false), expected, "{text}");
        }
        assert_eq!(kind("017", true), None);
        assert_eq!(kind("NO", true), Some(0));
    }
}
