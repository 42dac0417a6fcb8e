//! What generating clients costs beside other generators, on the largest document of a corpus:
//! `cargo build --release && tests/peers && cargo bench -p accordant-tests --bench generate [-- --runs N]`.
//!
//! Each is a process of its own, measured from outside by GNU `time`: wall and user seconds, and the most memory at one
//! time. What is not there (the corpus, the release binary, a peer) is said and left out.

use std::ffi::OsString;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use accordant_tests::clients::workshop;
use accordant_tests::corpus;
use anyhow::{Context as _, Result, bail};

const GITHUB: &str = "openapi/pairs/github-rest/octokit-openapi-23.0.2.min.json";

/// One command, and where its output goes.
struct Candidate {
    name: &'static str,
    program: PathBuf,
    arguments: Vec<OsString>,
    out: PathBuf,
    /// Whether a run before it is left as it is.
    again: bool,
}

struct Measured {
    wall: f64,
    user: f64,
    mebibytes: f64,
}

fn main() -> ExitCode {
    match measure() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let told = writeln!(std::io::stderr(), "nothing to measure: {error:#}");
            drop(told);
            ExitCode::SUCCESS
        }
    }
}

fn measure() -> Result<()> {
    let corpus = corpus::schema_corpus()?.context("there is no corpus")?;
    let document = corpus.join(GITHUB).canonicalize().context("the corpus has no GitHub document")?;
    let runs = runs()?;
    let workshop = workshop("bench")?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "{} ({runs} runs each, medians)", document.display())?;
    let (wall, user, files) = ("wall s", "user s", "files");
    writeln!(out, "{:<46} {wall:>8} {user:>8} {:>8} {files:>7} {:>12}", "", "MiB", "bytes")?;
    for candidate in candidates(&document, &workshop)? {
        if !candidate.program.is_file() {
            writeln!(out, "{:<46} {} is not there", candidate.name, candidate.program.display())?;
            continue;
        }
        let mut measured = Vec::new();
        for _ in 0..runs {
            if !candidate.again && candidate.out.is_dir() {
                std::fs::remove_dir_all(&candidate.out)?;
            }
            measured.push(candidate.run()?);
        }
        let median = |of: fn(&Measured) -> f64| {
            let mut values: Vec<f64> = measured.iter().map(of).collect();
            values.sort_by(f64::total_cmp);
            values.get(values.len() / 2).copied().unwrap_or_default()
        };
        let (files, bytes) = size(&candidate.out)?;
        let (wall, user, mebibytes) = (median(|m| m.wall), median(|m| m.user), median(|m| m.mebibytes));
        writeln!(out, "{:<46} {wall:>8.2} {user:>8.2} {mebibytes:>8.0} {files:>7} {bytes:>12}", candidate.name)?;
        out.flush()?;
    }
    Ok(())
}

/// `--runs N`; what else cargo says is not for us.
fn runs() -> Result<usize> {
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--runs" {
            return arguments.next().context("how many runs?")?.parse().context("`--runs` takes a number");
        }
    }
    Ok(3)
}

fn candidates(document: &Path, workshop: &Path) -> Result<Vec<Candidate>> {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize()?;
    let peers = repository.join("target/peers");
    let modules = peers.join("node_modules");
    // Benches stand in `<target>/release/deps`.
    let binary = std::env::current_exe()?.ancestors().nth(2).unwrap_or(Path::new("/")).join("accordant");
    let text = |words: &[&str]| words.iter().map(OsString::from).collect::<Vec<_>>();
    let mut found = Vec::new();
    let ours = workshop.join("accordant");
    for (name, again) in
        [("accordant, TypeScript and Dart", false), ("accordant, the same again with nothing changed", true)]
    {
        let mut arguments = text(&["generate"]);
        arguments.push(document.into());
        arguments.extend(text(&["--target", "typescript", "--target", "dart", "--out"]));
        arguments.push(ours.clone().into());
        found.push(Candidate { name, program: binary.clone(), arguments, out: ours.clone(), again });
    }
    let node = modules.join("node/bin/node");
    let types = workshop.join("openapi-typescript");
    let arguments = vec![
        modules.join("openapi-typescript/bin/cli.js").into(),
        document.into(),
        "--output".into(),
        types.join("types.ts").into(),
    ];
    let name = "openapi-typescript 7.13 (types only)";
    found.push(Candidate { name, program: node.clone(), arguments, out: types, again: false });
    let hey = workshop.join("hey-api");
    let arguments = vec![
        modules.join("@hey-api/openapi-ts/bin/run.js").into(),
        "--input".into(),
        document.into(),
        "--output".into(),
        hey.clone().into(),
    ];
    found.push(Candidate { name: "@hey-api/openapi-ts 0.99", program: node, arguments, out: hey, again: false });
    let java = std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())
        .map(|folder| folder.join("java"))
        .find(|file| file.is_file())
        .unwrap_or_else(|| "java".into());
    for (name, generator) in
        [("openapi-generator 7.26 typescript-fetch", "typescript-fetch"), ("openapi-generator 7.26 dart", "dart")]
    {
        let folder = workshop.join(generator);
        let mut arguments = vec!["-jar".into(), peers.join("openapi-generator.jar").into()];
        arguments.extend(text(&["generate", "--skip-validate-spec", "--generator-name", generator, "--input-spec"]));
        arguments.push(document.into());
        arguments.push("--output".into());
        arguments.push(folder.clone().into());
        found.push(Candidate { name, program: java.clone(), arguments, out: folder, again: false });
    }
    Ok(found)
}

impl Candidate {
    fn run(&self) -> Result<Measured> {
        let output = Command::new("/usr/bin/time")
            .args(["--quiet", "--format", "\n%e %U %M"])
            .arg(&self.program)
            .args(&self.arguments)
            .current_dir(std::env::temp_dir())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .output()
            .context("GNU time is not there")?;
        let said = String::from_utf8_lossy(&output.stderr);
        if !output.status.success() {
            bail!("{} ended with {}: {said}", self.name, output.status);
        }
        let last = said.lines().next_back().unwrap_or_default();
        let numbers: Vec<f64> = last.split(' ').filter_map(|word| word.parse().ok()).collect();
        let [wall, user, kibibytes] = numbers.as_slice() else { bail!("time said `{last}`") };
        Ok(Measured { wall: *wall, user: *user, mebibytes: kibibytes / 1024.0 })
    }
}

/// The number of files below a folder, and their bytes.
fn size(folder: &Path) -> Result<(usize, u64)> {
    let mut found = (0, 0);
    for entry in std::fs::read_dir(folder).with_context(|| format!("{} was not written", folder.display()))? {
        let entry = entry?;
        let (files, bytes) =
            if entry.file_type()?.is_dir() { size(&entry.path())? } else { (1, entry.metadata()?.len()) };
        found = (found.0 + files, found.1 + bytes);
    }
    Ok(found)
}
