//! `fuzz TARGET [--seconds N] [--seed N] [FOLDER]`: feeds mutations of the target's seeds (and of a folder's files) to
//! one target, and writes down the input that broke it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use accordant_tests::fuzz::{Target, mutate, targets};
use anyhow::{Context, Result, bail};

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().context("name a target")?;
    let Some(target) = targets().into_iter().find(|target| target.name == name) else {
        let names: Vec<_> = targets().iter().map(|target| target.name).collect();
        bail!("there is no target `{name}`; there are {}", names.join(", "));
    };
    let (mut seconds, mut seed, mut folder) = (60, 1, None);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--seconds" => seconds = arguments.next().context("how many seconds?")?.parse()?,
            "--seed" => seed = arguments.next().context("which seed?")?.parse()?,
            _ => folder = Some(argument),
        }
    }
    let mut pool: Vec<Vec<u8>> = target.seeds.iter().map(|seed| seed.as_bytes().to_vec()).collect();
    if let Some(folder) = folder {
        let mut files: Vec<_> = std::fs::read_dir(&folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
        files.sort();
        pool.extend(files.into_iter().filter_map(|file| std::fs::read(file).ok()));
    }
    run(&target, pool, Duration::from_secs(seconds), seed)
}

fn run(target: &Target, mut pool: Vec<Vec<u8>>, time: Duration, seed: u64) -> Result<()> {
    let mut random = mutate::Random::new(seed);
    let (start, mut runs, mut slowest) = (Instant::now(), 0_u64, (Duration::ZERO, Vec::new()));
    while start.elapsed() < time {
        let mut input = pool[random.below(pool.len())].clone();
        let other = pool[random.below(pool.len())].clone();
        mutate::mutate(&mut input, &other, target.words, &mut random);
        let begin = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| (target.run)(&input)));
        let took = begin.elapsed();
        runs += 1;
        if outcome.is_err() {
            let path = std::env::temp_dir().join(format!("fuzz-{}-{seed}-{runs}", target.name));
            std::fs::write(&path, &input)?;
            bail!("`{}` broke after {runs} runs; the input is {}", target.name, path.display());
        }
        if took > slowest.0 {
            slowest = (took, input.clone());
        }
        // Now and then a mutant becomes a seed, so that changes add up; the pool stays small.
        if random.below(20) == 0 {
            if pool.len() < 500 {
                pool.push(input);
            } else {
                let at = random.below(pool.len());
                pool[at] = input;
            }
        }
    }
    let (took, input) = slowest;
    let mut out = std::io::stdout().lock();
    std::io::Write::write_fmt(
        &mut out,
        format_args!(
            "{}: {runs} runs in {} s, nothing broke; the slowest took {took:?} ({} bytes)\n",
            target.name,
            time.as_secs(),
            input.len()
        ),
    )?;
    Ok(())
}
