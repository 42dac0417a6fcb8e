//! The little Markdown that rule pages use, for a terminal: headings, paragraphs, lists, code.

use anstyle::{AnsiColor, Style};

use super::words::{Segment, segments};

const HEADING: Style = Style::new().bold();
const CODE: Style = AnsiColor::Cyan.on_default();
const DIM: Style = Style::new().dimmed();

/// With ANSI styles; the writer takes them out where they are not wanted.
pub(crate) fn render(markdown: &str) -> String {
    let mut out = String::new();
    let mut fenced = false;
    let mut blank = true;
    for line in markdown.lines() {
        // A fence that is left out leaves two blank lines behind.
        let was_blank = std::mem::replace(&mut blank, line.trim().is_empty());
        if blank && was_blank && !fenced {
            continue;
        }
        if line.starts_with("```") {
            fenced = !fenced;
            blank = was_blank;
        } else if fenced {
            out.push_str(format!("    {DIM}{line}{DIM:#}").trim_end());
            out.push('\n');
        } else if let Some(heading) = line.strip_prefix("# ").or_else(|| line.strip_prefix("## ")) {
            out.push_str(&format!("{HEADING}{heading}{HEADING:#}\n"));
        } else {
            for segment in segments(line) {
                match segment {
                    Segment::Plain(text) => out.push_str(text),
                    Segment::Code(text) => out.push_str(&format!("{CODE}`{text}`{CODE:#}")),
                }
            }
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_page_keeps_its_paragraphs_and_indents_its_code() {
        let page = super::render("# Title\n\nSome `code`.\n\n```yaml\na: 1\n\nb: 2\n```\n\n## Next\n");
        let plain = anstream::adapter::strip_str(&page).to_string();
        assert_eq!(plain, "Title\n\nSome `code`.\n\n    a: 1\n    \n    b: 2\n\nNext\n");
    }
}
