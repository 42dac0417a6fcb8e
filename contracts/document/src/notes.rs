//! What a parser notices on its way and goes on from.

use std::collections::BTreeMap;

use crate::yaml::traps::Traps;
use crate::{DocumentId, Finding, Origin, Severity, Span};

/// The findings of one document while it is parsed. A rule that hits again and again is counted instead of repeated.
pub(crate) struct Notes {
    document: DocumentId,
    repeated_keys: Severity,
    findings: Vec<Finding>,
    counts: BTreeMap<&'static str, (usize, Severity)>,
    pub(crate) traps: Traps,
}

impl Notes {
    /// Beyond this many findings of one rule, the rest is only counted.
    const MOST: usize = 25;

    pub(crate) fn new(document: DocumentId, tolerant: bool) -> Self {
        // YAML 1.2, section 3.2.1.1, wants unique keys; RFC 8259, section 4, only advises them.
        let repeated_keys = if tolerant { Severity::Warning } else { Severity::Error };
        Self { document, repeated_keys, findings: Vec::new(), counts: BTreeMap::new(), traps: Traps::default() }
    }

    /// Forgets everything: the text is read again in another syntax.
    pub(crate) fn clear(&mut self) {
        self.findings.clear();
        self.counts.clear();
        self.traps = Traps::default();
    }

    pub(crate) fn origin(&self, span: Span) -> Origin {
        Origin { document: self.document, span }
    }

    /// Keeps the finding that `make` writes, unless its rule has been heard often enough.
    pub(crate) fn add(&mut self, rule: &'static str, severity: Severity, make: impl FnOnce(Finding, &Self) -> Finding) {
        let seen = &mut self.counts.entry(rule).or_insert((0, severity)).0;
        *seen += 1;
        if *seen <= Self::MOST {
            let finding = make(Finding::new(rule, severity, None, ""), self);
            self.findings.push(finding);
        }
    }

    pub(crate) fn repeated_key(&mut self, name: &str, first: Span, second: Span) {
        self.add("duplicate-key", self.repeated_keys, |finding, notes| {
            Finding { origin: Some(notes.origin(second)), message: format!("the key `{name}` is repeated"), ..finding }
                .help("the first value is used; remove one, or merge the two")
                .related(notes.origin(first), "the first is here")
        });
    }

    /// Looks at a plain scalar of YAML, which version 1.1 may read otherwise.
    pub(crate) fn look(&mut self, text: &str, key: bool, span: Span) {
        let origin = self.origin(span);
        self.traps.look(text, key, origin);
    }

    pub(crate) fn finish(self) -> (Vec<Finding>, Traps) {
        let document = self.document;
        let mut findings = self.findings;
        for (rule, (count, severity)) in self.counts {
            if count > Self::MOST {
                let origin = Origin { document, span: Span::default() };
                let message = format!("{} more places of this document have the same fault", count - Self::MOST);
                findings.push(Finding::new(rule, severity, origin, message));
            }
        }
        (findings, self.traps)
    }
}
