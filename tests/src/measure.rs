//! What whole processes take: wall time, CPU time and memory, medians of many runs. It measures and never judges.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

/// How often each command runs, once more to fill the caches of the system.
pub const RUNS: usize = 11;
/// The first argument of a benchmark where it is to run one command once and say what that took.
const ONCE: &str = "--once";

/// What a benchmark begins with: whether this process is one of its own runs, which is then over.
///
/// # Errors
/// Where the command of the run cannot be started.
#[expect(clippy::print_stdout, reason = "what it prints is what the run is for")]
pub fn is_a_run() -> Result<bool> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((ONCE, command)) = arguments.split_first().map(|(first, rest)| (first.as_str(), rest)) else {
        return Ok(false);
    };
    let cost = Cost::of(command)?;
    println!("{} {} {}", cost.wall.as_micros(), cost.cpu.as_micros(), cost.peak);
    Ok(true)
}

/// The binary in the release profile, built where it is not.
///
/// # Errors
/// Where it cannot be built, or this program is none of cargo's.
pub fn accordant() -> Result<PathBuf> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo).args(["build", "--release", "--package", "accordant"]).status()?;
    ensure!(built.success(), "the binary cannot be built");
    // This program is target/release/deps/diff-0123.
    let own = std::env::current_exe()?;
    let folder = own.parent().and_then(Path::parent).context("this program stands in no target folder")?;
    Ok(folder.join("accordant").with_extension(std::env::consts::EXE_EXTENSION))
}

/// The line of a table: what the runs of a command took, and what they may.
///
/// # Errors
/// Where a run does not end with 0 or 1.
pub fn measured(name: &str, runs: usize, command: &[String], target: &str) -> Result<String> {
    let mut costs = (0..=runs).map(|_| Cost::measured(command)).collect::<Result<Vec<Cost>>>()?;
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
    Ok(format!("{name:<34}{wall:<28}{:<10}{peak:<10}{target}", format!("{:.3} s", median(&cpu))))
}

/// The head of that table.
pub fn head(runs: usize) -> String {
    format!("{:<34}{:<28}{:<10}{:<10}at most", "whole process", format!("wall, median of {runs}"), "cpu", "peak")
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
