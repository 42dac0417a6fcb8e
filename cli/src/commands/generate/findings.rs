//! Findings about files and templates, which stand in no document.

use std::path::Path;

use accordant_generators::output::{State, Step, unified};
use accordant_generators::{TemplateFault, ids};

use super::jobs::Job;
use crate::output::frame::frame;
use crate::output::resolve::Resolver;
use crate::output::view::{FindingView, LocationView, Severity};

/// What a file has to tell: all that differs where folders are compared, else what is in the way or left behind.
pub(super) fn drift(step: &Step, job: &Job, compared: bool, force: bool, resolver: &Resolver) -> Option<FindingView> {
    let path = &step.path;
    let told = compared || step.state.is_in_the_way(force) || step.state == State::Abandoned;
    let (rule, severity, message, help) = match step.state {
        State::Unchanged => return None,
        _ if !told => return None,
        State::New | State::Missing => (
            ids::FILE_MISSING,
            Severity::Error,
            format!("`{path}` is not there"),
            "run `accordant generate`, and commit what it writes",
        ),
        State::Stale => (
            ids::FILE_STALE,
            Severity::Error,
            format!("`{path}` is out of date"),
            "run `accordant generate`, and commit what it writes",
        ),
        State::Orphan => (
            ids::FILE_ORPHAN,
            Severity::Error,
            format!("`{path}` is no longer generated"),
            "run `accordant generate`: it removes the file",
        ),
        State::Edited => (
            ids::FILE_EDITED,
            Severity::Error,
            format!("`{path}` was edited after it was generated"),
            "move the edit into the document, an option or a template, list the file under `keep`, or undo the edit with \
             `accordant generate --force`",
        ),
        State::Foreign => (
            ids::FILE_FOREIGN,
            Severity::Error,
            format!("`{path}` is in the way, and Accordant did not write it"),
            "generate into a folder of its own, list the file under `keep`, or overwrite it with --force",
        ),
        State::Blocked => (
            ids::FILE_FOREIGN,
            Severity::Error,
            format!("`{path}` is in the way, and is no file"),
            "generate into a folder of its own, or move it away",
        ),
        State::Abandoned => (
            ids::FILE_ORPHAN,
            Severity::Warning,
            format!("`{path}` is no longer generated and was edited: it stays, and is yours"),
            "keep it or remove it; Accordant does not look at it any more",
        ),
    };
    let diff = match (step.state, &step.on_disk, &step.generated) {
        (State::Edited | State::Stale | State::Foreign, Some(on_disk), Some(generated)) => {
            Some(unified(path, on_disk, &generated.text))
        }
        _ => None,
    };
    let line = diff.as_deref().and_then(first_line).unwrap_or(1);
    let place = LocationView {
        file: resolver.name(&job.out.join(Path::new(path)).to_string_lossy()),
        line,
        column: 1,
        pointer: None,
        frame: None,
    };
    let diff = diff.map(|text| resolver.text(&text));
    Some(FindingView { diff, ..resolver.own_finding(rule, severity, &message, help, place) })
}

/// The first line of a file that a unified difference speaks of: `@@ -12,7 +12,9 @@`.
fn first_line(diff: &str) -> Option<u32> {
    let mut lines = diff.lines().skip_while(|line| !line.starts_with("@@"));
    let start: u32 = lines.next()?.split(['-', ',', ' ']).find_map(|part| part.parse().ok())?;
    let same = lines.take_while(|line| line.starts_with(' ')).count();
    Some((start + u32::try_from(same).ok()?).max(1))
}

/// What is wrong with the templates of a job.
pub(super) fn template_faults(faults: &[TemplateFault], job: &Job, resolver: &Resolver) -> Vec<FindingView> {
    let own = |fault: &TemplateFault| {
        let file = job.templates.as_ref().map(|folder| folder.join(&fault.template));
        file.and_then(|file| Some((std::fs::read_to_string(&file).ok()?, file)))
    };
    faults
        .iter()
        .map(|fault| {
            let (file, frame) = match own(fault) {
                Some((text, file)) => (resolver.name(&file.to_string_lossy()), marked(&text, fault)),
                None => (format!("built-in {}", fault.template), None),
            };
            let place =
                LocationView { file, line: fault.line.max(1), column: fault.column.max(1), pointer: None, frame };
            resolver.own_finding(ids::TEMPLATE, Severity::Error, &fault.message, &fault.help, place)
        })
        .collect()
}

/// The lines around a fault, with its tag marked.
fn marked(text: &str, fault: &TemplateFault) -> Option<crate::output::view::Frame> {
    let above = usize::try_from(fault.line.checked_sub(1)?).ok()?;
    let line_start: usize = text.split_inclusive('\n').take(above).map(str::len).sum();
    let line = text.get(line_start..)?.lines().next()?;
    let column = usize::try_from(fault.column.saturating_sub(1)).ok()?;
    let at = line.char_indices().nth(column).map_or(line.len(), |(at, _)| at);
    let rest = line.get(at..)?;
    let end = rest.find("}}").map_or(rest.len(), |end| {
        end + rest.get(end..).map_or(0, |tail| tail.len() - tail.trim_start_matches('}').len())
    });
    frame(text, line_start + at..line_start + at + end, fault.line, line_start)
}

#[cfg(test)]
mod tests {
    use super::first_line;

    #[test]
    fn a_difference_begins_where_something_differs() {
        assert_eq!(first_line("--- a\n+++ b\n@@ -12,7 +12,9 @@\n one\n two\n-three\n+3\n"), Some(14));
        assert_eq!(first_line("@@ -1 +1 @@\n-a\n+b\n"), Some(1));
        assert_eq!(first_line("@@ -0,0 +1 @@\n+b\n"), Some(1));
        assert_eq!(first_line(""), None);
    }
}
