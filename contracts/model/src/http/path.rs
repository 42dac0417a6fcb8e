//! Path templates, compared by shape: a renamed path parameter is not another path.

use std::fmt;

use smol_str::SmolStr;

/// A path with `{name}` templates (OpenAPI 3.1.1, section 4.8.8.1).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PathTemplate {
    raw: SmolStr,
    shape: SmolStr,
    names: Vec<SmolStr>,
}

impl PathTemplate {
    /// Any text is taken; a brace without its partner stands for itself.
    pub fn new(raw: &str) -> Self {
        let mut shape = String::with_capacity(raw.len());
        let mut names = Vec::new();
        let mut rest = raw;
        while let Some(open) = rest.find('{') {
            let Some(close) = rest[open..].find('}').map(|close| open + close) else { break };
            shape.push_str(&rest[..open]);
            shape.push_str("{}");
            names.push(SmolStr::new(&rest[open + 1..close]));
            rest = &rest[close + 1..];
        }
        shape.push_str(rest);
        Self { raw: SmolStr::new(raw), shape: SmolStr::new(shape), names }
    }

    /// The path as it was written.
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// The path with its parameter names left out: `/users/{}`. Equal shapes are the same route.
    pub fn shape(&self) -> &str {
        &self.shape
    }

    /// The path with its templates replaced, as far as `value` gives something for their names.
    pub fn filled(&self, value: impl Fn(&str) -> Option<String>) -> String {
        let mut filled = String::with_capacity(self.raw.len());
        let mut rest = self.raw.as_str();
        for name in &self.names {
            let Some((before, after)) =
                rest.split_once('{').and_then(|(before, inner)| Some((before, inner.split_once('}')?.1)))
            else {
                break;
            };
            filled.push_str(before);
            match value(name) {
                Some(value) => filled.push_str(&value),
                None => filled.push_str(&format!("{{{name}}}")),
            }
            rest = after;
        }
        filled.push_str(rest);
        filled
    }

    /// The names of the templates, in order.
    pub fn names(&self) -> &[SmolStr] {
        &self.names
    }
}

impl fmt::Display for PathTemplate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.raw)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_without_a_value_stay() {
        let path = PathTemplate::new("/a/{b}/c{d}.{e}/f{");
        let filled = path.filled(|name| (name != "d").then(|| name.to_uppercase()));
        assert_eq!(filled, "/a/B/c{d}.E/f{");
    }

    #[test]
    fn shape_leaves_out_names_wherever_they_stand() {
        for (raw, shape, names) in [
            ("/users/{id}", "/users/{}", vec!["id"]),
            ("/compare/{base}...{head}", "/compare/{}...{}", vec!["base", "head"]),
            ("/a/{b}/", "/a/{}/", vec!["b"]),
            ("/odd/{open", "/odd/{open", vec![]),
            ("/plain", "/plain", vec![]),
        ] {
            let path = PathTemplate::new(raw);
            assert_eq!((path.shape(), path.raw()), (shape, raw));
            assert_eq!(path.names(), names);
        }
    }
}
