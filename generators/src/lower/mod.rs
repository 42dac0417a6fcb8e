//! From a contract to the client model: what every schema comes to, and what every operation sends and receives.
//!
//! Schemas are lowered as combinations (`conjunction`): each is computed once, without recursion, over a work list
//! (`compute`, `merge`, `object`). The graph of nodes is then settled (`settle`, `tags`), asked who sends and who receives
//! what (`directions`), and written as declarations and types (`declare`, `types`, `names`). Operations come last.

mod compute;
mod conjunction;
mod content;
mod declare;
mod directions;
mod events;
mod families;
mod findings;
mod gather;
mod inline;
mod merge;
mod names;
mod node;
mod object;
mod operations;
mod options;
mod pagination;
mod parameters;
mod places;
mod recognition;
mod responses;
mod rings;
mod security;
mod servers;
mod settle;
mod tags;
mod types;
mod values;

use accordant_document::{At, Documents, Finding, Node as Value};
use accordant_model::http::HttpContract;
use accordant_model::{Contract, SchemaId, Schemas};
use rustc_hash::FxHashMap;

use self::conjunction::{ConjId, Conjunctions};
use self::declare::Declared;
use self::directions::Reach;
use self::families::Families;
use self::findings::Findings;
use self::node::{Node, NodeKind};
use self::places::Places;
use self::settle::Settled;
use crate::model::{Api, ClientModel, FORMAT};

pub use options::{ModelOptions, PaginationOption, Tags};

/// How many schemas, properties and variants the combinations of one contract may come to. Schemas that build on each other
/// can ask for the square of their number; real documents stay below a fifth of this.
const BUDGET: usize = 1_500_000;

/// The client of an HTTP contract. Whatever is odd in the document, every operation is there once; what could not be
/// represented is a warning that says what stands in its place. `None` for contracts of other kinds.
pub fn client_model(contract: &Contract, options: &ModelOptions) -> Option<(ClientModel, Vec<Finding>)> {
    let http = contract.http()?;
    let mut lowering = Lowering::new(contract, http);
    lowering.name_operations();
    let roots = lowering.roots();
    for (root, _) in &roots {
        lowering.open.push(*root);
    }
    for id in http.schemas.values() {
        let root = lowering.conjunctions.single(*id);
        lowering.open.push(root);
    }
    lowering.explore();
    lowering.settle();
    lowering.break_inline_recursion();
    lowering.reach = lowering.directions(&roots);
    let multipart = std::mem::take(&mut lowering.multipart);
    lowering.declared.raw = multipart.into_iter().map(|body| lowering.bottom(body)).collect();
    let types = lowering.declarations();
    let modules = lowering.modules();
    let events = lowering.events();
    let info = contract.documents.node(http.at).get("info");
    let text = |key: &str| info.and_then(|info| info.get(key)).and_then(Value::as_str).map(str::to_owned);
    let license = info.and_then(|info| info.get("license")).and_then(|license| license.get("name"));
    let api = Api {
        title: http.title.to_string(),
        version: http.version.to_string(),
        description: text("description"),
        license: license.and_then(Value::as_str).map(str::to_owned),
        servers: lowering.servers(&http.servers),
    };
    let security_schemes = lowering.security_schemes();
    lowering.report_depth();
    let mut model = ClientModel { format: FORMAT, api, security_schemes, modules, types, events };
    pagination::settle(&mut model, options, http.at, &mut lowering.findings);
    Some((model, lowering.findings.finish()))
}

struct Lowering<'c> {
    http: &'c HttpContract,
    documents: &'c Documents,
    schemas: &'c Schemas,
    places: Places<'c>,
    families: Families,
    conjunctions: Conjunctions,
    nodes: Vec<Option<Node>>,
    /// Combinations that are still to be computed.
    open: Vec<ConjId>,
    settled: Settled,
    reach: Reach,
    declared: Declared,
    /// Where types inside types were cut.
    too_deep: std::cell::RefCell<std::collections::BTreeSet<ConjId>>,
    /// The bodies of several parts.
    multipart: Vec<ConjId>,
    /// The keys of named schemas, once asked for.
    declared_names: std::cell::RefCell<Vec<Option<Option<&'c str>>>>,
    /// The names of operations and events by the node of the operation.
    operation_names: FxHashMap<At, names::Owner>,
    findings: Findings<'c>,
    budget: usize,
    unknown: ConjId,
}

impl<'c> Lowering<'c> {
    fn new(contract: &'c Contract, http: &'c HttpContract) -> Self {
        let mut budget = BUDGET;
        let families = Families::find(contract, &mut budget);
        let mut conjunctions = Conjunctions::new(contract.schemas.len());
        let unknown = conjunctions.made();
        Self {
            http,
            documents: &contract.documents,
            schemas: &contract.schemas,
            places: Places::new(&contract.documents),
            families,
            conjunctions,
            nodes: vec![Some(NodeKind::Unknown.into())],
            open: Vec::new(),
            settled: Settled::default(),
            reach: Reach::default(),
            declared: Declared::default(),
            too_deep: std::cell::RefCell::default(),
            multipart: Vec::new(),
            declared_names: std::cell::RefCell::new(vec![None; contract.schemas.len()]),
            operation_names: FxHashMap::default(),
            findings: Findings::new(&contract.documents),
            budget,
            unknown,
        }
    }

    /// The combination that is any value.
    fn unknown(&self) -> ConjId {
        self.unknown
    }

    /// A combination of the lowering's own.
    fn made(&mut self, node: Node) -> ConjId {
        let id = self.conjunctions.made();
        self.grow();
        self.set(id, node);
        id
    }

    fn grow(&mut self) {
        let count = self.conjunctions.len();
        if self.nodes.len() < count {
            self.nodes.resize_with(count, || None);
        }
    }

    /// Computes every combination that the open ones lead to.
    fn explore(&mut self) {
        while let Some(id) = self.open.pop() {
            self.grow();
            if self.nodes.get(id.index()).is_none_or(Option::is_some) {
                continue;
            }
            let node = self.compute(id);
            self.grow();
            node.kind.children(|child| self.open.push(child));
            self.set(id, node);
        }
        self.grow();
    }

    /// The node of a property where its owner declares it: a reference, or the schema itself.
    fn property_node(&self, owner: SchemaId, name: &str) -> Option<Value<'c>> {
        let schema = self.schemas.get(owner)?;
        self.documents.node(schema.at).get("properties")?.get(name)
    }

    /// The combination of a schema, or of any value where there is none.
    fn of(&mut self, schema: Option<SchemaId>) -> ConjId {
        match schema {
            Some(id) => self.conjunctions.single(id),
            None => self.unknown,
        }
    }
}
