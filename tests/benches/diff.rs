//! What a whole comparison costs, from the text of both documents to the findings, on the largest pairs of a corpus:
//! `cargo bench -p accordant-tests --bench diff`. Without a corpus there is nothing to measure, and it says so.

use std::path::PathBuf;

use accordant_diff::{Options, diff};
use accordant_document::{LoadOptions, load_text};
use accordant_model::Contract;
use accordant_tests::corpus;

const GITHUB: [&str; 2] = [
    "openapi/pairs/github-rest/octokit-openapi-19.0.0.min.json",
    "openapi/pairs/github-rest/octokit-openapi-23.0.2.min.json",
];
const STRIPE: [&str; 2] = ["openapi/pairs/stripe/2020-07-16.yaml", "openapi/pairs/stripe/2021-06-10.yaml"];

fn main() {
    if corpus::schema_corpus().ok().flatten().is_none() {
        use std::io::Write as _;
        let told = writeln!(std::io::stderr(), "nothing to measure: set ACCORDANT_CORPUS to a corpus of schemas");
        return drop(told);
    }
    divan::main();
}

fn texts(files: [&str; 2]) -> [(String, String); 2] {
    let folder: PathBuf = corpus::schema_corpus().ok().flatten().unwrap_or_default();
    files.map(|file| (file.to_owned(), std::fs::read_to_string(folder.join(file)).unwrap_or_default()))
}

fn read((name, text): &(String, String)) -> Contract {
    let (documents, findings) = load_text(name, text, &LoadOptions::default());
    Contract::read(documents, findings)
}

fn compare(texts: &[(String, String); 2]) -> usize {
    let [base, revision] = texts;
    // As the command does it: one thread a document.
    let (base, revision) = std::thread::scope(|scope| {
        let base = scope.spawn(|| read(base));
        let revision = read(revision);
        (base.join().expect("reading does not panic"), revision)
    });
    diff(&base, &revision, &Options::default()).map_or(0, |report| report.findings.len())
}

#[divan::bench(sample_count = 10)]
fn github(bencher: divan::Bencher<'_, '_>) {
    let texts = texts(GITHUB);
    bencher.bench(|| compare(&texts));
}

#[divan::bench(sample_count = 10)]
fn stripe(bencher: divan::Bencher<'_, '_>) {
    let texts = texts(STRIPE);
    bencher.bench(|| compare(&texts));
}
