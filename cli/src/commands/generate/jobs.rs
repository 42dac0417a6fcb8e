//! The clients that are asked for: one on the command line, or those of accordant.yaml.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use accordant_generators::Target;

use crate::args::GenerateArgs;
use crate::config::{self, ClientEntry, Config, Faulty};
use crate::failure::Failure;

/// One client to make.
#[derive(Debug)]
pub(super) struct Job {
    pub(super) source: String,
    /// The folder that references may not leave, where accordant.yaml says so.
    pub(super) root: Option<PathBuf>,
    pub(super) out: PathBuf,
    pub(super) templates: Option<PathBuf>,
    pub(super) entry: ClientEntry,
}

/// Why there are none.
pub(super) enum NoJobs {
    Failure(Failure),
    /// A fault in `--option`.
    Faulty(Faulty),
}

pub(super) fn jobs(args: &GenerateArgs, config: &Config) -> Result<Vec<Job>, NoJobs> {
    let jobs = match (&args.schema, &args.out) {
        (Some(schema), Some(out)) => given(args, schema, out)?,
        (None, Some(_)) => {
            let failure = Failure::new("`--out` says where a client goes, and there is no schema to make it from");
            return Err(NoJobs::Failure(failure.help("accordant generate SCHEMA --target TARGET --out DIR")));
        }
        (schema, None) => configured(args, schema.as_deref(), config)?,
    };
    let mut folders: BTreeMap<&Path, &Job> = BTreeMap::new();
    for job in &jobs {
        if let Some(other) = folders.insert(&job.out, job) {
            let (first, second) = (other.entry.target.name(), job.entry.target.name());
            let message = format!("two clients ({first}, {second}) go to one folder, `{}`", job.out.display());
            return Err(NoJobs::Failure(Failure::new(message).help("give each a folder of its own")));
        }
    }
    Ok(jobs)
}

/// A client in each of the targets of the command line.
fn given(args: &GenerateArgs, schema: &str, out: &Path) -> Result<Vec<Job>, NoJobs> {
    let mut targets = args.target.clone();
    targets.sort();
    targets.dedup();
    if targets.is_empty() {
        let failure = Failure::new("no language is named");
        return Err(NoJobs::Failure(failure.help("--target typescript, --target dart, or both with a comma between")));
    }
    let single = targets.len() == 1;
    let mut jobs = Vec::new();
    for name in targets.into_iter().map(|target| target.name()) {
        let Some(target) = Target::named(name) else { continue };
        let mut entry = ClientEntry::new(target);
        config::client_settings(&args.options, &mut entry).map_err(NoJobs::Faulty)?;
        jobs.push(Job {
            source: schema.to_owned(),
            root: args.source.root.clone(),
            out: if single { out.to_path_buf() } else { out.join(name) },
            templates: args.templates.clone(),
            entry,
        });
    }
    Ok(jobs)
}

/// The clients of accordant.yaml, of one contract where one is named.
fn configured(args: &GenerateArgs, schema: Option<&str>, config: &Config) -> Result<Vec<Job>, NoJobs> {
    if let Some(setting) = args.options.first() {
        let message = format!("`--option {}` goes with a client that the command line describes", setting.key);
        return Err(NoJobs::Failure(Failure::new(message).help("give --out, or set it in accordant.yaml")));
    }
    let mut jobs = Vec::new();
    for entry in &config.generate {
        let named = args.target.is_empty() || args.target.iter().any(|target| target.name() == entry.target.name());
        let contract = match (&entry.contract, config.contracts.as_slice()) {
            (Some(name), contracts) => contracts.iter().find(|contract| contract.name == *name),
            (None, [only]) => Some(only),
            (None, _) => {
                let failure = Failure::new(format!("the client in `{}` names no contract", entry.out));
                return Err(NoJobs::Failure(failure.help("add `contract:` with a name of `contracts`, or a source")));
            }
        };
        let (source, root) = match (contract, &entry.contract) {
            (Some(contract), _) => (config.source(&contract.revision), contract.root.as_ref()),
            (None, source) => (config.source(source.as_deref().unwrap_or_default()), None),
        };
        let wanted = schema.is_none_or(|schema| {
            contract.is_some_and(|contract| contract.name == schema)
                || source.trim_start_matches("./") == schema.trim_start_matches("./")
        });
        if named && wanted {
            let templates = entry.templates.as_ref().map(|folder| config.folder.join(folder));
            jobs.push(Job {
                source,
                root: args.source.root.clone().or_else(|| root.map(|root| config.folder.join(root))),
                out: config.folder.join(&entry.out),
                templates: args.templates.clone().or(templates),
                entry: entry.clone(),
            });
        }
    }
    if !jobs.is_empty() {
        return Ok(jobs);
    }
    let failure = match (schema, config.generate.is_empty()) {
        (Some(schema), _) => Failure::new(format!("accordant.yaml has no such client of `{schema}`"))
            .help("say where it goes: --target TARGET --out DIR"),
        (None, true) => {
            Failure::new("there is nothing to generate: no schema was given, and accordant.yaml has no `generate`")
                .help("accordant generate SCHEMA --target TARGET --out DIR, or `accordant init` for a configuration")
        }
        (None, false) => Failure::new("accordant.yaml has no client in that language")
            .help("it has others; leave --target out for all of them"),
    };
    Err(NoJobs::Failure(failure))
}
