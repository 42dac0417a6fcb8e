//! What a contract says of values as XML (OpenAPI 3.2, section 4.26), for whoever writes them and whoever reads them.

use accordant_document::Node;
use accordant_model::{Contract, SchemaId};

/// The `xml` object of a schema.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Xml {
    pub(crate) name: Option<String>,
    pub(crate) namespace: Option<String>,
    pub(crate) prefix: Option<String>,
    pub(crate) node: NodeType,
    /// Lists: an element around the items.
    pub(crate) wrapped: bool,
}

/// What a value is written as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum NodeType {
    #[default]
    Element,
    Attribute,
    /// The text of the element around it.
    Text,
    /// Nothing of its own: its parts stand in the element around it. No writer here knows it.
    None,
}

impl Xml {
    /// Of a schema as it is written, without what it refers to.
    pub(crate) fn of(contract: &Contract, id: SchemaId) -> Self {
        let node = contract.schemas.get(id).and_then(|schema| contract.documents.node(schema.at).get("xml"));
        node.map(Self::read).unwrap_or_default()
    }

    fn read(node: Node<'_>) -> Self {
        let text = |key: &str| node.get(key).and_then(|value| value.as_str()).map(str::to_owned);
        let flag = |key: &str| node.get(key).and_then(|value| value.as_bool()) == Some(true);
        let kind = text("nodeType");
        Self {
            name: text("name"),
            namespace: text("namespace"),
            prefix: text("prefix"),
            node: match kind.as_deref() {
                Some("attribute") => NodeType::Attribute,
                Some("text" | "cdata") => NodeType::Text,
                Some("none") => NodeType::None,
                _ if flag("attribute") => NodeType::Attribute,
                _ => NodeType::Element,
            },
            wrapped: flag("wrapped") || kind.as_deref() == Some("element"),
        }
    }
}
