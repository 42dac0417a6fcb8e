//! One interaction from its states to its verdict.

use accordant_document::Severity;
use accordant_suite::matching::generate::{self, Inputs, Playing};
use accordant_suite::{Auth, Exchange, State, Value};
use indexmap::IndexMap;

use super::outcome::{Outcome, Verdict};
use super::prepared::{Prepared, request_of};
use super::schedule::{Chosen, Unit};
use super::send::{Answer, TransportError};
use super::verdict::Lazy;
use super::{Player, verdict};
use crate::auth::{Profile, sign};
use crate::finding::Finding;
use crate::redact::Redactor;
use crate::rule::ids;
use crate::states::{Action, States};

impl Player<'_> {
    /// Plays what a unit asks, and judges the answer for each of its members.
    pub(super) async fn unit(&self, unit: &Unit<'_>) -> Vec<Outcome> {
        let Some(first) = unit.members.first() else { return Vec::new() };
        let each = |verdict: &Verdict, findings: &[Finding]| {
            unit.members
                .iter()
                .map(|one| Outcome {
                    findings: findings.to_vec(),
                    ..Outcome::new(one.suite_index, one.index, verdict.clone())
                })
                .collect::<Vec<_>>()
        };
        if let Some(why) = self.stopped() {
            return each(&Verdict::Skipped(why), &[]);
        }
        if let Some(why) = unplayable(first) {
            return each(&Verdict::Skipped(why), &[]);
        }
        let outcomes = match self.in_states(first, unit).await {
            Ok(outcomes) => outcomes,
            Err(finding) => each(&Verdict::Error, &[*finding]),
        };
        let outcomes: Vec<Outcome> =
            outcomes.into_iter().zip(&unit.members).map(|(outcome, one)| settled(outcome, one)).collect();
        if self.options.fail_fast
            && outcomes.iter().any(|outcome| matches!(outcome.verdict, Verdict::Failed | Verdict::Error))
        {
            self.stop("an earlier interaction failed, and --fail-fast is set");
        }
        outcomes
    }

    /// Brings the states about, plays, and takes them back whatever happened.
    async fn in_states(&self, first: &Chosen<'_>, unit: &Unit<'_>) -> Result<Vec<Outcome>, Box<Finding>> {
        let mut values: IndexMap<String, Value> = IndexMap::new();
        for state in &first.interaction.states {
            // What a state is asked for holds unless its handler knows better.
            values.extend(state.params.iter().map(|(name, value)| (name.clone(), value.clone())));
        }
        let handler = self.options.states.as_ref().filter(|_| !self.options.ignore_states);
        let mut standing: Vec<&State> = Vec::new();
        let mut played = Ok(());
        if !self.options.ignore_states {
            for state in &first.interaction.states {
                match self.set_up(handler, first, state).await {
                    Ok(found) => {
                        values.extend(found);
                        standing.push(state);
                    }
                    Err(finding) => {
                        played = Err(finding);
                        break;
                    }
                }
            }
        }
        let mut outcomes = match played {
            Ok(()) => self.exchange(first, unit, &values).await,
            Err(finding) => Err(finding),
        };
        for state in standing.into_iter().rev() {
            let Some(states) = handler else { break };
            let torn = states.call(&self.backend.client, &first.suite.consumer, state, Action::Teardown).await;
            if let (Err(error), Ok(outcomes)) = (torn, &mut outcomes) {
                let message = format!("the state `{}` could not be taken back: {error}", state.name);
                let finding = Finding::new(
                    ids::REPLAY_STATE_FAILED,
                    Severity::Warning,
                    first.interaction.origin,
                    self.redactor().text(&message),
                )
                .help("correct the handler: interactions that follow may find what this one left behind");
                outcomes.iter_mut().for_each(|outcome| outcome.findings.push(finding.clone()));
            }
        }
        outcomes
    }

    async fn set_up(
        &self,
        handler: Option<&States>,
        first: &Chosen<'_>,
        state: &State,
    ) -> Result<IndexMap<String, Value>, Box<Finding>> {
        let failed = |message: String| {
            let message = self.redactor().text(&message);
            Box::new(
                Finding::error(ids::REPLAY_STATE_FAILED, first.interaction.origin, message)
                    .help("correct the handler of provider states; the request was not sent"),
            )
        };
        let Some(states) = handler else {
            return Err(failed(format!("nobody brings the state `{}` about", state.name)));
        };
        match states.call(&self.backend.client, &first.suite.consumer, state, Action::Setup).await {
            Ok(handled) => {
                self.note_state(&state.name, handled.unknown);
                Ok(handled.values)
            }
            Err(error) => Err(failed(format!("the state `{}` is not there: {error}", state.name))),
        }
    }

    async fn exchange(
        &self,
        first: &Chosen<'_>,
        unit: &Unit<'_>,
        values: &IndexMap<String, Value>,
    ) -> Result<Vec<Outcome>, Box<Finding>> {
        let inputs = Inputs {
            seed: self.options.seed,
            now: self.options.now,
            state: values,
            env: &self.options.env,
            base_url: None,
            playing: Playing::Consumer,
        };
        let Some(request) = request_of(&first.interaction.exchange) else { return Ok(Vec::new()) };
        let request = generate::request(&request, &inputs).map_err(|error| missing(&error, first))?;
        let mut prepared = Prepared::http(&request);
        let signed = self.sign(first, &mut prepared, false).await?;
        let mut answer = self.send(first, &prepared).await?;
        if answer.status == 401 && signed.is_some_and(|profile| matches!(profile, Profile::OAuth(_))) {
            // The token may have been taken back before its time.
            self.sign(first, &mut prepared, true).await?;
            answer = self.send(first, &prepared).await?;
        }
        Ok(unit.members.iter().map(|one| self.judge(one, &prepared, &answer, &inputs)).collect())
    }

    async fn sign<'s>(
        &'s self,
        first: &Chosen<'s>,
        prepared: &mut Prepared,
        fresh: bool,
    ) -> Result<Option<&'s Profile>, Box<Finding>> {
        if first.interaction.auth == Some(Auth::None) {
            prepared.headers.retain(|(name, _)| !name.eq_ignore_ascii_case("authorization"));
            return Ok(None);
        }
        let failed = |error: crate::auth::AuthError| {
            let message = self.redactor().text(&error.to_string());
            Box::new(
                Finding::error(ids::REPLAY_AUTH_FAILED, first.interaction.origin, message)
                    .help("correct the profile under `replay.auth` in accordant.yaml; the request was not sent"),
            )
        };
        match self.options.profiles.of(first.interaction.auth.as_ref()).map_err(failed)? {
            Some((name, profile)) => {
                sign(prepared, name, profile, &self.backend.client, fresh).await.map_err(failed)?;
                Ok(Some(profile))
            }
            None => Ok(None),
        }
    }

    async fn send(&self, first: &Chosen<'_>, prepared: &Prepared) -> Result<Answer, Box<Finding>> {
        let sent = self.backend.send(prepared).await;
        self.note_answer(sent.as_ref().err());
        sent.map_err(|error| {
            let redactor = self.redactor();
            let (id, help) = match &error {
                TransportError::Timeout(_) => {
                    (ids::REPLAY_TIMEOUT, "look why the backend takes so long, or give it more time with --timeout")
                }
                TransportError::Tls(error) => (ids::REPLAY_UNREACHABLE, error.help()),
                TransportError::Connect(_) | TransportError::Lost(_) => {
                    (ids::REPLAY_UNREACHABLE, "look whether the backend is still running, and what it logged")
                }
                TransportError::Broken(_) => {
                    (ids::REPLAY_ANSWER_BROKEN, "correct the backend: its message is no whole HTTP message")
                }
                TransportError::TooLarge(_) => {
                    (ids::REPLAY_ANSWER_TOO_LARGE, "allow more with --max-body, if that much is meant")
                }
                TransportError::Unsendable(_) => (ids::REPLAY_UNREACHABLE, "correct the request in the suite"),
            };
            let message = redactor.text(&format!("{}: {error}", asked(prepared)));
            Box::new(Finding::error(id, first.interaction.origin, message).help(help))
        })
    }

    fn judge(&self, one: &Chosen<'_>, prepared: &Prepared, answer: &Answer, inputs: &Inputs<'_>) -> Outcome {
        let (Exchange::Http { response, .. } | Exchange::Graphql { response, .. }) = &one.interaction.exchange else {
            return Outcome::new(one.suite_index, one.index, Verdict::Passed);
        };
        let redactor: Lazy<'_> =
            Lazy::new(Box::new(|| self.redactor().with_body(&prepared.body).with_body(&answer.body)));
        let expected = match generate::response(response, inputs) {
            Ok(expected) => expected,
            Err(error) => {
                let outcome = Outcome::new(one.suite_index, one.index, Verdict::Error);
                return Outcome { findings: vec![*missing(&error, one)], ..outcome };
            }
        };
        let mut findings = verdict::answer(&expected, answer, &redactor);
        if matches!(one.interaction.exchange, Exchange::Graphql { .. }) {
            findings.extend(verdict::graphql_errors(&expected, answer, &redactor));
        }
        findings.extend(self.against_contract(one, prepared, answer, &redactor));
        let unknown = verdict::unknown_matcher(one.interaction);
        let failed = findings.iter().any(|finding| finding.severity >= Severity::Breaking);
        let verdict = match (failed, unknown) {
            (true, _) => Verdict::Failed,
            (false, Some(name)) => Verdict::Skipped(format!("the matcher `{name}` is not known here")),
            (false, None) => Verdict::Passed,
        };
        let curl = (!findings.is_empty()).then(|| prepared.curl(&self.backend.shown(), &redactor));
        Outcome { findings, curl, ..Outcome::new(one.suite_index, one.index, verdict) }
    }

    /// What is hidden in anything that is said, tokens that were fetched meanwhile among it.
    fn redactor(&self) -> Redactor {
        let mut redactor = self.redactor.clone();
        redactor.learn(self.options.profiles.secrets());
        redactor
    }
}

/// Why an interaction is not one that can be sent.
fn unplayable(one: &Chosen<'_>) -> Option<String> {
    if let Some(plugin) = &one.interaction.needs_plugin {
        return Some(format!("not verified: needs the plugin `{plugin}`"));
    }
    match &one.interaction.exchange {
        Exchange::Http { .. } | Exchange::Graphql { .. } => None,
        Exchange::Message(_) | Exchange::SyncMessage { .. } => {
            Some("a message is held against the contract, and nobody can be asked for it".to_owned())
        }
    }
}

/// What pending means for an outcome.
fn settled(mut outcome: Outcome, one: &Chosen<'_>) -> Outcome {
    if !one.interaction.pending {
        return outcome;
    }
    match outcome.verdict {
        Verdict::Failed | Verdict::Error => {
            outcome.verdict = Verdict::Pending;
            for finding in &mut outcome.findings {
                finding.severity = finding.severity.min(Severity::Warning);
            }
        }
        Verdict::Passed => {
            let message = "it passes, and the suite still says that it is pending";
            outcome.findings.push(
                Finding::new(ids::REPLAY_PENDING_PASSES, Severity::Info, one.interaction.origin, message)
                    .help("take `pending` away, so that a failure counts"),
            );
        }
        Verdict::Pending | Verdict::Skipped(_) => {}
    }
    outcome
}

fn missing(error: &generate::GenerateError, one: &Chosen<'_>) -> Box<Finding> {
    let origin = error.missing.first().map_or(one.interaction.origin, |(_, origin)| *origin);
    Box::new(
        Finding::error(ids::REPLAY_VALUE_MISSING, origin, error.to_string())
            .help("let a provider state give it, or set it in the environment"),
    )
}

fn asked(prepared: &Prepared) -> String {
    format!("{} {}", prepared.method, prepared.path)
}
