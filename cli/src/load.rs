//! From the command line to contracts.

use accordant_document::{Documents, Finding, Limits, LoadError, LoadOptions, Severity, Source};
use accordant_model::{Contract, ContractKind, Schemas};

use crate::args::SourceArgs;
use crate::failure::Failure;
use crate::rule::UNREADABLE;

/// What the flags say about reading.
pub(crate) fn options(args: &SourceArgs) -> anyhow::Result<LoadOptions> {
    let mut limits = Limits::default();
    limits.bytes = args.max_bytes.unwrap_or(limits.bytes);
    limits.documents = args.max_documents.unwrap_or(limits.documents);
    limits.depth = args.max_depth.unwrap_or(limits.depth);
    let mut headers = Vec::new();
    for header in &args.headers {
        // The value is a secret: the message must not repeat it.
        let (name, value) = header
            .split_once(':')
            .filter(|(name, _)| !name.trim().is_empty())
            .ok_or_else(|| Failure::new("a --header has no name").help("write it as `Name: value`"))?;
        headers.push((name.trim().to_owned(), value.trim().to_owned()));
    }
    Ok(LoadOptions { limits, root: args.root.clone(), network: args.allow_network, headers, ..LoadOptions::default() })
}

/// Reads one contract; its findings hold what was wrong with its documents, too. A source without any document is a
/// contract of which nothing is known but that finding.
pub(crate) fn contract(source: &str, options: &LoadOptions) -> Contract {
    match load(source, options) {
        Ok((documents, findings)) => Contract::read(documents, findings),
        Err(error) => Contract {
            documents: Documents::default(),
            schemas: Schemas::default(),
            kind: ContractKind::Unrecognised,
            findings: vec![unreadable(source, &error)],
        },
    }
}

fn load(source: &str, options: &LoadOptions) -> Result<(Documents, Vec<Finding>), LoadError> {
    let source = Source::parse(source)?;
    if options.network || matches!(source, Source::Url(_) | Source::GraphqlEndpoint(_)) {
        use_ring();
    }
    accordant_document::load(&[source], options)
}

pub(crate) fn unreadable(source: &str, error: &LoadError) -> Finding {
    let help = match error {
        LoadError::Unreadable { .. } => "check the path; it is relative to the current directory",
        LoadError::NothingInFolder { .. } | LoadError::SeveralInFolder { .. } => "name the document itself",
        LoadError::Git { .. } => "check the revision and the path; the path is relative to the current directory",
        LoadError::Fetch { .. } => "check the address, the network and the --header that it needs",
        LoadError::Malformed { .. } | LoadError::NotOneContract { .. } | LoadError::Nothing => {
            "give a file, a folder, `-`, `git:REV:PATH`, an http(s) URL or `graphql+https://...`"
        }
    };
    Finding::new(UNREADABLE, Severity::Error, None, error.to_string()).subject(source).help(help)
}

/// Reads two contracts at once, on a thread each.
pub(crate) fn contracts(base: (&str, &LoadOptions), revision: (&str, &LoadOptions)) -> (Contract, Contract) {
    std::thread::scope(|scope| {
        let other = scope.spawn(|| contract(base.0, base.1));
        let revision = contract(revision.0, revision.1);
        match other.join() {
            Ok(base) => (base, revision),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

/// The TLS library's provider, once, and only where a connection may be made.
pub(crate) fn use_ring() {
    // The second time it says that one is installed already, which is what is wanted.
    let _ = rustls::crypto::ring::default_provider().install_default();
}
