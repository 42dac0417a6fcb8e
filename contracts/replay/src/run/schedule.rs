//! What is played together, what after each other, and what only once.

use accordant_suite::{Interaction, Suite};
use rustc_hash::FxHashMap;

use super::prepared::{Prepared, request_of};
use crate::states::Isolation;

/// One interaction of the run.
#[derive(Clone, Copy, Debug)]
pub struct Chosen<'s> {
    /// Among the suites of the run.
    pub suite_index: usize,
    /// Among the interactions of the suite.
    pub index: usize,
    pub suite: &'s Suite,
    pub interaction: &'s Interaction,
}

/// Interactions that ask the same: the request is sent once, and its answer judged for each of them.
#[derive(Debug)]
pub(super) struct Unit<'s> {
    pub(super) members: Vec<Chosen<'s>>,
}

/// Units to be played one after the other.
pub(super) type Chain<'s> = Vec<Unit<'s>>;

/// What is played beside each other without states, and what with them.
pub(super) struct Schedule<'s> {
    pub(super) free: Vec<Chain<'s>>,
    pub(super) stateful: Vec<Chain<'s>>,
}

impl<'s> Schedule<'s> {
    pub(super) fn new(chosen: &[Chosen<'s>], isolation: Isolation, states_ignored: bool) -> Self {
        let mut schedule = Schedule { free: Vec::new(), stateful: Vec::new() };
        let mut chains: FxHashMap<String, usize> = FxHashMap::default();
        for unit in units(chosen) {
            let Some(first) = unit.members.first() else { continue };
            if first.interaction.states.is_empty() || states_ignored {
                schedule.free.push(vec![unit]);
                continue;
            }
            let key = match isolation {
                Isolation::Serial => String::new(),
                Isolation::ByParam => parameters(first.interaction),
                Isolation::None => {
                    schedule.stateful.push(vec![unit]);
                    continue;
                }
            };
            let next = schedule.stateful.len();
            let chain = *chains.entry(key).or_insert(next);
            if chain == next {
                schedule.stateful.push(Vec::new());
            }
            if let Some(chain) = schedule.stateful.get_mut(chain) {
                chain.push(unit);
            }
        }
        schedule
    }
}

/// Interactions of several suites that are the same request in the same state by the same user. Within one suite nothing
/// is put together: who writes a request twice means to send it twice.
fn units<'s>(chosen: &[Chosen<'s>]) -> Vec<Unit<'s>> {
    let mut units: Vec<Unit<'_>> = Vec::with_capacity(chosen.len());
    let mut known: FxHashMap<(Prepared, String), usize> = FxHashMap::default();
    for one in chosen {
        let alone = Unit { members: vec![*one] };
        let Some(key) = identity(one.interaction) else {
            units.push(alone);
            continue;
        };
        match known.get(&key).and_then(|at| units.get_mut(*at)) {
            Some(unit) if unit.members.iter().all(|other| other.suite_index != one.suite_index) => {
                unit.members.push(*one);
            }
            _ => {
                known.insert(key, units.len());
                units.push(alone);
            }
        }
    }
    units
}

/// What makes two interactions the same question; `None` where each is a question of its own.
fn identity(interaction: &Interaction) -> Option<(Prepared, String)> {
    let request = request_of(&interaction.exchange)?;
    if !request.part.generators.is_empty() {
        return None;
    }
    let prepared = Prepared::http(&request);
    let auth = format!("{:?}", interaction.auth);
    Some((prepared, format!("{auth}\n{}", parameters(interaction))))
}

/// The states with their parameters, as a text.
fn parameters(interaction: &Interaction) -> String {
    let state = |state: &accordant_suite::State| {
        let params: Vec<String> = state.params.iter().map(|(name, value)| format!("{name}={value}")).collect();
        format!("{}({})", state.name, params.join(","))
    };
    interaction.states.iter().map(state).collect::<Vec<_>>().join(";")
}
