//! What whole commands cost, from the start of the process to its end, beside what they may cost:
//! `cargo bench -p accordant-tests --bench diff`. It measures and never judges; without a corpus it says what it skips.
#![expect(clippy::print_stdout, reason = "what it prints is what it is for")]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use accordant_tests::corpus::schema_corpus;
use accordant_tests::mesh::{CHANGED, mesh};
use anyhow::{Context, Result, bail, ensure};

const RUNS: usize = 11;
const GITHUB: [&str; 2] = [
    "openapi/pairs/github-rest/octokit-openapi-19.0.0.min.json",
    "openapi/pairs/github-rest/octokit-openapi-23.0.2.min.json",
];
const STRIPE: [&str; 2] = ["openapi/pairs/stripe/2020-07-16.yaml", "openapi/pairs/stripe/2021-06-10.yaml"];
/// The first argument of this program where it is to run one command once and say what that took.
const ONCE: &str = "--once";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some((ONCE, command)) = arguments.split_first().map(|(first, rest)| (first.as_str(), rest)) {
        let cost = Cost::of(command)?;
        println!("{} {} {}", cost.wall.as_micros(), cost.cpu.as_micros(), cost.peak);
        return Ok(());
    }
    let accordant = accordant()?;
    let folder = tempfile::tempdir()?;
    let meshes = [0, CHANGED].map(|changed| folder.path().join(format!("{changed}.yaml")));
    for (path, changed) in meshes.iter().zip([0, CHANGED]) {
        std::fs::write(path, mesh(changed))?;
    }
    let corpus = schema_corpus()?;
    let pair = |files: [&str; 2]| corpus.as_ref().map(|corpus| files.map(|file| corpus.join(file)));

    println!("{:<18}{:<28}{:<10}{:<10}at most", "whole process", format!("wall, median of {RUNS}"), "cpu", "peak");
    line("diff GitHub's pair", &accordant, pair(GITHUB), "0.4 s, 250 MiB")?;
    line("diff Stripe's pair", &accordant, pair(STRIPE), "0.4 s")?;
    line("diff the mesh", &accordant, Some(meshes), "0.1 s")?;
    let version = [accordant.to_string_lossy().into_owned(), "--version".to_owned()];
    print("--version", &version, "0.01 s")
}

/// The binary in the release profile, built where it is not.
fn accordant() -> Result<PathBuf> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo).args(["build", "--release", "--package", "accordant"]).status()?;
    ensure!(built.success(), "the binary cannot be built");
    // This program is target/release/deps/diff-0123.
    let own = std::env::current_exe()?;
    let folder = own.parent().and_then(Path::parent).context("this program stands in no target folder")?;
    Ok(folder.join("accordant").with_extension(std::env::consts::EXE_EXTENSION))
}

fn line(name: &str, accordant: &Path, pair: Option<[PathBuf; 2]>, target: &str) -> Result<()> {
    let Some([base, revision]) = pair else {
        println!("{name:<18}skipped: there is no corpus; set ACCORDANT_CORPUS");
        return Ok(());
    };
    let command = [accordant, Path::new("diff"), &base, &revision].map(|part| part.to_string_lossy().into_owned());
    print(name, &command, target)
}

fn print(name: &str, command: &[String], target: &str) -> Result<()> {
    let mut costs = (0..=RUNS).map(|_| Cost::measured(command)).collect::<Result<Vec<Cost>>>()?;
    // The first run fills the caches of the system.
    costs.remove(0);
    let sorted = |of: fn(&Cost) -> f64| {
        let mut values: Vec<f64> = costs.iter().map(of).collect();
        values.sort_unstable_by(f64::total_cmp);
        values
    };
    let (wall, cpu) = (sorted(|cost| cost.wall.as_secs_f64()), sorted(|cost| cost.cpu.as_secs_f64()));
    let median = |values: &[f64]| values.get(values.len() / 2).copied().unwrap_or_default();
    let (least, most) = (wall.first().copied().unwrap_or_default(), wall.last().copied().unwrap_or_default());
    let peak = match costs.iter().map(|cost| cost.peak).max().unwrap_or_default() {
        0 => "unknown".to_owned(),
        peak => format!("{} MiB", peak >> 20),
    };
    let wall = format!("{:.3} s ({least:.3} to {most:.3})", median(&wall));
    println!("{name:<18}{wall:<28}{:<10}{peak:<10}{target}", format!("{:.3} s", median(&cpu)));
    Ok(())
}

/// What one run of a command took.
struct Cost {
    wall: Duration,
    /// User and system time of all threads; zero where the system does not say.
    cpu: Duration,
    /// The most memory it had resident, in bytes; zero where the system does not say.
    peak: u64,
}

impl Cost {
    /// Runs the command below a process of its own, so that the system's account of that process's children is the
    /// account of this run.
    fn measured(command: &[String]) -> Result<Self> {
        let output = Command::new(std::env::current_exe()?).arg(ONCE).args(command).output()?;
        ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8(output.stdout)?;
        let numbers = text.split_whitespace().map(str::parse).collect::<Result<Vec<u64>, _>>()?;
        let [wall, cpu, peak] = numbers[..] else { bail!("a run did not say what it took: {text}") };
        Ok(Self { wall: Duration::from_micros(wall), cpu: Duration::from_micros(cpu), peak })
    }

    fn of(command: &[String]) -> Result<Self> {
        let (program, arguments) = command.split_first().context("no command")?;
        let start = Instant::now();
        let status = Command::new(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status()?;
        let wall = start.elapsed();
        // 1 is a verdict; anything above is a comparison that was not made.
        ensure!(status.code().is_some_and(|code| code < 2), "{program} ended with {status}");
        let (cpu, peak) = accounted()?;
        Ok(Self { wall, cpu, peak })
    }
}

#[cfg(unix)]
fn accounted() -> Result<(Duration, u64)> {
    use nix::sys::resource::{UsageWho, getrusage};
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let time =
        |time: nix::sys::time::TimeVal| Duration::from_micros((time.tv_sec() * 1_000_000 + time.tv_usec()) as u64);
    // Kibibytes, but bytes on Apple's systems.
    let unit = if cfg!(target_vendor = "apple") { 1 } else { 1024 };
    Ok((time(usage.user_time()) + time(usage.system_time()), usage.max_rss() as u64 * unit))
}

#[cfg(not(unix))]
fn accounted() -> Result<(Duration, u64)> {
    Ok((Duration::ZERO, 0))
}
