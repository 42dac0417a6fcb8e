//! What a person may name on the command line as a schema.

use std::fmt;
use std::path::PathBuf;

use super::LoadError;

/// Where a root document comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file, or a folder that holds one contract.
    Path(PathBuf),
    /// Standard input.
    Stdin,
    /// An http or https URL.
    Url(String),
    /// A file or folder of a revision of the git repository. As git has it, the path is from the top of the repository,
    /// and one that begins with `./` or `../` from the current folder.
    Git { revision: Revision, path: String },
    /// A live GraphQL endpoint, asked for its schema by introspection.
    GraphqlEndpoint(String),
}

/// A revision as git is asked for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Revision {
    /// A branch, a tag, a commit or anything else that `git rev-parse` knows.
    Named(String),
    /// Where the current branch left this one.
    MergeBase(String),
}

impl Source {
    /// Reads what stands on the command line: a path, `-`, `http://`, `https://`, `graphql+https://` (an endpoint),
    /// `git:REVISION:PATH` or `git:merge-base(BRANCH):PATH`.
    ///
    /// # Errors
    /// [`LoadError::Malformed`] for a `git:` source that does not have these parts.
    pub fn parse(text: &str) -> Result<Self, LoadError> {
        if text == "-" {
            return Ok(Self::Stdin);
        }
        if let Some(rest) = text.strip_prefix("git:") {
            return git(text, rest);
        }
        let lower = text.get(..16).unwrap_or(text).to_ascii_lowercase();
        if lower.starts_with("graphql+http://") || lower.starts_with("graphql+https://") {
            return Ok(Self::GraphqlEndpoint(text["graphql+".len()..].to_owned()));
        }
        if lower.starts_with("http://") || lower.starts_with("https://") {
            return Ok(Self::Url(text.to_owned()));
        }
        if text.is_empty() {
            return Err(LoadError::Malformed { name: String::new(), why: "it is empty" });
        }
        Ok(Self::Path(PathBuf::from(text)))
    }
}

fn git(text: &str, rest: &str) -> Result<Source, LoadError> {
    let fault = |why| LoadError::Malformed { name: text.to_owned(), why };
    let (revision, path) = match rest.strip_prefix("merge-base(") {
        Some(rest) => {
            let (branch, path) = rest.split_once("):").ok_or_else(|| fault("write git:merge-base(BRANCH):PATH"))?;
            (Revision::MergeBase(branch.to_owned()), path)
        }
        None => {
            let (revision, path) = rest.split_once(':').ok_or_else(|| fault("write git:REVISION:PATH"))?;
            (Revision::Named(revision.to_owned()), path)
        }
    };
    let (Revision::Named(name) | Revision::MergeBase(name)) = &revision;
    if name.is_empty() || path.is_empty() {
        return Err(fault("write git:REVISION:PATH"));
    }
    // Git would take them for options or for several requests.
    if name.starts_with('-') || path.starts_with('-') {
        return Err(fault("neither the revision nor the path may start with `-`"));
    }
    if rest.contains(['\n', '\r', '\0']) {
        return Err(fault("it holds a line break or a zero byte"));
    }
    Ok(Source::Git { revision, path: path.to_owned() })
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(path) => write!(f, "{}", path.display()),
            Self::Stdin => f.write_str("-"),
            Self::Url(url) => f.write_str(url),
            Self::Git { revision, path } => write!(f, "git:{revision}:{path}"),
            Self::GraphqlEndpoint(url) => write!(f, "graphql+{url}"),
        }
    }
}

impl fmt::Display for Revision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Named(name) => f.write_str(name),
            Self::MergeBase(branch) => write!(f, "merge-base({branch})"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_source_reads_and_writes_back() {
        for text in [
            "-",
            "api/openapi.yaml",
            "https://example.com/openapi.json",
            "graphql+http://localhost:4000/graphql",
            "git:HEAD~1:api/openapi.yaml",
            "git:merge-base(origin/main):schema.graphql",
            "git:main:./openapi.yaml",
            "git:main:../openapi.yaml",
        ] {
            let source = Source::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!(source.to_string(), text);
        }
        assert_eq!(Source::parse("c.yaml").ok(), Some(Source::Path("c.yaml".into())));
    }

    #[test]
    fn hostile_or_broken_git_sources_are_refused() {
        for text in [
            "git:",
            "git:HEAD",
            "git::a",
            "git:HEAD:",
            "git:--upload-pack=x:a",
            "git:HEAD:-a",
            "git:merge-base(--all):a",
            "git:merge-base(main:a",
            "git:HEAD:a\nb",
            "",
        ] {
            assert!(Source::parse(text).is_err(), "{text:?}");
        }
    }
}
