//! What a contract means, as text: equal for contracts that mean the same, whatever they were written in.

use std::fmt::Write;

use accordant_model::http::{Header, HttpContract, MediaType, Operation, ParameterValue};
use accordant_model::json_schema::{WriteOptions, write};
use accordant_model::{Contract, ContractKind, SchemaId};

/// Describes an HTTP contract or a schema: one line for each fact, in document order. Positions, texts for people and
/// the version of the specification are left out.
pub fn describe(contract: &Contract) -> String {
    let mut to = Description { contract, text: String::new() };
    match &contract.kind {
        ContractKind::Http(http) => to.http(http),
        ContractKind::Schema(id) => to.line("schema", &to.schema(Some(*id))),
        ContractKind::Graphql(_) | ContractKind::Unrecognised => {}
    }
    to.text
}

struct Description<'c> {
    contract: &'c Contract,
    text: String,
}

impl Description<'_> {
    fn line(&mut self, what: &str, value: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{what}: {value}");
    }

    fn schema(&self, id: Option<SchemaId>) -> String {
        let options = WriteOptions { annotations: true, ..WriteOptions::default() };
        id.map(|id| write(self.contract, id, &options).to_string()).unwrap_or_default()
    }

    fn http(&mut self, http: &HttpContract) {
        self.line("title", &http.title);
        self.line("version", &http.version);
        for server in &http.servers {
            self.line("server", &server.url);
        }
        for (name, id) in &http.schemas {
            self.line(&format!("schema {name}"), &self.schema(Some(*id)));
        }
        for (name, scheme) in &http.security_schemes {
            // The place of the scheme stays out: only its kind is described.
            let kind = format!("{:?}", scheme.kind);
            let kind = kind.split("at: At").next().unwrap_or_default();
            self.line(&format!("security scheme {name}"), kind);
        }
        for operation in &http.operations {
            self.operation(operation);
        }
        for webhook in &http.webhooks {
            self.line("webhook", &webhook.name);
            self.operation(&webhook.operation);
        }
    }

    fn operation(&mut self, operation: &Operation) {
        let Operation { method, path, operation_id, deprecated, tags, .. } = operation;
        self.line(&format!("{} {path}", method.0), &format!("{operation_id:?} {deprecated} {tags:?}"));
        for parameter in &operation.parameters {
            let name = format!("parameter {} {:?} {}", parameter.name, parameter.location, parameter.required);
            let value = self.value(&parameter.value);
            self.line(&name, &value);
        }
        if let Some(body) = &operation.request_body {
            self.line("body", &body.required.to_string());
            self.content(&body.content);
        }
        for response in &operation.responses {
            self.line("response", &format!("{:?}", response.status));
            self.headers(&response.headers);
            self.content(&response.content);
            for link in &response.links {
                self.line("link", &format!("{} {:?}", link.name, link.target));
            }
        }
        for requirement in &operation.security {
            self.line("security", &format!("{:?}", requirement.schemes));
        }
        for server in &operation.servers {
            self.line("server", &server.url);
        }
        for callback in &operation.callbacks {
            self.line(&format!("callback {}", callback.name), &callback.expression);
            for operation in &callback.operations {
                self.operation(operation);
            }
        }
    }

    fn headers(&mut self, headers: &[Header]) {
        for header in headers {
            let value = self.value(&header.value);
            self.line(&format!("header {} {}", header.name, header.required), &value);
        }
    }

    fn value(&self, value: &ParameterValue) -> String {
        match value {
            ParameterValue::Schema { schema, style, explode, allow_reserved, allow_empty_value } => {
                format!("{style:?} {explode} {allow_reserved} {allow_empty_value} {}", self.schema(*schema))
            }
            ParameterValue::Content(media) => format!("{} {}", media.range, self.schema(media.schema)),
        }
    }

    fn content(&mut self, content: &[MediaType]) {
        for media in content {
            let schemas = format!("{} {}", self.schema(media.schema), self.schema(media.item_schema));
            self.line(media.range.raw(), &schemas);
            for encoding in &media.encoding {
                let told = format!("{:?} {:?} {:?}", encoding.content_type, encoding.style, encoding.explode);
                self.line(&format!("encoding {}", encoding.property), &told);
                self.headers(&encoding.headers);
            }
            let examples: Vec<String> =
                media.examples.iter().map(|example| self.contract.documents.value(*example).to_string()).collect();
            self.line("examples", &examples.join(" "));
        }
    }
}
