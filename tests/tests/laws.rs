//! A short run of the containment laws; `cargo run --release -p accordant-tests --bin laws` makes the long one.

use accordant_tests::laws::{Random, Tally, try_pair};
use anyhow::{Context, Result, ensure};

#[test]
fn no_random_pair_contradicts_an_answer() -> Result<()> {
    let mut tally = Tally::default();
    for seed in 0..1_500 {
        try_pair(&mut Random::new(seed), &mut tally).with_context(|| format!("seed {seed}"))?;
    }
    // A run that decides nothing would pass every law.
    ensure!(tally.contained > 300 && tally.violated > 300, "the pairs are of one kind: {tally:?}");
    ensure!(tally.unknown * 20 < tally.pairs, "too much is left undecided: {tally:?}");
    Ok(())
}
