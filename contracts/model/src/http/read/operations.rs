//! One operation, with what its path and its document say for it.

use accordant_document::At;
use rustc_hash::FxHashSet;
use smol_str::SmolStr;

use super::HttpReader;
use crate::http::{Method, Operation, PathTemplate, Server, SpecVersion};
use crate::reader::{Entry, Site};

/// What a path item says for each of its operations.
pub(super) struct Shared<'d> {
    /// Parameter objects, references followed.
    pub(super) parameters: Vec<Site<'d>>,
    pub(super) servers: Option<Vec<Server>>,
}

impl<'d> HttpReader<'_, 'd> {
    pub(super) fn operation(
        &mut self,
        entry: Entry<'d>,
        method: Method,
        path: &PathTemplate,
        shared: &Shared<'d>,
    ) -> Option<Operation> {
        let subject = if path.raw().is_empty() { method.0.to_string() } else { format!("{} {}", method.0, path.raw()) };
        let before = self.reader.findings.len();
        let operation = self.operation_at(entry, method, path, shared);
        for finding in self.reader.findings.iter_mut().skip(before) {
            finding.subject.get_or_insert_with(|| subject.clone());
        }
        operation
    }

    fn operation_at(
        &mut self,
        entry: Entry<'d>,
        method: Method,
        path: &PathTemplate,
        shared: &Shared<'d>,
    ) -> Option<Operation> {
        let site = self.object_anyhow(entry.value, entry.origin(), "an operation")?;
        if !self.reader.spend(1 + self.security.len() + self.servers.len(), entry.origin()) {
            return None;
        }
        self.reader.unknown_fields(site, "an operation", &[self.version.operation]);
        let swagger = self.spec() == SpecVersion::V2;
        let sites = self.merged(shared.parameters.clone(), site);
        let parameters = self.parameters(&sites);
        let request_body = if swagger { self.swagger_body(site, &sites) } else { self.request_body(site) };
        let responses = self.responses(site, entry);
        Some(Operation {
            at: site.at(),
            method,
            path: path.clone(),
            operation_id: self.reader.name(site, "operationId"),
            tags: self.reader.array(site, "tags").map(|list| self.reader.texts(list, "a tag")).unwrap_or_default(),
            deprecated: self.is_deprecated(site),
            sunset: site.get("x-sunset").map(Site::at),
            stability: self.extension_text(site, "x-stability-level"),
            parameters,
            request_body,
            responses,
            callbacks: if swagger { Vec::new() } else { self.callbacks(site) },
            security: self.requirements(site).unwrap_or_else(|| self.security.clone()),
            servers: self.operation_servers(site, shared),
        })
    }

    fn operation_servers(&mut self, site: Site<'d>, shared: &Shared<'d>) -> Vec<Server> {
        if self.spec() == SpecVersion::V2 {
            return if site.get("schemes").is_some() { self.swagger_servers(site) } else { self.servers.clone() };
        }
        self.servers(site).or_else(|| shared.servers.clone()).unwrap_or_else(|| self.servers.clone())
    }

    /// The parameter objects of `owner` over the inherited ones, which they replace by name and location.
    pub(super) fn merged(&mut self, inherited: Vec<Site<'d>>, owner: Site<'d>) -> Vec<Site<'d>> {
        let Some(list) = self.reader.array(owner, "parameters") else { return inherited };
        let mut own: Vec<Site<'d>> = Vec::with_capacity(list.node.len());
        let mut known: FxHashSet<(&str, SmolStr)> = FxHashSet::default();
        let mut places: FxHashSet<At> = FxHashSet::default();
        for item in list.items() {
            let Some(site) = self.object_behind(item, item.origin(), "a parameter") else { continue };
            let Some((place, name)) = key_of(site) else {
                own.push(site);
                continue;
            };
            if !known.insert((place, name.clone())) || !places.insert(site.at()) {
                let message = format!("the {place} parameter `{name}` is declared twice");
                self.reader.error("duplicate-parameter", item.origin(), message).help("the first is kept; remove one");
                continue;
            }
            own.push(site);
        }
        let mut merged: Vec<Site<'d>> =
            inherited.into_iter().filter(|site| key_of(*site).is_none_or(|key| !known.contains(&key))).collect();
        merged.append(&mut own);
        merged
    }
}

/// What tells parameters of one operation apart; the names of headers in lower case.
fn key_of(site: Site<'_>) -> Option<(&str, SmolStr)> {
    let name = site.get("name")?.node.as_str()?;
    let place = site.get("in")?.node.as_str()?;
    let name = if place == "header" { SmolStr::from(name.to_ascii_lowercase()) } else { SmolStr::new(name) };
    Some((place, name))
}
