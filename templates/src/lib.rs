//! The templates of what Accordant writes, found by name.
//!
//! A crate of their own, so that a published package carries the files and a user's build needs no folder beside it.

/// A template by its path under this crate, such as `report/page.hbs`.
#[must_use]
pub fn template(name: &str) -> Option<&'static str> {
    TEMPLATES.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// Every template with its name, sorted.
pub const TEMPLATES: &[(&str, &str)] = &[
    ("report/finding.hbs", include_str!("../report/finding.hbs")),
    ("report/frame.hbs", include_str!("../report/frame.hbs")),
    ("report/message.hbs", include_str!("../report/message.hbs")),
    ("report/page.hbs", include_str!("../report/page.hbs")),
    ("report/script.js", include_str!("../report/script.js")),
    ("report/style.css", include_str!("../report/style.css")),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_and_unique() {
        assert!(TEMPLATES.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn a_template_is_found_by_its_name_only() {
        assert!(template("report/page.hbs").is_some_and(|text| text.starts_with("<!doctype html>")));
        assert_eq!(template("report/pages.hbs"), None);
    }
}
