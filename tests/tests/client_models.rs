//! The corpus of real documents: every one becomes a client model that holds together.

use std::collections::HashSet;

use accordant_generators::lower::{ModelOptions, client_model};
use accordant_generators::model::{Additional, ClientModel, PathPart, Shape, Type, TypeKind};
use accordant_tests::{corpus, reading};
use anyhow::Result;

#[test]
fn every_document_becomes_a_model_with_all_its_operations() -> Result<()> {
    let Some(folder) = corpus::schema_corpus()? else { return Ok(()) };
    let mut wrong = Vec::new();
    let mut lowered = 0;
    for item in reading::items(&folder)? {
        if item.kind != "openapi" {
            continue;
        }
        let outcome = reading::read(&item);
        let Some((model, findings)) =
            outcome.contract.as_ref().and_then(|contract| client_model(contract, &ModelOptions::default()))
        else {
            if item.expected.is_some() {
                wrong.push(format!("{}: no model", item.id));
            }
            continue;
        };
        lowered += 1;
        let expected = item.expected.and_then(|counts| counts.ops).or(outcome.counts.ops);
        if expected != Some(model.operations().count()) {
            wrong.push(format!("{}: {expected:?} operations, lowered {}", item.id, model.operations().count()));
        }
        wrong.extend(faults(&model).into_iter().take(5).map(|fault| format!("{}: {fault}", item.id)));
        let unexplained = findings.iter().filter(|finding| finding.help.is_none() || finding.origin.is_none());
        wrong.extend(unexplained.map(|finding| format!("{}: {}", item.id, finding.message)));
    }
    assert!(lowered > 0, "the index names documents");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

/// What would be wrong with a model whatever the document says.
fn faults(model: &ClientModel) -> Vec<String> {
    let mut faults = Vec::new();
    let mut places = HashSet::new();
    for declaration in &model.types {
        if !places.insert(&declaration.pointer) {
            faults.push(format!("two types stand at {}", declaration.pointer));
        }
        if declaration.name.trim().is_empty() {
            faults.push(format!("the type at {} has no name", declaration.pointer));
        }
        match &declaration.shape {
            Shape::Object(object) => {
                let mut wires = HashSet::new();
                for property in &object.properties {
                    if !wires.insert(&property.wire) {
                        faults.push(format!("{} has `{}` twice", declaration.pointer, property.wire));
                    }
                    check(model, &property.value, &property.pointer, &mut faults);
                }
                if let Additional::Values(values) = &object.additional {
                    check(model, values, &declaration.pointer, &mut faults);
                }
            }
            Shape::Enum(listed) if listed.values.is_empty() => {
                faults.push(format!("{} lists nothing", declaration.pointer));
            }
            Shape::Enum(_) => {}
            Shape::Union(union) => {
                if union.variants.len() < 2 {
                    faults.push(format!("{} is no union", declaration.pointer));
                }
                let mut tags = HashSet::new();
                for variant in &union.variants {
                    check(model, &variant.value, &declaration.pointer, &mut faults);
                    if union.tag.is_some() == variant.tags.is_empty() {
                        faults.push(format!("{}: tags and no tag", declaration.pointer));
                    }
                    if !variant.tags.iter().all(|tag| tags.insert(tag)) {
                        faults.push(format!("{}: a tag chooses twice", declaration.pointer));
                    }
                    if variant.value.nullable {
                        faults.push(format!("{}: null in a variant", declaration.pointer));
                    }
                }
            }
            Shape::Alias { target } => check(model, target, &declaration.pointer, &mut faults),
        }
    }
    for operation in model.operations() {
        let mut used = HashSet::new();
        for part in &operation.path {
            if let PathPart::Parameter(index) = part {
                used.insert(*index);
                if operation.parameters.get(*index).is_none() {
                    faults.push(format!("{}: a path without its parameter", operation.key));
                }
            }
        }
        let mut places = HashSet::new();
        for (index, parameter) in operation.parameters.iter().enumerate() {
            if !places.insert(&parameter.pointer) {
                faults.push(format!("{}: two parameters at {}", operation.key, parameter.pointer));
            }
            let in_path = matches!(parameter.location, accordant_generators::model::Location::Path);
            if in_path != used.contains(&index) {
                faults.push(format!("{}: `{}` has no place", operation.key, parameter.wire));
            }
            check(model, &parameter.value, &parameter.pointer, &mut faults);
        }
        let bodies = operation.body.iter().flat_map(|body| &body.contents);
        let answers = operation.responses.iter().flat_map(|response| &response.contents);
        for content in bodies.chain(answers) {
            check(model, &content.value, &operation.key, &mut faults);
        }
    }
    faults
}

fn check(model: &ClientModel, value: &Type, place: &str, faults: &mut Vec<String>) {
    match &value.kind {
        TypeKind::Named { id } => match model.declaration(*id) {
            None => faults.push(format!("{place} names a type that is not there")),
            Some(declaration) => {
                if let Shape::Alias { target } = &declaration.shape
                    && target.nullable
                {
                    faults.push(format!("{}: null in an alias", declaration.pointer));
                }
            }
        },
        TypeKind::Array { items, .. } => check(model, items, place, faults),
        TypeKind::Map { values } => check(model, values, place, faults),
        TypeKind::Tuple { items, rest, .. } => {
            items.iter().chain(rest.as_deref()).for_each(|item| check(model, item, place, faults));
        }
        _ => {}
    }
}
