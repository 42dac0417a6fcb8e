//! Paths, operations, parameters, bodies and answers in every form that their version has.

use serde_json::{Map, Value, json};

use super::{Version, Wild};

const METHODS: &[&str] = &["get", "put", "post", "delete", "options", "head", "patch", "trace"];

const MEDIA: &[&str] = &[
    "application/json",
    "application/json",
    "application/json; charset=utf-8",
    "application/problem+json",
    "application/vnd.x.v1+json",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "multipart/mixed",
    "text/plain",
    "text/csv",
    "application/xml",
    "application/octet-stream",
    "image/*",
    "*/*",
    "text/event-stream",
    "application/x-ndjson",
    "application/jsonl",
    "application/json-seq",
    "application/merge-patch+json",
    "application/x-custom",
];

const STATUSES: &[&str] = &[
    "200", "201", "202", "204", "206", "301", "304", "400", "404", "409", "500", "2XX", "4XX", "5XX", "default", "418",
];

impl Wild {
    /// Components that operations refer to.
    pub(super) fn shared(&mut self) -> Value {
        if self.version == Version::V2 {
            return json!({
                "parameters": {"Shared": self.parameter(), "class": self.parameter()},
                "responses": {"Shared": {"description": "x", "schema": self.schema(2)}},
            });
        }
        json!({
            "parameters": {"Shared": self.parameter(), "class": self.parameter()},
            "requestBodies": {"Shared": {"content": self.content(3)}},
            "responses": {"Shared": {"description": "x", "content": self.content(3), "headers": {"X-A": {"$ref": "#/components/headers/Shared"}}}},
            "headers": {"Shared": {"schema": self.schema(1)}},
        })
    }

    /// The same, or what stands in a component.
    fn or_shared(&mut self, section: &str, own: Value) -> Value {
        if !self.once_in(5) {
            return own;
        }
        let place = if self.version == Version::V2 { String::new() } else { "components/".to_owned() };
        let key = if section == "parameters" { self.one_of(&["Shared", "class"]) } else { "Shared" };
        json!({"$ref": format!("#/{place}{section}/{key}")})
    }

    pub(super) fn paths(&mut self) -> Value {
        let mut paths = Map::new();
        for _ in 0..1 + self.below(7) {
            let count = self.below(3);
            let mut path = String::new();
            let mut parameters: Vec<String> = Vec::new();
            let names: Vec<String> =
                self.names(count).into_iter().filter(|name| !name.contains(['{', '}', '/', '?', '#'])).collect();
            for name in names {
                let fixed = self.one_of(&["/a", "/pets", "/v1.0", "/x:y", "/class", "/get"]);
                path.push_str(fixed);
                path.push_str(self.one_of(&["/", "/x-", "/"]));
                path.push_str(&format!("{{{name}}}"));
                parameters.push(name);
            }
            if path.is_empty() || self.once_in(3) {
                path.push_str(self.one_of(&["/", "/pets", "/it's", "/a b", "/$x", "/ü", "/x/"]));
            }
            let mut item = Map::new();
            let shared = self.once_in(3);
            if shared && !parameters.is_empty() {
                item.insert("parameters".to_owned(), parameters.iter().map(|name| self.path_parameter(name)).collect());
            }
            for _ in 0..1 + self.below(3) {
                let method = self.one_of(METHODS);
                if self.version == Version::V2 && method == "trace" {
                    continue;
                }
                let own: &[String] = if shared { &[] } else { &parameters };
                let operation = self.operation(method, own);
                item.insert(method.to_owned(), operation);
            }
            if self.version == Version::V32 && self.once_in(3) {
                let operation = self.operation("query", if shared { &[] } else { &parameters });
                item.insert("query".to_owned(), operation);
            }
            if self.version == Version::V32 && self.once_in(3) {
                let operation = self.operation("COPY", if shared { &[] } else { &parameters });
                item.insert(
                    "additionalOperations".to_owned(),
                    json!({"COPY": operation, "M-SEARCH": {"responses": {"200": {"description": "x"}}}}),
                );
            }
            paths.insert(path, Value::Object(item));
        }
        Value::Object(paths)
    }

    fn operation(&mut self, method: &str, path: &[String]) -> Value {
        let mut parameters: Vec<Value> = path.iter().map(|name| self.path_parameter(name)).collect();
        let mut taken: Vec<(String, String)> = Vec::new();
        for _ in 0..self.below(6) {
            let parameter = self.parameter();
            let parameter = self.or_shared("parameters", parameter);
            let key = (parameter["name"].to_string(), parameter["in"].to_string() + &parameter["$ref"].to_string());
            if !taken.contains(&key) {
                taken.push(key);
                parameters.push(parameter);
            }
        }
        let mut operation = json!({"responses": self.responses()});
        if self.once_in(8) {
            operation["deprecated"] = json!(true);
        }
        if !self.once_in(4) {
            operation["operationId"] = json!(self.name());
        }
        if self.once_in(2) {
            operation["tags"] = json!([self.name()]);
        }
        operation["description"] = json!(self.prose());
        if matches!(method, "put" | "post" | "patch" | "query") || self.once_in(6) {
            if self.version == Version::V2 {
                self.swagger_body(&mut operation, &mut parameters);
            } else {
                let mut body = json!({"content": self.content(3)});
                if self.once_in(2) {
                    body["required"] = json!(true);
                }
                operation["requestBody"] = self.or_shared("requestBodies", body);
            }
        }
        operation["parameters"] = json!(parameters);
        if self.version != Version::V2 && self.once_in(6) {
            operation["callbacks"] = json!({self.name(): {"{$request.body#/url}": {"post": {
                "requestBody": {"content": {"application/json": {"schema": self.schema(2)}}},
                "responses": {"200": {"description": "OK"}}
            }}}});
        }
        operation
    }

    fn swagger_body(&mut self, operation: &mut Value, parameters: &mut Vec<Value>) {
        if self.once_in(2) {
            parameters.push(
                json!({"in": "body", "name": self.name(), "required": self.once_in(2), "schema": self.schema(2)}),
            );
            return;
        }
        let file = self.once_in(2);
        let form = if file { "multipart/form-data" } else { "application/x-www-form-urlencoded" };
        operation["consumes"] = json!([form]);
        let count = 1 + self.below(4);
        for name in self.names(count) {
            parameters.push(match self.below(4) {
                0 if file => json!({"in": "formData", "name": name, "type": "file"}),
                1 => json!({"in": "formData", "name": name, "type": "array", "items": {"type": "string"},
                    "collectionFormat": self.one_of(&["csv", "ssv", "tsv", "pipes", "multi"])}),
                2 => json!({"in": "formData", "name": name, "type": "integer", "required": true}),
                _ => json!({"in": "formData", "name": name, "type": "string", "enum": [self.name()]}),
            });
        }
    }

    fn path_parameter(&mut self, name: &str) -> Value {
        if self.version == Version::V2 {
            return json!({"in": "path", "name": name, "required": true, "type": self.one_of(&["string", "integer", "boolean"])});
        }
        let mut parameter = json!({"in": "path", "name": name, "required": true, "schema": self.schema(1)});
        if self.once_in(3) {
            parameter["style"] = json!(self.one_of(&["simple", "label", "matrix"]));
            parameter["explode"] = json!(self.once_in(2));
        }
        parameter
    }

    fn parameter(&mut self) -> Value {
        let name = self.name();
        let place = self.one_of(&["query", "query", "query", "header", "cookie"]);
        if self.version == Version::V2 {
            let place = if place == "cookie" { "header" } else { place };
            return match self.below(3) {
                0 => json!({"in": place, "name": name, "type": "array", "items": {"type": "integer"},
                    "collectionFormat": self.one_of(&["csv", "ssv", "tsv", "pipes"])}),
                1 => json!({"in": place, "name": name, "type": "string", "enum": ["a", self.name()], "default": "a"}),
                _ => {
                    json!({"in": place, "name": name, "type": self.one_of(&["string", "integer", "number", "boolean"]), "required": true})
                }
            };
        }
        if self.version == Version::V32 && self.once_in(8) {
            return json!({"in": "querystring", "name": name, "content": {self.one_of(&["application/x-www-form-urlencoded", "application/json"]): {"schema": self.object(1)}}});
        }
        let mut parameter = json!({"in": place, "name": name});
        if self.once_in(6) {
            parameter["content"] =
                json!({self.one_of(&["application/json", "text/plain"]): {"schema": self.schema(2)}});
        } else {
            parameter["schema"] = self.schema(2);
            if place == "query" && self.once_in(2) {
                parameter["style"] = json!(self.one_of(&["form", "spaceDelimited", "pipeDelimited", "deepObject"]));
                parameter["explode"] = json!(self.once_in(2));
                parameter["allowReserved"] = json!(self.once_in(3));
            }
        }
        if self.once_in(3) {
            parameter["required"] = json!(true);
        }
        if self.once_in(6) {
            parameter["deprecated"] = json!(true);
        }
        parameter["description"] = json!(self.prose());
        parameter
    }

    fn content(&mut self, depth: usize) -> Value {
        let mut content = Map::new();
        for _ in 0..1 + self.below(3) {
            let media = self.one_of(MEDIA);
            let mut value = match self.below(5) {
                0 => json!({}),
                _ if media.contains("form") => json!({"schema": self.object(depth)}),
                _ => json!({"schema": self.schema(depth)}),
            };
            if media.contains("form") && self.once_in(2) {
                let names: Vec<String> =
                    value["schema"]["properties"].as_object().into_iter().flat_map(|all| all.keys().cloned()).collect();
                let encoding: Map<String, Value> = names
                    .into_iter()
                    .map(|name| {
                        let encoding = match self.below(3) {
                            0 => json!({"contentType": self.one_of(&["application/json", "text/plain", "image/png, image/jpeg", "application/octet-stream"])}),
                            1 => json!({"style": self.one_of(&["form", "deepObject", "pipeDelimited"]), "explode": self.once_in(2)}),
                            _ => json!({"contentType": "text/plain", "headers": {"X-One": {"schema": {"type": "string"}}}}),
                        };
                        (name, encoding)
                    })
                    .collect();
                value["encoding"] = Value::Object(encoding);
            }
            if self.version == Version::V32 && media.contains("stream") {
                value = json!({"itemSchema": self.schema(depth)});
            }
            content.insert(media.to_owned(), value);
        }
        Value::Object(content)
    }

    fn responses(&mut self) -> Value {
        let mut responses = Map::new();
        for _ in 0..1 + self.below(5) {
            let status = self.one_of(STATUSES);
            let mut response = json!({"description": self.prose()});
            if self.version == Version::V2 {
                if status.ends_with("XX") {
                    continue;
                }
                if !self.once_in(3) {
                    response["schema"] = self.schema(2);
                }
                if self.once_in(4) {
                    response["headers"] = json!({self.one_of(&["X-Rate", "Link", "ETag"]): {"type": "integer"}});
                }
            } else {
                if !self.once_in(4) {
                    response["content"] = self.content(3);
                }
                if self.once_in(3) {
                    let count = 1 + self.below(3);
                    let headers: Map<String, Value> =
                        self.names(count).into_iter().map(|name| (name, json!({"schema": self.schema(1)}))).collect();
                    response["headers"] = Value::Object(headers);
                }
            }
            let response = self.or_shared("responses", response);
            responses.insert(status.to_owned(), response);
        }
        if responses.is_empty() {
            responses.insert("204".to_owned(), json!({"description": "Done"}));
        }
        Value::Object(responses)
    }

    pub(super) fn webhooks(&mut self) -> Value {
        let mut webhooks = Map::new();
        let count = 1 + self.below(3);
        for name in self.names(count) {
            let mut operation =
                json!({"requestBody": {"content": self.content(2)}, "responses": {"200": {"description": "OK"}}});
            if self.once_in(3) {
                operation["operationId"] = json!(self.name());
            }
            webhooks.insert(name, json!({"post": operation}));
        }
        Value::Object(webhooks)
    }
}
