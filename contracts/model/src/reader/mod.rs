//! What every reader shares: typed access that reports and goes on, and the schemas read so far.

mod references;
mod site;

use accordant_document::{Documents, Finding, Kind, Origin, Severity, suggest};
use smol_str::SmolStr;

use crate::Schemas;
use crate::json_schema::Lowering;

pub(crate) use site::{Entry, Site};

/// How many operations, parameters, responses and the like one contract may expand to. References let a short document
/// repeat a long one; real documents stay below a tenth of this.
const ENTITIES: usize = 1_000_000;

/// How many misspelt words one contract gets a suggestion for: a hostile document has no end of them.
const SUGGESTIONS: usize = 200;

pub(crate) struct Reader<'d> {
    pub(crate) documents: &'d Documents,
    pub(crate) findings: Vec<Finding>,
    pub(crate) schemas: Schemas,
    pub(crate) lowering: Lowering<'d>,
    remaining: usize,
    suggestions: usize,
}

impl<'d> Reader<'d> {
    pub(crate) fn new(documents: &'d Documents, findings: Vec<Finding>) -> Self {
        Self {
            documents,
            findings,
            schemas: Schemas::default(),
            lowering: Lowering::new(documents),
            remaining: ENTITIES,
            suggestions: SUGGESTIONS,
        }
    }

    /// Takes `count` from the budget of entities; false, with one finding, once it is spent.
    pub(crate) fn spend(&mut self, count: usize, origin: Origin) -> bool {
        let left = self.remaining.checked_sub(count);
        if left.is_none() && self.remaining > 0 {
            self.error(
                "budget",
                origin,
                format!("the contract expands to more than {ENTITIES} parameters, responses and the like"),
            )
            .help("what follows was left out; repeat less through references");
        }
        self.remaining = left.unwrap_or(0);
        left.is_some()
    }

    pub(crate) fn report(
        &mut self,
        rule: &'static str,
        severity: Severity,
        origin: Origin,
        message: String,
    ) -> Draft<'_> {
        self.findings.push(Finding::new(rule, severity, origin, message));
        Draft(self.findings.last_mut())
    }

    pub(crate) fn error(&mut self, rule: &'static str, origin: Origin, message: String) -> Draft<'_> {
        self.report(rule, Severity::Error, origin, message)
    }

    pub(crate) fn warn(&mut self, rule: &'static str, origin: Origin, message: String) -> Draft<'_> {
        self.report(rule, Severity::Warning, origin, message)
    }

    /// A value of the wrong kind. Where it is null nothing is lost, and the finding is a warning.
    pub(crate) fn wrong_type(&mut self, origin: Origin, what: &str, expected: &str, found: Kind) {
        let severity = if found == Kind::Null { Severity::Warning } else { Severity::Error };
        self.report("wrong-type", severity, origin, format!("{what} must be {expected}, but is {}", found.described()));
    }

    pub(crate) fn missing(&mut self, owner: Site<'_>, key: &str, of: &str) {
        self.error("missing-field", owner.origin(), format!("{of} has no `{key}`")).help(format!("add `{key}`"));
    }

    fn typed(&mut self, owner: Site<'d>, key: &str, kind: Kind) -> Option<Site<'d>> {
        let entry = owner.entry(key)?;
        if entry.value.kind() == kind {
            return Some(entry.value);
        }
        self.wrong_type(entry.origin(), &format!("`{key}`"), kind.described(), entry.value.kind());
        None
    }

    /// The object under `key`; anything else there is a finding.
    pub(crate) fn object(&mut self, owner: Site<'d>, key: &str) -> Option<Site<'d>> {
        self.typed(owner, key, Kind::Object)
    }

    pub(crate) fn array(&mut self, owner: Site<'d>, key: &str) -> Option<Site<'d>> {
        self.typed(owner, key, Kind::Array)
    }

    /// The boolean under `key`; false where there is none.
    pub(crate) fn flag(&mut self, owner: Site<'d>, key: &str) -> bool {
        self.typed(owner, key, Kind::Bool).and_then(|site| site.node.as_bool()).unwrap_or_default()
    }

    /// The text under `key`. A number or a boolean, which YAML makes of unquoted text, is taken as it is written.
    pub(crate) fn text(&mut self, owner: Site<'d>, key: &str) -> Option<&'d str> {
        let entry = owner.entry(key)?;
        self.text_of(entry.value, entry.origin(), &format!("`{key}`"))
    }

    pub(crate) fn name(&mut self, owner: Site<'d>, key: &str) -> Option<SmolStr> {
        self.text(owner, key).map(SmolStr::new)
    }

    pub(crate) fn text_of(&mut self, site: Site<'d>, origin: Origin, what: &str) -> Option<&'d str> {
        match site.kind() {
            Kind::String => site.node.as_str(),
            Kind::Number | Kind::Bool => {
                let written = self.documents.text(site.origin());
                self.warn("wrong-type", origin, format!("{what} must be a string, but is {}", site.kind().described()))
                    .help(format!("quote it: `\"{written}\"`"));
                Some(written)
            }
            other => {
                self.wrong_type(origin, what, "a string", other);
                None
            }
        }
    }

    /// The strings of an array; every item of another kind is a finding.
    pub(crate) fn texts(&mut self, array: Site<'d>, what: &str) -> Vec<SmolStr> {
        array.items().filter_map(|item| self.text_of(item, item.origin(), what).map(SmolStr::new)).collect()
    }

    /// A known word near `word`, which may be a slip of the hand.
    pub(crate) fn suggest<'c>(&mut self, word: &str, known: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
        self.suggestions = self.suggestions.checked_sub(1)?;
        suggest(word, known)
    }

    /// Reports members that the object `of` does not have. Extensions are everywhere allowed.
    pub(crate) fn unknown_fields(&mut self, site: Site<'d>, of: &str, known: &[&[&str]]) {
        for entry in site.entries() {
            let key = entry.key;
            if key.starts_with("x-") || known.iter().any(|group| group.contains(&key)) {
                continue;
            }
            let suggestion = self.suggest(key, known.iter().flat_map(|group| group.iter().copied()));
            let draft =
                self.warn("unknown-keyword", entry.origin(), format!("`{key}` is no field of {of} and is ignored"));
            match suggestion {
                Some(known) => draft.help(format!("did you mean `{known}`?")),
                None => draft.help(format!("remove it, or write it as the extension `x-{key}`")),
            };
        }
    }
}

/// The finding just reported, to be completed.
pub(crate) struct Draft<'a>(Option<&'a mut Finding>);

impl Draft<'_> {
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        if let Some(finding) = &mut self.0 {
            finding.help = Some(help.into());
        }
        self
    }

    pub(crate) fn related(mut self, origin: Origin, what: impl Into<String>) -> Self {
        if let Some(finding) = &mut self.0 {
            finding.related.push((origin, what.into()));
        }
        self
    }
}
