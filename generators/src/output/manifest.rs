use std::collections::BTreeMap;

use accordant_document::{DocumentId, Documents, Finding, Origin, Severity, Span};
use serde::{Deserialize, Serialize};

use super::Digest;
use crate::naming::NameLock;
use crate::rule::rule;

/// What Accordant wrote into a folder: which files are its own, what they were made of, and the names that it gave.
///
/// It lies beside what it lists as [`Manifest::FILE`] and belongs into version control. A file that it lists with
/// another digest was edited; a file that it does not list is somebody else's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// [`Manifest::VERSION`]. A reader refuses a version that it does not know.
    pub version: u32,
    /// The version of Accordant.
    pub generator: String,
    pub target: String,
    /// Of every document of the contract, in the order in which they are reached.
    pub source: Digest,
    /// Of the options, the templates and the generator.
    pub inputs: Digest,
    /// How many types the client has.
    #[serde(default)]
    pub types: usize,
    /// What could not be represented, told again by a run that has nothing else to do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Warning>,
    /// The name of the package and every operation in it: `accordant diff --consumers` reads both.
    pub consumer: String,
    pub operations: Vec<String>,
    pub files: BTreeMap<String, Entry>,
    /// The identifiers by scope and place: a name once given stays.
    pub names: NameLock,
}

/// A warning about the documents that the manifest was made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Warning {
    pub rule: String,
    /// The document and the bytes in it; the digest of the source says that they are still the same.
    pub at: Option<(u32, u32, u32)>,
    pub message: String,
    pub help: Option<String>,
}

impl Warning {
    pub(crate) fn of(finding: &Finding) -> Self {
        Self {
            rule: finding.rule.to_owned(),
            at: finding.origin.map(|Origin { document, span }| (document.0, span.start, span.end)),
            message: finding.message.clone(),
            help: finding.help.clone(),
        }
    }

    /// As it was told; `None` for a rule or a place that is not there: a manifest is a file that anybody can write.
    pub(crate) fn finding(&self, documents: &Documents) -> Option<Finding> {
        let rule = rule(&self.rule)?;
        let origin = match self.at {
            Some((document, start, end)) => {
                let document = DocumentId(document);
                documents.document(document)?.tree.text().get(start as usize..end as usize)?;
                Some(Origin { document, span: Span::new(start, end) })
            }
            None => None,
        };
        let mut finding = Finding::new(rule.id, Severity::Warning, origin, self.message.as_str());
        finding.help.clone_from(&self.help);
        Some(finding)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    pub sha256: Digest,
    /// The template that made it: `typescript/client.ts.hbs`.
    pub template: String,
}

/// Why a manifest says nothing.
#[derive(Debug, thiserror::Error)]
pub enum UnreadableManifest {
    #[error("it is no manifest of Accordant: {0}")]
    Syntax(#[from] serde_json::Error),
    #[error("it has version {0}, and this Accordant reads version {version}", version = Manifest::VERSION)]
    Version(u64),
}

impl Manifest {
    pub const FILE: &'static str = "accordant-manifest.json";
    /// Raised when something is renamed, removed or read in another way.
    pub const VERSION: u32 = 1;

    /// # Errors
    /// What is no manifest, or one of another version: whose files are whose cannot be told then.
    pub fn read(text: &str) -> Result<Self, UnreadableManifest> {
        #[derive(Deserialize)]
        struct Versioned {
            version: u64,
        }
        let found: Versioned = serde_json::from_str(text)?;
        if found.version != u64::from(Self::VERSION) {
            return Err(UnreadableManifest::Version(found.version));
        }
        Ok(serde_json::from_str(text)?)
    }

    /// Its text, the same on every machine.
    ///
    /// # Errors
    /// None that can occur: all of it is plain data.
    pub fn write(&self) -> Result<String, serde_json::Error> {
        let mut text = serde_json::to_string_pretty(self)?;
        text.push('\n');
        Ok(text)
    }
}
