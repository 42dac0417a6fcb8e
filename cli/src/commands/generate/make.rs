//! Contracts read once, clients made of them side by side.

use std::path::PathBuf;

use accordant_document::Finding;
use accordant_generators::naming::NameLock;
use accordant_generators::output::{OutputError, Plan};
use accordant_generators::{Client, GenerateError, Overrides, Settings, Unchanged, UnreadableTemplate};
use accordant_model::Contract;
use indexmap::IndexMap;
use rayon::prelude::*;

use super::jobs::Job;
use crate::args::{GlobalArgs, SourceArgs};
use crate::load;
use crate::progress::Progress;

/// A client that is made, and what its folder has to do with it.
pub(super) struct Made {
    pub(super) findings: Vec<Finding>,
    pub(super) operations: usize,
    pub(super) types: usize,
    pub(super) plan: Plan,
}

/// Why a client was not made.
pub(super) enum Unmade {
    Generate(GenerateError),
    Template(UnreadableTemplate),
    Output(OutputError),
}

/// The contracts of all jobs by source, each read once.
pub(super) struct Contracts {
    contracts: IndexMap<String, Contract>,
}

/// What all jobs came to, and what was found on the way whatever the language.
pub(super) struct Round {
    /// By source.
    pub(super) shared: Vec<(String, Vec<Finding>)>,
    /// In the order of the jobs.
    pub(super) made: Vec<Result<Made, Unmade>>,
}

impl Contracts {
    pub(super) fn read(jobs: &[Job], args: &SourceArgs, global: &GlobalArgs) -> anyhow::Result<Self> {
        let mut contracts = IndexMap::new();
        for job in jobs {
            if !contracts.contains_key(&job.source) {
                let mut options = load::options(args)?;
                options.root.clone_from(&job.root);
                let _progress = Progress::start(&format!("reading {}", job.source), global.quiet);
                contracts.insert(job.source.clone(), load::contract(&job.source, &options));
            }
        }
        Ok(Self { contracts })
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &Contract)> {
        self.contracts.iter().map(|(source, contract)| (source.as_str(), contract))
    }

    pub(super) fn get(&self, source: &str) -> Option<&Contract> {
        self.contracts.get(source)
    }

    /// Every document that lies in the file system.
    pub(super) fn files(&self) -> Vec<PathBuf> {
        let documents = self.contracts.values().flat_map(|contract| contract.documents.iter());
        documents.filter_map(|(_, document)| document.file().map(PathBuf::from)).collect()
    }

    /// Understands each contract once and makes every client of it; nothing is written. With `again`, clients are made
    /// that are known to be as they would be.
    pub(super) fn generate(&self, jobs: &[Job], again: bool) -> Round {
        let mut made: Vec<Option<Result<Made, Unmade>>> =
            jobs.par_iter().map(|job| if again { None } else { self.unchanged(job).transpose() }).collect();
        // Clients that differ in language only are one model.
        let key = |job: &Job| format!("{} {:?}", job.source, job.entry.model);
        let mut distinct: IndexMap<String, &Job> = IndexMap::new();
        for (job, _) in jobs.iter().zip(&made).filter(|(_, made)| made.is_none()) {
            distinct.entry(key(job)).or_insert(job);
        }
        let distinct: Vec<(String, &Job)> = distinct.into_iter().collect();
        let clients: Vec<Result<Client<'_>, GenerateError>> =
            distinct.par_iter().map(|(_, job)| self.client(job)).collect();
        let of = |job: &Job| {
            let own = key(job);
            let at = distinct.iter().position(|(key, _)| *key == own)?;
            clients.get(at)?.as_ref().ok()
        };
        jobs.par_iter().zip(&mut made).filter(|(_, made)| made.is_none()).for_each(|(job, made)| {
            *made = Some(match of(job) {
                Some(client) => make(job, client),
                None => Err(Unmade::Generate(GenerateError::NotHttp)),
            });
        });
        let made = made.into_iter().flatten().collect();
        let shared = distinct
            .iter()
            .zip(clients)
            .filter_map(|((_, job), client)| Some((job.source.clone(), client.ok()?.findings)))
            .collect();
        Round { shared, made }
    }

    /// The client model of a job with what could not be represented.
    pub(super) fn client(&self, job: &Job) -> Result<Client<'_>, GenerateError> {
        Client::read(self.get(&job.source).ok_or(GenerateError::NotHttp)?, &job.entry.model)
    }

    /// A client that is as it would be generated, found without generating it; `None` where it has to be.
    fn unchanged(&self, job: &Job) -> Result<Option<Made>, Unmade> {
        let (Some(contract), Some(manifest)) =
            (self.get(&job.source), Plan::manifest(&job.out).map_err(Unmade::Output)?)
        else {
            return Ok(None);
        };
        let settings = settings(job, NameLock::default())?;
        let Some(Unchanged { findings, operations, types }) =
            accordant_generators::unchanged(&manifest, contract, &job.entry.model, &settings)
        else {
            return Ok(None);
        };
        let plan = Plan::unchanged(&job.out, &manifest).map_err(Unmade::Output)?;
        Ok(plan.map(|plan| Made { findings, operations, types, plan }))
    }
}

fn settings(job: &Job, names: NameLock) -> Result<Settings, Unmade> {
    let templates = match &job.templates {
        Some(folder) => Overrides::from_folder(folder).map_err(Unmade::Template)?,
        None => Overrides::default(),
    };
    Ok(Settings { target: job.entry.target.clone(), templates, names, keep: job.entry.keep.clone() })
}

fn make(job: &Job, client: &Client<'_>) -> Result<Made, Unmade> {
    let names = Plan::manifest(&job.out).map_err(Unmade::Output)?.map(|manifest| manifest.names).unwrap_or_default();
    let settings = settings(job, names)?;
    let generated = client.generate(&settings).map_err(Unmade::Generate)?;
    let plan = Plan::new(&job.out, generated.files, generated.manifest, &job.entry.keep).map_err(Unmade::Output)?;
    Ok(Made {
        findings: generated.findings,
        operations: client.model.operations().count(),
        types: client.model.types.len(),
        plan,
    })
}
