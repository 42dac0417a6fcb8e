//! A short run of the containment laws; `cargo run --release -p accordant-tests --bin laws` makes the long one.

use accordant_tests::laws::{Opinions, Random, Tally, try_oracle, try_pair};
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

#[test]
fn the_canonical_forms_do_not_contradict_an_answer() -> Result<()> {
    let mut opinions = Opinions::default();
    for seed in 0..1_500 {
        try_oracle(&mut Random::new(seed), &mut opinions).with_context(|| format!("seed {seed}"))?;
    }
    ensure!(opinions.contained > 200 && opinions.violated > 200, "the oracle has little to say: {opinions:?}");
    // What the oracle knows, the engine should, too.
    ensure!(opinions.missed * 50 < opinions.asked, "the oracle decides what the engine does not: {opinions:?}");
    Ok(())
}
