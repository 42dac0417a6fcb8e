//! Reading a page into cases.

use std::path::Path;

use anyhow::{Context as _, Result, bail};

use super::exchange::{Answer, Expected};
use crate::blocks::blocks;

/// The cases of one subject.
#[derive(Clone, Debug)]
pub struct Page {
    pub subject: String,
    pub cases: Vec<Case>,
}

/// What stands under one heading.
#[derive(Clone, Debug)]
pub struct Case {
    /// The heading in lower case, with `-` for all that is neither letter nor digit.
    pub slug: String,
    pub(super) steps: Vec<Step>,
}

/// A request and its answer.
#[derive(Clone, Debug)]
pub(super) struct Step {
    /// Where the request stands in the page, from 1.
    pub(super) line: usize,
    pub(super) request: Expected,
    pub(super) answer: Answer,
}

impl Page {
    /// Reads the page of a subject: `NAME.md`.
    ///
    /// # Errors
    /// Where it cannot be read, with the line.
    pub fn read(file: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
        let subject = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Self::parse(subject, &text).with_context(|| format!("{} is no page of cases", file.display()))
    }

    fn parse(subject: String, text: &str) -> Result<Self> {
        let mut cases: Vec<Case> = Vec::new();
        for heading in text.lines().filter_map(|line| line.strip_prefix("## ")) {
            let slug = slug(heading);
            if cases.iter().any(|case| case.slug == slug) {
                bail!("two headings are `{slug}`");
            }
            let mut steps: Vec<Step> = Vec::new();
            for block in blocks(text).into_iter().filter(|block| block.heading == heading) {
                let line = block.lines.start;
                let words: Vec<&str> = block.words.iter().map(String::as_str).collect();
                match (words.split_first(), steps.last_mut()) {
                    (Some((&"request", words)), _) => {
                        let request =
                            Expected::parse(&block.text, words).with_context(|| format!("line {line}: the request"))?;
                        steps.push(Step { line, request, answer: Answer::done() });
                    }
                    (Some((&"answer", words)), Some(step)) => {
                        step.answer =
                            Answer::parse(&block.text, words).with_context(|| format!("line {line}: the answer"))?;
                    }
                    (Some((&"answer", _)), None) => bail!("line {line}: an answer without a request before it"),
                    _ => {}
                }
            }
            cases.push(Case { slug, steps });
        }
        Ok(Self { subject, cases })
    }
}

fn slug(heading: &str) -> String {
    let mut slug = String::new();
    for letter in heading.to_ascii_lowercase().chars() {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter);
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_a_case_and_its_blocks_are_its_steps() -> Result<()> {
        let page = "# T\n\n## A  case, say\n\n```request\nGET /a\n```\n\n```request\nGET /b\n```\n\n```answer\n404\n```\n\n## B\n";
        let page = Page::parse("t".to_owned(), page)?;
        let [first, second] = page.cases.as_slice() else { bail!("two cases expected") };
        assert_eq!((first.slug.as_str(), second.slug.as_str()), ("a-case-say", "b"));
        let statuses: Vec<u16> = first.steps.iter().map(|step| step.answer.status).collect();
        assert_eq!(statuses, [204, 404]);
        assert!(second.steps.is_empty());
        Ok(())
    }

    #[test]
    fn what_is_no_request_is_an_error() {
        assert!(Page::parse("t".to_owned(), "## A\n\n```request\nGET\n```\n").is_err());
        assert!(Page::parse("t".to_owned(), "## A\n\n```answer\n200\n```\n").is_err());
        assert!(Page::parse("t".to_owned(), "## A\n\n## a\n").is_err());
    }
}
