//! Schemas in every combination that their version has.

use serde_json::{Map, Value, json};

use super::{Version, Wild};

const FORMATS: &[&str] = &[
    "date",
    "date-time",
    "time",
    "duration",
    "uuid",
    "uri",
    "email",
    "byte",
    "binary",
    "password",
    "int32",
    "int64",
    "float",
    "double",
    "decimal",
    "hostname",
    "unknown-format",
];

impl Wild {
    /// A reference to a named schema; a pointer escapes `~` and `/`, and an address what it does not take.
    pub(super) fn reference(&mut self, objects: bool) -> Value {
        let count = if objects { self.objects } else { self.schemas.len() };
        let at = self.below(count);
        let key = self.schemas[at].replace('~', "~0").replace('/', "~1");
        let key: String = key
            .bytes()
            .map(|byte| {
                if byte.is_ascii_alphanumeric() || b"._-~".contains(&byte) {
                    char::from(byte).to_string()
                } else {
                    format!("%{byte:02X}")
                }
            })
            .collect();
        let place = if self.version == Version::V2 { "definitions" } else { "components/schemas" };
        json!({"$ref": format!("#/{place}/{key}")})
    }

    /// A reference into the midst of a named object, or to the whole of one.
    pub(super) fn deep_reference(&mut self) -> Value {
        let mut reference = self.reference(true);
        let at = reference["$ref"].as_str().unwrap_or_default();
        let key = at.rsplit('/').next().unwrap_or_default().to_owned();
        let known = self.properties.iter().find(|(schema, _)| *schema == key);
        if let Some((_, property)) = known {
            reference["$ref"] = json!(format!("{at}/properties/{property}"));
        }
        reference
    }

    /// The last token of a reference.
    fn key_of(reference: &Value) -> String {
        reference["$ref"].as_str().unwrap_or_default().rsplit('/').next().unwrap_or_default().to_owned()
    }

    pub(super) fn schema(&mut self, depth: usize) -> Value {
        let new = self.version >= Version::V31;
        let mut schema = match if depth == 0 { self.below(7) } else { self.below(30) } {
            0 => self.reference(false),
            1 => self.text(),
            2 => json!({"type": "integer", "format": self.one_of(FORMATS), "minimum": 0}),
            3 => json!({"type": self.one_of(&["number", "integer", "boolean"])}),
            4 => self.listed(),
            5 if new => json!({"const": self.constant()}),
            5 => json!({"type": "string", "enum": [self.name()]}),
            6 if self.once_in(4) => json!({}),
            6 => json!({"type": "string", "format": self.one_of(FORMATS)}),
            7..=11 => self.object(depth - 1),
            12 | 13 => json!({"type": "array", "items": self.schema(depth - 1), "uniqueItems": self.once_in(4)}),
            14 => json!({"type": "object", "additionalProperties": self.schema(depth - 1)}),
            15 | 16 => self.union(depth - 1),
            17 | 18 => self.together(depth - 1),
            19 if new => self.tuple(depth - 1),
            20 if new => json!({"type": self.types()}),
            21 if new => json!(!self.once_in(3)),
            22 if new => {
                let mut reference = self.reference(false);
                reference["description"] = json!(self.prose());
                if self.once_in(2) {
                    reference["properties"] = json!({self.name(): self.schema(depth - 1)});
                }
                reference
            }
            23 => json!({"not": self.schema(depth - 1)}),
            24 | 25 => self.deep_reference(),
            26 => self.large(depth - 1),
            27 if new => json!({"$defs": {"inner": self.schema(depth - 1)}, "type": "object",
                "properties": {self.name(): {"$ref": "#/components/schemas/Anchored/$defs/deep"}}}),
            28 if new => {
                let (left, right) = (self.schema(depth - 1), self.schema(depth - 1));
                json!({"if": left, "then": right, "else": self.schema(depth - 1), "contains": {"type": "string"}, "propertyNames": {"maxLength": 9}})
            }
            29 if new => {
                json!({"type": "string", "contentMediaType": "application/json", "contentEncoding": "base64", "contentSchema": self.schema(depth - 1)})
            }
            _ => self.reference(false),
        };
        if schema.is_object() && schema.get("$ref").is_none() {
            self.decorate(&mut schema);
        }
        schema
    }

    fn text(&mut self) -> Value {
        let mut text = json!({"type": "string"});
        if self.once_in(3) {
            text["pattern"] = json!("^[a-z]+$");
            text["minLength"] = json!(1);
        }
        text
    }

    /// An object with many properties, or an enum of many values.
    fn large(&mut self, depth: usize) -> Value {
        let count = 40 + self.below(80);
        if self.once_in(2) {
            let values: Vec<String> = (0..count).map(|number| format!("{}{}", self.name(), number / 2)).collect();
            let mut values: Vec<String> = values.into_iter().collect();
            values.sort();
            values.dedup();
            return json!({"type": "string", "enum": values});
        }
        let properties: Map<String, Value> =
            (0..count).map(|number| (format!("{}{number}", self.name()), self.schema(depth.min(1)))).collect();
        json!({"type": "object", "properties": properties})
    }

    fn constant(&mut self) -> Value {
        match self.below(12) {
            8 => json!(-0.0),
            9 => json!(1e300),
            10 => json!(i64::MIN),
            11 => json!(u64::MAX),
            0 => json!(null),
            1 => json!(true),
            2 => json!(1.5),
            3 => json!(9_007_199_254_740_993_i64),
            4 => json!([1, "a"]),
            5 => json!({"a": 1}),
            _ => json!(self.name()),
        }
    }

    fn listed(&mut self) -> Value {
        let count = 1 + self.below(6);
        let mut values: Vec<Value> = self.names(count).into_iter().map(Value::from).collect();
        let mut schema = json!({"type": "string"});
        match self.below(8) {
            0 => {
                values = vec![json!(1), json!(-1), json!(0)];
                schema = json!({"type": "integer"});
            }
            1 => {
                values.push(json!(null));
                schema = if self.version >= Version::V31 {
                    json!({"type": ["string", "null"]})
                } else {
                    json!({"type": "string", "nullable": true})
                };
            }
            2 => {
                values.extend([json!(1), json!(true)]);
                schema = json!({});
            }
            3 => schema["x-extensible-enum"] = json!(values.clone()),
            4 => schema["x-enum-varnames"] = json!(self.names(values.len())),
            5 => schema["default"] = values[0].clone(),
            _ => {}
        }
        schema["enum"] = json!(values);
        schema
    }

    fn types(&mut self) -> Value {
        let all = ["string", "integer", "number", "boolean", "array", "object", "null"];
        let mut types: Vec<&str> = all.into_iter().filter(|_| self.once_in(3)).collect();
        if types.is_empty() {
            types.push("null");
        }
        json!(types)
    }

    fn tuple(&mut self, depth: usize) -> Value {
        let items: Vec<Value> = (0..1 + self.below(3)).map(|_| self.schema(depth)).collect();
        let mut tuple = json!({"type": "array", "prefixItems": items});
        match self.below(3) {
            0 => tuple["items"] = json!(false),
            1 => tuple["items"] = self.schema(depth),
            _ => tuple["minItems"] = json!(1),
        }
        tuple
    }

    pub(super) fn object(&mut self, depth: usize) -> Value {
        let mut properties = Map::new();
        let count = self.below(7);
        for name in self.names(count) {
            let schema = self.schema(depth.saturating_sub(1));
            properties.insert(name, schema);
        }
        let required: Vec<String> = properties.keys().filter(|_| self.once_in(2)).cloned().collect();
        let mut object = json!({"type": "object", "properties": properties});
        if !required.is_empty() {
            object["required"] = json!(required);
        }
        if self.once_in(8) {
            object["required"] = json!([self.name()]);
        }
        match self.below(10) {
            0 => object["additionalProperties"] = json!(false),
            1 => object["additionalProperties"] = json!(true),
            2 => object["additionalProperties"] = self.schema(depth.saturating_sub(1)),
            3 if self.version >= Version::V31 => {
                object["patternProperties"] = json!({"^x-": self.schema(depth.saturating_sub(1))})
            }
            4 if self.version >= Version::V31 => object["unevaluatedProperties"] = json!(false),
            5 => drop(object.as_object_mut().and_then(|object| object.remove("type"))),
            6 if self.version >= Version::V31 => {
                object["dependentSchemas"] = json!({"a": self.schema(depth.saturating_sub(1))});
                object["if"] = json!({"required": ["a"]});
                object["then"] = self.schema(depth.saturating_sub(1));
            }
            _ => {}
        }
        object
    }

    fn union(&mut self, depth: usize) -> Value {
        if self.version == Version::V2 {
            return self.together(depth);
        }
        let keyword = self.one_of(&["oneOf", "anyOf"]);
        let tagged = self.once_in(2);
        let count = 1 + self.below(4);
        let mut members: Vec<Value> =
            (0..count).map(|_| if tagged { self.reference(true) } else { self.schema(depth) }).collect();
        if self.version >= Version::V31 && self.once_in(5) {
            members.push(json!({"type": "null"}));
        }
        let mut union = json!({keyword: members});
        if tagged {
            let tag = self.name();
            let mut discriminator = json!({"propertyName": tag});
            if self.once_in(2) {
                let members: Vec<Value> =
                    members.iter().filter(|member| member.get("$ref").is_some()).cloned().collect();
                discriminator["mapping"] = members
                    .iter()
                    .map(|member| {
                        let target = if self.once_in(3) {
                            Self::key_of(member)
                        } else {
                            member["$ref"].as_str().unwrap_or_default().to_owned()
                        };
                        (self.name(), Value::from(target))
                    })
                    .collect();
            }
            union["discriminator"] = discriminator;
        }
        if self.once_in(5) {
            union["properties"] = json!({self.name(): self.schema(0)});
        }
        union
    }

    fn together(&mut self, depth: usize) -> Value {
        let mut members: Vec<Value> = (0..1 + self.below(3))
            .map(|_| match self.below(4) {
                0 => self.schema(depth),
                1 => self.object(depth),
                _ => self.reference(true),
            })
            .collect();
        if self.once_in(4) {
            members.push(json!({"description": self.prose()}));
        }
        let mut schema = json!({"allOf": members});
        if self.once_in(3) {
            schema["properties"] = json!({self.name(): self.schema(depth)});
            schema["required"] = json!([self.name()]);
        }
        schema
    }

    /// What may stand beside anything.
    fn decorate(&mut self, schema: &mut Value) {
        for _ in 0..self.below(3) {
            match self.below(10) {
                0 if self.version == Version::V30 => schema["nullable"] = json!(true),
                1 => schema["readOnly"] = json!(true),
                2 if self.version != Version::V2 => schema["writeOnly"] = json!(true),
                3 if self.version != Version::V2 => schema["deprecated"] = json!(true),
                4 => schema["description"] = json!(self.prose()),
                5 => schema["title"] = json!(self.name()),
                6 => schema["default"] = self.constant(),
                7 => schema["example"] = self.constant(),
                8 if self.version == Version::V2 => schema["x-nullable"] = json!(true),
                9 if self.version >= Version::V31 && schema["type"].is_string() => {
                    let kind = schema["type"].clone();
                    schema["type"] = json!([kind, "null"]);
                }
                _ => {}
            }
        }
    }
}
