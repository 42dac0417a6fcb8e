//! Suites played against a backend: what is sent when, what comes back, and what that says.

mod backend;
mod contract;
mod outcome;
mod play;
mod prepared;
mod schedule;
mod send;
mod tls;
mod verdict;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use futures_util::stream::{self, StreamExt as _};
use indexmap::IndexMap;

pub use backend::{Backend, BackendError, BackendOptions, ProxyChoice};
pub use outcome::{Outcome, Totals, Verdict};
pub(crate) use prepared::{Prepared, encoded, form_encoded};
pub use schedule::Chosen;
pub use send::TransportError;
pub use tls::TlsError;

use crate::auth::Profiles;
use crate::redact::Redactor;
use crate::states::{Isolation, States};
use crate::statics::Contracts;
use schedule::{Chain, Schedule};

/// So many requests without any answer, and the rest is not sent.
const PATIENCE: usize = 3;

/// How a run goes.
pub struct RunOptions {
    /// Interactions without states that are under way at the same time.
    pub jobs: usize,
    pub isolation: Isolation,
    pub states: Option<States>,
    /// Sends interactions without bringing their states about.
    pub ignore_states: bool,
    pub fail_fast: bool,
    /// How often everything is played.
    pub repeat: u32,
    pub profiles: Profiles,
    /// For `${env.X}`.
    pub env: IndexMap<String, String>,
    pub seed: u64,
    /// Seconds since 1970.
    pub now: i64,
}

impl Default for RunOptions {
    fn default() -> Self {
        Self {
            jobs: 1,
            isolation: Isolation::Serial,
            states: None,
            ignore_states: false,
            fail_fast: false,
            repeat: 1,
            profiles: Profiles::default(),
            env: IndexMap::new(),
            seed: 0,
            now: 0,
        }
    }
}

/// What a run came to.
#[derive(Debug, Default)]
pub struct Run {
    /// By suite and interaction.
    pub outcomes: Vec<Outcome>,
    /// Whether the backend answered anything at all.
    pub answered: bool,
    /// States that their handler says it does not know, each with how often it was asked for.
    pub unhandled: Vec<(String, usize)>,
}

/// Ends a run from outside: what is under way ends as it would, nothing else is begun.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Plays interactions against one backend.
pub struct Player<'p> {
    pub(crate) backend: &'p Backend,
    pub(crate) options: &'p RunOptions,
    contracts: &'p Contracts<'p>,
    redactor: Redactor,
    cancel: Cancel,
    stop: Mutex<Option<String>>,
    answers: AtomicUsize,
    silences: AtomicUsize,
    states: Mutex<BTreeMap<String, usize>>,
}

impl<'p> Player<'p> {
    /// Every answer is also held against what the contracts say of the status that came.
    pub fn new(
        backend: &'p Backend,
        options: &'p RunOptions,
        contracts: &'p Contracts<'p>,
        redactor: Redactor,
        cancel: Cancel,
    ) -> Self {
        Self {
            backend,
            options,
            contracts,
            redactor,
            cancel,
            stop: Mutex::default(),
            answers: AtomicUsize::new(0),
            silences: AtomicUsize::new(0),
            states: Mutex::default(),
        }
    }

    /// Plays all of them. `done` hears how many are through.
    pub async fn run(&self, chosen: &[Chosen<'_>], done: &dyn Fn(usize)) -> Run {
        let mut outcomes: BTreeMap<(usize, usize), Outcome> = BTreeMap::new();
        let through = AtomicUsize::new(0);
        for _ in 0..self.options.repeat.max(1) {
            let Schedule { free, stateful } = Schedule::new(chosen, self.options.isolation, self.options.ignore_states);
            let jobs = self.options.jobs.max(1);
            for chains in [free, stateful] {
                let played = stream::iter(chains)
                    .map(|chain| async {
                        let outcomes = self.chain(chain).await;
                        done(through.fetch_add(outcomes.len(), Ordering::Relaxed) + outcomes.len());
                        outcomes
                    })
                    .buffer_unordered(jobs);
                let mut played = std::pin::pin!(played);
                while let Some(found) = played.next().await {
                    for outcome in found {
                        match outcomes.entry((outcome.suite, outcome.interaction)) {
                            std::collections::btree_map::Entry::Occupied(mut known) => known.get_mut().merge(outcome),
                            std::collections::btree_map::Entry::Vacant(free) => {
                                free.insert(outcome);
                            }
                        }
                    }
                }
            }
        }
        let unhandled = std::mem::take(&mut *self.states.lock().unwrap_or_else(PoisonError::into_inner));
        Run {
            outcomes: outcomes.into_values().collect(),
            answered: self.answers.load(Ordering::Relaxed) > 0,
            unhandled: unhandled.into_iter().filter(|(_, count)| *count > 0).collect(),
        }
    }

    async fn chain(&self, chain: Chain<'_>) -> Vec<Outcome> {
        let mut outcomes = Vec::new();
        for unit in &chain {
            outcomes.extend(self.unit(unit).await);
        }
        outcomes
    }

    /// Why nothing more is begun.
    fn stopped(&self) -> Option<String> {
        if self.cancel.0.load(Ordering::Relaxed) {
            return Some("the run was ended".to_owned());
        }
        self.stop.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn stop(&self, why: &str) {
        self.stop.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_with(|| why.to_owned());
    }

    /// A backend that went away, or never answers, is not asked a thousand times.
    fn note_answer(&self, error: Option<&TransportError>) {
        match error {
            Some(TransportError::Connect(_)) => self.stop("the backend is no longer there"),
            // The next handshake would go the same way.
            Some(TransportError::Tls(_)) => self.stop("no secure connection comes about"),
            Some(TransportError::Timeout(_) | TransportError::Lost(_)) => {
                let silences = self.silences.fetch_add(1, Ordering::Relaxed) + 1;
                if silences >= PATIENCE && self.answers.load(Ordering::Relaxed) == 0 {
                    self.stop("the backend answers nothing");
                }
            }
            Some(_) | None => {
                self.answers.fetch_add(1, Ordering::Relaxed);
            }
        }
    }

    fn note_state(&self, name: &str, unknown: bool) {
        let mut states = self.states.lock().unwrap_or_else(PoisonError::into_inner);
        *states.entry(name.to_owned()).or_default() += usize::from(unknown);
    }
}
