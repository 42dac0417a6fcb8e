//! Reading the corpus's largest documents, beside serde_json. The folder is `ACCORDANT_CORPUS`.

use accordant_document::{LoadOptions, load_text};
use divan::{Bencher, counter::BytesCount};

fn main() {
    divan::main();
}

const DOCUMENTS: [&str; 3] = [
    "openapi/pairs/github-rest/octokit-openapi-23.0.2.min.json",
    "openapi/pairs/stripe/2021-06-10.yaml",
    "openapi/pairs/discord/2026-02-18.json",
];

fn text(path: &str) -> Option<String> {
    let folder = accordant_tests::corpus::schema_corpus().ok()??;
    std::fs::read_to_string(folder.join(path)).ok()
}

#[divan::bench(args = DOCUMENTS)]
fn read(bencher: Bencher, path: &str) {
    let Some(text) = text(path) else { return };
    let bencher = bencher.counter(BytesCount::of_str(&text));
    bencher.bench(|| load_text(path, &text, &LoadOptions::default()));
}

#[divan::bench(args = DOCUMENTS.into_iter().filter(|path| path.ends_with(".json")))]
fn serde_json_value(bencher: Bencher, path: &str) {
    let Some(text) = text(path) else { return };
    let bencher = bencher.counter(BytesCount::of_str(&text));
    bencher.bench(|| serde_json::from_str::<serde_json::Value>(&text));
}
