//! Random OpenAPI documents that are right and hard: names that clash, schemas in every combination, parameters and bodies in
//! every form, all four versions. What is generated from them has to compile and to hold every operation.

mod names;
mod operations;
mod schemas;

use std::path::Path;

use accordant_document::{LoadOptions, load_text};
use accordant_model::Contract;
use anyhow::Result;
use serde_json::{Map, Value, json};

use super::documents::Document;
use crate::fuzz::mutate::Random;

/// The version of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    V2,
    V30,
    V31,
    V32,
}

const VERSIONS: [Version; 4] = [Version::V2, Version::V30, Version::V31, Version::V32];

/// The document of a seed.
#[must_use]
pub fn document(seed: u64) -> Value {
    // Neighbouring seeds begin alike otherwise.
    let mut random = Random::new(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    for _ in 0..8 {
        random.draw();
    }
    let version = VERSIONS[random.below(VERSIONS.len())];
    let mut wild = Wild { random, version, schemas: Vec::new(), objects: 0, properties: Vec::new() };
    wild.document()
}

struct Wild {
    random: Random,
    version: Version,
    /// The keys of the named schemas; the first of them are objects.
    schemas: Vec<String>,
    objects: usize,
    /// Properties of named objects by the keys of both, where those are plain.
    properties: Vec<(String, String)>,
}

impl Wild {
    fn below(&mut self, end: usize) -> usize {
        self.random.below(end)
    }

    /// Whether something happens that happens once in so many times.
    fn once_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    fn one_of<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.random.below(items.len())]
    }

    fn document(&mut self) -> Value {
        let (few, many) = (2 + self.below(5), 3 + self.below(8));
        self.schemas = self.keys(few + many);
        self.objects = few;
        let mut schemas = Map::new();
        for (index, key) in self.schemas.clone().into_iter().enumerate() {
            let schema = if index < few { self.object(3) } else { self.schema(3) };
            let plain = |text: &String| text.bytes().all(|byte| byte.is_ascii_alphanumeric()) && !text.is_empty();
            let names: Vec<String> = schema["properties"]
                .as_object()
                .into_iter()
                .flat_map(|all| all.keys().cloned())
                .filter(plain)
                .collect();
            self.properties.extend(names.into_iter().filter(|_| plain(&key)).map(|name| (key.clone(), name)));
            schemas.insert(key, schema);
        }
        let deep = json!({"$defs": {"deep": self.schema(2)}, "type": "object"});
        schemas.insert("Anchored".to_owned(), deep);
        let shared = self.shared();
        let paths = self.paths();
        let info = json!({"title": self.name(), "version": self.one_of(&["1", "1.0.0", "2024-01-01", ""]), "description": self.prose()});
        let mut document = match self.version {
            Version::V2 => json!({"swagger": "2.0", "info": info, "host": "api.example.test", "basePath": "/v1",
                "definitions": schemas, "securityDefinitions": self.schemes()}),
            Version::V30 => json!({"openapi": "3.0.3", "info": info,
                "components": {"schemas": schemas, "securitySchemes": self.schemes()}}),
            Version::V31 => json!({"openapi": "3.1.1", "info": info,
                "components": {"schemas": schemas, "securitySchemes": self.schemes()}}),
            Version::V32 => json!({"openapi": "3.2.0", "info": info,
                "components": {"schemas": schemas, "securitySchemes": self.schemes()}}),
        };
        document["paths"] = paths;
        if self.version == Version::V2 {
            document["parameters"] = shared["parameters"].clone();
            document["responses"] = shared["responses"].clone();
        } else {
            document["servers"] = self.servers();
            for (section, members) in shared.as_object().into_iter().flatten() {
                document["components"][section] = members.clone();
            }
        }
        if self.version >= Version::V31 && self.once_in(2) {
            document["webhooks"] = self.webhooks();
        }
        document["tags"] =
            (0..self.below(4)).map(|_| json!({"name": self.name(), "description": self.prose()})).collect();
        document
    }

    fn servers(&mut self) -> Value {
        (0..self.below(4))
            .map(|_| {
                let url = self.one_of(&["https://{region}.example.test/{base}", "/v1", "https://x.example.test", "/", "{region}"]);
                let mut server = json!({"url": url});
                if url.contains('{') {
                    server["variables"] = json!({"region": {"default": "eu", "enum": ["eu", "us", self.name()]}, "base": {"default": self.name()}});
                }
                if self.once_in(2) {
                    server["description"] = json!(self.prose());
                }
                if self.once_in(3) {
                    server["name"] = json!(self.name());
                }
                server
            })
            .collect()
    }

    fn schemes(&mut self) -> Value {
        let mut schemes = Map::new();
        for _ in 0..self.below(4) {
            let scheme = match (self.version, self.below(5)) {
                (Version::V2, 0 | 1) => json!({"type": "basic"}),
                (Version::V2, 2) => {
                    json!({"type": "oauth2", "flow": "implicit", "authorizationUrl": "https://x.test", "scopes": {}})
                }
                (_, 0) => json!({"type": "http", "scheme": "bearer"}),
                (_, 1) => json!({"type": "http", "scheme": self.one_of(&["basic", "digest", "HOBA"])}),
                (_, 2) => json!({"type": "openIdConnect", "openIdConnectUrl": "https://x.test"}),
                _ => json!({"type": "apiKey", "in": self.one_of(&["header", "query"]), "name": self.name()}),
            };
            schemes.insert(self.name(), scheme);
        }
        Value::Object(schemes)
    }
}

/// Writes the documents of these seeds into a folder, to be generated from.
///
/// # Errors
/// Where one cannot be written.
pub fn write(folder: &Path, seeds: impl IntoIterator<Item = u64>) -> Result<Vec<Document>> {
    let mut documents = Vec::new();
    for seed in seeds {
        let text = serde_json::to_string_pretty(&document(seed))?;
        let path = folder.join(format!("{seed}.json"));
        std::fs::write(&path, &text)?;
        let (read, findings) = load_text("document.json", &text, &LoadOptions::default());
        let contract = Contract::read(read, findings);
        let operations = contract.http().map(|http| http.counts().operations);
        documents.push(Document { id: format!("wild {seed}"), path, root: folder.to_owned(), operations });
    }
    Ok(documents)
}
