//! What operations can reach: types that are answered, types that are sent, and where each is met.

use accordant_model::graphql::{GraphqlContract, InputValue, TypeKind};
use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;

/// The types of a contract that operations can meet.
pub(super) struct Reach<'a> {
    /// Composite types that an operation can select on, and leaf types that come in answers.
    answered: FxHashSet<&'a str>,
    /// Abstract types that some field answers with: any possible type may come.
    returned: FxHashSet<&'a str>,
    /// Types of arguments, input fields and of the arguments of directives that operations can carry.
    sent: FxHashSet<&'a str>,
    /// The reachable places that name the type, in the order in which they are met.
    places: FxHashMap<&'a str, Vec<String>>,
    implementors: FxHashMap<&'a str, Vec<&'a SmolStr>>,
}

impl<'a> Reach<'a> {
    pub(super) fn new(contract: &'a GraphqlContract) -> Self {
        let mut reach = Reach {
            answered: FxHashSet::default(),
            returned: FxHashSet::default(),
            sent: FxHashSet::default(),
            places: FxHashMap::default(),
            implementors: FxHashMap::default(),
        };
        for (name, ty) in &contract.types {
            if let TypeKind::Object { interfaces, .. } | TypeKind::Interface { interfaces, .. } = &ty.kind {
                for (interface, _) in interfaces {
                    reach.implementors.entry(interface).or_default().push(name);
                }
            }
        }
        // `true`: answered by a field; `false`: only nameable in a fragment.
        let mut pending: Vec<(&'a str, bool)> = contract.roots().map(|(_, root)| (root.name.as_str(), true)).collect();
        pending.reverse();
        while let Some((name, answered)) = pending.pop() {
            let Some(ty) = contract.types.get(name) else { continue };
            let name = ty.name.as_str();
            let is_abstract = matches!(ty.kind, TypeKind::Interface { .. } | TypeKind::Union { .. });
            if answered && is_abstract && reach.returned.insert(name) {
                match &ty.kind {
                    TypeKind::Union { members } => {
                        pending.extend(members.iter().map(|(member, _)| (member.as_str(), true)))
                    }
                    _ => {
                        let implementors = reach.implementors.get(name).into_iter().flatten();
                        pending.extend(implementors.map(|implementor| (implementor.as_str(), true)));
                    }
                }
            }
            if !reach.answered.insert(name) {
                continue;
            }
            if let TypeKind::Object { interfaces, fields } | TypeKind::Interface { interfaces, fields } = &ty.kind {
                pending.extend(interfaces.iter().map(|(interface, _)| (interface.as_str(), false)));
                for field in fields.values() {
                    let named = field.ty.named().as_str();
                    reach.places.entry(named).or_default().push(format!("{name}.{}", field.name));
                    pending.push((named, true));
                    for argument in field.arguments.values() {
                        reach.send(contract, argument, || format!("{name}.{}({}:)", field.name, argument.name));
                    }
                }
            }
        }
        for directive in contract.directives.values().filter(|directive| directive.is_executable()) {
            for argument in directive.arguments.values() {
                reach.send(contract, argument, || format!("@{}({}:)", directive.name, argument.name));
            }
        }
        reach
    }

    fn send(&mut self, contract: &'a GraphqlContract, input: &'a InputValue, place: impl FnOnce() -> String) {
        let first = input.ty.named().as_str();
        self.places.entry(first).or_default().push(place());
        let mut pending = vec![first];
        while let Some(name) = pending.pop() {
            if !self.sent.insert(name) {
                continue;
            }
            if let Some(TypeKind::InputObject { fields, .. }) = contract.types.get(name).map(|ty| &ty.kind) {
                for field in fields.values() {
                    let named = field.ty.named().as_str();
                    self.places.entry(named).or_default().push(format!("{name}.{}", field.name));
                    pending.push(named);
                }
            }
        }
    }

    pub(super) fn answers(&self, ty: &str) -> bool {
        self.answered.contains(ty)
    }

    pub(super) fn returns(&self, ty: &str) -> bool {
        self.returned.contains(ty)
    }

    pub(super) fn sends(&self, ty: &str) -> bool {
        self.sent.contains(ty)
    }

    pub(super) fn places(&self, ty: &str) -> &[String] {
        self.places.get(ty).map_or(&[], Vec::as_slice)
    }
}
