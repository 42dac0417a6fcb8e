//! Aligned columns for people.

use anstyle::Style;
use unicode_width::UnicodeWidthStr as _;

use super::words::shortened;

/// One cell: its text and how it looks.
pub(crate) struct Cell {
    text: String,
    style: Style,
}

impl Cell {
    pub(crate) fn new(text: impl Into<String>, style: Style) -> Self {
        Self { text: text.into(), style }
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self::new(text, Style::new())
    }
}

/// No column but the last is wider than this.
const WIDEST: usize = 56;

/// Lays the rows out, each cell as wide as its column's widest; the last column is cut at the terminal's edge.
pub(crate) fn lay_out(rows: &[Vec<Cell>], width: usize) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|column| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.text.width()).max().unwrap_or(0))
        .map(|widest| widest.min(WIDEST))
        .collect();
    let mut out = String::new();
    for row in rows {
        let mut line = String::from("  ");
        let mut used = 2;
        let last = row.iter().rposition(|cell| !cell.text.is_empty()).unwrap_or(0);
        for (column, cell) in row.iter().enumerate().take(last + 1) {
            let column_width = widths.get(column).copied().unwrap_or(0);
            let room = if column == last { width.saturating_sub(used).max(16) } else { WIDEST };
            let text = shortened(&cell.text, room);
            let style = cell.style;
            line.push_str(&format!("{style}{text}{style:#}"));
            if column < last {
                let padding = column_width.saturating_sub(text.width()) + 2;
                line.push_str(&" ".repeat(padding));
                used += text.width() + padding;
            }
        }
        out.push_str(&line);
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_align_by_what_is_seen() {
        let rows = [vec![Cell::from("GET"), Cell::from("/a")], vec![Cell::from("DELETE"), Cell::from("/ü")]];
        assert_eq!(lay_out(&rows, 80), "  GET     /a\n  DELETE  /ü\n");
    }

    #[test]
    fn empty_cells_at_the_end_leave_no_blanks() {
        assert_eq!(lay_out(&[vec![Cell::from("a"), Cell::from("")]], 80), "  a\n");
    }
}
