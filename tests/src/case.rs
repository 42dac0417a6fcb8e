//! Cases in Markdown: a base, a revision and the findings expected, as fenced blocks.
//!
//! `contracts/diff/rules/README.md` describes the blocks.

use std::ops::Range;

use anyhow::{Context as _, bail};

/// What the two documents of a case are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Whole documents.
    Document,
    /// Schemas, put into a request body and a response body.
    Schema,
    /// Schemas of a request body.
    Request,
    /// Schemas of a response body.
    Response,
    /// JSON Schemas on their own.
    JsonSchema,
}

/// One case of a Markdown file.
#[derive(Clone, Debug)]
pub struct Case {
    /// The `##` heading that it stands under; empty before the first.
    pub heading: String,
    /// The line of the findings block's opening, from 1.
    pub line: usize,
    pub shape: Shape,
    /// `yaml`, `json` or `graphql`.
    pub syntax: String,
    pub base: String,
    pub revision: String,
    pub policy: Option<String>,
    pub findings: Vec<String>,
    /// The lines of the findings in the file, from 0: what an update replaces.
    pub findings_at: Range<usize>,
}

/// The lines that stand before a schema of the shorthand, and how far it is indented.
const INDENT: usize = 6;

impl Case {
    /// The document to read for a side, and the number of lines and columns that the shorthand put before the block.
    ///
    /// The revision of the shorthand has a version of its own, so that no case is about version numbers by accident.
    pub fn document(&self, block: &str, version: &str) -> (String, usize, usize) {
        let (request, response) = match self.shape {
            Shape::Document | Shape::JsonSchema => return (block.to_owned(), 0, 0),
            Shape::Schema => (true, true),
            Shape::Request => (true, false),
            Shape::Response => (false, true),
        };
        let content = "content: {application/json: {schema: {$ref: '#/components/schemas/Case'}}}";
        let mut text = format!(
            "openapi: 3.1.0\ninfo: {{title: Case, version: {version}}}\npaths:\n  /case:\n    post:\n      operationId: case\n",
        );
        if request {
            text.push_str(&format!("      requestBody: {{required: true, {content}}}\n"));
        }
        let body = if response { format!(", {content}") } else { String::new() };
        text.push_str(&format!("      responses: {{'200': {{description: Done{body}}}}}\n"));
        text.push_str("components:\n  schemas:\n    Case:\n");
        let before = text.lines().count();
        for line in block.lines() {
            text.push_str(&" ".repeat(INDENT));
            text.push_str(line);
            text.push('\n');
        }
        (text, before, INDENT)
    }
}

/// Reads the cases of a Markdown file. Errors name the line.
pub fn cases(text: &str) -> anyhow::Result<Vec<Case>> {
    let mut cases = Vec::new();
    let mut heading = String::new();
    let mut open = Pending::default();
    let lines: Vec<&str> = text.lines().collect();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        if let Some(title) = line.strip_prefix("## ") {
            heading = title.to_owned();
        }
        let Some(opening) = line.strip_prefix("```") else {
            at += 1;
            continue;
        };
        let length = lines[at + 1..]
            .iter()
            .position(|line| *line == "```")
            .with_context(|| format!("line {}: the block is never closed", at + 1))?;
        let body = at + 1..at + 1 + length;
        let block = lines[body.clone()].iter().map(|line| format!("{line}\n")).collect::<String>();
        let words: Vec<&str> = opening.split_whitespace().collect();
        match words.as_slice() {
            ["findings"] => {
                let (Some((shape, syntax, base)), Some(revision)) = (open.base.take(), open.revision.take()) else {
                    bail!("line {}: findings without a base and a revision before them", at + 1)
                };
                cases.push(Case {
                    heading: heading.clone(),
                    line: at + 1,
                    shape,
                    syntax,
                    base,
                    revision,
                    policy: open.policy.take(),
                    findings: block.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect(),
                    findings_at: body.clone(),
                });
            }
            [_, "policy"] => open.policy = Some(block),
            [syntax, shape @ .., side @ ("base" | "revision")] => {
                let shape = match shape {
                    [] => Shape::Document,
                    ["schema"] => Shape::Schema,
                    ["request"] => Shape::Request,
                    ["response"] => Shape::Response,
                    ["json-schema"] => Shape::JsonSchema,
                    other => bail!("line {}: no such block as {other:?}", at + 1),
                };
                if *side == "base" {
                    open.base = Some((shape, (*syntax).to_owned(), block));
                } else {
                    open.revision = Some(block);
                }
            }
            _ => {}
        }
        at = body.end + 1;
    }
    if open.base.is_some() || open.revision.is_some() {
        bail!("the last case has no findings block")
    }
    Ok(cases)
}

#[derive(Default)]
struct Pending {
    base: Option<(Shape, String, String)>,
    revision: Option<String>,
    policy: Option<String>,
}

/// The file with the findings of some cases replaced; `found` goes with `cases` one to one.
pub fn blessed(text: &str, cases: &[Case], found: &[Vec<String>]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for (case, found) in cases.iter().zip(found).rev() {
        lines.splice(case.findings_at.clone(), found.iter().cloned());
    }
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "# Title\n\n## Before\n\n```yaml schema base\ntype: string\n```\n\n## After\n\n```yaml schema revision\ntype: \
                        integer\n```\n\n```findings\nold\n```\n";

    #[test]
    fn blocks_become_cases_and_findings_are_replaced() {
        let cases = cases(PAGE).unwrap_or_default();
        let [case] = cases.as_slice() else { panic!("one case expected") };
        assert_eq!((case.shape, case.base.as_str(), case.heading.as_str()), (Shape::Schema, "type: string\n", "After"));
        let (document, lines, columns) = case.document(&case.base, "1.0.0");
        assert_eq!(document.lines().nth(lines).map(|line| &line[columns..]), Some("type: string"));
        assert!(blessed(PAGE, &cases, &[vec!["new".to_owned()]]).ends_with("```findings\nnew\n```\n"));
    }

    #[test]
    fn a_case_without_findings_is_an_error() {
        assert!(cases("```yaml base\na: 1\n```\n").is_err());
    }
}
