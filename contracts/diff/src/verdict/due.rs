//! Whether a message that breaks breaks because of one change, and not of another change beside it.
//!
//! A refusal is due to a change where it would be there even if every other change were undone: it concerns the
//! keyword, the property or the value that the change is about, at the place of the change.

use accordant_model::{Contract, SchemaId, Types};
use serde_json::Value;

use crate::containment::Refusal;
use crate::walk::{Step, View};
use crate::{Change, Direction, SchemaPair, ids};

/// What a change of a pair is about.
pub(super) struct Target<'c> {
    pub(super) change: &'c Change,
    pub(super) pair: SchemaPair,
    pub(super) sender: View,
    pub(super) receiver: View,
    /// Nothing else differs at the pair or below it.
    pub(super) alone: bool,
}

impl<'c> Target<'c> {
    pub(super) fn new(
        change: &'c Change,
        pair: SchemaPair,
        (base, revision): (&Contract, &Contract),
        alone: bool,
    ) -> Self {
        let (base, revision) = (View::of(base, pair.base), View::of(revision, pair.revision));
        let (sender, receiver) = match pair.direction {
            Direction::Request => (base, revision),
            Direction::Response => (revision, base),
        };
        Self { change, pair, sender, receiver, alone }
    }

    /// Whether one of the refusals of `whole` is due to the change, which is at the end of the steps.
    pub(super) fn explains(&self, refusals: &[Refusal], whole: &Value, steps: &[(u32, Step)]) -> bool {
        refusals.iter().any(|refusal| self.concerned(refusal, whole, steps))
    }

    fn concerned(&self, refusal: &Refusal, whole: &Value, steps: &[(u32, Step)]) -> bool {
        let direct = below(&refusal.at, steps).is_some_and(|rest| {
            let prefix = refusal.at.get(..refusal.at.len() - rest.len()).unwrap_or_default();
            part(whole, prefix).is_some_and(|value| self.is_about(refusal, rest, value))
        });
        // A union refuses because of the change where one branch has no other reason.
        let branch = |branch: &Vec<Refusal>| {
            !branch.is_empty() && branch.iter().all(|refusal| self.concerned(refusal, whole, steps))
        };
        direct || refusal.branches.iter().any(branch)
    }

    /// `rest` leads from the place of the change to what is refused; `value` is what stands at the place.
    fn is_about(&self, refusal: &Refusal, rest: &[String], value: &Value) -> bool {
        if self.alone {
            return true;
        }
        let detail = self.change.detail.as_str();
        let here = rest.is_empty();
        let keyword = refusal.keyword.as_str();
        let named = |name: &str| refusal.names.iter().any(|known| known == name);
        let closed = here && matches!(keyword, "additionalProperties" | "unevaluatedProperties");
        let listed = here && matches!(keyword, "enum" | "const" | "anyOf" | "oneOf");
        match self.change.rule {
            ids::PROPERTY_REQUIRED | ids::PROPERTY_OPTIONAL => here && keyword == "required" && named(detail),
            ids::PROPERTY_ADDED | ids::PROPERTY_REMOVED => {
                (closed || (here && keyword == "required")) && named(detail)
                    || rest.first().is_some_and(|name| name == detail)
            }
            ids::NUMBER_RANGE_NARROWED
            | ids::NUMBER_RANGE_WIDENED
            | ids::LENGTH_NARROWED
            | ids::LENGTH_WIDENED
            | ids::ITEM_COUNT_NARROWED
            | ids::ITEM_COUNT_WIDENED
            | ids::PROPERTY_COUNT_NARROWED
            | ids::PROPERTY_COUNT_WIDENED => here && detail.split(' ').next().is_some_and(|end| bounds(end, keyword)),
            ids::MULTIPLE_OF_CHANGED => here && keyword == "multipleOf",
            ids::PATTERN_CHANGED => here && keyword == "pattern",
            ids::UNIQUE_ITEMS_CHANGED => here && keyword == "uniqueItems",
            ids::CONTAINS_CHANGED => here && keyword == "contains",
            ids::PROPERTY_NAMES_CHANGED => here && keyword == "propertyNames",
            ids::NOT_CHANGED => here && keyword == "not",
            ids::UNEVALUATED_CHANGED => here && keyword == detail,
            ids::ENUM_ADDED | ids::ENUM_REMOVED | ids::CONST_CHANGED => listed,
            ids::ENUM_VALUE_ADDED | ids::ENUM_VALUE_REMOVED => {
                here && serde_json::from_str::<Value>(detail).is_ok_and(|known| known == *value)
            }
            ids::NULL_ADDED | ids::NULL_REMOVED => here && value.is_null(),
            ids::TYPE_CHANGED | ids::TYPE_NARROWED | ids::TYPE_WIDENED => {
                here && !self.receiver.types.intersects(types_of(value)) && !value.is_null()
            }
            ids::BRANCH_ADDED | ids::BRANCH_REMOVED => listed || self.receiver.unions.is_empty(),
            ids::COMPOSITION_CHANGED => here && (keyword == "anyOf" || keyword == "oneOf"),
            ids::CONSTRAINT_ADDED | ids::CONSTRAINT_REMOVED => match detail.strip_prefix('.') {
                Some(name) => rest.first().is_some_and(|known| known == name),
                None => detail.is_empty(),
            },
            ids::TUPLE_CHANGED => rest.first().is_some_and(|slot| slot == detail),
            ids::ADDITIONAL_PROPERTIES_NARROWED if self.pair.direction == Direction::Request => {
                closed || rest.first().is_some_and(|name| !self.receiver.properties.contains_key(name.as_str()))
            }
            ids::ADDITIONAL_PROPERTIES_WIDENED if self.pair.direction == Direction::Response => {
                let undeclared = |name: &String| !self.sender.properties.contains_key(name.as_str());
                (closed && refusal.names.iter().any(undeclared)) || rest.first().is_some_and(undeclared)
            }
            // `+trigger name` and `-trigger name`.
            ids::DEPENDENCY_CHANGED => {
                here && keyword == "required"
                    && detail.get(1..).and_then(|words| words.rsplit_once(' ')).is_some_and(|(trigger, name)| {
                        named(name) && value.get(trigger).is_some() && value.get(name).is_none()
                    })
            }
            _ => false,
        }
    }

    /// Whether the change is about a branch of a union as a whole.
    pub(super) fn is_of_branch(&self) -> bool {
        !self.alone && matches!(self.change.rule, ids::BRANCH_ADDED | ids::BRANCH_REMOVED)
    }

    /// The branch of the sender that the change is about.
    pub(super) fn branch(&self, base: &Contract, revision: &Contract) -> Option<SchemaId> {
        let (contract, origin) = match (self.change.rule, self.pair.direction) {
            (ids::BRANCH_REMOVED, Direction::Request) => (base, self.change.base?),
            (ids::BRANCH_ADDED, Direction::Response) => (revision, self.change.revision?),
            _ => return None,
        };
        // A schema that became a union, or a union that became a schema, is a branch itself.
        let branches = self.sender.unions.iter().flat_map(|union| union.branches.iter().copied());
        let all = branches.chain([self.sender.id()]);
        all.into_iter().find(|branch| contract.documents.origin(contract.schemas[*branch].at) == origin)
    }

    /// Values of the place that speak for the change alone, where they follow from what it is about.
    pub(super) fn values(
        &self,
        inhabitant: Option<Value>,
        mut of: impl FnMut(SchemaId) -> Option<Value>,
    ) -> Vec<Value> {
        let detail = self.change.detail.as_str();
        match self.change.rule {
            ids::ENUM_VALUE_ADDED | ids::ENUM_VALUE_REMOVED => serde_json::from_str(detail).into_iter().collect(),
            ids::NULL_ADDED | ids::NULL_REMOVED => vec![Value::Null],
            ids::PROPERTY_REQUIRED | ids::PROPERTY_OPTIONAL | ids::PROPERTY_ADDED | ids::PROPERTY_REMOVED => {
                let Some(Value::Object(mut members)) = inhabitant else { return Vec::new() };
                let with = self.sender.properties.get(detail).and_then(|schemas| match schemas.as_slice() {
                    [schema] => of(*schema),
                    _ => None,
                });
                members.remove(detail);
                let without = Value::Object(members.clone());
                let with = with.map(|value| {
                    members.insert(detail.to_owned(), value);
                    Value::Object(members)
                });
                [Some(without), with].into_iter().flatten().collect()
            }
            ids::LENGTH_NARROWED | ids::LENGTH_WIDENED | ids::NUMBER_RANGE_NARROWED | ids::NUMBER_RANGE_WIDENED => {
                self.edge().into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    /// The last value that the sender's end of a range allows, or the first that the receiver's forbids.
    fn edge(&self) -> Option<Value> {
        let (end, bounds) = self.change.detail.split_once(' ')?;
        let (before, after) = bounds.split_once('>')?;
        let (sender, receiver) = match self.pair.direction {
            Direction::Request => (before, after),
            Direction::Response => (after, before),
        };
        let step = if end.starts_with("min") { -1 } else { 1 };
        let edge = sender.parse::<i64>().ok().or_else(|| receiver.parse::<i64>().ok()?.checked_add(step))?;
        if end.ends_with("Length") {
            const LONGEST: i64 = 10_000;
            let length = usize::try_from(edge).ok().filter(|_| edge <= LONGEST)?;
            return Some(Value::String("a".repeat(length)));
        }
        Some(edge.into())
    }
}

fn bounds(end: &str, keyword: &str) -> bool {
    keyword == end || matches!((end, keyword), ("minimum", "exclusiveMinimum") | ("maximum", "exclusiveMaximum"))
}

fn types_of(value: &Value) -> Types {
    match value {
        Value::Null => Types::NULL,
        Value::Bool(_) => Types::BOOLEAN,
        Value::String(_) => Types::STRING,
        Value::Array(_) => Types::ARRAY,
        Value::Object(_) => Types::OBJECT,
        Value::Number(number) if number.is_f64() => Types::NUMBER,
        Value::Number(_) => Types::INTEGER.union(Types::NUMBER),
    }
}

fn part<'v>(whole: &'v Value, at: &[String]) -> Option<&'v Value> {
    at.iter().try_fold(whole, |value, name| match value {
        Value::Object(members) => members.get(name),
        Value::Array(items) => items.get(name.parse::<usize>().ok()?),
        _ => None,
    })
}

/// What is left of a place in a message after the steps; `None` where they lead elsewhere.
fn below<'a>(mut at: &'a [String], steps: &[(u32, Step)]) -> Option<&'a [String]> {
    for (_, step) in steps {
        let fits = |name: &String| match step {
            Step::Property(known) => known == name,
            Step::Slot(slot) => name.parse() == Ok(*slot),
            Step::Items => name.parse::<usize>().is_ok(),
            _ => true,
        };
        match step {
            Step::Branch(_) => {}
            Step::Names | Step::Content => return None,
            _ => at = at.split_first().filter(|(name, _)| fits(name))?.1,
        }
    }
    Some(at)
}
