//! The programs of the example, as somebody runs them who has its SDKs: compiled, and run against the server.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::behaviour::node;
use super::dart::{self, Program};
use super::generate::Language;
use super::server::{Page, Server};
use super::toolchain::Toolchains;
use super::{typescript, workshop};
use crate::blocks::blocks;

const ZONE: &str = "Europe/Helsinki";

/// Runs the program of a language; gives what is wrong, a line each.
///
/// # Errors
/// Where a tool cannot be run or a file not be copied.
pub fn run(tools: &Toolchains, language: Language) -> Result<Vec<String>> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let example = here.join("../examples/learning-platform").canonicalize()?;
    let file = here.join("cases/example/enrol.md");
    let page = Page::read(&file)?;
    let case = page.cases.first().context("the page has a case")?;
    let workshop = workshop(&format!("example-{}", language.name()))?;
    let server = Server::start()?;
    let session = language.name();
    let address = format!("{}/{}", server.expect(session, &page), case.slug);
    let run = match language {
        Language::Typescript => {
            // As `npm install` and `npm run build` would have it: the package stands where node looks for it.
            copy(&example.join("programs"), &workshop)?;
            let package = workshop.join("node_modules/@linden/api");
            copy(&example.join("sdk/typescript"), &package)?;
            let mut verdict = typescript::project_at(tools, &package.join("tsconfig.json"))?;
            if verdict.errors.is_empty() {
                verdict = typescript::build(tools, &workshop)?;
            }
            if !verdict.errors.is_empty() {
                return Ok(verdict.errors);
            }
            node(tools, &workshop.join("js/enrol.js"), ZONE, &address)?
        }
        Language::Dart => {
            let configuration = workshop.join("packages.json");
            dart::packages(&configuration, &[("linden_api".to_owned(), example.join("sdk/dart"))])?;
            let main = example.join("programs/enrol.dart");
            let program = Program { main, packages: configuration, arguments: vec![address] };
            dart::run(tools, &workshop, ZONE, &[program])?.pop().context("the program was run")?
        }
    };
    let mut faults = run.verdict.errors;
    let text = std::fs::read_to_string(&file)?;
    let output = blocks(&text).into_iter().find(|block| block.words == ["output"]).context("the page has an output")?;
    if run.printed.join("\n").trim_end() != output.text.trim_end() {
        faults.push(format!("printed\n{}\nand not\n{}", run.printed.join("\n"), output.text));
    }
    faults.extend(server.seen(session, &page).into_iter().flat_map(|seen| seen.faults));
    Ok(faults)
}

/// Copies a folder with what is below it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from).with_context(|| format!("{} cannot be read", from.display()))? {
        let (path, name): (PathBuf, _) = entry.map(|entry| (entry.path(), entry.file_name()))?;
        if !path.is_dir() {
            std::fs::copy(&path, to.join(name))?;
        } else if name != "node_modules" && name != "dist" {
            copy(&path, &to.join(name))?;
        }
    }
    Ok(())
}
