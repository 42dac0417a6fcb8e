//! What generation tells of: a page each under `rules/`.

accordant_document::rule_pages! {
    CHOICES_MERGED = "generate-choices-merged",
    CONTRADICTION = "generate-contradiction",
    DISCRIMINATOR_IGNORED = "generate-discriminator-ignored",
    ENUM_CONTRADICTS_TYPE = "generate-enum-contradicts-type",
    FILE_EDITED = "generate-file-edited",
    FILE_FOREIGN = "generate-file-foreign",
    FILE_MISSING = "generate-file-missing",
    FILE_ORPHAN = "generate-file-orphan",
    FILE_STALE = "generate-file-stale",
    NAME_CHANGED = "generate-name-changed",
    PAGINATION_MISFIT = "generate-pagination-misfit",
    PATH_PARAMETER_WITHOUT_PLACE = "generate-path-parameter-without-place",
    RECURSIVE_ALIAS = "generate-recursive-alias",
    REPEATED_OPERATION_ID = "generate-repeated-operation-id",
    TEMPLATE = "generate-template",
    TOO_DEEP = "generate-too-deep",
    TOO_LARGE = "generate-too-large",
    TYPE_WIDENED = "generate-type-widened",
    UNDECLARED_PATH_PARAMETER = "generate-undeclared-path-parameter",
    XML_AS_TEXT = "generate-xml-as-text",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_listed_in_order_and_whole() {
        assert!(rules().windows(2).all(|pair| pair[0].id < pair[1].id));
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
        let pages = std::fs::read_dir(folder).expect("the folder can be listed").count();
        // Beside the pages stands the README.
        assert_eq!(rules().len(), pages - 1);
        for rule in rules() {
            let headings: Vec<&str> = rule.text.lines().filter_map(|line| line.strip_prefix("## ")).collect();
            assert!(headings.starts_with(&["Why it matters", "Example", "Instead"]), "{}: {headings:?}", rule.id);
            assert!(rule.id.starts_with("generate-") && rule.text.contains("\n- level: "), "{}", rule.id);
        }
    }
}
