use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

use super::apply::STAGING;
use super::{Digest, Manifest, OutputError, OutputFile, Plan, State, Written};
use crate::naming::NameLock;

fn files(texts: &[(&str, &str)]) -> Vec<OutputFile> {
    let file = |(path, text): &(&str, &str)| OutputFile {
        path: (*path).to_owned(),
        text: (*text).to_owned(),
        template: "typescript/x.hbs",
    };
    texts.iter().map(file).collect()
}

fn manifest() -> Manifest {
    Manifest {
        version: Manifest::VERSION,
        generator: "0.1.0".to_owned(),
        target: "typescript".to_owned(),
        source: Digest::of(b"source"),
        inputs: Digest::of(b"inputs"),
        types: 1,
        warnings: Vec::new(),
        consumer: "pets".to_owned(),
        operations: vec!["GET /pets".to_owned()],
        files: BTreeMap::new(),
        names: NameLock::default(),
    }
}

fn plan(folder: &TempDir, texts: &[(&str, &str)]) -> Plan {
    Plan::new(folder.path(), files(texts), manifest(), &[]).expect("the folder can be compared")
}

fn write(folder: &TempDir, texts: &[(&str, &str)]) -> Written {
    plan(folder, texts).apply(false).expect("the folder can be written")
}

fn states(plan: &Plan) -> Vec<(&str, State)> {
    plan.steps.iter().map(|step| (step.path.as_str(), step.state)).collect()
}

/// Everything below a folder with its text.
fn tree(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("readable").map(|entry| entry.expect("readable")) {
        let name = entry.file_name().into_string().expect("plain names");
        if entry.path().is_dir() {
            found.extend(tree(&entry.path()).into_iter().map(|(path, text)| (format!("{name}/{path}"), text)));
        } else {
            found.insert(name, fs::read_to_string(entry.path()).expect("text"));
        }
    }
    found
}

const TWO: &[(&str, &str)] = &[("src/a.ts", "a\n"), ("src/deep/b.ts", "b\n")];

#[test]
fn what_is_written_is_current_and_stays_untouched() {
    let folder = TempDir::new().expect("a temporary folder");
    let before = plan(&folder, TWO);
    assert_eq!(states(&before), [("src/a.ts", State::New), ("src/deep/b.ts", State::New)]);
    assert!(tree(folder.path()).is_empty(), "a plan writes nothing");
    assert_eq!(before.apply(false).ok(), Some(Written { added: 2, ..Written::default() }));

    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000);
    for path in ["src/a.ts", "src/deep/b.ts", Manifest::FILE] {
        let file = fs::File::options().write(true).open(folder.path().join(path)).expect("written");
        file.set_modified(long_ago).expect("time stamps can be set");
    }
    let first = tree(folder.path());
    for _ in 0..20 {
        let again = plan(&folder, TWO);
        assert!(again.is_current());
        assert_eq!(again.apply(false).ok(), Some(Written { unchanged: 2, ..Written::default() }));
        assert_eq!(tree(folder.path()), first);
    }
    for path in ["src/a.ts", "src/deep/b.ts", Manifest::FILE] {
        let modified = fs::metadata(folder.path().join(path)).and_then(|found| found.modified());
        assert_eq!(modified.ok(), Some(long_ago), "{path}");
    }
}

#[test]
fn another_build_that_writes_the_same_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    write(&folder, &[("a.ts", "1")]);
    let before = tree(folder.path());
    let another = || Manifest { inputs: Digest::of(b"another build"), ..manifest() };
    let again = Plan::new(folder.path(), files(&[("a.ts", "1")]), another(), &[]).expect("it can be compared");
    again.apply(false).expect("it can be written");
    assert_eq!(tree(folder.path()), before);
    let stale = Plan::new(folder.path(), files(&[("a.ts", "2")]), another(), &[]).expect("it can be compared");
    stale.apply(false).expect("it can be written");
    let written = Plan::manifest(folder.path()).expect("it can be read").map(|manifest| manifest.inputs);
    assert_eq!(written, Some(Digest::of(b"another build")));
}

#[test]
fn stale_files_are_written_and_orphans_removed_with_their_folders() {
    let folder = TempDir::new().expect("a temporary folder");
    write(&folder, TWO);
    let next = [("src/a.ts", "new\n")];
    let plan = plan(&folder, &next);
    assert_eq!(states(&plan), [("src/a.ts", State::Stale), ("src/deep/b.ts", State::Orphan)]);
    assert_eq!(plan.steps[0].on_disk.as_deref(), Some("a\n"));
    assert_eq!(plan.apply(false).ok(), Some(Written { changed: 1, removed: 1, ..Written::default() }));
    assert_eq!(tree(folder.path()).keys().collect::<Vec<_>>(), [Manifest::FILE, "src/a.ts"]);
    assert!(!folder.path().join("src/deep").exists());
}

#[test]
fn what_is_gone_is_written_again() {
    let folder = TempDir::new().expect("a temporary folder");
    write(&folder, TWO);
    fs::remove_file(folder.path().join("src/a.ts")).expect("removable");
    assert_eq!(states(&plan(&folder, TWO))[0], ("src/a.ts", State::Missing));
    assert_eq!(write(&folder, TWO), Written { added: 1, unchanged: 1, ..Written::default() });
}

#[test]
fn edited_and_foreign_files_stop_everything_unless_told() {
    let folder = TempDir::new().expect("a temporary folder");
    write(&folder, TWO);
    fs::write(folder.path().join("src/a.ts"), "mine\n").expect("writable");
    fs::write(folder.path().join("src/c.ts"), "never ours\n").expect("writable");
    let before = tree(folder.path());

    let next = [("src/a.ts", "a\n"), ("src/c.ts", "c\n"), ("src/d.ts", "d\n")];
    let plan = plan(&folder, &next);
    assert_eq!(
        states(&plan),
        [
            ("src/a.ts", State::Edited),
            ("src/c.ts", State::Foreign),
            ("src/d.ts", State::New),
            ("src/deep/b.ts", State::Orphan),
        ]
    );
    assert!(matches!(plan.apply(false), Err(OutputError::Refused)));
    assert_eq!(tree(folder.path()), before);

    let told = Written { added: 1, changed: 2, removed: 1, overwritten: 2, ..Written::default() };
    assert_eq!(plan.apply(true).ok(), Some(told));
    assert_eq!(fs::read_to_string(folder.path().join("src/c.ts")).ok().as_deref(), Some("c\n"));
}

#[test]
fn an_edited_file_that_is_generated_no_longer_stays_whoever_tells() {
    let folder = TempDir::new().expect("a temporary folder");
    write(&folder, TWO);
    fs::write(folder.path().join("src/a.ts"), "mine\n").expect("writable");
    let next = [("src/deep/b.ts", "b\n")];
    let plan = plan(&folder, &next);
    assert_eq!(states(&plan)[0], ("src/a.ts", State::Abandoned));
    assert!(plan.apply(true).is_ok());
    assert_eq!(fs::read_to_string(folder.path().join("src/a.ts")).ok().as_deref(), Some("mine\n"));
    // From now on it is nobody's business.
    assert_eq!(states(&self::plan(&folder, &next)), [("src/deep/b.ts", State::Unchanged)]);
}

#[test]
fn a_folder_in_the_way_is_never_removed() {
    let folder = TempDir::new().expect("a temporary folder");
    fs::create_dir_all(folder.path().join("src/a.ts")).expect("writable");
    fs::write(folder.path().join("src/a.ts/mine.txt"), "mine").expect("writable");
    let plan = plan(&folder, TWO);
    assert_eq!(states(&plan)[0], ("src/a.ts", State::Blocked));
    assert!(matches!(plan.apply(true), Err(OutputError::Refused)));
    assert_eq!(tree(folder.path()).len(), 1);
}

#[test]
fn what_the_user_took_over_is_neither_written_nor_compared() {
    let folder = TempDir::new().expect("a temporary folder");
    write(&folder, TWO);
    fs::write(folder.path().join("src/a.ts"), "mine\n").expect("writable");
    let keep = ["src/a.ts".to_owned(), "src/deep/".to_owned()];
    let next = [("src/a.ts", "x\n"), ("src/deep/b.ts", "y\n"), ("src/c.ts", "c\n")];
    let plan = Plan::new(folder.path(), files(&next), manifest(), &keep).expect("comparable");
    assert_eq!(states(&plan), [("src/c.ts", State::New)]);
    assert!(plan.apply(false).is_ok());
    let after = tree(folder.path());
    assert_eq!(after.get("src/a.ts").map(String::as_str), Some("mine\n"));
    assert_eq!(after.get("src/deep/b.ts").map(String::as_str), Some("b\n"));
}

#[test]
fn a_write_that_fails_leaves_what_was_there() {
    let folder = TempDir::new().expect("a temporary folder");
    write(&folder, TWO);
    // Where a folder is needed a file of somebody else stands: the system refuses in the midst of moving.
    fs::write(folder.path().join("src/z"), "a file").expect("writable");
    let before = tree(folder.path());
    let next = [("src/a.ts", "new\n"), ("src/z/c.ts", "c\n")];
    let failed = plan(&folder, &next).apply(false);
    assert!(matches!(failed, Err(OutputError::Write { .. })), "{failed:?}");
    assert_eq!(tree(folder.path()), before);
}

#[test]
fn what_an_interrupted_run_wrote_is_ours() {
    let folder = TempDir::new().expect("a temporary folder");
    write(&folder, TWO);
    // As if the power had gone after the first move: the file is new, the manifest old, the staging folder there.
    let next = [("src/a.ts", "new\n"), ("src/c.ts", "c\n")];
    let staging = folder.path().join(STAGING);
    fs::create_dir(&staging).expect("writable");
    fs::write(staging.join(Manifest::FILE), &plan(&folder, &next).manifest).expect("writable");
    fs::write(folder.path().join("src/a.ts"), "new\n").expect("writable");

    let other = [("src/a.ts", "newest\n")];
    let plan = plan(&folder, &other);
    assert_eq!(states(&plan), [("src/a.ts", State::Stale), ("src/deep/b.ts", State::Orphan)]);
    assert!(plan.apply(false).is_ok());
    assert_eq!(tree(folder.path()).keys().collect::<Vec<_>>(), [Manifest::FILE, "src/a.ts"]);
}

#[test]
fn what_an_interrupted_run_staged_is_cleared_away() {
    let folder = TempDir::new().expect("a temporary folder");
    write(&folder, TWO);
    let first = tree(folder.path());
    let staging = folder.path().join(STAGING);
    // As if it had been killed before anything was staged, while the manifest was written, and in the midst of the files.
    for (file, text) in [("0", ""), (Manifest::FILE, "{\"version\": 1, \"gen"), ("1", "half a fi")] {
        fs::create_dir_all(&staging).expect("writable");
        fs::write(staging.join(file), text).expect("writable");
        let again = plan(&folder, TWO);
        assert!(again.is_current(), "{file}");
        assert!(again.apply(false).is_ok(), "{file}");
        assert_eq!(tree(folder.path()), first, "{file}");
    }
}

#[test]
fn a_checkout_with_other_ends_of_lines_is_no_edit() {
    let folder = TempDir::new().expect("a temporary folder");
    write(&folder, TWO);
    fs::write(folder.path().join("src/a.ts"), "a\r\n").expect("writable");
    assert!(plan(&folder, TWO).is_current());
    assert_eq!(states(&plan(&folder, &[("src/a.ts", "x\n")]))[0], ("src/a.ts", State::Stale));
}

#[test]
fn nothing_is_written_outside_of_the_folder() {
    let folder = TempDir::new().expect("a temporary folder");
    for path in ["../a.ts", "/etc/a.ts", "src/../../a.ts"] {
        let plan = Plan::new(folder.path(), files(&[(path, "x")]), manifest(), &[]);
        assert!(matches!(plan, Err(OutputError::Path { .. })), "{path}");
    }
    let twice = Plan::new(folder.path(), files(&[("src/Pet.ts", "x"), ("src/pet.ts", "y")]), manifest(), &[]);
    assert!(matches!(twice, Err(OutputError::Twice { .. })));
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let folder = TempDir::new().expect("a temporary folder");
    let elsewhere = TempDir::new().expect("a temporary folder");
    std::os::unix::fs::symlink(elsewhere.path(), folder.path().join("src")).expect("links can be made");
    let plan = Plan::new(folder.path(), files(TWO), manifest(), &[]);
    assert!(matches!(plan, Err(OutputError::Link { .. })), "{plan:?}");

    let folder = TempDir::new().expect("a temporary folder");
    fs::write(elsewhere.path().join("secret"), "theirs").expect("writable");
    fs::create_dir(folder.path().join("src")).expect("writable");
    std::os::unix::fs::symlink(elsewhere.path().join("secret"), folder.path().join("src/a.ts")).expect("links");
    let plan = self::plan(&folder, TWO);
    assert_eq!(states(&plan)[0], ("src/a.ts", State::Blocked));
    assert!(plan.apply(true).is_err());
    assert_eq!(fs::read_to_string(elsewhere.path().join("secret")).ok().as_deref(), Some("theirs"));
}

#[test]
fn a_manifest_of_another_version_is_refused() {
    let folder = TempDir::new().expect("a temporary folder");
    for (text, message) in [
        ("{\"version\": 2, \"new\": true}", "it has version 2, and this Accordant reads version 1"),
        ("no json", "it is no manifest of Accordant"),
        ("{}", "it is no manifest of Accordant"),
    ] {
        fs::write(folder.path().join(Manifest::FILE), text).expect("writable");
        let refused =
            Plan::new(folder.path(), files(TWO), manifest(), &[]).map(|_| ()).map_err(|error| error.to_string());
        assert!(refused.as_ref().is_err_and(|error| error.contains(message)), "{refused:?}");
    }
}

#[test]
fn a_folder_is_unchanged_only_while_every_file_is_as_the_manifest_lists_it() {
    let folder = TempDir::new().expect("a temporary folder");
    write(&folder, TWO);
    let unchanged = || {
        let manifest = Plan::manifest(folder.path()).expect("readable").expect("written");
        Plan::unchanged(folder.path(), &manifest).expect("comparable")
    };
    let before = tree(folder.path());
    let found = unchanged().expect("nothing happened");
    assert!(found.is_current() && found.steps.len() == 2);
    assert_eq!(found.apply(false).ok(), Some(Written { unchanged: 2, ..Written::default() }));
    assert_eq!(tree(folder.path()), before);

    fs::write(folder.path().join("src/a.ts"), "mine\n").expect("writable");
    assert!(unchanged().is_none(), "edited");
    fs::remove_file(folder.path().join("src/a.ts")).expect("removable");
    assert!(unchanged().is_none(), "gone");
    fs::write(folder.path().join("src/a.ts"), "a\r\n").expect("writable");
    assert!(unchanged().is_some(), "only the ends of its lines are others");
    fs::create_dir(folder.path().join(STAGING)).expect("writable");
    assert!(unchanged().is_none(), "an interrupted run has to be cleared away");
}

#[test]
fn a_manifest_reads_back() {
    let written = manifest().write().expect("plain data");
    let read = Manifest::read(&written).expect("and reads back");
    assert_eq!(read.write().ok(), Some(written));
}
