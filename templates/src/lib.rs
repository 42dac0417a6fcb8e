//! The templates of what Accordant writes, found by name.
//!
//! A crate of their own, so that a published package carries the files and a user's build needs no folder beside it.
//! The list is made by the build script: every file of the folders is in it.

// Every template with its name, sorted: the constant `TEMPLATES`.
include!(concat!(env!("OUT_DIR"), "/templates.rs"));

/// A template by its path under this crate, such as `report/page.hbs`.
#[must_use]
pub fn template(name: &str) -> Option<&'static str> {
    let at = TEMPLATES.binary_search_by(|(known, _)| (*known).cmp(name)).ok()?;
    TEMPLATES.get(at).map(|(_, text)| *text)
}

/// The templates of one folder, sorted by name: `typescript`, `dart`, `report`.
pub fn folder(name: &str) -> impl Iterator<Item = (&'static str, &'static str)> + '_ {
    TEMPLATES.iter().copied().filter(move |(known, _)| known.split_once('/').is_some_and(|(folder, _)| folder == name))
}

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

    #[test]
    fn a_folder_gives_its_own_templates_only() {
        assert!(folder("report").count() > 3);
        assert!(folder("report").all(|(name, _)| name.starts_with("report/")));
        assert_eq!(folder("repo").count(), 0);
    }
}
