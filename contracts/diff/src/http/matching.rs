//! Which operation of the revision serves the clients of which operation of the base.

use accordant_model::http::{Method, Operation, PathTemplate, Server};
use rustc_hash::{FxHashMap, FxHashSet};

use super::server::{base_path, with_defaults};

/// The operations of two contracts, side by side, each list in document order.
pub(crate) struct Matched<'a> {
    pub(crate) pairs: Vec<(&'a Operation, &'a Operation)>,
    pub(crate) removed: Vec<&'a Operation>,
    pub(crate) added: Vec<&'a Operation>,
}

/// Matches by method and path shape; what is left over, by method and the path of the whole URL, since a base path may
/// have moved between servers and paths.
pub(crate) fn match_operations<'a>(base: &'a [Operation], revision: &'a [Operation]) -> Matched<'a> {
    let mut groups: FxHashMap<(&Method, &str), Group<'a>> = FxHashMap::default();
    for (index, operation) in base.iter().enumerate() {
        groups.entry((&operation.method, operation.path.shape())).or_default().base.push((index, operation));
    }
    for (index, operation) in revision.iter().enumerate() {
        groups.entry((&operation.method, operation.path.shape())).or_default().revision.push((index, operation));
    }

    let mut pairs = Vec::new();
    let mut removed = Vec::new();
    let mut added = Vec::new();
    for group in groups.into_values() {
        group.pair(&mut pairs, &mut removed, &mut added);
    }
    // The groups come in hash order.
    removed.sort_by_key(|(index, _)| *index);
    added.sort_by_key(|(index, _)| *index);

    match_by_url(&mut pairs, &mut removed, &mut added);
    pairs.sort_by_key(|pair| (pair.0.0, pair.1.0));
    Matched {
        pairs: pairs.into_iter().map(|((_, base), (_, revision))| (base, revision)).collect(),
        removed: removed.into_iter().map(|(_, operation)| operation).collect(),
        added: added.into_iter().map(|(_, operation)| operation).collect(),
    }
}

type Indexed<'a> = (usize, &'a Operation);
type Pairs<'a> = Vec<(Indexed<'a>, Indexed<'a>)>;

/// Operations of one method and path shape. Documents repeat a path with other parameter names (`/pet/{a}` beside
/// `/pet/{b}`), so there may be several on each side.
#[derive(Default)]
struct Group<'a> {
    base: Vec<Indexed<'a>>,
    revision: Vec<Indexed<'a>>,
}

impl<'a> Group<'a> {
    fn pair(self, pairs: &mut Pairs<'a>, removed: &mut Vec<Indexed<'a>>, added: &mut Vec<Indexed<'a>>) {
        let Some(&first) = self.revision.first() else {
            removed.extend(self.base);
            return;
        };
        let by_path: FxHashMap<&str, Indexed<'a>> =
            self.revision.iter().rev().map(|&indexed| (indexed.1.path.raw(), indexed)).collect();
        let mut taken: FxHashSet<usize> = FxHashSet::default();
        let mut rest = Vec::new();
        for base in self.base {
            match by_path.get(base.1.path.raw()) {
                Some(&revision) => {
                    taken.insert(revision.0);
                    pairs.push((base, revision));
                }
                None => rest.push(base),
            }
        }
        let mut free = self.revision.into_iter().filter(|indexed| !taken.contains(&indexed.0));
        for base in rest {
            // The same requests still arrive somewhere when fewer spellings of the route are left.
            pairs.push((base, free.next().unwrap_or(first)));
        }
        added.extend(free);
    }
}

fn match_by_url<'a>(pairs: &mut Pairs<'a>, removed: &mut Vec<Indexed<'a>>, added: &mut Vec<Indexed<'a>>) {
    if removed.is_empty() || added.is_empty() {
        return;
    }
    let mut routes: FxHashMap<(&Method, String), Indexed<'a>> = FxHashMap::default();
    for &indexed in added.iter() {
        for path in url_paths(indexed.1) {
            routes.entry((&indexed.1.method, path)).or_insert(indexed);
        }
    }
    let mut moved: FxHashSet<usize> = FxHashSet::default();
    removed.retain(|&base| {
        let found = url_paths(base.1)
            .into_iter()
            .filter_map(|path| routes.get(&(&base.1.method, path)))
            .find(|revision| !moved.contains(&revision.0));
        if let Some(&revision) = found {
            moved.insert(revision.0);
            pairs.push((base, revision));
        }
        found.is_none()
    });
    added.retain(|indexed| !moved.contains(&indexed.0));
}

/// The path shapes of the URLs at which an operation is served, one for each of its servers.
fn url_paths(operation: &Operation) -> Vec<String> {
    let of = |server: &Server| {
        let url = with_defaults(server);
        PathTemplate::new(&format!("{}{}", base_path(&url), operation.path.raw())).shape().to_owned()
    };
    if operation.servers.is_empty() {
        return vec![operation.path.shape().to_owned()];
    }
    operation.servers.iter().map(of).collect()
}
