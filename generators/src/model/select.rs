//! A part of a client: some of its operations, and the types that these need.

use super::{Additional, Body, ClientModel, Content, Declaration, Response, Shape, Type, TypeId, TypeKind};

impl ClientModel {
    /// Keeps the modules whose tag is wanted (`None`: operations without one). Of the types, only what is left reaches
    /// them stays; where every module is wanted nothing changes.
    pub(crate) fn select(&mut self, wanted: impl Fn(Option<&str>) -> bool) {
        let before = self.modules.len();
        self.modules.retain(|module| wanted(module.tag.as_deref()));
        if self.modules.len() == before {
            return;
        }
        let mut reached = vec![false; self.types.len()];
        let mut open: Vec<TypeId> = Vec::new();
        let mut note = |value: &Type| named(value, &mut open);
        for operation in self.modules.iter().flat_map(|module| &module.operations) {
            operation.parameters.iter().for_each(|parameter| note(&parameter.value));
            messages(operation.body.as_ref(), &operation.responses, &mut note);
        }
        for event in &self.events {
            event.parameters.iter().for_each(|parameter| note(&parameter.value));
            messages(event.body.as_ref(), &event.responses, &mut note);
        }
        while let Some(id) = open.pop() {
            if let Some(slot @ false) = reached.get_mut(id.0 as usize) {
                *slot = true;
                if let Some(declaration) = self.types.get(id.0 as usize) {
                    inner(declaration, &mut |value| named(value, &mut open));
                }
            }
        }
        self.keep(&reached);
    }

    /// Drops the other types, and gives those that stay their new places.
    fn keep(&mut self, reached: &[bool]) {
        let mut places = Vec::with_capacity(reached.len());
        let mut next = 0;
        for kept in reached {
            places.push(TypeId(next));
            next += u32::from(*kept);
        }
        let mut flags = reached.iter();
        self.types.retain(|_| flags.next().copied().unwrap_or_default());
        let moved = |value: &mut Type| renamed(value, &places);
        for declaration in &mut self.types {
            match &mut declaration.shape {
                Shape::Object(object) => {
                    object.properties.iter_mut().for_each(|property| moved(&mut property.value));
                    if let Additional::Values(value) = &mut object.additional {
                        moved(value);
                    }
                }
                Shape::Union(union) => union.variants.iter_mut().for_each(|variant| moved(&mut variant.value)),
                Shape::Alias { target } => moved(target),
                Shape::Enum(_) => {}
            }
        }
        let operations = self.modules.iter_mut().flat_map(|module| &mut module.operations);
        let operations = operations.map(|it| (&mut it.parameters, &mut it.body, &mut it.responses));
        let events = self.events.iter_mut().map(|it| (&mut it.parameters, &mut it.body, &mut it.responses));
        for (parameters, body, responses) in operations.chain(events) {
            parameters.iter_mut().for_each(|parameter| moved(&mut parameter.value));
            let answers = responses.iter_mut().flat_map(|response| {
                response.headers.iter_mut().for_each(|header| renamed(&mut header.value, &places));
                &mut response.contents
            });
            for content in body.iter_mut().flat_map(|body| &mut body.contents).chain(answers) {
                renamed(&mut content.value, &places);
                for part in &mut content.parts {
                    renamed(&mut part.value, &places);
                    part.headers.iter_mut().for_each(|header| renamed(&mut header.value, &places));
                }
            }
        }
    }
}

fn messages(body: Option<&Body>, responses: &[Response], note: &mut impl FnMut(&Type)) {
    let mut content = |content: &Content| {
        note(&content.value);
        for part in &content.parts {
            note(&part.value);
            part.headers.iter().for_each(|header| note(&header.value));
        }
    };
    body.iter().flat_map(|body| &body.contents).for_each(&mut content);
    responses.iter().flat_map(|response| &response.contents).for_each(&mut content);
    responses.iter().flat_map(|response| &response.headers).for_each(|header| note(&header.value));
}

/// The types that a declaration is made of.
pub(crate) fn inner<'m>(declaration: &'m Declaration, note: &mut impl FnMut(&'m Type)) {
    match &declaration.shape {
        Shape::Object(object) => {
            object.properties.iter().for_each(|property| note(&property.value));
            if let Additional::Values(value) = &object.additional {
                note(value);
            }
        }
        Shape::Union(union) => union.variants.iter().for_each(|variant| note(&variant.value)),
        Shape::Alias { target } => note(target),
        Shape::Enum(_) => {}
    }
}

/// The declarations that a type names. A type is as deep as the document nests schemas without a name, which the limits
/// of reading bound.
fn named(value: &Type, found: &mut Vec<TypeId>) {
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match &value.kind {
            TypeKind::Named { id } => found.push(*id),
            TypeKind::Array { items, .. } => open.push(items),
            TypeKind::Map { values } => open.push(values),
            TypeKind::Tuple { items, rest, .. } => open.extend(items.iter().chain(rest.as_deref())),
            _ => {}
        }
    }
}

fn renamed(value: &mut Type, places: &[TypeId]) {
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match &mut value.kind {
            TypeKind::Named { id } => *id = places.get(id.0 as usize).copied().unwrap_or(*id),
            TypeKind::Array { items, .. } => open.push(items),
            TypeKind::Map { values } => open.push(values),
            TypeKind::Tuple { items, rest, .. } => open.extend(items.iter_mut().chain(rest.as_deref_mut())),
            _ => {}
        }
    }
}
