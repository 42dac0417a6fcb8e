//! Typed reading of what a person wrote (a configuration, a scheme, a suite): every fault has its line and column, and
//! says what would have been right.

use crate::{DocumentId, Documents, Finding, Kind, Location, Member, Node, Origin, Severity, Span, suggest};

/// The rules of the four faults that a written thing can have.
#[derive(Clone, Copy, Debug)]
pub struct FaultRules {
    pub unknown_key: &'static str,
    pub wrong_type: &'static str,
    pub wrong_value: &'static str,
    pub missing_key: &'static str,
}

/// Those of settings.
const SETTINGS: FaultRules =
    FaultRules { unknown_key: UNKNOWN_KEY, wrong_type: WRONG_TYPE, wrong_value: WRONG_VALUE, missing_key: MISSING_KEY };

/// Reads one text and collects what is wrong with it.
pub struct Reader<'d> {
    documents: &'d Documents,
    document: DocumentId,
    rules: FaultRules,
    findings: Vec<Finding>,
}

impl<'d> Reader<'d> {
    /// For settings that are the only document of their set.
    pub fn new(documents: &'d Documents, findings: Vec<Finding>) -> Self {
        Self { documents, document: DocumentId(0), rules: SETTINGS, findings }
    }

    /// For one document of several, whose faults have rules of their own.
    pub fn of(documents: &'d Documents, document: DocumentId, rules: FaultRules) -> Self {
        Self { documents, document, rules, findings: Vec::new() }
    }

    /// Everything that was found, whatever it weighs.
    pub fn findings(self) -> Vec<Finding> {
        self.findings
    }

    /// Keeps a finding that is worded elsewhere.
    pub fn add(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    pub fn documents(&self) -> &'d Documents {
        self.documents
    }

    /// The place of a span of this document.
    pub fn origin(&self, span: Span) -> Origin {
        Origin { document: self.document, span }
    }

    /// What is wrong; a warning about YAML's ways is the affair of a linter.
    pub fn errors(self) -> Vec<Finding> {
        self.findings.into_iter().filter(|finding| finding.severity >= Severity::Error).collect()
    }

    /// How many faults there are so far: an entry that has some can be left out.
    pub fn faults(&self) -> usize {
        self.findings.len()
    }

    /// Where an entry stands, for what is said about it later.
    pub fn location(&self, node: Node<'_>) -> Location {
        self.documents.locate(self.origin(node.span()))
    }

    /// The same as file and line.
    pub fn place(&self, node: Node<'_>) -> String {
        let location = self.location(node);
        format!("{}:{}", location.file, location.line)
    }

    pub fn fault(&mut self, span: Span, rule: &'static str, message: impl Into<String>, help: impl Into<String>) {
        let origin = self.origin(span);
        self.findings.push(Finding::new(rule, Severity::Error, origin, message).help(help));
    }

    /// The members of an object whose keys are all in `known`; others are reported and left out.
    pub fn members<'a>(&mut self, node: Node<'a>, what: &str, known: &[&str]) -> Vec<Member<'a>> {
        if !node.is_object() {
            self.wrong_type(node, what, "an object");
            return Vec::new();
        }
        let mut members = Vec::with_capacity(node.len());
        for member in node.members() {
            if known.contains(&member.key) {
                members.push(member);
            } else {
                let help = match suggest(member.key, known.iter().copied()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("{what} knows {}", listed(known)),
                };
                self.fault(member.key_span, self.rules.unknown_key, format!("unknown key `{}`", member.key), help);
            }
        }
        members
    }

    /// The members of an object whose keys are names that the user chooses.
    pub fn entries<'a>(&mut self, node: Node<'a>, what: &str) -> Vec<Member<'a>> {
        if node.is_object() {
            node.members().collect()
        } else {
            self.wrong_type(node, what, "an object");
            Vec::new()
        }
    }

    pub fn items<'a>(&mut self, node: Node<'a>, what: &str) -> Vec<Node<'a>> {
        if node.is_array() {
            node.items().collect()
        } else {
            self.wrong_type(node, what, "a list");
            Vec::new()
        }
    }

    pub fn text(&mut self, node: Node<'_>, what: &str) -> Option<String> {
        match node.as_str() {
            Some(text) => Some(text.to_owned()),
            None => {
                self.wrong_type(node, what, "a string");
                None
            }
        }
    }

    /// A string or a plain number, as text: a fingerprint of digits only is a number in YAML.
    pub fn scalar(&mut self, node: Node<'_>, what: &str) -> Option<String> {
        match node.as_str().or_else(|| node.number_text()) {
            Some(text) => Some(text.to_owned()),
            None => {
                self.wrong_type(node, what, "a string");
                None
            }
        }
    }

    pub fn flag(&mut self, node: Node<'_>, what: &str) -> Option<bool> {
        let flag = node.as_bool();
        if flag.is_none() {
            self.wrong_type(node, what, "true or false");
        }
        flag
    }

    pub fn days(&mut self, node: Node<'_>, what: &str) -> Option<u32> {
        let days = node.number_text().and_then(|text| text.parse().ok());
        if days.is_none() {
            self.wrong_type(node, what, "a whole number of days");
        }
        days
    }

    pub fn count(&mut self, node: Node<'_>, what: &str) -> Option<u32> {
        let count = node.number_text().and_then(|text| text.parse().ok());
        if count.is_none() {
            self.wrong_type(node, what, "a whole number");
        }
        count
    }

    /// One of a few names.
    pub fn one_of<T: Copy>(&mut self, node: Node<'_>, what: &str, known: &[(&str, T)]) -> Option<T> {
        let text = self.text(node, what)?;
        let found = known.iter().find(|(name, _)| *name == text).map(|(_, value)| *value);
        if found.is_none() {
            let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
            self.wrong_value(node.span(), what, &text, &names);
        }
        found
    }

    pub fn wrong_value(&mut self, span: Span, what: &str, found: &str, names: &[&str]) {
        let help = match suggest(found, names.iter().copied()) {
            Some(near) => format!("did you mean `{near}`? It may be {}", listed(names)),
            None => format!("it may be {}", listed(names)),
        };
        self.fault(span, self.rules.wrong_value, format!("{what} cannot be `{found}`"), help);
    }

    pub fn wrong_type(&mut self, node: Node<'_>, what: &str, wanted: &str) {
        let found = match node.kind() {
            Kind::Null => "nothing",
            kind => kind.described(),
        };
        let message = format!("{what} must be {wanted}, not {found}");
        self.fault(node.span(), self.rules.wrong_type, message, format!("write {wanted}"));
    }

    pub fn missing(&mut self, node: Node<'_>, what: &str, key: &str) {
        self.fault(node.span(), self.rules.missing_key, format!("{what} has no `{key}`"), format!("add `{key}`"));
    }
}

pub const UNKNOWN_KEY: &str = "config-unknown-key";
pub const WRONG_TYPE: &str = "config-wrong-type";
pub const WRONG_VALUE: &str = "config-wrong-value";
pub const MISSING_KEY: &str = "config-missing-key";

fn listed(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// The root of the text; `None` where it could not be parsed at all.
pub fn root(documents: &Documents) -> Option<Node<'_>> {
    let (_, document) = documents.iter().next()?;
    (!document.tree.is_empty()).then(|| document.tree.root())
}
