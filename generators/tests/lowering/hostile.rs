//! Documents that mean harm: every one becomes a model, in bounded work.

use std::fmt::Write as _;

use accordant_generators::model::{ClientModel, Shape};

use super::read;

fn lowered(schemas: &str) -> (ClientModel, Vec<&'static str>) {
    let text = format!(
        "{{\"openapi\":\"3.1.0\",\"info\":{{\"title\":\"T\",\"version\":\"1\"}},\"paths\":{{\"/a\":{{\"post\":{{\"operationId\":\"a\",\"requestBody\":{{\"content\":{{\"application/json\":{{\"schema\":{{\"$ref\":\"#/components/schemas/S0\"}}}}}}}},\"responses\":{{\"200\":{{\"description\":\"ok\"}}}}}}}}}},\"components\":{{\"schemas\":{{{schemas}}}}}}}"
    );
    let (_, model, findings) = read(&text);
    (model, findings.into_iter().map(|finding| finding.rule).collect())
}

fn joined(count: usize, part: impl Fn(usize) -> String) -> String {
    let parts: Vec<String> = (0..count).map(part).collect();
    parts.join(",")
}

#[test]
fn schemas_that_each_build_on_the_next() {
    let schemas = joined(4_000, |index| {
        format!(
            "\"S{index}\":{{\"allOf\":[{{\"$ref\":\"#/components/schemas/S{}\"}},{{\"properties\":{{\"p{index}\":{{\"type\":\"string\"}}}}}}]}}",
            index + 1
        )
    });
    let (model, rules) = lowered(&format!("{schemas},\"S4000\":{{\"type\":\"object\"}}"));
    assert_eq!(model.types.len(), 4_001);
    assert!(rules.contains(&"generate-too-large"), "{rules:?}");
}

#[test]
fn references_in_a_row() {
    let schemas = joined(4_000, |index| {
        format!("\"S{index}\":{{\"$ref\":\"#/components/schemas/S{}\",\"description\":\"d\"}}", index + 1)
    });
    let (model, _) = lowered(&format!("{schemas},\"S4000\":{{\"type\":\"string\"}}"));
    assert_eq!(model.types.len(), 4_001);
    assert!(model.types.iter().all(|declaration| matches!(declaration.shape, Shape::Alias { .. })));
}

#[test]
fn an_all_of_and_a_union_of_ten_thousand() {
    let members = joined(10_000, |index| {
        format!(
            "{{\"type\":\"object\",\"required\":[\"p{index}\"],\"properties\":{{\"p{index}\":{{\"type\":\"string\"}}}}}}"
        )
    });
    let (model, _) = lowered(&format!("\"S0\":{{\"allOf\":[{members}]}},\"U\":{{\"oneOf\":[{members}]}}"));
    let Some(Shape::Object(object)) = model.types.iter().find(|d| d.name == "S0").map(|d| &d.shape) else {
        panic!("an object");
    };
    assert_eq!(object.properties.len(), 10_000);
    let Some(Shape::Union(union)) = model.types.iter().find(|d| d.name == "U").map(|d| &d.shape) else {
        panic!("a union");
    };
    assert_eq!(union.variants.len(), 10_000);
}

#[test]
fn unions_inside_unions_and_objects_inside_objects() {
    let mut union = "{\"type\":\"string\"}".to_owned();
    let mut object = "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}".to_owned();
    let mut array = "{\"type\":\"string\"}".to_owned();
    for index in 0..120 {
        union = format!("{{\"anyOf\":[{union},{{\"const\":{index}}}]}}");
        object = format!("{{\"type\":\"object\",\"properties\":{{\"a\":{object}}}}}");
        array = format!("{{\"type\":\"array\",\"items\":{array}}}");
    }
    let (model, _) = lowered(&format!("\"S0\":{object},\"U\":{union},\"A\":{array}"));
    assert!(model.types.iter().all(|declaration| declaration.name.split(' ').count() <= 13));
}

#[test]
fn choices_that_multiply() {
    let choice = joined(40, |index| format!("{{\"properties\":{{\"p{index}\":{{\"type\":\"string\"}}}}}}"));
    let all = joined(40, |_| format!("{{\"anyOf\":[{choice}]}}"));
    let (model, rules) = lowered(&format!("\"S0\":{{\"type\":\"object\",\"allOf\":[{all}]}}"));
    assert!(rules.contains(&"generate-choices-merged"), "{rules:?}");
    let Shape::Object(object) = &model.types[0].shape else { panic!("one object") };
    assert_eq!(object.properties.len(), 40);
}

#[test]
fn parents_with_discriminators_that_each_build_on_the_next() {
    let schemas = joined(600, |index| {
        format!(
            "\"S{index}\":{{\"allOf\":[{{\"$ref\":\"#/components/schemas/S{}\"}}],\"discriminator\":{{\"propertyName\":\"k{index}\"}}}}",
            index + 1
        )
    });
    let (model, _) = lowered(&format!("{schemas},\"S600\":{{\"type\":\"object\"}}"));
    assert_eq!(model.operations().count(), 1);
}

#[test]
fn every_way_to_refer_to_oneself() {
    let mut schemas = String::new();
    for (index, shape) in [
        "{\"$ref\":\"#/components/schemas/S0\"}",
        "{\"allOf\":[{\"$ref\":\"#/components/schemas/S1\"}]}",
        "{\"oneOf\":[{\"$ref\":\"#/components/schemas/S2\"},{\"type\":\"string\"}]}",
        "{\"anyOf\":[{\"$ref\":\"#/components/schemas/S3\"}]}",
        "{\"type\":\"array\",\"items\":{\"allOf\":[{\"$ref\":\"#/components/schemas/S4\"}]}}",
        "{\"additionalProperties\":{\"$ref\":\"#/components/schemas/S5\"}}",
        "{\"not\":{\"$ref\":\"#/components/schemas/S6\"}}",
        "{\"allOf\":[{\"$ref\":\"#/components/schemas/S7\"},{\"oneOf\":[{\"$ref\":\"#/components/schemas/S7\"},{\"properties\":{\"a\":{\"$ref\":\"#/components/schemas/S7\"}}}]}]}",
        "{\"oneOf\":[{\"$ref\":\"#/components/schemas/S9\"},{\"$ref\":\"#/components/schemas/S8\"}]}",
        "{\"oneOf\":[{\"$ref\":\"#/components/schemas/S8\"}],\"properties\":{\"x\":{\"$ref\":\"#/components/schemas/S8\"}}}",
        "{\"prefixItems\":[{\"$ref\":\"#/components/schemas/S10\"}]}",
        "{\"discriminator\":{\"propertyName\":\"t\",\"mapping\":{\"a\":\"#/components/schemas/S11\"}},\"oneOf\":[{\"$ref\":\"#/components/schemas/S11\"}]}",
        "{\"properties\":{\"a\":{\"$ref\":\"#/components/schemas/S12/properties/a\"}}}",
        "{\"if\":{},\"then\":{\"$ref\":\"#/components/schemas/S13\"}}",
    ]
    .iter()
    .enumerate()
    {
        let _ = write!(schemas, "{}\"S{index}\":{shape}", if index == 0 { "" } else { "," });
    }
    let (model, _) = lowered(&schemas);
    assert_eq!(model.operations().count(), 1);
    assert!(model.types.len() >= 10);
}
