//! Places from the top of the git repository: annotations attach there, wherever the command was run.

use std::borrow::Cow;
use std::path::Path;

use super::view::{FindingView, LocationView, ReportView};

/// The report with the names of files as seen from the top; itself where there is no repository, or this is its top.
pub(crate) fn from_top(report: &ReportView) -> Cow<'_, ReportView> {
    let below = std::env::current_dir().ok().and_then(|current| below_top(&current)).unwrap_or_default();
    if below.is_empty() {
        return Cow::Borrowed(report);
    }
    let mut report = report.clone();
    for finding in &mut report.findings {
        let FindingView { base, revision, related, .. } = finding;
        let places = [base, revision].into_iter().flatten();
        for place in places.chain(related.iter_mut().map(|related| &mut related.location)) {
            renamed(place, &below);
        }
    }
    let interactions = report.replay.iter_mut().flat_map(|replay| &mut replay.interactions);
    interactions.filter_map(|interaction| interaction.place.as_mut()).for_each(|place| renamed(place, &below));
    Cow::Owned(report)
}

fn renamed(place: &mut LocationView, below: &str) {
    if let Some(file) = seen_from_top(&place.file, below) {
        place.file = file;
    }
}

/// The way from the top of the repository to a folder in it, with `/` between names.
fn below_top(folder: &Path) -> Option<String> {
    let top = folder.ancestors().find(|folder| folder.join(".git").exists())?;
    let names = folder.strip_prefix(top).ok()?.components();
    let names: Vec<_> = names.map(|name| name.as_os_str().to_string_lossy().into_owned()).collect();
    Some(names.join("/"))
}

/// `None` for what is no file of the repository.
fn seen_from_top(file: &str, below: &str) -> Option<String> {
    if file.starts_with("git:") || file.contains("://") || file == "-" || file.starts_with('<') || file.starts_with('/')
    {
        return None;
    }
    let mut names: Vec<&str> = below.split('/').collect();
    for name in file.split('/') {
        match name {
            "." => {}
            ".." => {
                names.pop()?;
            }
            name => names.push(name),
        }
    }
    Some(names.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_from_the_top() {
        let seen = |file| seen_from_top(file, "services/shop");
        assert_eq!(seen("openapi.yaml").as_deref(), Some("services/shop/openapi.yaml"));
        assert_eq!(seen("../common/a.yaml").as_deref(), Some("services/common/a.yaml"));
        assert_eq!(seen("../../../elsewhere.yaml"), None);
        for other in ["git:main:openapi.yaml", "https://example.com/a.yaml", "-", "<stdin>", "/etc/a.yaml"] {
            assert_eq!(seen(other), None, "{other}");
        }
    }
}
