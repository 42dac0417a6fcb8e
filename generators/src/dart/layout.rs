//! Text in `dart format`'s shape: on one line where it fits, else an item a line with a comma behind each.

use std::fmt::Write as _;

/// Where lines end.
const WIDTH: usize = 80;

/// `head` and the items in the delimiters that head and tail bring: `foo(` ... `);`. `indent` is that of the line on
/// which it begins, which `head` does not include; further lines of `head` do.
pub(super) fn list(head: &str, items: &[String], tail: &str, indent: usize) -> String {
    let first = match head.rfind('\n') {
        Some(at) => head.get(at + 1..).unwrap_or_default().chars().count(),
        None => indent + head.chars().count(),
    };
    let one = first + tail.chars().count();
    let width = items.iter().map(|item| item.chars().count() + 2).sum::<usize>().saturating_sub(2);
    let mut out = String::from(head);
    if one + width <= WIDTH && !items.iter().any(|item| item.contains('\n')) {
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                out.push_str(", ");
            }
            out.push_str(item);
        }
    } else {
        out.push('\n');
        for item in items {
            let _ = writeln!(out, "{:width$}{item},", "", width = indent + 2);
        }
        let _ = write!(out, "{:indent$}", "");
    }
    out.push_str(tail);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_stays_on_its_line_up_to_the_last_column() {
        let items = ["a".repeat(30), "b".repeat(30)];
        assert_eq!(list("f(", &items, ");", 4), format!("f({}, {});", items[0], items[1]));
        let wide = ["a".repeat(37), "b".repeat(34)];
        assert_eq!(list("f(", &wide, ");", 2).len() + 2, 79);
        let wider = ["a".repeat(37), "b".repeat(36)];
        assert_eq!(list("f(", &wider, ");", 2), format!("f(\n    {},\n    {},\n  );", wider[0], wider[1]));
    }
}
