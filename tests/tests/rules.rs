//! The rules' pages and the cases beside them: what stands in the findings blocks is what the product finds.
//!
//! `ACCORDANT_BLESS=1` writes the findings that it gives now.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use accordant_diff::{Direction, Rule, Scope, rules};
use accordant_tests::case::{self, Case};
use accordant_tests::findings;
use anyhow::{Context as _, bail};
use libtest_mimic::{Arguments, Failed, Trial};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut pages = Vec::new();
    for folder in [root.join("contracts/diff/rules"), root.join("tests/cases/diff")] {
        collect(&folder, &mut pages);
    }
    let pages: Vec<Page> = pages.iter().map(|path| Page::run(path)).collect();
    let mut trials: Vec<Trial> = pages.iter().map(Page::trial).collect();
    let hits: BTreeSet<(String, String)> = pages.iter().flat_map(Page::hits).collect();
    let misses: BTreeMap<String, bool> = pages.iter().map(|page| (page.name.clone(), page.has_near_miss())).collect();
    for rule in rules().iter().filter(|rule| rule.retired.is_none()) {
        let faults = covered(rule, &hits, &misses);
        trials.push(Trial::test(format!("covered::{}", rule.id), move || {
            if faults.is_empty() { Ok(()) } else { Err(Failed::from(faults.join("\n"))) }
        }));
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// What a rule's page lacks.
fn covered(rule: &Rule, hits: &BTreeSet<(String, String)>, misses: &BTreeMap<String, bool>) -> Vec<String> {
    let directions = match rule.scope {
        Scope::Whole(_) => vec!["-"],
        Scope::Directed { has_request, has_response, .. } => {
            let sides = [(has_request, Direction::Request), (has_response, Direction::Response)];
            sides.into_iter().filter(|(has, _)| *has).map(|(_, direction)| direction.name()).collect()
        }
    };
    let mut faults = Vec::new();
    for direction in directions {
        // One finding for both directions is a hit in each.
        let hit = [direction, "-"].iter().any(|found| hits.contains(&(rule.id.to_owned(), (*found).to_owned())));
        if !hit {
            faults.push(format!("no case hits `{}` in the direction `{direction}`", rule.id));
        }
    }
    if misses.get(rule.id) != Some(&true) {
        faults.push(format!("the page of `{}` has no case under `Near miss`", rule.id));
    }
    faults
}

fn collect(folder: &Path, pages: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, pages);
        } else if path.extension().is_some_and(|extension| extension == "md")
            && path.file_stem().is_some_and(|stem| stem != "README")
        {
            pages.push(path);
        }
    }
}

/// A Markdown file and what its cases give.
struct Page {
    name: String,
    result: Result<Vec<(Case, Vec<String>)>, String>,
}

impl Page {
    fn run(path: &Path) -> Self {
        let name = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        let result = run(path).map_err(|fault| format!("{fault:#}"));
        Self { name, result }
    }

    fn found(&self) -> impl Iterator<Item = (&Case, &str)> {
        let cases = self.result.as_deref().unwrap_or_default();
        cases.iter().flat_map(|(case, found)| found.iter().map(move |line| (case, line.as_str())))
    }

    fn hits(&self) -> Vec<(String, String)> {
        self.found()
            .filter_map(|(_, line)| {
                let mut words = line.split_whitespace().skip(1);
                Some((words.next()?.to_owned(), words.next()?.to_owned()))
            })
            .collect()
    }

    fn has_near_miss(&self) -> bool {
        self.result.as_deref().unwrap_or_default().iter().any(|(case, _)| case.heading == "Near miss")
    }

    fn trial(&self) -> Trial {
        let mut faults = Vec::new();
        match &self.result {
            Err(fault) => faults.push(fault.clone()),
            Ok(cases) => {
                for (case, found) in cases {
                    if case.findings != *found {
                        faults.push(format!(
                            "line {}: expected\n  {}\nfound\n  {}",
                            case.line,
                            case.findings.join("\n  "),
                            found.join("\n  ")
                        ));
                    }
                }
                // A near miss must not be hit, and nothing in it may break.
                for (case, line) in self.found().filter(|(case, _)| case.heading == "Near miss") {
                    if line.split_whitespace().nth(1) == Some(&self.name) || line.starts_with("breaking") {
                        faults.push(format!("line {}: the near miss is hit: {line}", case.line));
                    }
                }
            }
        }
        Trial::test(format!("cases::{}", self.name), move || {
            if faults.is_empty() { Ok(()) } else { Err(Failed::from(faults.join("\n"))) }
        })
    }
}

fn run(path: &Path) -> anyhow::Result<Vec<(Case, Vec<String>)>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let mut cases = case::cases(&text)?;
    if cases.is_empty() {
        bail!("the page has no case")
    }
    let mut found = Vec::new();
    for case in &cases {
        let at = || format!("line {}", case.line);
        let sides = findings::sides(case).with_context(at)?;
        let options = findings::options(case).with_context(at)?;
        let report = accordant_diff::diff(&sides.base, &sides.revision, &options).with_context(at)?;
        found.push(findings::lines(&sides, &report));
    }
    if std::env::var_os("ACCORDANT_BLESS").is_some() {
        let blessed = case::blessed(&text, &cases, &found);
        if blessed != text {
            std::fs::write(path, blessed).with_context(|| format!("{} cannot be written", path.display()))?;
        }
        for (case, found) in cases.iter_mut().zip(&found) {
            case.findings.clone_from(found);
        }
    }
    Ok(cases.into_iter().zip(found).collect())
}
