//! All schemas that apply to one value: `$ref` and `allOf` taken apart, over an explicit stack.

use accordant_model::{Schema, SchemaId, Schemas};
use rustc_hash::FxHashSet;

use super::conjunction::Part;

/// What applies to one value.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// Schemas whose own keywords apply, in the order in which people read them: what is built on comes first, so that
    /// the later of two that contradict each other is the one that means it.
    pub(super) atoms: Vec<SchemaId>,
    /// `oneOf` and `anyOf`, all of which apply.
    pub(super) choices: Vec<Choice>,
    pub(super) seen: FxHashSet<SchemaId>,
}

/// One of these schemas applies.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    /// The schema that says so; a discriminator stands beside it.
    pub(super) owner: SchemaId,
    pub(super) members: Vec<SchemaId>,
}

enum Step {
    Enter(SchemaId),
    Leave(SchemaId),
}

/// Takes `budget` for every step; what lies behind its end is left out.
pub(super) fn gather(schemas: &Schemas, parts: &[Part], budget: &mut usize) -> Gathered {
    let mut found = Gathered::default();
    let mut stack: Vec<Step> = Vec::new();
    // The own keywords of a part that is also somebody's base must not bring in its choices again.
    found.seen.extend(parts.iter().filter(|part| part.own).map(|part| part.id));
    for part in parts {
        if part.own {
            found.atoms.push(part.id);
            continue;
        }
        stack.push(Step::Enter(part.id));
        while let Some(step) = stack.pop() {
            match step {
                Step::Enter(id) => {
                    let Some(left) = budget.checked_sub(1) else { continue };
                    *budget = left;
                    if !found.seen.insert(id) {
                        continue;
                    }
                    stack.push(Step::Leave(id));
                    if let Some(schema) = schemas.get(id) {
                        let from = stack.len();
                        bases(schema, |base| stack.push(Step::Enter(base)));
                        stack.get_mut(from..).unwrap_or_default().reverse();
                    }
                }
                Step::Leave(id) => {
                    found.atoms.push(id);
                    if let Some(schema) = schemas.get(id) {
                        choices(schema, |members| {
                            // A schema that lists itself adds nothing to its choice.
                            let members = members.iter().copied().filter(|member| *member != id).collect();
                            found.choices.push(Choice { owner: id, members });
                        });
                    }
                }
            }
        }
    }
    // A member that builds on the schema which lists it is the choice that was made.
    let seen = &found.seen;
    found.choices.retain(|choice| !choice.members.iter().any(|member| seen.contains(member)));
    found
}

/// The schemas that always apply beside the own keywords of `schema`.
pub(super) fn bases(schema: &Schema, mut visit: impl FnMut(SchemaId)) {
    schema.reference.into_iter().for_each(&mut visit);
    if let Some(dynamic) = &schema.dynamic_reference {
        match dynamic.candidates.as_slice() {
            [] => visit(dynamic.target),
            [only] => visit(*only),
            _ => {}
        }
    }
    if let Some(composition) = &schema.composition {
        composition.all_of.iter().copied().for_each(visit);
    }
}

/// The lists of which one schema applies each: `oneOf`, `anyOf`, and what a dynamic reference may lead to.
pub(super) fn choices(schema: &Schema, mut visit: impl FnMut(&[SchemaId])) {
    if let Some(dynamic) = &schema.dynamic_reference
        && dynamic.candidates.len() > 1
    {
        visit(&dynamic.candidates);
    }
    if let Some(composition) = &schema.composition {
        [&composition.one_of, &composition.any_of]
            .into_iter()
            .filter(|members| !members.is_empty())
            .for_each(|m| visit(m));
    }
}
