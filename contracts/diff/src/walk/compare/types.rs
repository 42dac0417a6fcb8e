//! Types, null, and the values that enumerations and constants allow.

use accordant_document::At;
use accordant_model::{Contract, Types};
use rustc_hash::FxHashMap;

use super::{Compare, Relation};
use crate::walk::value;
use crate::{Carrier, Direction, ids};

const TYPE_KEYWORDS: [&str; 5] = ["type", "enum", "const", "oneOf", "anyOf"];
const NULL_KEYWORDS: [&str; 6] = ["nullable", "x-nullable", "type", "enum", "anyOf", "oneOf"];

impl Compare<'_, '_> {
    /// True where nothing of the other keywords can still be compared.
    pub(super) fn types(&mut self) -> bool {
        let (b, r) = (self.b.types, self.r.types);
        let (removed, added) = (b.without(r), r.without(b));
        let names = |types: Types| {
            let names: Vec<String> = types.names().map(|name| format!("`{name}`")).collect();
            if names.is_empty() { "no value at all".to_owned() } else { names.join(", ") }
        };
        let detail = format!("{}>{}", plain(b), plain(r));
        let was = if b == Types::ALL.without(Types::NULL) { "any type".to_owned() } else { names(b) };
        let is = if r == Types::ALL.without(Types::NULL) { "any type".to_owned() } else { names(r) };
        // As text, a string without a rule of its own takes what a number or a flag would be written as.
        let text_wider = self.carrier == Carrier::Text && r == Types::STRING && !b.intersects(containers());
        let text_narrower = self.carrier == Carrier::Text && b == Types::STRING && !r.intersects(containers());
        let rule = match (removed.is_empty(), added.is_empty()) {
            (true, true) => None,
            (false, true) => Some(ids::TYPE_NARROWED),
            (true, false) => Some(ids::TYPE_WIDENED),
            (false, false) if text_wider => Some(ids::TYPE_WIDENED),
            (false, false) if text_narrower => Some(ids::TYPE_NARROWED),
            (false, false) => Some(ids::TYPE_CHANGED),
        };
        if let Some(rule) = rule {
            let message = match rule {
                ids::TYPE_NARROWED => format!("the type was narrowed from {was} to {is}"),
                ids::TYPE_WIDENED => format!("the type was widened from {was} to {is}"),
                _ => format!("the type changed from {was} to {is}"),
            };
            let mut change = self.change(rule, message, &TYPE_KEYWORDS).detail(detail);
            if self.carrier == Carrier::Text {
                // Containment reads JSON: it would tell `1` from `"1"`.
                change.pair = None;
            }
            self.found.push(change);
        }
        let unconstrained = Types::ALL.without(Types::NULL);
        if self.b.nullable != self.r.nullable && (b == unconstrained) == (r == unconstrained) {
            let (rule, message) = if self.r.nullable {
                (ids::NULL_ADDED, "null is allowed where it was not")
            } else {
                (ids::NULL_REMOVED, "null is no longer allowed")
            };
            let change = self.change(rule, message, &NULL_KEYWORDS);
            self.found.push(change);
        }
        if b.intersection(r).is_empty() && !(b.is_empty() && r.is_empty()) {
            return true;
        }
        self.values();
        false
    }

    fn values(&mut self) {
        match (self.b.values.clone(), self.r.values.clone()) {
            (None, None) => {}
            (Some(values), None) => {
                let change = self
                    .change(
                        ids::ENUM_REMOVED,
                        format!("values are no longer limited to {}", list(self.walk.base, &values)),
                        &["enum", "const", "anyOf", "oneOf"],
                    )
                    .detail("enum");
                self.found.push(change);
            }
            (None, Some(values)) => {
                let change = self
                    .change(
                        ids::ENUM_ADDED,
                        format!("values are now limited to {}", list(self.walk.revision, &values)),
                        &["enum", "const", "anyOf", "oneOf"],
                    )
                    .detail("enum");
                self.found.push(change);
            }
            (Some(before), Some(after)) => {
                let had = self.keyed(self.walk.base, &before);
                let has = self.keyed(self.walk.revision, &after);
                let removed: Vec<&(String, At)> = had.0.iter().filter(|(key, _)| !has.1.contains_key(key)).collect();
                let added: Vec<&(String, At)> = has.0.iter().filter(|(key, _)| !had.1.contains_key(key)).collect();
                let both_constant = self.is_constant(true) && self.is_constant(false);
                if let ([old], [new], true) = (removed.as_slice(), added.as_slice(), both_constant) {
                    let change = self
                        .change(
                            ids::CONST_CHANGED,
                            format!("the constant changed from `{}` to `{}`", old.0, new.0),
                            &["const", "enum"],
                        )
                        .detail(format!("{}>{}", old.0, new.0));
                    self.found.push(change);
                    return;
                }
                let documents = (&self.walk.base.documents, &self.walk.revision.documents);
                for (key, at) in removed {
                    let mut change = self
                        .change(
                            ids::ENUM_VALUE_REMOVED,
                            format!("the value `{}` was removed", value::shown(documents.0.node(*at))),
                            &["enum", "const", "anyOf", "oneOf"],
                        )
                        .detail(key.clone());
                    change.base = Some(documents.0.origin(*at));
                    self.found.push(change);
                }
                for (key, at) in added {
                    let mut change = self
                        .change(
                            ids::ENUM_VALUE_ADDED,
                            format!("the value `{}` was added", value::shown(documents.1.node(*at))),
                            &["enum", "const", "anyOf", "oneOf"],
                        )
                        .detail(key.clone());
                    change.revision = Some(documents.1.origin(*at));
                    self.found.push(change);
                }
            }
        }
    }

    fn is_constant(&self, base: bool) -> bool {
        let (view, contract) = if base { (&self.b, self.walk.base) } else { (&self.r, self.walk.revision) };
        view.any(contract, |schema| schema.constant.is_some())
    }

    fn keyed(&self, contract: &Contract, values: &[At]) -> (Vec<(String, At)>, FxHashMap<String, ()>) {
        let mut keyed = Vec::new();
        let mut known = FxHashMap::default();
        for at in values {
            let key = value::canonical(contract.documents.node(*at));
            if known.insert(key.clone(), ()).is_none() {
                keyed.push((key, *at));
            }
        }
        (keyed, known)
    }

    /// Deprecation, ownership, defaults and known values: what no value shows.
    pub(super) fn notices(&mut self) {
        let (b, r) = (self.b.clone(), self.r.clone());
        let deprecated =
            (b.any(self.walk.base, |schema| schema.deprecated), r.any(self.walk.revision, |schema| schema.deprecated));
        let rule = match deprecated {
            (false, true) => Some((ids::SCHEMA_DEPRECATED, "is deprecated now")),
            (true, false) => Some((ids::SCHEMA_REACTIVATED, "is no longer deprecated")),
            _ => None,
        };
        if let Some((rule, what)) = rule {
            let change = self.remark(rule, format!("the schema {what}"), &["deprecated", "x-deprecated"]);
            self.found.push(change.direction(None));
        }
        for (keyword, had, has) in [
            (
                "readOnly",
                b.any(self.walk.base, |schema| schema.read_only),
                r.any(self.walk.revision, |schema| schema.read_only),
            ),
            (
                "writeOnly",
                b.any(self.walk.base, |schema| schema.write_only),
                r.any(self.walk.revision, |schema| schema.write_only),
            ),
        ] {
            if had != has {
                let what = if has { "is set now" } else { "is no longer set" };
                let change =
                    self.remark(ids::OWNERSHIP_CHANGED, format!("`{keyword}` {what}"), &[keyword]).detail(keyword);
                self.found.push(change.direction(None));
            }
        }
        let default = (
            b.first(self.walk.base, |schema| schema.default)
                .map(|at| value::canonical(self.walk.base.documents.node(at))),
            r.first(self.walk.revision, |schema| schema.default)
                .map(|at| value::canonical(self.walk.revision.documents.node(at))),
        );
        if default.0 != default.1 {
            let said = |value: &Option<String>| value.as_ref().map_or("none".to_owned(), |value| format!("`{value}`"));
            let message = format!("the default changed from {} to {}", said(&default.0), said(&default.1));
            let detail = format!("{}>{}", default.0.as_deref().unwrap_or("-"), default.1.as_deref().unwrap_or("-"));
            let change = self.remark(ids::DEFAULT_CHANGED, message, &["default"]).detail(detail);
            self.found.push(change);
        }
        self.known_values();
    }

    /// `x-extensible-enum`: a list that says itself that it will grow.
    fn known_values(&mut self) {
        let known = |contract: &Contract, values: Option<&Vec<At>>| -> Option<Vec<String>> {
            values.map(|values| values.iter().map(|at| value::canonical(contract.documents.node(*at))).collect())
        };
        let before = known(self.walk.base, self.b.first(self.walk.base, |schema| schema.extensible_enum.as_ref()));
        let after =
            known(self.walk.revision, self.r.first(self.walk.revision, |schema| schema.extensible_enum.as_ref()));
        let (Some(mut before), Some(mut after)) = (before, after) else { return };
        before.sort();
        after.sort();
        let added: Vec<&String> = after.iter().filter(|value| before.binary_search(value).is_err()).collect();
        let removed: Vec<&String> = before.iter().filter(|value| after.binary_search(value).is_err()).collect();
        if added.is_empty() && removed.is_empty() {
            return;
        }
        let mut message = String::from("the known values changed:");
        for (sign, values) in [("with", &added), ("without", &removed)] {
            if !values.is_empty() {
                let values: Vec<String> = values.iter().take(5).map(|value| format!("`{value}`")).collect();
                message.push_str(&format!(" {sign} {}", values.join(", ")));
            }
        }
        let relation = if removed.is_empty() { Relation::Wider } else { Relation::Incomparable };
        let mut change = self.remark(ids::EXTENSIBLE_ENUM_CHANGED, message, &["x-extensible-enum"]);
        if relation == Relation::Incomparable && self.pair.direction == Direction::Request {
            change = change.level(crate::Level::Warning);
        }
        self.found.push(change.detail(format!("{added:?}{removed:?}")));
    }
}

const fn containers() -> Types {
    Types::ARRAY.union(Types::OBJECT)
}

/// The names of the types for fingerprints.
fn plain(types: Types) -> String {
    types.names().collect::<Vec<_>>().join("|")
}

fn list(contract: &Contract, values: &[At]) -> String {
    let mut shown: Vec<String> =
        values.iter().take(5).map(|at| format!("`{}`", value::shown(contract.documents.node(*at)))).collect();
    if values.len() > shown.len() {
        shown.push(format!("{} more", values.len() - shown.len()));
    }
    if shown.is_empty() { "nothing".to_owned() } else { shown.join(", ") }
}
