//! The operation of a contract that a real request calls.

use accordant_model::http::HttpContract;
use rustc_hash::FxHashMap;

use super::Route;
use crate::http::base_path_of;

/// The operations of a contract, to be found by a request. They are named by their index among
/// [`HttpContract::operations`].
pub struct Routes<'s> {
    /// By method and number of segments.
    paths: FxHashMap<(&'s str, usize), Vec<Template<'s>>>,
    ids: FxHashMap<&'s str, usize>,
    base_paths: Vec<String>,
}

/// The segments of a path's shape, and the operation there.
type Template<'s> = (Vec<&'s str>, usize);

impl<'s> Routes<'s> {
    pub fn new(http: &'s HttpContract) -> Self {
        let mut routes = Self { paths: FxHashMap::default(), ids: FxHashMap::default(), base_paths: Vec::new() };
        for (index, operation) in http.operations.iter().enumerate() {
            let segments: Vec<&str> = operation.path.shape().split('/').collect();
            routes.paths.entry((&operation.method.0, segments.len())).or_default().push((segments, index));
            if let Some(id) = &operation.operation_id {
                routes.ids.entry(id).or_insert(index);
            }
        }
        let servers = http.servers.iter().chain(http.operations.iter().flat_map(|operation| &operation.servers));
        routes.base_paths = servers.map(base_path_of).filter(|path| !path.is_empty()).collect();
        routes.base_paths.sort();
        routes.base_paths.dedup();
        routes
    }

    /// The operation that a consumer means, if the contract has it.
    pub fn find(&self, route: &Route) -> Option<usize> {
        let (method, path) = match route {
            Route::OperationId(id) => return self.ids.get(id.as_str()).copied(),
            Route::Path { method, path } => (method, path.split(['?', '#']).next().unwrap_or_default()),
        };
        let without = self.base_paths.iter().filter_map(|base| path.strip_prefix(base.as_str()));
        std::iter::once(path).chain(without).find_map(|path| self.at(method, path))
    }

    /// The operation with the most literal segments (OpenAPI 3.1.1, section 4.8.8.2).
    fn at(&self, method: &str, path: &str) -> Option<usize> {
        let asked: Vec<&str> = path.split('/').collect();
        let known = self.paths.get(&(method, asked.len()))?;
        let fits = |template: &&Template<'_>| {
            template.0.iter().zip(&asked).all(|(template, segment)| segment_fits(template, segment))
        };
        let literal = |template: &&Template<'_>| {
            let segments = template.0.iter().filter(|segment| !segment.contains("{}")).count();
            (segments, std::cmp::Reverse(template.1))
        };
        known.iter().filter(fits).max_by_key(literal).map(|template| template.1)
    }
}

/// Whether a segment of a request fits one of a template, in which `{}` stands for any text.
fn segment_fits(template: &str, segment: &str) -> bool {
    let mut parts = template.split("{}");
    let Some(rest) = parts.next().and_then(|first| segment.strip_prefix(first)) else { return false };
    let parts: Vec<&str> = parts.collect();
    let Some((last, between)) = parts.split_last() else { return rest.is_empty() };
    let mut rest = rest;
    for part in between {
        match rest.find(part) {
            Some(at) => rest = rest.get(at + part.len()..).unwrap_or_default(),
            None => return false,
        }
    }
    rest.ends_with(last) && rest.len() > last.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_fit_templates() {
        for (template, segment, fits) in [
            ("users", "users", true),
            ("users", "user", false),
            ("{}", "7", true),
            ("{}", "", false),
            ("{}...{}", "main...next", true),
            ("{}...{}", "main", false),
            ("{}.json", "report.json", true),
            ("v{}", "v2", true),
        ] {
            assert_eq!(segment_fits(template, segment), fits, "{template} {segment}");
        }
    }
}
