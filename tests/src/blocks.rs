//! Fenced blocks of Markdown pages: what the pages of rules keep their cases in.

use std::ops::Range;

/// One fenced block.
#[derive(Clone, Debug)]
pub struct Block {
    /// The `##` heading that it stands under.
    pub heading: String,
    /// The words behind the fence.
    pub words: Vec<String>,
    pub text: String,
    /// Its lines in the page, from 0, without the fences.
    pub lines: Range<usize>,
}

/// The blocks of a page in order. A block that is never closed ends with the page.
pub fn blocks(page: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut heading = String::new();
    let mut open: Option<(Vec<String>, String, usize)> = None;
    let mut count = 0;
    for (at, line) in page.lines().enumerate() {
        count = at + 1;
        match &mut open {
            Some((words, text, start)) if line == "```" => {
                found.push(Block {
                    heading: heading.clone(),
                    words: std::mem::take(words),
                    text: std::mem::take(text),
                    lines: *start..at,
                });
                open = None;
            }
            Some((_, text, _)) => {
                text.push_str(line);
                text.push('\n');
            }
            None => {
                if let Some(title) = line.strip_prefix("## ") {
                    heading = title.to_owned();
                } else if let Some(info) = line.strip_prefix("```") {
                    open = Some((info.split_whitespace().map(str::to_owned).collect(), String::new(), at + 1));
                }
            }
        }
    }
    if let Some((words, text, start)) = open {
        found.push(Block { heading, words, text, lines: start..count });
    }
    found
}

/// The page with the lines of some blocks replaced.
pub fn with_replaced(page: &str, replaced: &[(Range<usize>, Vec<String>)]) -> String {
    let mut lines: Vec<String> = page.lines().map(str::to_owned).collect();
    let mut replaced: Vec<_> = replaced.iter().collect();
    replaced.sort_by_key(|(range, _)| range.start);
    for (range, with) in replaced.into_iter().rev() {
        lines.splice(range.clone(), with.iter().cloned());
    }
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_keep_their_heading_words_and_place() {
        let page = "# T\n\n## A\n\n```yaml schema\ntype: x\n```\n\n```findings\n```\n";
        let found = blocks(page);
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].heading.as_str(), found[0].words.join(" ").as_str()), ("A", "yaml schema"));
        assert_eq!((found[0].text.as_str(), found[1].lines.clone()), ("type: x\n", 9..9));
        let blessed = with_replaced(page, &[(found[1].lines.clone(), vec!["new".into()])]);
        assert!(blessed.ends_with("```findings\nnew\n```\n"), "{blessed}");
    }
}
