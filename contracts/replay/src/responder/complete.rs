//! Answers of suites made whole. A consumer writes down what it relies on; whoever asks a mock of the contract may rely on
//! everything that the contract promises.

use serde_json::Value;

use super::Options;
use super::answer::Answer;
use super::http::HttpService;
use super::prefer::Prefer;
use crate::judge::{Question, Routed};

impl HttpService {
    /// The answer of a suite, with what the contract owes beside it where it lacks that: made as for a request that asks
    /// for this status. One that the contract takes stays as it is, and so does one that cannot be made to fit.
    pub(crate) fn completed(
        &self,
        routed: &Routed,
        question: &Question<'_>,
        answer: Answer,
        options: &Options,
    ) -> Answer {
        let status = answer.status.as_u16();
        let is_taken =
            |answer: &Answer| self.judge().response(routed, status, &answer.headers, Some(&answer.body)).is_empty();
        if is_taken(&answer) {
            return answer;
        }
        let prefer = Prefer { code: Some(status), ..Prefer::default() };
        let owed = self.answer(routed, question, &prefer, options);
        let json = |answer: &Answer| serde_json::from_slice::<Value>(&answer.body).ok();
        let (Some(owed), Some(relied)) = (json(&owed), json(&answer)) else { return answer };
        let mut completed = answer.clone();
        completed.body = laid_over(owed, relied).to_string().into();
        if is_taken(&completed) { completed } else { answer }
    }
}

/// The upper value, with the members that only the lower one has. Every item of a list is completed by the first below.
fn laid_over(lower: Value, upper: Value) -> Value {
    match (lower, upper) {
        (Value::Object(mut lower), Value::Object(upper)) => {
            for (name, value) in upper {
                let value = match lower.remove(&name) {
                    Some(below) => laid_over(below, value),
                    None => value,
                };
                lower.insert(name, value);
            }
            Value::Object(lower)
        }
        (Value::Array(lower), Value::Array(upper)) => match lower.into_iter().next() {
            Some(first) => upper.into_iter().map(|item| laid_over(first.clone(), item)).collect(),
            None => Value::Array(upper),
        },
        (_, upper) => upper,
    }
}
