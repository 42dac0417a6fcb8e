//! Ranges with ends that may be open.

use accordant_document::Number;

/// One end of a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bound {
    pub(crate) value: Number,
    pub(crate) exclusive: bool,
}

impl Bound {
    pub(crate) fn inclusive(value: Number) -> Self {
        Self { value, exclusive: false }
    }

    pub(crate) fn exclusive(value: Number) -> Self {
        Self { value, exclusive: true }
    }
}

/// What stands between two ends; a missing end is no limit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Range {
    pub(crate) low: Option<Bound>,
    pub(crate) high: Option<Bound>,
}

/// How one end moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Move {
    None,
    Narrower,
    Wider,
}

impl Range {
    pub(crate) fn raise(&mut self, bound: Option<Bound>) {
        let Some(bound) = bound else { return };
        let tighter = self.low.as_ref().is_none_or(|low| (&bound.value, bound.exclusive) > (&low.value, low.exclusive));
        if tighter {
            self.low = Some(bound);
        }
    }

    pub(crate) fn lower(&mut self, bound: Option<Bound>) {
        let Some(bound) = bound else { return };
        let tighter = self.high.as_ref().is_none_or(|high| {
            bound.value < high.value || (bound.value == high.value && bound.exclusive && !high.exclusive)
        });
        if tighter {
            self.high = Some(bound);
        }
    }

    pub(crate) fn raise_count(&mut self, count: Option<u64>) {
        self.raise(count.map(|count| Bound::inclusive(Number::from(count))));
    }

    pub(crate) fn lower_count(&mut self, count: Option<u64>) {
        self.lower(count.map(|count| Bound::inclusive(Number::from(count))));
    }

    /// A count is never below zero.
    pub(crate) fn drop_zero(&mut self) {
        if self.low.as_ref().is_some_and(|low| low.value <= Number::zero()) {
            self.low = None;
        }
    }

    /// For integers, `> 0` is `>= 1`.
    pub(crate) fn round_to_integers(&mut self) {
        for (end, step) in [(&mut self.low, 1), (&mut self.high, -1)] {
            if let Some(bound) = end
                && bound.exclusive
                && let Some(value) = bound.value.to_i64()
                && let Some(next) = value.checked_add(step)
            {
                *bound = Bound::inclusive(Number::from(next));
            }
        }
    }

    /// How the lower and the upper end move from this range to the other.
    pub(crate) fn moves(&self, next: &Range) -> (Move, Move) {
        let low = match (&self.low, &next.low) {
            (None, None) => Move::None,
            (None, Some(_)) => Move::Narrower,
            (Some(_), None) => Move::Wider,
            (Some(before), Some(after)) => {
                match (&after.value, after.exclusive).cmp(&(&before.value, before.exclusive)) {
                    std::cmp::Ordering::Equal => Move::None,
                    std::cmp::Ordering::Greater => Move::Narrower,
                    std::cmp::Ordering::Less => Move::Wider,
                }
            }
        };
        let high = match (&self.high, &next.high) {
            (None, None) => Move::None,
            (None, Some(_)) => Move::Narrower,
            (Some(_), None) => Move::Wider,
            (Some(before), Some(after)) => {
                match (&after.value, !after.exclusive).cmp(&(&before.value, !before.exclusive)) {
                    std::cmp::Ordering::Equal => Move::None,
                    std::cmp::Ordering::Less => Move::Narrower,
                    std::cmp::Ordering::Greater => Move::Wider,
                }
            }
        };
        (low, high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at_least(value: i64) -> Range {
        Range { low: Some(Bound::inclusive(Number::from(value))), high: None }
    }

    #[test]
    fn exclusive_bounds_of_integers_are_inclusive_ones_beside() {
        let mut range =
            Range { low: Some(Bound::exclusive(Number::from(0i64))), high: Some(Bound::exclusive(Number::from(9i64))) };
        range.round_to_integers();
        assert_eq!(
            range.moves(&Range { high: Some(Bound::inclusive(Number::from(8i64))), ..at_least(1) }),
            (Move::None, Move::None)
        );
    }

    #[test]
    fn ends_move_on_their_own() {
        assert_eq!(at_least(1).moves(&at_least(2)), (Move::Narrower, Move::None));
        assert_eq!(at_least(1).moves(&Range::default()), (Move::Wider, Move::None));
        let open = Range { low: None, high: Some(Bound::exclusive(Number::from(5i64))) };
        let closed = Range { low: None, high: Some(Bound::inclusive(Number::from(5i64))) };
        assert_eq!(open.moves(&closed), (Move::None, Move::Wider));
    }
}
