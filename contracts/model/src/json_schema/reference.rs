//! From the text of a `$ref` to the schema it means, and along chains of references to their end.

use accordant_document::{At, Kind};
use rustc_hash::FxHashMap;

use super::Dialect;
use crate::reader::{Reader, Site};

/// A schema that a reference leads to.
#[derive(Clone, Copy)]
pub(crate) struct Target<'d> {
    pub(crate) site: Site<'d>,
    pub(crate) dialect: Dialect,
    /// The last name of a reference such as `#/components/schemas/Order`.
    pub(crate) name: Option<&'d str>,
}

/// Ends of reference chains already followed; `None` where a chain has no end.
#[derive(Default)]
pub(crate) struct Chains<'d> {
    ends: FxHashMap<(At, Dialect), Option<Target<'d>>>,
}

impl<'d> Reader<'d> {
    /// The dialect of the schema at `site`, which may name its own.
    pub(crate) fn enter(&self, site: Site<'d>, dialect: Dialect) -> Dialect {
        if dialect.is_subset() || !self.lowering.dialects_vary() {
            return dialect;
        }
        site.get("$schema").and_then(|own| own.node.as_str()).and_then(Dialect::of_uri).unwrap_or(dialect)
    }

    /// The dialect on the other side of a reference into another document, which may say its own at its root.
    fn across(&self, from: Site<'d>, to: Site<'d>, dialect: Dialect) -> Dialect {
        if from.document == to.document {
            return dialect;
        }
        Site::root(self.documents, to.document).map_or(dialect, |root| self.enter(root, dialect))
    }

    /// The reference that a schema consists of: the schema is its target, and has no id of its own. Where dynamic
    /// references make the way to a schema matter, one that leads out of its resource stays a step of that way.
    fn pure_reference(&self, site: Site<'d>, dialect: Dialect) -> Option<&'d str> {
        let reference = site.get("$ref")?.node.as_str()?;
        let alone = site.node.len() == 1 && (reference.starts_with('#') || !self.lowering.scopes_matter());
        (dialect.ignores_siblings() || alone).then_some(reference)
    }

    /// Follows references that stand alone to the schema behind them. `None`, with a finding, for those that lead
    /// nowhere or into a loop.
    pub(crate) fn follow(&mut self, site: Site<'d>, dialect: Dialect) -> Option<Target<'d>> {
        let mut chain: Vec<(At, Dialect)> = Vec::new();
        let mut places: FxHashMap<At, usize> = FxHashMap::default();
        let mut current = Target { site, dialect: self.enter(site, dialect), name: None };
        let end = loop {
            let Some(reference) = self.pure_reference(current.site, current.dialect) else { break Some(current) };
            let key = (current.site.at(), current.dialect);
            if let Some(known) = self.lowering.chains.ends.get(&key) {
                break *known;
            }
            if let Some(&first) = places.get(&key.0) {
                self.report_loop(chain.get(first..).unwrap_or_default());
                break None;
            }
            places.insert(key.0, chain.len());
            chain.push(key);
            if current.dialect.ignores_siblings() {
                self.report_ignored_siblings(current.site, current.dialect);
            }
            match self.resolve_schema(current.site, current.dialect, "$ref", reference) {
                Some(next) => current = next,
                None => break None,
            }
        };
        for key in chain {
            self.lowering.chains.ends.insert(key, end);
        }
        end
    }

    fn report_ignored_siblings(&mut self, site: Site<'d>, dialect: Dialect) {
        if site.node.len() == 1 {
            return;
        }
        for entry in site.entries() {
            let harmless = matches!(
                entry.key,
                "$ref" | "description" | "summary" | "title" | "$schema" | "$id" | "id" | "$comment" | "definitions"
            );
            if harmless || entry.key.starts_with("x-") {
                continue;
            }
            let message = format!("`{}` beside `$ref` is ignored in {}", entry.key, dialect.name());
            self.warn("ignored-sibling", entry.origin(), message)
                .help("put the reference into an `allOf` of its own beside the keyword");
        }
    }

    fn report_loop(&mut self, chain: &[(At, Dialect)]) {
        let Some(&(first, _)) = chain.first() else { return };
        let mut links: Vec<String> = chain.iter().take(LOOP_PRINTED).map(|(at, _)| self.link_name(*at)).collect();
        if chain.len() > LOOP_PRINTED {
            links.push("...".to_owned());
        }
        links.push(self.link_name(first));
        let origin = Site::new(self.documents, first).key_origin("$ref");
        let message = format!("references go round in a circle: {}", links.join(" -> "));
        self.error("reference-loop", origin, message).help("let one of them be a value instead of a reference");
    }

    fn link_name(&self, at: At) -> String {
        let location = self.documents.locate(self.documents.origin(at));
        format!("`{}#{}`", location.file, location.pointer.unwrap_or_default())
    }

    /// The schema that `reference`, written under `keyword` in the schema at `site`, means.
    pub(crate) fn resolve_schema(
        &mut self,
        site: Site<'d>,
        dialect: Dialect,
        keyword: &str,
        reference: &'d str,
    ) -> Option<Target<'d>> {
        let origin = site.key_origin(keyword);
        let found = if dialect.is_subset() {
            self.documents.resolve(site.at(), reference)
        } else {
            self.documents.resolve_with_ids(site.at(), reference)
        };
        let found = self.resolved(found, origin)?;
        if !matches!(found.kind(), Kind::Object | Kind::Bool) {
            let message = format!("`{reference}` leads to {}, which is no schema", found.kind().described());
            self.error("wrong-type", origin, message).related(found.origin(), "this is what it leads to");
            return None;
        }
        let dialect = self.across(site, found, dialect);
        Some(Target { site: found, dialect: self.enter(found, dialect), name: name_of(reference) })
    }
}

/// How many steps of a loop a finding prints.
const LOOP_PRINTED: usize = 8;

/// The name that a reference into a section of named schemas ends with.
fn name_of(reference: &str) -> Option<&str> {
    let (rest, name) = reference.rsplit_once('/')?;
    let section = rest.rsplit_once('/').map(|(_, section)| section)?;
    (matches!(section, "schemas" | "definitions" | "$defs") && !name.contains(['~', '%'])).then_some(name)
}
