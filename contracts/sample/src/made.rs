//! A value made of keywords. Schemas that apply to the same place are taken together before anything is made.

use accordant_document::Number;
use accordant_document::pointer::push_token;
use accordant_model::json_schema::Ownership;
use accordant_model::{Contract, Schema, SchemaId, Types};
use serde_json::{Map, Value, json};

use crate::examples::Examples;
use crate::seed::Seed;
use crate::strings;

/// Deepest nesting of a value.
const DEEPEST: usize = 24;
/// Below this, only what must be there is made: recursive schemas come to an end.
const FULL: usize = 5;
/// Schemas that may apply to one place.
const TOGETHER: usize = 512;
/// Most parts of one value.
const PARTS: usize = 20_000;

pub(crate) struct Maker<'c, 'e> {
    contract: &'c Contract,
    ownership: Ownership,
    seed: Seed,
    /// Leave out what need not be there.
    sparse: bool,
    depth: usize,
    parts: usize,
    /// What schemas show is used where there is something.
    examples: Option<&'e mut Examples>,
    /// JSON pointer of the place that is being made.
    path: String,
    /// In further items of a list, which examples would make all alike.
    repeated: bool,
}

/// The schemas of one place, with the branches of unions that were chosen.
type Together<'c> = Vec<&'c Schema>;

impl<'c, 'e> Maker<'c, 'e> {
    pub(crate) fn new(
        contract: &'c Contract,
        ownership: Ownership,
        seed: Seed,
        sparse: bool,
        examples: Option<&'e mut Examples>,
    ) -> Self {
        let path = String::new();
        Self { contract, ownership, seed, sparse, depth: 0, parts: 0, examples, path, repeated: false }
    }

    /// A value, or nothing where no value was found within the budgets.
    pub(crate) fn value(&mut self, id: SchemaId) -> Option<Value> {
        self.place(&[id])
    }

    fn place(&mut self, ids: &[SchemaId]) -> Option<Value> {
        self.parts += 1;
        if self.depth >= DEEPEST || self.parts > PARTS {
            return None;
        }
        let together = self.together(ids)?;
        if together.iter().any(|schema| schema.boolean == Some(false)) {
            return None;
        }
        if let Some(constant) = together.iter().find_map(|schema| schema.constant) {
            return Some(self.contract.documents.value(constant));
        }
        if let (Some(examples), false) = (&mut self.examples, self.repeated)
            && let Some(value) = examples.value(self.contract, &together, &self.path, &mut self.seed)
        {
            return Some(value);
        }
        if let Some(value) = self.listed(&together) {
            return Some(value);
        }
        let types = together.iter().filter_map(|schema| schema.types).fold(Types::ALL, Types::intersection);
        let types = if types == Types::ALL { likely(&together) } else { types };
        self.depth += 1;
        let value = self.of_type(types, &together);
        self.depth -= 1;
        value
    }

    /// What stands one step further inside.
    fn inside(&mut self, step: &str, ids: &[SchemaId]) -> Option<Value> {
        let outside = self.path.len();
        push_token(&mut self.path, step);
        let value = self.place(ids);
        self.path.truncate(outside);
        value
    }

    /// Follows references and `allOf`, and chooses a branch of every union.
    fn together(&mut self, ids: &[SchemaId]) -> Option<Together<'c>> {
        let contract = self.contract;
        let mut together: Together<'c> = Vec::new();
        let mut seen: Vec<SchemaId> = Vec::new();
        let mut queue: Vec<SchemaId> = ids.to_vec();
        while let Some(id) = queue.pop() {
            if seen.contains(&id) {
                continue;
            }
            if seen.len() >= TOGETHER {
                return None;
            }
            seen.push(id);
            let schema = contract.schemas.get(id)?;
            together.push(schema);
            queue.extend(schema.reference);
            queue.extend(schema.dynamic_reference.as_ref().map(|dynamic| dynamic.target));
            if let Some(composition) = &schema.composition {
                queue.extend(composition.all_of.iter().rev());
                for union in [&composition.any_of, &composition.one_of] {
                    queue.extend(self.branch(union, seen.len() > 8));
                }
                // A condition is met, most simply, by what it says and what follows.
                if let (Some(if_), Some(then)) = (composition.if_, composition.then)
                    && self.seed.below(2) == 0
                {
                    queue.extend([if_, then]);
                } else {
                    queue.extend(composition.else_.filter(|_| composition.if_.is_some()));
                }
            }
        }
        Some(together)
    }

    /// A branch that is not only `null`; deep inside a value the one that is most likely to end.
    fn branch(&mut self, union: &[SchemaId], first: bool) -> Option<SchemaId> {
        let only_null =
            |id: &&SchemaId| self.contract.schemas.get(**id).is_some_and(|schema| schema.types == Some(Types::NULL));
        let branches: Vec<SchemaId> = union.iter().filter(|id| !only_null(id)).copied().collect();
        if branches.is_empty() {
            return union.first().copied();
        }
        if self.depth > FULL {
            let flat = branches.iter().find(|id| {
                let schema = self.contract.schemas.get(**id);
                schema.is_some_and(|schema| {
                    schema.object.is_none() && schema.array.is_none() && schema.reference.is_none()
                })
            });
            return flat.or(branches.first()).copied();
        }
        if first { branches.first().copied() } else { self.seed.pick(&branches).copied() }
    }

    /// A value that every `enum` of the place lists.
    fn listed(&mut self, together: &Together<'c>) -> Option<Value> {
        let documents = &self.contract.documents;
        let mut lists = together.iter().filter_map(|schema| schema.enumeration.as_ref());
        let first = lists.next()?;
        let others: Vec<_> = lists.collect();
        let common: Vec<_> = first
            .iter()
            .filter(|at| {
                let node = documents.node(**at);
                others.iter().all(|list| list.iter().any(|other| documents.node(*other).same_value(node)))
            })
            .collect();
        let solid: Vec<_> = common.iter().filter(|at| !documents.node(***at).is_null()).collect();
        let chosen = self.seed.pick(&solid).map(|at| ***at).or_else(|| common.first().map(|at| **at))?;
        Some(documents.value(chosen))
    }

    fn of_type(&mut self, types: Types, together: &Together<'c>) -> Option<Value> {
        let order =
            [Types::OBJECT, Types::ARRAY, Types::STRING, Types::INTEGER, Types::NUMBER, Types::BOOLEAN, Types::NULL];
        let deep = self.depth > FULL;
        let found = order.iter().filter(|one| types.intersects(**one));
        // Deep inside a value the plain types come first.
        let found: Vec<Types> = if deep { found.rev().copied().collect() } else { found.copied().collect() };
        found.into_iter().find_map(|one| match one {
            Types::OBJECT => self.object(together),
            Types::ARRAY => self.array(together),
            Types::STRING => strings::string(together, &mut self.seed).map(Value::String),
            Types::INTEGER | Types::NUMBER => self.number(together, !types.contains(Types::NUMBER)),
            Types::BOOLEAN => Some(Value::Bool(self.seed.below(2) == 0)),
            _ => Some(Value::Null),
        })
    }

    fn object(&mut self, together: &Together<'c>) -> Option<Value> {
        let objects: Vec<_> = together.iter().filter_map(|schema| schema.object.as_deref()).collect();
        let mut names: Vec<&str> = Vec::new();
        let mut required: Vec<&str> =
            objects.iter().flat_map(|object| &object.required).map(|name| name.as_str()).collect();
        for (name, _) in objects.iter().flat_map(|object| &object.properties) {
            if !names.contains(&name.as_str()) {
                names.push(name);
            }
        }
        // What a property that is there brings with it.
        let mut at = 0;
        while let Some(name) = required.get(at).copied() {
            let brought = objects.iter().flat_map(|object| &object.dependent_required).filter(|(when, _)| when == name);
            for other in brought.flat_map(|(_, others)| others) {
                if !required.contains(&other.as_str()) {
                    required.push(other);
                }
            }
            at += 1;
        }
        let least = objects.iter().filter_map(|object| object.min_properties).max().unwrap_or(0);
        let most = objects.iter().filter_map(|object| object.max_properties).min().unwrap_or(u64::MAX);
        let full = !self.sparse && self.depth <= FULL;
        names.extend(required.iter().filter(|name| !names.contains(name)).copied().collect::<Vec<_>>());
        let mut made = Map::new();
        for name in names {
            let needed = required.contains(&name);
            if !needed && (!full || made.len() as u64 >= most) && made.len() as u64 >= least {
                continue;
            }
            let ids: Vec<SchemaId> = objects.iter().flat_map(|object| of_property(object, name)).collect();
            if self.owned_by_other(&ids) {
                continue;
            }
            match self.inside(name, &ids) {
                Some(value) => {
                    made.insert(name.to_owned(), value);
                }
                None if needed => return None,
                None => {}
            }
        }
        self.more(&objects, &mut made, least)?;
        Some(Value::Object(made))
    }

    /// Properties beyond the declared ones, until there are enough.
    fn more(
        &mut self,
        objects: &[&accordant_model::ObjectKeywords],
        made: &mut Map<String, Value>,
        least: u64,
    ) -> Option<()> {
        let named: Vec<SchemaId> = objects.iter().filter_map(|object| object.property_names).collect();
        let patterns: Vec<(&str, SchemaId)> = objects
            .iter()
            .flat_map(|object| &object.pattern_properties)
            .map(|(pattern, id)| (pattern.as_str(), *id))
            .collect();
        let additional: Vec<SchemaId> = objects.iter().filter_map(|object| object.additional_properties).collect();
        let map = objects.iter().all(|object| object.properties.is_empty())
            && !(additional.is_empty() && patterns.is_empty());
        let wanted = least.max(u64::from(map && !self.sparse));
        let mut number = 0;
        while (made.len() as u64) < wanted {
            number += 1;
            if number > wanted.saturating_add(64) {
                return None;
            }
            let (name, ids) = match self.seed.pick(&patterns) {
                Some((pattern, id)) => (crate::pattern::text_matching(pattern, &mut self.seed)?, vec![*id]),
                None if named.is_empty() => (format!("key{number}"), additional.clone()),
                None => match self.place(&named)? {
                    Value::String(name) => (name, additional.clone()),
                    _ => return None,
                },
            };
            let value = if ids.is_empty() { json!("value") } else { self.inside(&name, &ids)? };
            made.insert(name, value);
        }
        Some(())
    }

    /// Whether a property is one that this side does not send.
    fn owned_by_other(&mut self, ids: &[SchemaId]) -> bool {
        let Some(together) = self.together(ids) else { return false };
        together.iter().any(|schema| match self.ownership {
            Ownership::Request => schema.read_only,
            Ownership::Response => schema.write_only,
        })
    }

    fn array(&mut self, together: &Together<'c>) -> Option<Value> {
        let arrays: Vec<_> = together.iter().filter_map(|schema| schema.array.as_deref()).collect();
        let least = arrays.iter().filter_map(|array| array.min_items).max().unwrap_or(0);
        let most = arrays.iter().filter_map(|array| array.max_items).min().unwrap_or(u64::MAX);
        let prefix = arrays.iter().map(|array| array.prefix_items.len()).max().unwrap_or(0) as u64;
        let contains: Vec<(SchemaId, u64)> =
            arrays.iter().filter_map(|array| Some((array.contains?, array.min_contains.unwrap_or(1)))).collect();
        let usual = if self.sparse || self.depth > FULL { 0 } else { 1 + self.seed.below(2) };
        let held: u64 = contains.iter().map(|(_, count)| count).sum();
        let count = usual.max(prefix).max(held).max(least).min(most);
        let unique = arrays.iter().any(|array| array.unique_items);
        let mut items: Vec<Value> = Vec::new();
        let mut tries = 0;
        let mut wanted =
            contains.iter().flat_map(|(id, count)| std::iter::repeat_n(*id, usize::try_from(*count).unwrap_or(PARTS)));
        while (items.len() as u64) < count {
            tries += 1;
            if tries > count.saturating_add(64) {
                return if items.len() as u64 >= least { Some(Value::Array(items)) } else { None };
            }
            let at = items.len();
            let mut ids: Vec<SchemaId> =
                arrays.iter().filter_map(|array| array.prefix_items.get(at).copied().or(array.items)).collect();
            ids.extend(wanted.next());
            let outside = self.repeated;
            self.repeated |= items.len() as u64 > prefix;
            let item = self.inside(&at.to_string(), &ids);
            self.repeated = outside;
            let Some(item) = item else { if items.len() as u64 >= least { break } else { return None } };
            if !unique || !items.contains(&item) {
                items.push(item);
            }
        }
        Some(Value::Array(items))
    }

    fn number(&mut self, together: &Together<'c>, whole: bool) -> Option<Value> {
        let numeric = || together.iter().filter_map(|schema| schema.numeric.as_deref());
        let float = |number: &Option<Number>| number.as_ref().and_then(to_float);
        let low = numeric().filter_map(|keywords| float(&keywords.minimum)).fold(f64::NEG_INFINITY, f64::max);
        let above =
            numeric().filter_map(|keywords| float(&keywords.exclusive_minimum)).fold(f64::NEG_INFINITY, f64::max);
        let high = numeric().filter_map(|keywords| float(&keywords.maximum)).fold(f64::INFINITY, f64::min);
        let below = numeric().filter_map(|keywords| float(&keywords.exclusive_maximum)).fold(f64::INFINITY, f64::min);
        let step = numeric().filter_map(|keywords| float(&keywords.multiple_of)).next();
        let whole = whole || step.is_some_and(|step| step.fract() == 0.0);
        // Between bounds that leave no room for a whole step, the middle.
        let unit =
            step.unwrap_or(if whole { 1.0 } else { ((high.min(below) - low.max(above)) / 4.0).clamp(1e-6, 0.25) });
        let start = if low.max(above).is_finite() {
            let first = (low.max(above) / unit).ceil() * unit;
            if first <= above { first + unit } else { first }
        } else if high.min(below).is_finite() {
            let last = (high.min(below) / unit).floor() * unit;
            if last >= below { last - unit } else { last }
        } else {
            unit
        };
        #[expect(clippy::cast_precision_loss, reason = "a small number")]
        let further = start + self.seed.below(40) as f64 * unit;
        let value = if further <= high && further < below { further } else { start };
        if whole && value.abs() < 9e15 {
            #[expect(clippy::cast_possible_truncation, reason = "within the exact integers of a float")]
            let value = value.round() as i64;
            return Some(json!(value));
        }
        serde_json::Number::from_f64(value).map(Value::Number)
    }
}

/// The schemas of a property: those declared, else those of its pattern, else that of the others.
fn of_property(object: &accordant_model::ObjectKeywords, name: &str) -> Vec<SchemaId> {
    match object.property(name) {
        Some(id) => vec![id],
        None => object.additional_properties.into_iter().collect(),
    }
}

/// The types that keywords speak of, where no type is said.
fn likely(together: &[&Schema]) -> Types {
    let any = |test: fn(&Schema) -> bool| together.iter().any(|schema| test(schema));
    if any(|schema| schema.object.is_some()) {
        Types::OBJECT
    } else if any(|schema| schema.array.is_some()) {
        Types::ARRAY
    } else if any(|schema| schema.numeric.is_some()) {
        Types::NUMBER
    } else {
        Types::STRING
    }
}

fn to_float(number: &Number) -> Option<f64> {
    if number.is_zero() {
        return Some(0.0);
    }
    let (negative, digits, exponent) = number.parts();
    let sign = if negative { "-" } else { "" };
    format!("{sign}{digits}e{exponent}").parse().ok().filter(|float: &f64| float.is_finite())
}
