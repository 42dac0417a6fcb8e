use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::*;
use crate::{At, DocumentId, ReferenceError};

/// A folder of its own for one test, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("accordant-load-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder for the test");
        Self(path.canonicalize().expect("its path"))
    }

    fn write(&self, path: &str, text: &str) -> PathBuf {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("its folder");
        fs::write(&path, text).expect("the file");
        path
    }

    fn git(&self, arguments: &[&str]) {
        let done = Command::new("git")
            .arg("-C")
            .arg(&self.0)
            .args(["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "init.defaultBranch=main"])
            .args(arguments)
            .output()
            .expect("git runs");
        assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn load_path(path: &Path, options: &LoadOptions) -> (Documents, Vec<Finding>) {
    load(&[Source::Path(path.to_owned())], options).expect("the root document")
}

/// What the member `key` of the root document refers to.
fn target(documents: &Documents, key: &str) -> Result<String, ReferenceError> {
    let root = documents.root(DocumentId(0));
    let node = documents.node(root).get(key).expect(key);
    let at = At { document: root.document, node: node.id() };
    let reference = node.get("$ref").and_then(|text| text.as_str()).expect("a reference");
    let found = documents.resolve(at, reference)?;
    let location = documents.locate(documents.origin(found));
    Ok(format!("{}#{}", location.file, location.pointer.unwrap_or_default()))
}

#[test]
fn references_reach_other_files_transitively_and_back() {
    let folder = Folder::new("transitive");
    let root = folder.write(
        "api/openapi.yaml",
        "a: {$ref: 'schemas/a.json#/A'}\nb: {$ref: './schemas/with%20space.yaml'}\nc: {$ref: '#/a'}\nd: {$ref: 'schemas/a.json#/back'}\n",
    );
    folder.write(
        "api/schemas/a.json",
        r##"{"A": {"$ref": "../openapi.yaml#/c"}, "back": {"$ref": "deep/er.yaml#/x~1y"}}"##,
    );
    folder.write("api/schemas/with space.yaml", "type: object\n");
    folder.write("api/schemas/deep/er.yaml", "x/y: 1\n");
    let (documents, findings) = load_path(&root, &LoadOptions::default());
    assert!(findings.is_empty(), "{findings:?}");
    let names: Vec<_> = documents.iter().skip(1).map(|(_, document)| document.name.clone()).collect();
    assert_eq!(names, ["schemas/a.json", "schemas/with space.yaml", "schemas/deep/er.yaml"]);
    assert_eq!(target(&documents, "a").expect("a"), "schemas/a.json#/A");
    assert_eq!(target(&documents, "b").expect("b"), "schemas/with space.yaml#");
    let root = documents.root(DocumentId(0));
    let d = At { document: root.document, node: documents.node(root).get("d").expect("d").id() };
    let end = documents.resolve_chain(d).expect("the end of the chain");
    assert_eq!(documents.node(end).number_text(), Some("1"));
}

#[test]
fn nothing_outside_the_root_is_read() {
    let folder = Folder::new("outside");
    folder.write("secret.yaml", "secret: 1\n");
    let root = folder.write(
        "in/openapi.yaml",
        "up: {$ref: ../secret.yaml}\nenc: {$ref: '..%2fsecret.yaml#/secret'}\nabs: {$ref: /etc/passwd}\nuri: {$ref: 'file:///etc/passwd'}\n\
         link: {$ref: link.yaml}\ngone: {$ref: gone.yaml}\nfine: {$ref: 'sub/../fine.yaml'}\nremote: {$ref: 'http://127.0.0.1:9/x.yaml'}\nother: {$ref: 'ftp://h/x'}\n",
    );
    folder.write("in/fine.yaml", "a: 1\n");
    std::os::unix::fs::symlink(folder.0.join("secret.yaml"), folder.0.join("in/link.yaml")).expect("a link");
    let (documents, _) = load_path(&root, &LoadOptions::default());
    assert_eq!(documents.iter().count(), 2);
    for key in ["up", "enc", "abs", "uri", "link"] {
        assert!(matches!(target(&documents, key), Err(ReferenceError::OutsideRoot { .. })), "{key}");
    }
    let gone = target(&documents, "gone").expect_err("gone");
    assert_eq!(
        gone.to_string(),
        "`gone.yaml` refers to the file `gone.yaml`, which cannot be read: there is no such file"
    );
    assert!(matches!(target(&documents, "remote"), Err(ReferenceError::Network { .. })));
    assert!(matches!(target(&documents, "other"), Err(ReferenceError::Malformed { .. })));
    assert_eq!(target(&documents, "fine").expect("fine"), "fine.yaml#");
    let wider = LoadOptions { root: Some(folder.0.clone()), ..LoadOptions::default() };
    let (documents, _) = load_path(&root, &wider);
    assert_eq!(target(&documents, "up").expect("up"), "../secret.yaml#");
    assert_eq!(target(&documents, "link").expect("link"), "../secret.yaml#");
    assert!(matches!(target(&documents, "abs"), Err(ReferenceError::OutsideRoot { .. })));
}

#[test]
fn a_broken_document_is_reported_where_somebody_refers_to_it() {
    let texts = [
        ("root.yaml", "a: {$ref: 'bad.json#/x'}\nb: {$ref: 'good.json#/Oder'}\n"),
        ("bad.json", "{\"x\": }"),
        ("good.json", "{\"Order\": 1}"),
    ];
    let (documents, findings) = load_texts(&texts, &LoadOptions::default());
    assert!(findings.is_empty(), "{findings:?}");
    let error = target(&documents, "a").expect_err("bad.json is broken");
    assert_eq!(error.to_string(), "`bad.json` cannot be read: expected a value, found `}`");
    let error = target(&documents, "b").expect_err("there is no Oder");
    let finding = error.finding(documents.origin(documents.root(DocumentId(0))));
    assert_eq!(finding.message, "`good.json#/Oder` refers to nothing: `good.json` has no `Oder`");
    assert_eq!(finding.help.as_deref(), Some("did you mean `Order`?"));
}

#[test]
fn an_unreadable_root_is_a_document_with_a_finding() {
    let (documents, findings) = load_text("a.json", "{\n  \"a\": 01}", &LoadOptions::default());
    assert_eq!(findings.len(), 1);
    let location = documents.locate(findings[0].origin.expect("a place"));
    assert_eq!((location.file.as_str(), location.line, location.column), ("a.json", 2, 8));
    assert!(documents.document(DocumentId(0)).is_some_and(|document| !document.parsed));
    assert_eq!(documents.lines(DocumentId(0), 0..9), [(1, "{"), (2, "  \"a\": 01}")]);
}

#[test]
fn loops_of_references_are_named() {
    let texts = [("root.yaml", "a: {$ref: 'other.yaml#/b'}\n"), ("other.yaml", "b: {$ref: 'root.yaml#/a'}\n")];
    let (documents, _) = load_texts(&texts, &LoadOptions::default());
    let root = documents.root(DocumentId(0));
    let at = At { document: root.document, node: documents.node(root).get("a").expect("a").id() };
    let error = documents.resolve_chain(at).expect_err("a loop");
    assert_eq!(error.to_string(), "references go round in a circle: root.yaml#/a -> other.yaml#/b -> root.yaml#/a");
}

#[test]
fn folders_hold_one_openapi_document_or_graphql_files() {
    let folder = Folder::new("folder");
    assert!(matches!(
        load(&[Source::Path(folder.0.clone())], &LoadOptions::default()),
        Err(LoadError::NothingInFolder { .. })
    ));
    folder.write("b.graphql", "type B { b: Int }");
    folder.write("sub/a.gql", "type A { a: Int }");
    let (documents, _) = load_path(&folder.0, &LoadOptions::default());
    let names: Vec<_> =
        documents.iter().map(|(_, document)| document.name.rsplit_once("/").expect("a path").1).collect();
    assert_eq!(names, ["b.graphql", "a.gql"]);
    folder.write("openapi.yaml", "openapi: 3.1.0\n");
    let both = load(&[Source::Path(folder.0.clone())], &LoadOptions::default());
    assert!(matches!(both, Err(LoadError::SeveralInFolder { .. })));
    let two = [Source::Path(folder.0.join("b.graphql")), Source::Path(folder.0.join("openapi.yaml"))];
    assert!(matches!(load(&two, &LoadOptions::default()), Err(LoadError::NotOneContract { .. })));
}

#[test]
fn a_revision_of_git_is_read_with_its_own_references() {
    let folder = Folder::new("git");
    folder.write(
        "api/openapi.yaml",
        "a: {$ref: 'schemas/a.yaml#/A'}\nup: {$ref: '../../x.yaml'}\ngone: {$ref: new.yaml}\n",
    );
    folder.write("api/schemas/a.yaml", "A: old\n");
    folder.git(&["init", "-q"]);
    folder.git(&["add", "."]);
    folder.git(&["commit", "-qm", "first"]);
    folder.git(&["branch", "base"]);
    folder.write("api/schemas/a.yaml", "A: new\n");
    folder.write("api/new.yaml", "A: new\n");
    folder.git(&["add", "."]);
    folder.git(&["commit", "-qm", "second"]);
    let options = LoadOptions { repository: Some(folder.0.clone()), ..LoadOptions::default() };
    for name in ["git:base:api/openapi.yaml", "git:HEAD~1:./api", "git:merge-base(base):api/openapi.yaml"] {
        let source = Source::parse(name).expect(name);
        let (documents, findings) = load(&[source], &options).expect(name);
        assert!(findings.is_empty(), "{findings:?}");
        let revision = name.rsplit_once(':').expect("a path").0;
        assert_eq!(target(&documents, "a").expect("a"), format!("{revision}:api/schemas/a.yaml#/A"));
        assert_eq!(documents.document(DocumentId(1)).map(|document| document.tree.text()), Some("A: old\n"));
        assert!(matches!(target(&documents, "up"), Err(ReferenceError::OutsideRoot { .. })));
        assert!(matches!(target(&documents, "gone"), Err(ReferenceError::MissingFile { .. })));
    }
    for name in ["git:nowhere:api/openapi.yaml", "git:HEAD:none.yaml", "git:HEAD:"] {
        let failed = Source::parse(name).and_then(|source| load(&[source], &options).map(|_| ()));
        assert!(failed.is_err(), "{name}");
    }
    // Below the top: paths are from there, unless they begin with a dot, as git has it.
    let below = LoadOptions { repository: Some(folder.0.join("api")), ..LoadOptions::default() };
    let outcome = |name: &str| match Source::parse(name).and_then(|source| load(&[source], &below)) {
        Ok((documents, _)) => target(&documents, "a").expect("a"),
        Err(error) => error.to_string(),
    };
    for (name, expected) in [
        ("git:base:api/openapi.yaml", "git:base:api/schemas/a.yaml#/A"),
        ("git:base:./openapi.yaml", "git:base:api/schemas/a.yaml#/A"),
        ("git:base:../api/openapi.yaml", "git:base:api/schemas/a.yaml#/A"),
        ("git:base:./", "git:base:api/schemas/a.yaml#/A"),
        ("git:base:../../x.yaml", "git cannot give `git:base:../../x.yaml`: the path leads out of the repository"),
    ] {
        assert_eq!(outcome(name), expected, "{name}");
    }
    let source = Source::parse("git:base:openapi.yaml").expect("a source");
    let here = match load(&[source], &below) {
        Err(LoadError::Git { why: GitFault::NoFile { here, .. }, .. }) => here,
        _ => None,
    };
    assert_eq!(here.as_deref(), Some("./openapi.yaml"));
}

#[test]
fn ids_are_bases_and_mapped_uris_are_files() {
    let folder = Folder::new("mapped");
    folder.write("remote/b.json", r#"{"$anchor": "here"}"#);
    let text = r##"{
        "$id": "https://example.com/schemas/root.json",
        "a": {"$ref": "b.json#here"},
        "b": {"$ref": "item.json#/x"},
        "$defs": {"item": {"$id": "item.json", "x": {"$ref": "#/y"}, "y": true, "z": {"$ref": "#n"}, "n": {"$anchor": "n"}}}
    }"##;
    let options = LoadOptions {
        mapped: vec![("https://example.com/schemas/".into(), folder.0.join("remote"))],
        ..LoadOptions::default()
    };
    let (documents, _) = load_text("root.json", text, &options);
    let root = DocumentId(0);
    let find = |pointer: &str| {
        let origin = documents.pointer_origin(root, pointer).expect(pointer);
        let mut node = documents.node(documents.root(root));
        for token in crate::pointer::tokens(pointer).expect(pointer) {
            node = node.get(&token).expect(pointer);
        }
        assert!(origin.span.end <= node.span().start);
        At { document: root, node: node.id() }
    };
    for (pointer, expected) in [
        ("/a", "b.json#"),
        ("/b", "root.json#/$defs/item/x"),
        ("/$defs/item/x", "root.json#/$defs/item/y"),
        ("/$defs/item/z", "root.json#/$defs/item/n"),
    ] {
        let at = find(pointer);
        let reference = documents.node(at).get("$ref").and_then(|text| text.as_str()).expect("a reference");
        let found = documents.resolve_with_ids(at, reference).unwrap_or_else(|error| panic!("{pointer}: {error}"));
        let location = documents.locate(documents.origin(found));
        let shown = format!("{}#{}", location.file, location.pointer.unwrap_or_default());
        assert!(shown.ends_with(expected), "{pointer}: {shown}");
    }
    assert_eq!(documents.base_uri(find("/$defs/item/x")), "https://example.com/schemas/item.json");
}

#[test]
fn pointers_lead_through_references_but_not_for_ever() {
    let text = "a: {$ref: '#/b'}\nb: {$ref: 'o.yaml#/c'}\nthrough: {$ref: '#/a/x/y'}\n\
                loop: {$ref: '#/loop/x'}\npercent: {$ref: '#/k%22/z'}\n'k%22': {z: 1}\nquote: {$ref: '#/q%22'}\n'q\"': 1\n";
    let texts = [("r.yaml", text), ("o.yaml", "c: {$ref: '#/d'}\nd: {x: {y: 1}}\n")];
    let (documents, _) = load_texts(&texts, &LoadOptions::default());
    assert_eq!(target(&documents, "through").expect("through"), "o.yaml#/d/x/y");
    assert_eq!(target(&documents, "percent").expect("percent"), "r.yaml#/k%22/z");
    assert_eq!(target(&documents, "quote").expect("quote"), "r.yaml#/q\"");
    assert!(matches!(target(&documents, "loop"), Err(ReferenceError::Dangling { .. })));
}
