//! The two contracts of a comparison: named on the command line, or one there and one in accordant.yaml.

use std::path::{Path, PathBuf};

use accordant_document::LoadOptions;
use accordant_model::{Contract, ContractKind};

use crate::args::SourceArgs;
use crate::config::Config;
use crate::failure::Failure;
use crate::load;
use crate::output::resolve::Resolver;
use crate::output::safe::clean;
use crate::output::view::InputView;

/// Where the two contracts are.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Sides {
    pub(super) base: String,
    pub(super) revision: String,
    /// What accordant.yaml calls the contract, where it has it.
    pub(super) contract: Option<String>,
    root: Option<PathBuf>,
}

/// Two schemas are base and revision; one is the revision, and the configuration says what is published; none is the
/// configuration's only contract.
pub(super) fn sides(base: Option<&str>, revision: Option<&str>, config: &Config) -> anyhow::Result<Sides> {
    if let (Some(base), Some(revision)) = (base, revision) {
        if base == "-" && revision == "-" {
            let failure = Failure::new("standard input can be read once only");
            return Err(failure.help("give one of the two schemas as a file").into());
        }
        let known = config.contracts.iter().find(|contract| same_file(&config.source(&contract.revision), revision));
        let contract = known.map(|contract| contract.name.clone());
        return Ok(Sides { base: base.to_owned(), revision: revision.to_owned(), contract, root: None });
    }
    let names =
        || config.contracts.iter().map(|contract| format!("`{}`", contract.name)).collect::<Vec<_>>().join(", ");
    let entry = match base {
        None => match config.contracts.as_slice() {
            [only] => only,
            [] => {
                return Err(Failure::new(
                    "there is nothing to compare: no schema was given, and no accordant.yaml names one",
                )
                .help("accordant diff BASE REVISION, or `accordant init` for a configuration")
                .into());
            }
            _ => {
                return Err(Failure::new("accordant.yaml names several contracts")
                    .help(format!("say which: one of {}", names()))
                    .into());
            }
        },
        Some(given) => {
            let same = |source: &str| same_file(&config.source(source), given);
            let found = config.contracts.iter().find(|contract| contract.name == given || same(&contract.revision));
            match (found, config.contracts.as_slice()) {
                (Some(found), _) => found,
                (None, []) => {
                    return Err(Failure::new(format!(
                        "there is only one schema, `{given}`, and nothing to compare it with"
                    ))
                    .help("give BASE and REVISION, or name the published contract in accordant.yaml")
                    .into());
                }
                (None, _) => {
                    return Err(Failure::new(format!("accordant.yaml has no contract `{given}`"))
                        .help(format!("it names {}; give BASE and REVISION for any other", names()))
                        .into());
                }
            }
        }
    };
    let Some(published) = &entry.published else {
        return Err(Failure::new(format!("the contract `{}` has no `published` in accordant.yaml", entry.name))
            .help("add where its published version is, or give BASE and REVISION")
            .into());
    };
    Ok(Sides {
        base: config.source(published),
        revision: config.source(&entry.revision),
        contract: Some(entry.name.clone()),
        root: entry.root.as_ref().map(|root| config.folder.join(root)),
    })
}

/// Whether two sources are one file, however each is written: from here, or from the folder of accordant.yaml.
fn same_file(a: &str, b: &str) -> bool {
    let real = |source: &str| Path::new(source).canonicalize().ok();
    a.trim_start_matches("./") == b.trim_start_matches("./") || real(a).is_some_and(|a| real(b) == Some(a))
}

impl Sides {
    /// Reads both contracts at once.
    pub(super) fn read(&self, source: &SourceArgs) -> anyhow::Result<(Contract, Contract)> {
        let mut options: LoadOptions = load::options(source)?;
        options.root = options.root.or_else(|| self.root.clone());
        Ok(load::contracts((&self.base, &options), (&self.revision, &options)))
    }
}

/// How a report names a contract.
pub(super) fn input(role: &'static str, source: &str, contract: &Contract, resolver: &Resolver) -> InputView {
    let (title, version) = match &contract.kind {
        ContractKind::Http(http) => (Some(clean(&http.title)), Some(clean(&http.version))),
        _ => (None, None),
    };
    let filled = |text: Option<String>| text.filter(|text| !text.is_empty());
    InputView { role, name: resolver.name(source), title: filled(title), version: filled(version) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(text: &str) -> Config {
        Config::read("accordant.yaml", text, Path::new("api")).unwrap_or_else(|_| panic!("a sound configuration"))
    }

    #[test]
    fn one_schema_is_compared_with_what_is_published() {
        let config =
            config("contracts:\n- {name: rest, revision: openapi.yaml, published: git:main:api/openapi.yaml}\n");
        for given in [None, Some("rest"), Some("api/openapi.yaml"), Some("./api/openapi.yaml")] {
            let sides = sides(given, None, &config).expect("found");
            assert_eq!(
                (sides.base.as_str(), sides.revision.as_str()),
                ("git:main:api/openapi.yaml", "api/openapi.yaml")
            );
        }
        assert!(sides(Some("other.yaml"), None, &config).is_err());
    }

    #[test]
    fn two_schemas_need_no_configuration_and_one_input_is_read_once() {
        let sides_of = |a, b| sides(Some(a), Some(b), &Config::default());
        assert_eq!(sides_of("a.yaml", "b.yaml").map(|sides| sides.base).ok().as_deref(), Some("a.yaml"));
        assert!(sides_of("-", "-").is_err());
        assert!(sides(Some("a.yaml"), None, &Config::default()).is_err());
        assert!(sides(None, None, &Config::default()).is_err());
    }
}
