//! Inline types that are the same wherever they stand: one class, and a name for it in every place.
//!
//! Real documents repeat themselves: in GitHub's webhooks one inline user stands several hundred times. Every place keeps
//! a name of its own, so nothing is renamed when one of them changes; only the code behind the names is shared.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use crate::model::{Additional, ClientModel, Declaration, Literal, Shape, Type, TypeId, TypeKind};

/// How deep equal types may stand in equal types to be found.
const ROUNDS: usize = 24;

/// For every declaration the one that stands for it: itself, or one that is the same. A declaration that the document
/// named stands for itself.
pub(super) fn representatives(model: &ClientModel) -> Vec<TypeId> {
    let mut sharing = Sharing { model, of: (0..model.types.len()).map(id).collect() };
    let mut order: Vec<TypeId> = (0..model.types.len())
        .map(id)
        .filter(|id| model.declaration(*id).is_some_and(|found| !matches!(found.shape, Shape::Alias { .. })))
        .collect();
    order.sort_by_key(|id| model.declaration(*id).map(|found| (!found.named, &found.pointer)));
    for _ in 0..ROUNDS {
        let mut changed = false;
        let mut buckets: FxHashMap<u64, Vec<TypeId>> = FxHashMap::default();
        order.retain(|&id| {
            let Some(declaration) = model.declaration(id) else { return false };
            let bucket = buckets.entry(sharing.hash(declaration)).or_default();
            let twin = bucket
                .iter()
                .find(|known| model.declaration(**known).is_some_and(|known| sharing.same(declaration, known)));
            match (twin, declaration.named) {
                (Some(twin), false) => {
                    if let Some(slot) = sharing.of.get_mut(id.0 as usize) {
                        *slot = *twin;
                        changed = true;
                    }
                    false
                }
                (None, _) => {
                    bucket.push(id);
                    true
                }
                (Some(_), true) => true,
            }
        });
        if !changed {
            break;
        }
    }
    (0..model.types.len()).map(|index| sharing.root(id(index))).collect()
}

fn id(index: usize) -> TypeId {
    TypeId(u32::try_from(index).unwrap_or(u32::MAX))
}

struct Sharing<'m> {
    model: &'m ClientModel,
    of: Vec<TypeId>,
}

impl Sharing<'_> {
    /// Whoever stands for a declaration stood for itself at the time: chains are as long as there were rounds.
    fn root(&self, mut id: TypeId) -> TypeId {
        for _ in 0..=ROUNDS {
            match self.of.get(id.0 as usize) {
                Some(next) if *next != id => id = *next,
                _ => break,
            }
        }
        id
    }

    fn hash(&self, declaration: &Declaration) -> u64 {
        let mut state = FxHasher::default();
        match &declaration.shape {
            Shape::Object(object) => {
                for property in &object.properties {
                    (&property.wire, property.required).hash(&mut state);
                    self.hash_type(&property.value, &mut state);
                }
            }
            Shape::Enum(values) => {
                for value in &values.values {
                    value.value.hash(&mut state);
                }
            }
            Shape::Union(union) => {
                for variant in &union.variants {
                    variant.name.hash(&mut state);
                    self.hash_type(&variant.value, &mut state);
                }
            }
            Shape::Alias { .. } => {}
        }
        state.finish()
    }

    fn hash_type(&self, value: &Type, state: &mut FxHasher) {
        (std::mem::discriminant(&value.kind), value.nullable).hash(state);
        match &value.kind {
            TypeKind::Literal { value } => Literal::hash(value, state),
            TypeKind::Array { items, .. } => self.hash_type(items, state),
            TypeKind::Map { values } => self.hash_type(values, state),
            TypeKind::Named { id } => self.root(*id).hash(state),
            _ => {}
        }
    }

    /// Whether the code of both would be the same but for their names.
    fn same(&self, a: &Declaration, b: &Declaration) -> bool {
        if a.sent != b.sent || a.deprecated != b.deprecated {
            return false;
        }
        match (&a.shape, &b.shape) {
            (Shape::Object(a), Shape::Object(b)) => {
                let additional = match (&a.additional, &b.additional) {
                    (Additional::Values(a), Additional::Values(b)) => self.same_type(a, b),
                    (Additional::Values(_), _) | (_, Additional::Values(_)) => false,
                    _ => true,
                };
                additional
                    && a.properties.len() == b.properties.len()
                    && a.properties.iter().zip(&b.properties).all(|(a, b)| {
                        a.wire == b.wire
                            && a.name == b.name
                            && a.required == b.required
                            && a.doc == b.doc
                            && a.deprecated == b.deprecated
                            && a.default == b.default
                            && self.same_type(&a.value, &b.value)
                    })
            }
            (Shape::Enum(a), Shape::Enum(b)) => {
                a.base == b.base
                    && a.extensible == b.extensible
                    && a.values.len() == b.values.len()
                    && a.values
                        .iter()
                        .zip(&b.values)
                        .all(|(a, b)| a.value == b.value && a.name == b.name && a.doc == b.doc)
            }
            (Shape::Union(a), Shape::Union(b)) => {
                let tag = match (&a.tag, &b.tag) {
                    (Some(a), Some(b)) => a.wire == b.wire && a.default == b.default,
                    (None, None) => true,
                    _ => false,
                };
                tag && a.variants.len() == b.variants.len()
                    && a.variants.iter().zip(&b.variants).all(|(a, b)| {
                        a.name == b.name
                            && a.tags == b.tags
                            && a.recognition == b.recognition
                            && self.same_type(&a.value, &b.value)
                    })
            }
            _ => false,
        }
    }

    fn same_type(&self, a: &Type, b: &Type) -> bool {
        if a.nullable != b.nullable {
            return false;
        }
        match (&a.kind, &b.kind) {
            (TypeKind::Named { id: a }, TypeKind::Named { id: b }) => self.root(*a) == self.root(*b),
            (TypeKind::Array { items: a, .. }, TypeKind::Array { items: b, .. }) => self.same_type(a, b),
            (TypeKind::Map { values: a }, TypeKind::Map { values: b }) => self.same_type(a, b),
            (
                TypeKind::Tuple { items: a, rest: more_a, required: required_a },
                TypeKind::Tuple { items: b, rest: more_b, required: required_b },
            ) => {
                let rest = match (more_a, more_b) {
                    (Some(a), Some(b)) => self.same_type(a, b),
                    (None, None) => true,
                    _ => false,
                };
                rest && required_a == required_b
                    && a.len() == b.len()
                    && a.iter().zip(b).all(|(a, b)| self.same_type(a, b))
            }
            (a, b) => a == b,
        }
    }
}
