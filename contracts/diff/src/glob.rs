//! Patterns for paths and subjects: `*` within a segment, `**` across segments, `?` for one character.

/// Whether the whole text matches. Linear in the text for each star: two positions are kept, never a stack.
pub(crate) fn matches(pattern: &str, text: &str) -> bool {
    let pattern: Vec<char> = pattern.chars().collect();
    let text: Vec<char> = text.chars().collect();
    let (mut at, mut here) = (0, 0);
    // Where to go on when what follows a star fails: the last star within a segment, and the last across segments.
    let mut inner: Option<(usize, usize)> = None;
    let mut outer: Option<(usize, usize)> = None;
    loop {
        match (pattern.get(at), text.get(here)) {
            (Some('*'), _) if pattern.get(at + 1) == Some(&'*') => {
                outer = Some((at + 2, here));
                inner = None;
                at += 2;
            }
            (Some('*'), _) => {
                inner = Some((at + 1, here));
                at += 1;
            }
            (None, None) => return true,
            (Some(wanted), Some(found)) if wanted == found || (*wanted == '?' && *found != '/') => {
                at += 1;
                here += 1;
            }
            _ => {
                if let Some((resume, from)) = inner
                    && text.get(from).is_some_and(|skipped| *skipped != '/')
                {
                    inner = Some((resume, from + 1));
                    (at, here) = (resume, from + 1);
                } else if let Some((resume, from)) = outer
                    && from < text.len()
                {
                    outer = Some((resume, from + 1));
                    inner = None;
                    (at, here) = (resume, from + 1);
                } else {
                    return false;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn stars_stay_in_their_segment_unless_doubled() {
        for (pattern, text, expected) in [
            ("/users/*", "/users/{id}", true),
            ("/users/*", "/users/{id}/orders", false),
            ("/users/**", "/users/{id}/orders", true),
            ("**/orders", "/users/{id}/orders", true),
            ("/a/*/c/**/e", "/a/b/c/d/d/e", true),
            ("/a/*/c", "/a/b/b/c", false),
            ("/a/?", "/a/b", true),
            ("", "", true),
            ("*", "", true),
            ("*b", "aab", true),
            ("User.*", "User.name", true),
        ] {
            assert_eq!(matches(pattern, text), expected, "{pattern} {text}");
        }
    }
}
