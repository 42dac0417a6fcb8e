//! Whether a message that breaks breaks because of one change, and not of another change beside it.
//!
//! A refusal is due to a change where it would be there even if every other change were undone: it concerns the
//! keyword, the property or the value that the change is about, at the place of the change.

use std::rc::Rc;

use accordant_model::{Contract, SchemaId, Types};
use serde_json::Value;

use crate::containment::{End, Keywords, Measure, Reason, Refusal, Val};
use crate::walk::{Step, View};
use crate::{Change, Direction, SchemaPair, ids};

/// What a change of a pair is about.
pub(super) struct Target<'c> {
    pub(super) change: &'c Change,
    pub(super) pair: SchemaPair,
    pub(super) sender: Rc<View>,
    pub(super) receiver: Rc<View>,
    /// Nothing else differs at the pair or below it.
    pub(super) alone: bool,
}

impl Target<'_> {
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
                None => match detail.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                    Some("*") => rest.first().is_some_and(|item| item.parse::<usize>().is_ok()),
                    Some(slot) => rest.first().is_some_and(|item| item == slot),
                    None => detail.is_empty(),
                },
            },
            ids::TUPLE_CHANGED => rest.first().is_some_and(|slot| slot == detail),
            ids::ADDITIONAL_PROPERTIES_NARROWED if self.pair.direction == Direction::Request => {
                closed || rest.first().is_some_and(|name| !self.receiver.properties.contains_key(name.as_str()))
            }
            ids::ADDITIONAL_PROPERTIES_WIDENED if self.pair.direction == Direction::Response => {
                // A sender that says nothing of undeclared properties sends those that it declares instead.
                let silent = self.sender.additional.is_empty() && self.sender.unevaluated_properties.is_empty();
                let declares = |view: &View, name: &String| view.properties.contains_key(name.as_str());
                let undeclared =
                    |name: &String| !declares(&self.receiver, name) && (silent || !declares(&self.sender, name));
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

    /// The branch of the sender that the change is about, where it is about a branch as a whole.
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

    /// What a receiver refuses that refuses a value because of the change.
    pub(super) fn reason(&self) -> Reason {
        let detail = self.change.detail.as_str();
        let end = if detail.starts_with("min") { End::Lower } else { End::Upper };
        match self.change.rule {
            ids::PROPERTY_REQUIRED | ids::PROPERTY_OPTIONAL => Reason::Missing(detail.into()),
            ids::PROPERTY_ADDED | ids::PROPERTY_REMOVED => Reason::Property(detail.into()),
            ids::NUMBER_RANGE_NARROWED | ids::NUMBER_RANGE_WIDENED => Reason::Beyond(Measure::Number, end),
            ids::LENGTH_NARROWED | ids::LENGTH_WIDENED => Reason::Beyond(Measure::Length, end),
            ids::ITEM_COUNT_NARROWED | ids::ITEM_COUNT_WIDENED => Reason::Beyond(Measure::Items, end),
            ids::PROPERTY_COUNT_NARROWED | ids::PROPERTY_COUNT_WIDENED => Reason::Beyond(Measure::Properties, end),
            ids::MULTIPLE_OF_CHANGED => Reason::Keywords(Keywords::MultipleOf),
            ids::PATTERN_CHANGED => Reason::Keywords(Keywords::Pattern),
            ids::UNIQUE_ITEMS_CHANGED => Reason::Keywords(Keywords::Unique),
            ids::CONTAINS_CHANGED => Reason::Keywords(Keywords::Contains),
            ids::PROPERTY_NAMES_CHANGED => Reason::Keywords(Keywords::Names),
            ids::NOT_CHANGED => Reason::Keywords(Keywords::Not),
            ids::UNEVALUATED_CHANGED => Reason::Keywords(Keywords::Unevaluated),
            ids::ENUM_ADDED | ids::ENUM_REMOVED | ids::CONST_CHANGED => Reason::Keywords(Keywords::Values),
            ids::ENUM_VALUE_ADDED | ids::ENUM_VALUE_REMOVED => {
                let value = serde_json::from_str(detail).ok().and_then(|value| Val::of_json(&value));
                value.map_or(Reason::Whatever, Reason::Is)
            }
            ids::NULL_ADDED | ids::NULL_REMOVED => Reason::Is(Val::Null),
            ids::TYPE_CHANGED | ids::TYPE_NARROWED | ids::TYPE_WIDENED => {
                Reason::Types(self.sender.types.without(self.receiver.types))
            }
            ids::BRANCH_ADDED
            | ids::BRANCH_REMOVED
            | ids::COMPOSITION_CHANGED
            | ids::CONDITION_CHANGED
            | ids::DEPENDENCY_CHANGED => Reason::Keywords(Keywords::Choices),
            ids::ADDITIONAL_PROPERTIES_NARROWED | ids::ADDITIONAL_PROPERTIES_WIDENED => Reason::Undeclared,
            ids::TUPLE_CHANGED => detail.parse().map_or(Reason::Whatever, |slot| Reason::Item(Some(slot))),
            ids::CONSTRAINT_ADDED | ids::CONSTRAINT_REMOVED => match detail.strip_prefix('.') {
                Some("*") => Reason::Undeclared,
                Some(name) => Reason::Property(name.into()),
                None => match detail.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                    Some(slot) => Reason::Item(slot.parse().ok()),
                    None => Reason::Whatever,
                },
            },
            _ => Reason::Whatever,
        }
    }
}

fn bounds(end: &str, keyword: &str) -> bool {
    keyword == end || matches!((end, keyword), ("minimum", "exclusiveMinimum") | ("maximum", "exclusiveMaximum"))
}

fn types_of(value: &Value) -> Types {
    Val::of_json(value).map_or(Types::ALL, |value| value.types())
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
