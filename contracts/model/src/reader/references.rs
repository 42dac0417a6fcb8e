//! `$ref` outside schemas: anything but a schema may stand somewhere else too.

use accordant_document::{At, Origin, ReferenceError};

use super::{Reader, Site};

impl<'d> Reader<'d> {
    /// The place that a reference led to, or the finding why there is none.
    pub(crate) fn resolved(&mut self, found: Result<At, ReferenceError>, origin: Origin) -> Option<Site<'d>> {
        match found {
            Ok(at) => Some(Site::new(self.documents, at)),
            Err(error) => {
                self.findings.push(error.finding(origin));
                None
            }
        }
    }

    /// The object that stands at `site`, or behind the references that stand there.
    pub(crate) fn behind(&mut self, site: Site<'d>) -> Option<Site<'d>> {
        if site.get("$ref").is_none_or(|reference| reference.node.as_str().is_none()) {
            return Some(site);
        }
        let found = self.documents.resolve_chain(site.at());
        self.resolved(found, site.key_origin("$ref"))
    }
}
