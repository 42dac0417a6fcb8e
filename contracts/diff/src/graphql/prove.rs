//! Proof by `apollo-compiler`: an operation that the base takes and the revision refuses, or an answer that only the
//! revision can give.

use std::cell::{Cell, OnceCell};

use accordant_model::graphql::operations::OperationSchema;
use accordant_model::graphql::{GraphqlContract, TypeKind, TypeReference};
use serde_json::{Map, Value};

use super::probes::Probe;
use super::refusal::refusal;
use super::ways::Ways;
use crate::{Proof, Witness};

/// Builds nothing before the first break.
pub(super) struct Prover<'a> {
    base: &'a GraphqlContract,
    revision: &'a GraphqlContract,
    judges: OnceCell<Judges<'a>>,
    /// Operations that may still be validated.
    budget: Cell<usize>,
}

struct Judges<'a> {
    ways: Ways<'a>,
    base: OperationSchema,
    revision: OperationSchema,
}

/// Operations that are tried at most, and types that they may be held against in all: a validation looks at every type
/// once. Real pairs need a few hundred operations.
const OPERATIONS: usize = 5_000;
const TYPES: usize = 5_000_000;

impl<'a> Prover<'a> {
    pub(super) fn new(base: &'a GraphqlContract, revision: &'a GraphqlContract) -> Self {
        let types = base.types.len().max(revision.types.len()).max(1);
        let budget = (TYPES / types).clamp(100, OPERATIONS);
        Self { base, revision, judges: OnceCell::new(), budget: Cell::new(budget) }
    }

    fn judges(&self) -> &Judges<'a> {
        self.judges.get_or_init(|| {
            let (base, revision) =
                rayon::join(|| OperationSchema::new(self.base), || OperationSchema::new(self.revision));
            Judges { ways: Ways::new(self.base, self.revision), base, revision }
        })
    }

    pub(super) fn prove(&self, probe: Probe) -> Proof {
        if let Probe::Unprovable(why) = probe {
            return Proof::Unknown(why.to_owned());
        }
        let judges = self.judges();
        for (which, schema) in [("base", &judges.base), ("revision", &judges.revision)] {
            if let Some(fault) = schema.fault() {
                return Proof::Unknown(format!("the {which} is no valid schema: {fault}"));
            }
        }
        for operation in probe.candidates(&judges.ways) {
            if self.budget.get() == 0 {
                return Proof::Unknown("too many operations were tried".to_owned());
            }
            self.budget.set(self.budget.get() - 1);
            if judges.base.validate(&operation).is_err() {
                continue;
            }
            let breaches = judges.revision.breaches(&operation);
            if let Some(refusal) = refusal(&probe, &breaches) {
                return Proof::Proven(Witness {
                    value: Value::String(operation.clone()),
                    message: Some(operation),
                    refusal: Some(refusal.to_owned()),
                });
            }
        }
        match &probe {
            Probe::Answer { ty, field, new } => self.prove_answer(ty, field, new),
            _ => Proof::Unknown("no operation was found that only the base takes".to_owned()),
        }
    }

    /// Every operation stays valid, but an answer may come that its readers have never been told of.
    fn prove_answer(&self, ty: &str, field: &str, new: &TypeReference) -> Proof {
        let judges = self.judges();
        let unknown = || Proof::Unknown("operations stay valid: it is the answer that changes".to_owned());
        let Some(definition) = judges.ways.field(ty, field) else { return unknown() };
        let operation = judges.ways.whole_call(definition, None).and_then(|call| judges.ways.select(ty, &call, ""));
        let (Some(operation), Some(fields)) = (operation, judges.ways.fields_to(ty)) else { return unknown() };
        for answer in self.answers(new, 4) {
            let mut data = Value::Object(Map::from_iter([(field.to_owned(), answer)]));
            for outer in fields.iter().rev() {
                data = Value::Object(Map::from_iter([(outer.name.to_string(), in_lists(&outer.ty, data))]));
            }
            if judges.revision.can_answer(&operation, &data).is_err() {
                continue;
            }
            if let Err(refusal) = judges.base.can_answer(&operation, &data) {
                let answer = Value::Object(Map::from_iter([("data".to_owned(), data)]));
                return Proof::Proven(Witness {
                    message: Some(format!("{operation}\n\n{answer}")),
                    value: answer,
                    refusal: Some(refusal),
                });
            }
        }
        unknown()
    }

    /// Values of the type in the revision, the plainest first.
    fn answers(&self, ty: &TypeReference, depth: usize) -> Vec<Value> {
        let Some(depth) = depth.checked_sub(1) else { return Vec::new() };
        let mut answers = match ty {
            TypeReference::NonNull(inner) => {
                let mut answers = self.answers(inner, depth);
                answers.retain(|answer| !answer.is_null());
                return answers;
            }
            TypeReference::List(inner) => {
                self.answers(inner, depth).into_iter().map(|item| Value::Array(vec![item])).collect()
            }
            TypeReference::Named(name) => match (name.as_str(), self.revision.types.get(name).map(|ty| &ty.kind)) {
                ("Int", _) => vec![Value::from(1)],
                ("Float", _) => vec![Value::from(0.5)],
                ("Boolean", _) => vec![Value::from(true)],
                ("String" | "ID", _) => vec![Value::from("text")],
                (_, Some(TypeKind::Enum { values })) => {
                    values.keys().take(50).map(|value| Value::from(value.as_str())).collect()
                }
                (_, Some(TypeKind::Object { .. })) => {
                    vec![Value::Object(Map::from_iter([("__typename".to_owned(), Value::from(name.as_str()))]))]
                }
                _ => Vec::new(),
            },
        };
        answers.insert(0, Value::Null);
        answers
    }
}

/// The value inside as many lists as the type has.
fn in_lists(ty: &TypeReference, value: Value) -> Value {
    match ty {
        TypeReference::Named(_) => value,
        TypeReference::NonNull(inner) => in_lists(inner, value),
        TypeReference::List(inner) => Value::Array(vec![in_lists(inner, value)]),
    }
}
