//! "did you mean ...": the nearest of some names.

/// The name that `wanted` was most likely meant to be: the nearest by edits (a swap of neighbours counts once), if it
/// is near enough not to be a guess. The first of equally near ones wins.
pub fn suggest<'a>(wanted: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted: Vec<char> = wanted.chars().take(LONGEST + 1).collect();
    if wanted.is_empty() || wanted.len() > LONGEST {
        return None;
    }
    // A third of the letters may differ: with less than three of them, any suggestion would be a guess.
    let allowed = (wanted.len() / 3).min(4);
    if allowed == 0 {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    for name in names {
        let letters: Vec<char> = name.chars().take(LONGEST + 1).collect();
        if letters.len().abs_diff(wanted.len()) > allowed || letters.len() > LONGEST {
            continue;
        }
        let far = distance(&wanted, &letters);
        if far <= allowed && best.is_none_or(|(nearest, _)| far < nearest) {
            best = Some((far, name));
        }
    }
    best.map(|(_, name)| name)
}

/// Longer names get no suggestion: comparing them costs more than it helps.
const LONGEST: usize = 64;

/// Optimal string alignment: insertions, removals, replacements and swaps of neighbours.
fn distance(left: &[char], right: &[char]) -> usize {
    let width = right.len() + 1;
    let (mut before, mut previous): (Vec<usize>, Vec<usize>) = (vec![0; width], (0..width).collect());
    for (row, &a) in left.iter().enumerate() {
        let mut current = vec![row + 1; width];
        for (column, &b) in right.iter().enumerate() {
            let change = previous[column] + usize::from(a != b);
            let mut least = change.min(previous[column + 1] + 1).min(current[column] + 1);
            if row > 0 && column > 0 && a == right[column - 1] && left[row - 1] == b {
                least = least.min(before[column - 1] + 1);
            }
            current[column + 1] = least;
        }
        before = std::mem::replace(&mut previous, current);
    }
    previous[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_suggested_and_far_ones_are_not() {
        let names = ["Order", "Customer", "Line"];
        assert_eq!(suggest("Oder", names), Some("Order"));
        assert_eq!(suggest("Custmer", names), Some("Customer"));
        assert_eq!(suggest("Lien", names), Some("Line"));
        assert_eq!(suggest("Payment", names), None);
        assert_eq!(suggest("", names), None);
        assert_eq!(suggest(&"x".repeat(1000), names), None);
    }
}
