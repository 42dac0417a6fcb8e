//! Answers that came, held against what the contract says of their status.

use accordant_model::json_schema::Ownership;

use super::Player;
use super::prepared::Prepared;
use super::schedule::Chosen;
use super::send::Answer;
use super::verdict::Lazy;
use crate::finding::{Finding, Mismatched};
use crate::judge::Part;
use crate::rule::ids;
use crate::statics::header_map;

impl Player<'_> {
    /// What the contract refuses of an answer; nothing where there is none, or where it does not know the operation,
    /// which the static part has told of.
    pub(super) fn against_contract(
        &self,
        one: &Chosen<'_>,
        prepared: &Prepared,
        answer: &Answer,
        redactor: &Lazy<'_>,
    ) -> Vec<Finding> {
        let path = prepared.path.split(['?', '#']).next().unwrap_or_default();
        let Some((index, judge, routed)) = self.contracts.routed(&prepared.method, path) else { return Vec::new() };
        let without_body = prepared.method == "HEAD" || matches!(answer.status, 204 | 304);
        let body = (!without_body).then_some(answer.body.as_slice());
        let violations = judge.response(&routed, answer.status, &header_map(&answer.headers), body);
        let name = judge.name(&routed);
        violations
            .iter()
            .map(|violation| {
                let what = match violation.part {
                    Part::Header => format!("the header `{}` of the answer: {}", violation.name, violation.message),
                    Part::Body if violation.pointer.is_empty() => {
                        format!("the body of the answer: {}", violation.message)
                    }
                    Part::Body => format!("`{}` of the answer: {}", violation.pointer, violation.message),
                    _ => violation.message.clone(),
                };
                let origin = one.interaction.origin;
                let finding = Finding::error(ids::REPLAY_CONTRACT, origin, redactor.text(&what))
                    .help(format!("the backend does not keep `{name}` of its contract: correct the one or the other"))
                    .mismatch(Mismatched {
                        path: violation.pointer.clone(),
                        rule: violation.keyword.clone(),
                        ..Mismatched::default()
                    });
                let finding = Finding { contract_index: index, ..finding };
                match judge.origin(violation, Ownership::Response) {
                    Some(origin) => finding.at_contract(origin, "the contract says so"),
                    None => match judge.operation(routed.operation) {
                        Some(operation) => {
                            finding.at_contract(judge.contract().documents.origin(operation.at), "the operation")
                        }
                        None => finding,
                    },
                }
            })
            .collect()
    }
}
