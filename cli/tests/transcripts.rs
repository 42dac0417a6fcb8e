//! What a person types and what they see: `tests/cases/cli/*.md` and the pages at the top of the repository.
//!
//! `TRYCMD=overwrite cargo test -p accordant --test transcripts` writes what the binary says into them.

use std::env;
use std::path::Path;

#[test]
fn transcripts_say_what_happens() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    // Commands are written as from the top of the repository, or as from the folder `NAME.in` beside `NAME.md`.
    env::set_current_dir(root).expect("the repository is there");
    trycmd::TestCases::new()
        .register_bin("accordant", Path::new(env!("CARGO_BIN_EXE_accordant")))
        .case("tests/cases/cli/*.md")
        .case("examples/learning-platform/partners/README.md")
        .case("examples/learning-platform/suites/README.md")
        .case("*.md");
}
