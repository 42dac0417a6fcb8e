//! The answer to an introspection query as a contract (section 4), bare or under `data`, of any age of server.

use accordant_document::{DocumentId, Finding, Node, Origin, Severity};
use indexmap::IndexMap;
use smol_str::SmolStr;

use super::cursor::NESTING;
use super::merge::{duplicate, insert_input, root_slot};
use super::value_of;
use crate::graphql::{
    DEFAULT_REASON, Deprecation, Directive, DirectiveDefinition, EnumValue, Field, GraphqlContract, InputValue,
    OperationKind, RootOperation, TypeDefinition, TypeKind, TypeReference, Value, built_in,
};

/// Whether a JSON document is the answer to an introspection query.
pub fn is_introspection(root: Node<'_>) -> bool {
    schema_of(root).is_some()
}

fn schema_of(root: Node<'_>) -> Option<Node<'_>> {
    root.get("__schema").or_else(|| root.get("data")?.get("__schema")).filter(|schema| schema.is_object())
}

struct Reader<'a> {
    document: DocumentId,
    findings: &'a mut Vec<Finding>,
}

pub(super) fn read(document: DocumentId, root: Node<'_>, findings: &mut Vec<Finding>) -> GraphqlContract {
    let mut reader = Reader { document, findings };
    let mut contract = GraphqlContract { introspected: true, ..GraphqlContract::default() };
    let Some(schema) = schema_of(root) else {
        reader.refuse(root);
        return contract;
    };
    contract.origin = Some(reader.origin(schema));
    contract.description = string(schema, "description");
    for (kind, key) in OperationKind::ALL.into_iter().zip(["queryType", "mutationType", "subscriptionType"]) {
        let Some(root) = schema.get(key).filter(|root| root.is_object()) else { continue };
        if let Some((name, origin)) = reader.name(root) {
            *root_slot(&mut contract, kind) = Some(RootOperation { origin, name });
        }
    }
    match schema.get("types").filter(|types| types.is_array()) {
        Some(types) => {
            for ty in types.items() {
                reader.type_definition(ty, &mut contract);
            }
        }
        None => reader.fault(schema, "`__schema` has no list of `types`"),
    }
    for directive in list(schema, "directives") {
        reader.directive(directive, &mut contract);
    }
    contract
}

impl Reader<'_> {
    fn origin(&self, node: Node<'_>) -> Origin {
        Origin { document: self.document, span: node.span() }
    }

    fn fault(&mut self, node: Node<'_>, message: impl Into<String>) {
        let origin = self.origin(node);
        self.findings.push(
            Finding::new("graphql-introspection", Severity::Error, origin, message)
                .help("fetch the schema again with the full introspection query"),
        );
    }

    /// An answer without a schema often says why.
    fn refuse(&mut self, root: Node<'_>) {
        let said = root.get("errors").and_then(|errors| errors.items().find_map(|error| error.get("message")));
        match said.and_then(Node::as_str) {
            Some(said) => {
                self.fault(root, format!("the server answered the introspection query with an error: {said}"))
            }
            None => self.fault(root, "this is no answer to an introspection query: there is no `__schema`"),
        }
    }

    fn name(&mut self, node: Node<'_>) -> Option<(SmolStr, Origin)> {
        let name = node.get("name").and_then(|name| Some((name, name.as_str()?)));
        match name {
            Some((place, name)) if is_name(name) => Some((SmolStr::new(name), self.origin(place))),
            Some((place, name)) => {
                self.fault(place, format!("`{name}` is no GraphQL name"));
                None
            }
            None => {
                self.fault(node, "something in the introspection result has no `name`");
                None
            }
        }
    }

    fn type_definition(&mut self, node: Node<'_>, contract: &mut GraphqlContract) {
        let Some((name, origin)) = self.name(node) else { return };
        if name.starts_with("__") || built_in::is_scalar(&name) {
            return;
        }
        let mut directives = Vec::new();
        let kind = match node.get("kind").and_then(Node::as_str) {
            Some("SCALAR") => {
                let url = string(node, "specifiedByURL").or_else(|| string(node, "specifiedByUrl"));
                if let Some(url) = &url {
                    let arguments = vec![("url".into(), Value::String(url.clone()))];
                    directives.push(Directive { origin, name: "specifiedBy".into(), arguments });
                }
                TypeKind::Scalar { specified_by: url }
            }
            Some("OBJECT") => {
                TypeKind::Object { interfaces: self.names(node, "interfaces"), fields: self.fields(node, &name) }
            }
            Some("INTERFACE") => {
                TypeKind::Interface { interfaces: self.names(node, "interfaces"), fields: self.fields(node, &name) }
            }
            Some("UNION") => TypeKind::Union { members: self.names(node, "possibleTypes") },
            Some("ENUM") => TypeKind::Enum { values: self.enum_values(node, &name) },
            Some("INPUT_OBJECT") => {
                let one_of = node.get("isOneOf").and_then(Node::as_bool) == Some(true);
                if one_of {
                    directives.push(Directive { origin, name: "oneOf".into(), arguments: Vec::new() });
                }
                let fields = self.inputs(node, "inputFields", "input field", &name);
                TypeKind::InputObject { fields, one_of }
            }
            _ => return self.fault(node, format!("`{name}` has no `kind` that GraphQL knows")),
        };
        if let Some(first) = contract.types.get(&name) {
            let finding = duplicate(&format!("the type `{name}`"), None, first.origin, origin, false);
            return self.findings.push(finding);
        }
        let definition =
            TypeDefinition { origin, name: name.clone(), description: string(node, "description"), directives, kind };
        contract.types.insert(name, definition);
    }

    fn names(&mut self, node: Node<'_>, key: &str) -> Vec<(SmolStr, Origin)> {
        list(node, key).filter_map(|named| self.name(named)).collect()
    }

    fn fields(&mut self, node: Node<'_>, of: &str) -> IndexMap<SmolStr, Field> {
        let mut fields = IndexMap::new();
        for node in list(node, "fields") {
            let Some((name, origin)) = self.name(node) else { continue };
            let Some((ty, ty_origin)) = self.type_reference(node) else { continue };
            let (deprecation, directives) = self.deprecation(node);
            let field = Field {
                origin,
                description: string(node, "description"),
                arguments: self.inputs(node, "args", "argument", &format!("{of}.{name}")),
                ty,
                ty_origin,
                deprecation,
                directives,
                name: name.clone(),
            };
            let first = fields.insert(name.clone(), field).map(|first: Field| first.origin);
            if let Some(first) = first {
                self.findings.push(duplicate(&format!("the field `{name}`"), Some(of), first, origin, false));
            }
        }
        fields
    }

    fn enum_values(&mut self, node: Node<'_>, of: &str) -> IndexMap<SmolStr, EnumValue> {
        let mut values = IndexMap::new();
        for node in list(node, "enumValues") {
            let Some((name, origin)) = self.name(node) else { continue };
            let (deprecation, directives) = self.deprecation(node);
            let description = string(node, "description");
            let value = EnumValue { origin, name: name.clone(), description, deprecation, directives };
            let first = values.insert(name.clone(), value).map(|first: EnumValue| first.origin);
            if let Some(first) = first {
                self.findings.push(duplicate(&format!("the enum value `{name}`"), Some(of), first, origin, true));
            }
        }
        values
    }

    fn inputs(&mut self, node: Node<'_>, key: &str, what: &str, of: &str) -> IndexMap<SmolStr, InputValue> {
        let mut inputs = IndexMap::new();
        for node in list(node, key) {
            let Some((name, origin)) = self.name(node) else { continue };
            let Some((ty, ty_origin)) = self.type_reference(node) else { continue };
            let written = node.get("defaultValue").and_then(|value| Some((value, value.as_str()?)));
            let default = written.and_then(|(_, text)| value_of(text));
            if let (Some((place, text)), None) = (written, &default) {
                self.fault(place, format!("the default of `{of}` `{name}` is no GraphQL value: `{text}`"));
            }
            let default_origin = written.map_or(origin, |(place, _)| self.origin(place));
            let (deprecation, directives) = self.deprecation(node);
            let description = string(node, "description");
            let input = InputValue {
                origin,
                name,
                description,
                ty,
                ty_origin,
                default,
                default_origin,
                deprecation,
                directives,
            };
            insert_input(&mut inputs, input, what, of, self.findings);
        }
        inputs
    }

    fn type_reference(&mut self, of: Node<'_>) -> Option<(TypeReference, Origin)> {
        let Some(mut node) = of.get("type") else {
            self.fault(of, "a field or input of the introspection result has no `type`");
            return None;
        };
        let mut wrappers = Vec::new();
        loop {
            let kind = node.get("kind").and_then(Node::as_str);
            if !matches!(kind, Some("LIST" | "NON_NULL")) {
                break;
            }
            wrappers.push(kind == Some("LIST"));
            let Some(inner) = node.get("ofType").filter(|inner| inner.is_object() && wrappers.len() <= NESTING) else {
                let message = "a type of the introspection result is cut off: `ofType` is not nested deep enough";
                self.fault(node, message);
                return None;
            };
            node = inner;
        }
        let (name, origin) = self.name(node)?;
        let wrap = |inner, list: bool| {
            if list { TypeReference::List(Box::new(inner)) } else { TypeReference::NonNull(Box::new(inner)) }
        };
        Some((wrappers.into_iter().rev().fold(TypeReference::Named(name), wrap), origin))
    }

    /// Old servers leave `isDeprecated` of inputs out; a reason alone says the same.
    fn deprecation(&self, node: Node<'_>) -> (Option<Deprecation>, Vec<Directive>) {
        let written = node.get("deprecationReason").filter(|reason| !reason.is_null());
        let flagged = node.get("isDeprecated").and_then(Node::as_bool);
        if flagged == Some(false) || (flagged.is_none() && written.is_none()) {
            return (None, Vec::new());
        }
        let origin = self.origin(written.unwrap_or(node));
        let reason = written.and_then(Node::as_str).unwrap_or(DEFAULT_REASON);
        let arguments = vec![("reason".into(), Value::String(reason.into()))];
        let directive = Directive { origin, name: "deprecated".into(), arguments };
        (Some(Deprecation { origin, reason: reason.into() }), vec![directive])
    }

    fn directive(&mut self, node: Node<'_>, contract: &mut GraphqlContract) {
        let Some((name, origin)) = self.name(node) else { return };
        if built_in::is_built_in_directive(&name) {
            return;
        }
        let definition = DirectiveDefinition {
            origin,
            description: string(node, "description"),
            arguments: self.inputs(node, "args", "argument", &format!("@{name}")),
            repeatable: node.get("isRepeatable").and_then(Node::as_bool) == Some(true),
            locations: list(node, "locations").filter_map(|location| location.as_str().map(SmolStr::new)).collect(),
            name: name.clone(),
        };
        contract.directives.insert(name, definition);
    }
}

fn list<'a>(node: Node<'a>, key: &str) -> impl Iterator<Item = Node<'a>> + use<'a> {
    node.get(key).into_iter().flat_map(Node::items)
}

fn string(node: Node<'_>, key: &str) -> Option<SmolStr> {
    node.get(key).and_then(Node::as_str).map(SmolStr::new)
}

fn is_name(text: &str) -> bool {
    text.bytes().next().is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}
