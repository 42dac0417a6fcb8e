//! Which operation a request is: a tree of path segments, literal before template.

use accordant_model::http::{HttpContract, Server};
use rustc_hash::FxHashMap;

/// The paths of a contract, by segment. A look-up visits at most the nodes of the tree.
pub(crate) struct Routes {
    nodes: Vec<Branch>,
    /// Paths of servers that may stand before those of the contract, longest first; the empty one is not among them.
    bases: Vec<String>,
}

#[derive(Default)]
struct Branch {
    literals: FxHashMap<Box<str>, usize>,
    /// More literal letters first, so that `{id}.json` comes before `{id}`.
    templates: Vec<(Template, usize)>,
    /// Methods with their operations, where a path ends here.
    ends: Vec<(Box<str>, usize)>,
}

/// A segment with at least one template in it: literals around values.
#[derive(PartialEq, Eq)]
struct Template {
    /// One more than there are values; the first and the last may be empty.
    literals: Vec<Box<str>>,
}

/// An operation, and the decoded values of its templates in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Routed {
    /// Its number in the contract.
    pub operation: usize,
    pub values: Vec<String>,
}

/// Why there is no operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unrouted {
    Path,
    /// The path is there, with these methods.
    Method(Vec<String>),
}

impl Routes {
    pub(crate) fn new(contract: &HttpContract) -> Self {
        let mut routes = Self { nodes: vec![Branch::default()], bases: Vec::new() };
        let mut bases: Vec<String> = contract.servers.iter().map(base).collect();
        for (number, operation) in contract.operations.iter().enumerate() {
            bases.extend(operation.servers.iter().map(base));
            if bases.len() > 4096 {
                bases.sort_unstable();
                bases.dedup();
            }
            let path = operation.path.raw().split(['?', '#']).next().unwrap_or_default();
            routes.insert(path, &operation.method.0, number);
        }
        bases.retain(|base| !base.is_empty());
        bases.sort_unstable_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        bases.dedup();
        routes.bases = bases;
        for node in &mut routes.nodes {
            node.templates.sort_by_key(|(template, _)| std::cmp::Reverse(template.weight()));
        }
        routes
    }

    fn insert(&mut self, path: &str, method: &str, operation: usize) {
        let mut at = 0;
        for segment in segments(path) {
            let next = self.nodes.len();
            let Some(branch) = self.nodes.get_mut(at) else { return };
            let found = match Template::read(segment) {
                None => *branch.literals.entry(decoded(segment).into()).or_insert(next),
                Some(template) => match branch.templates.iter().find(|(known, _)| *known == template) {
                    Some((_, known)) => *known,
                    None => {
                        branch.templates.push((template, next));
                        next
                    }
                },
            };
            if found == next {
                self.nodes.push(Branch::default());
            }
            at = found;
        }
        if let Some(branch) = self.nodes.get_mut(at)
            && branch.ends.iter().all(|(known, _)| **known != *method)
        {
            branch.ends.push((method.into(), operation));
        }
    }

    /// What is left of a path behind the path of a server, for each server that it may be meant for.
    pub(crate) fn below_bases<'p>(&'p self, path: &'p str) -> impl Iterator<Item = &'p str> {
        self.bases.iter().filter_map(move |base| {
            let rest = path.strip_prefix(base.as_str())?;
            (rest.is_empty() || rest.starts_with('/')).then_some(rest)
        })
    }

    /// The operation of a method and a path as it was sent, with a server's path before it or without. A `HEAD` that
    /// nobody describes is a `GET`.
    pub(crate) fn find(&self, method: &str, path: &str) -> Result<Routed, Unrouted> {
        let mut allowed = Vec::new();
        for candidate in self.below_bases(path).chain([path]) {
            let decoded: Vec<String> = segments(candidate).map(decoded).collect();
            let given: Vec<&str> = decoded.iter().map(String::as_str).collect();
            let mut values = Vec::new();
            for method in [method, "GET"] {
                if let Some(operation) = self.descend(0, &given, method, &mut values, &mut allowed) {
                    return Ok(Routed { operation, values });
                }
                values.clear();
                if method != "HEAD" {
                    break;
                }
            }
        }
        if allowed.is_empty() {
            return Err(Unrouted::Path);
        }
        allowed.sort_unstable();
        allowed.dedup();
        if allowed.iter().any(|method| method == "GET") && !allowed.iter().any(|method| method == "HEAD") {
            allowed.push("HEAD".to_owned());
        }
        Err(Unrouted::Method(allowed))
    }

    /// Recursion ends with the segments of the contract's paths.
    fn descend(
        &self,
        at: usize,
        rest: &[&str],
        method: &str,
        values: &mut Vec<String>,
        allowed: &mut Vec<String>,
    ) -> Option<usize> {
        let branch = self.nodes.get(at)?;
        let Some((segment, rest)) = rest.split_first() else {
            if let Some((_, operation)) = branch.ends.iter().find(|(known, _)| **known == *method) {
                return Some(*operation);
            }
            allowed.extend(branch.ends.iter().map(|(method, _)| method.to_string()));
            return None;
        };
        if let Some(next) = branch.literals.get(*segment)
            && let Some(operation) = self.descend(*next, rest, method, values, allowed)
        {
            return Some(operation);
        }
        let before = values.len();
        for (template, next) in &branch.templates {
            if template.matches(segment, values)
                && let Some(operation) = self.descend(*next, rest, method, values, allowed)
            {
                return Some(operation);
            }
            values.truncate(before);
        }
        None
    }
}

impl Template {
    /// `None` for a segment without templates.
    fn read(segment: &str) -> Option<Self> {
        let mut literals: Vec<Box<str>> = Vec::new();
        let mut rest = segment;
        while let Some((before, inside)) = rest.split_once('{') {
            let Some((_, after)) = inside.split_once('}') else { break };
            literals.push(decoded(before).into());
            rest = after;
        }
        if literals.is_empty() {
            return None;
        }
        literals.push(decoded(rest).into());
        Some(Self { literals })
    }

    fn weight(&self) -> usize {
        self.literals.iter().map(|literal| literal.len()).sum()
    }

    /// Appends the values of the templates. Each has at least one letter, and ends where the literal behind it comes
    /// first; the last ends with the segment.
    fn matches(&self, segment: &str, values: &mut Vec<String>) -> bool {
        let Some((first, behind)) = self.literals.split_first() else { return false };
        let Some(mut rest) = segment.strip_prefix(&**first) else { return false };
        let Some((last, between)) = behind.split_last() else { return false };
        for literal in between {
            // Templates side by side: the first takes one letter.
            let from = rest.chars().next().map_or(1, char::len_utf8);
            let Some(at) = rest.get(from..).and_then(|after| after.find(&**literal)) else { return false };
            let Some((value, after)) = rest.split_at_checked(from + at) else { return false };
            values.push(value.to_owned());
            rest = after.strip_prefix(&**literal).unwrap_or_default();
        }
        match rest.strip_suffix(&**last) {
            Some(value) if !value.is_empty() => {
                values.push(value.to_owned());
                true
            }
            _ => false,
        }
    }
}

fn segments(path: &str) -> impl Iterator<Item = &str> {
    path.strip_prefix('/').unwrap_or(path).split('/')
}

/// The path of a server's address, its variables replaced by their defaults, without a slash at the end.
fn base(server: &Server) -> String {
    let mut url = server.url.to_string();
    for variable in &server.variables {
        url = url.replace(&format!("{{{}}}", variable.name), &variable.default);
    }
    let path = match url.split_once("://") {
        Some((_, rest)) => rest.find('/').and_then(|at| rest.get(at..)).unwrap_or_default(),
        None if url.starts_with("//") => {
            url.get(2..).and_then(|rest| rest.find('/').and_then(|at| rest.get(at..))).unwrap_or_default()
        }
        None => &url,
    };
    let path = path.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    if path.is_empty() || path.starts_with('/') {
        path.to_owned()
    } else {
        format!("/{}", path.trim_start_matches("./"))
    }
}

/// Percent-decoded (RFC 3986, section 2.1); a `+` stays what it is.
fn decoded(text: &str) -> String {
    decode(text, false)
}

/// Decoded as a value of a form (WHATWG URL, section 5.1): a `+` is a space.
pub(crate) fn form_decoded(text: &str) -> String {
    decode(text, true)
}

fn decode(text: &str, plus: bool) -> String {
    if !text.bytes().any(|byte| byte == b'%' || (plus && byte == b'+')) {
        return text.to_owned();
    }
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        rest = behind;
        bytes.push(match (first, behind) {
            (b'+', _) if plus => b' ',
            (b'%', [high, low, after @ ..]) => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => {
                    rest = after;
                    high << 4 | low
                }
                _ => b'%',
            },
            _ => first,
        });
    }
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

#[cfg(test)]
mod tests {
    use accordant_document::{LoadOptions, load_text};
    use accordant_model::Contract;

    use super::*;

    fn routes(paths: &[&str], servers: &str) -> Routes {
        let mut text = format!("openapi: 3.1.0\ninfo: {{title: a, version: '1'}}\nservers: {servers}\npaths:\n");
        for path in paths {
            let (method, path) = path.split_once(' ').unwrap_or(("get", path));
            text.push_str(&format!("  '{path}': {{{method}: {{responses: {{}}}}}}\n"));
        }
        let (documents, findings) = load_text("a.yaml", &text, &LoadOptions::default());
        let contract = Contract::read(documents, findings);
        Routes::new(contract.http().expect("an API"))
    }

    fn found(routes: &Routes, method: &str, path: &str) -> Result<(usize, String), Unrouted> {
        routes.find(method, path).map(|routed| (routed.operation, routed.values.join("|")))
    }

    #[test]
    fn literals_come_before_templates_and_methods_choose_among_paths() {
        let routes =
            routes(&["/users/{id}", "/users/me", "delete /users/{name}/", "/users/{id}.json", "/c/{a}...{b}"], "[]");
        assert_eq!(found(&routes, "GET", "/users/me"), Ok((1, String::new())));
        assert_eq!(found(&routes, "HEAD", "/users/7"), Ok((0, "7".into())));
        assert_eq!(found(&routes, "GET", "/users/7.json"), Ok((3, "7".into())));
        assert_eq!(found(&routes, "GET", "/c/a%2Fb...c...d"), Ok((4, "a/b|c...d".into())));
        assert_eq!(found(&routes, "DELETE", "/users/7/"), Ok((2, "7".into())));
        assert_eq!(found(&routes, "POST", "/users/me"), Err(Unrouted::Method(vec!["GET".into(), "HEAD".into()])));
        assert_eq!(found(&routes, "GET", "/users/"), Err(Unrouted::Path));
        assert_eq!(found(&routes, "GET", "/users/7/8"), Err(Unrouted::Path));
    }

    #[test]
    fn the_path_of_a_server_may_stand_before() {
        let routes = routes(
            &["/users", "/"],
            "[{url: 'https://a.example/v1/'}, {url: '{base}', variables: {base: {default: /v2}}}]",
        );
        assert_eq!(found(&routes, "GET", "/v1/users"), Ok((0, String::new())));
        assert_eq!(found(&routes, "GET", "/v2/users"), Ok((0, String::new())));
        assert_eq!(found(&routes, "GET", "/users"), Ok((0, String::new())));
        assert_eq!(found(&routes, "GET", "/v1"), Ok((1, String::new())));
        assert_eq!(found(&routes, "GET", "/v3/users"), Err(Unrouted::Path));
    }
}
