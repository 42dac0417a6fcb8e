//! The name that was probably meant.

/// The known name nearest to `wrong`, if one is near enough that a person would have meant it.
pub(crate) fn nearest<'a>(wrong: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let budget = wrong.chars().count() / 3;
    if budget == 0 || wrong.len() > 64 {
        return None;
    }
    known
        .filter(|name| name.len().abs_diff(wrong.len()) <= budget)
        .filter_map(|name| Some((distance(wrong, name, budget)?, name)))
        .min()
        .map(|(_, name)| name)
}

/// How many letters must be inserted, deleted, replaced or swapped; `None` above the budget. Letters' case is free.
fn distance(left: &str, right: &str, budget: usize) -> Option<usize> {
    let left: Vec<char> = left.chars().map(|letter| letter.to_ascii_lowercase()).collect();
    let right: Vec<char> = right.chars().map(|letter| letter.to_ascii_lowercase()).collect();
    let width = right.len() + 1;
    let mut rows: Vec<Vec<usize>> = vec![(0..width).collect()];
    for (i, a) in left.iter().enumerate() {
        let mut row = vec![i + 1; width];
        for (j, b) in right.iter().enumerate() {
            let above = rows.get(i).and_then(|row| row.get(j + 1)).copied().unwrap_or(usize::MAX - 1);
            let diagonal = rows.get(i).and_then(|row| row.get(j)).copied().unwrap_or(usize::MAX - 1);
            let left_of = row.get(j).copied().unwrap_or(usize::MAX - 1);
            let mut best = (above + 1).min(left_of + 1).min(diagonal + usize::from(a != b));
            let swapped = i > 0 && j > 0 && left.get(i - 1) == Some(b) && right.get(j - 1) == Some(a);
            if swapped && let Some(earlier) = rows.get(i - 1).and_then(|row| row.get(j - 1)) {
                best = best.min(earlier + 1);
            }
            if let Some(cell) = row.get_mut(j + 1) {
                *cell = best;
            }
        }
        if row.iter().min().is_none_or(|best| *best > budget) {
            return None;
        }
        rows.push(row);
    }
    rows.last().and_then(|row| row.last()).copied().filter(|distance| *distance <= budget)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn near_names_are_suggested_and_far_ones_are_not() {
        let known = ["Customer", "Order", "OrderLine"];
        assert_eq!(nearest("Custmer", known.into_iter()), Some("Customer"));
        assert_eq!(nearest("Odrer", known.into_iter()), Some("Order"));
        assert_eq!(nearest("Line", known.into_iter()), None);
        assert_eq!(nearest("ID", known.into_iter()), None);
    }
}
