//! The long run of the containment laws: `laws --pairs 100000 --oracle 20000 --seed 1`.

use accordant_tests::laws::{Opinions, Random, Tally, try_oracle, try_pair};
use anyhow::{Context, Result, bail};

#[expect(clippy::print_stdout, reason = "a command reports on standard output")]
fn main() -> Result<()> {
    let (mut pairs, mut oracle, mut seed) = (100_000, 0, 1);
    let mut arguments = std::env::args().skip(1);
    while let Some(name) = arguments.next() {
        let value = arguments.next().with_context(|| format!("{name} needs a number"))?;
        let value: u64 = value.parse().with_context(|| format!("{name} {value} is no number"))?;
        match name.as_str() {
            "--pairs" => pairs = value,
            "--oracle" => oracle = value,
            "--seed" => seed = value,
            _ => bail!("unknown argument {name}; there are --pairs N, --oracle N and --seed N"),
        }
    }
    let mut tally = Tally::default();
    for pair in 0..pairs {
        // Every pair has its own seed, so that one that fails can be tried alone.
        let own = seed.wrapping_mul(1_000_003).wrapping_add(pair);
        let mut random = Random::new(own);
        try_pair(&mut random, &mut tally).with_context(|| format!("pair {pair} of seed {seed}"))?;
    }
    println!(
        "{} questions: {} contained, {} violated, {} unknown ({:.2} %), {} of them refuted by a sampled value",
        tally.pairs,
        tally.contained,
        tally.violated,
        tally.unknown,
        tally.unknown as f64 * 100.0 / tally.pairs.max(1) as f64,
        tally.missed
    );
    let mut opinions = Opinions::default();
    for pair in 0..oracle {
        let mut random = Random::new(seed.wrapping_mul(1_000_003).wrapping_add(pair));
        try_oracle(&mut random, &mut opinions).with_context(|| format!("pair {pair} of seed {seed}"))?;
    }
    if oracle > 0 {
        let Opinions { asked, contained, violated, missed, ahead } = opinions;
        println!(
            "{asked} second opinions: {contained} times both contained, {violated} times both violated, {missed} decided by the oracle alone, {ahead} by the engine alone"
        );
    }
    Ok(())
}
