//! Finds and reads accordant.yaml for the commands that it concerns.

use std::path::{Path, PathBuf};

use crate::config::{self, Config, Faulty};
use crate::failure::Failure;
use crate::output::resolve::{Resolver, Side, finish, judge};
use crate::output::view::ReportView;
use crate::rule::SECRET_WRITTEN;

/// The configuration, or the report of what is wrong with it.
pub(super) enum Settings {
    Sound(Box<Config>),
    Faulty(ReportView),
}

/// Without a file there is nothing to say, and every default holds.
pub(super) fn settings(given: Option<&Path>) -> anyhow::Result<Settings> {
    let path = match given {
        Some(path) => Some(path.to_path_buf()),
        None => std::env::current_dir().ok().and_then(|current| config::find(&current)),
    };
    let Some(path) = path else { return Ok(Settings::Sound(Box::default())) };
    let name = path.display().to_string();
    let text = read(&path)?;
    Ok(match Config::read(&name, &text, &folder(&path)) {
        Ok(config) => Settings::Sound(Box::new(config)),
        Err(faulty) => Settings::Faulty(faults(&faulty)),
    })
}

/// The folder of a configuration, as seen from the current one where it is there.
fn folder(path: &Path) -> PathBuf {
    let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
    match std::env::current_dir() {
        Ok(current) if current == folder => PathBuf::new(),
        _ => folder,
    }
}

/// The text of a file that the user named.
pub(super) fn read(path: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(path).map_err(|error| {
        Failure::new(format!("the file cannot be read: {error}"))
            .at(path.display().to_string())
            .help("check the path; it is relative to the current directory")
            .into()
    })
}

/// The report of a faulty file: no question was asked.
pub(super) fn faults(faulty: &Faulty) -> ReportView {
    let resolver = Resolver::new([]);
    let mut view = ReportView { command: "config", semver: "none", ..ReportView::default() };
    view.findings = faulty
        .findings
        .iter()
        .map(|finding| resolver.document_finding(finding, &faulty.documents, Side::Revision))
        .collect();
    if faulty.findings.iter().any(|finding| finding.rule == SECRET_WRITTEN) {
        let places = view.findings.iter_mut().flat_map(|finding| [&mut finding.base, &mut finding.revision]);
        places.flatten().for_each(|place| place.frame = None);
    }
    finish(&mut view);
    judge(&mut view, "error", true, |_| false);
    view
}
