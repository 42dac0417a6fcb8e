//! Compiling and running Dart: many programs in one VM, through a driver that gives each an isolate.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};
use serde_json::json;

use super::Verdict;
use super::toolchain::Toolchains;

const DRIVER: &str = include_str!("driver.dart");

/// The least version of the language that generated code promises to compile with.
const LANGUAGE: &str = "3.4";

/// One program for the VM.
#[derive(Clone, Debug)]
pub struct Program {
    pub main: PathBuf,
    /// A package configuration, as [`packages`] writes it.
    pub packages: PathBuf,
    pub arguments: Vec<String>,
}

/// What a program did.
#[derive(Clone, Debug, Default)]
pub struct Run {
    pub verdict: Verdict,
    /// The lines that it printed.
    pub printed: Vec<String>,
}

/// Writes a package configuration for packages that stand in folders of their names.
///
/// # Errors
/// Where the file cannot be written.
pub fn packages(file: &Path, packages: &[(String, PathBuf)]) -> Result<()> {
    let packages: Vec<_> = packages
        .iter()
        .map(|(name, folder)| {
            json!({
                "name": name,
                "rootUri": format!("file://{}/", folder.display()),
                "packageUri": "lib/",
                "languageVersion": LANGUAGE,
            })
        })
        .collect();
    let text = serde_json::to_string_pretty(&json!({"configVersion": 2, "packages": packages}))?;
    std::fs::write(file, text).with_context(|| format!("{} cannot be written", file.display()))
}

/// Writes a program that imports every library of a package and does nothing: compiling it checks all of them.
fn importing_all(file: &Path, name: &str, package: &Path) -> Result<()> {
    let mut libraries = Vec::new();
    let folder = package.join("lib");
    collect(&folder, &mut libraries)?;
    libraries.sort();
    let mut text = String::new();
    for (number, library) in libraries.iter().enumerate() {
        let inside = library.strip_prefix(&folder)?;
        text.push_str(&format!("import 'package:{name}/{}' as l{number};\n", inside.display()));
    }
    text.push_str("\nvoid main() {}\n");
    std::fs::write(file, text).with_context(|| format!("{} cannot be written", file.display()))
}

/// The program that compiles the whole of a generated package, written beside the package's folder.
///
/// # Errors
/// Where the package has no name, or the files cannot be written.
pub fn whole_package(folder: &Path) -> Result<Program> {
    let name = package_name(folder)?;
    let (main, configuration) = (folder.with_extension("all.dart"), folder.with_extension("packages.json"));
    importing_all(&main, &name, folder)?;
    packages(&configuration, &[(name, folder.to_owned())])?;
    Ok(Program { main, packages: configuration, arguments: Vec::new() })
}

/// The name that a package's `pubspec.yaml` gives it.
///
/// # Errors
/// Where there is none.
pub fn package_name(folder: &Path) -> Result<String> {
    let pubspec = folder.join("pubspec.yaml");
    let text = std::fs::read_to_string(&pubspec).with_context(|| format!("{} cannot be read", pubspec.display()))?;
    let name = text.lines().find_map(|line| line.strip_prefix("name:")).map(str::trim);
    Ok(name.with_context(|| format!("{} has no name", pubspec.display()))?.to_owned())
}

/// Every library below a folder; a part belongs to the library that names it.
fn collect(folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    for entry in std::fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, found)?;
        } else if path.extension() == Some(OsStr::new("dart")) && !is_part(&path)? {
            found.push(path);
        }
    }
    Ok(())
}

fn is_part(path: &Path) -> Result<bool> {
    Ok(std::fs::read_to_string(path)?.lines().any(|line| line.starts_with("part of ")))
}

/// Compiles and runs programs one after the other, in one VM; what each did, in their order.
///
/// # Errors
/// Where the VM cannot be run or ends before its programs.
pub fn run(tools: &Toolchains, workshop: &Path, zone: &str, programs: &[Program]) -> Result<Vec<Run>> {
    let driver = workshop.join("driver.dart");
    std::fs::write(&driver, DRIVER)?;
    let list: String = programs
        .iter()
        .map(|program| {
            let (main, packages) = (program.main.display(), program.packages.display());
            let arguments: String = program.arguments.iter().map(|argument| format!("\t{argument}")).collect();
            format!("{main}\t{packages}{arguments}\n")
        })
        .collect();
    let file = workshop.join("programs.txt");
    std::fs::write(&file, list)?;
    let output = Command::new(&tools.dart)
        .arg("--enable-asserts")
        .args([&driver, &file])
        .env("TZ", zone)
        .output()
        .with_context(|| format!("{} cannot be run", tools.dart.display()))?;
    let said = String::from_utf8_lossy(&output.stdout);
    let mut runs = Vec::new();
    let mut open = Run::default();
    for line in said.lines() {
        if let Some(fault) = line.strip_prefix("!!! ") {
            let text = fault.split_once(' ').map_or(fault, |(_, text)| text);
            let text: String = serde_json::from_str(text).unwrap_or_else(|_| text.to_owned());
            open.verdict.errors.extend(errors(&text));
        } else if let Some(end) = line.strip_prefix(">>> ") {
            let milliseconds = end.split_once(' ').and_then(|(_, text)| text.parse::<f64>().ok());
            open.verdict.seconds = milliseconds.unwrap_or_default() / 1e3;
            runs.push(std::mem::take(&mut open));
        } else {
            open.printed.push(line.to_owned());
        }
    }
    // The VM itself gave up: its reason belongs to the program that it was at, and the rest never ran.
    if runs.len() < programs.len() {
        let reason = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        open.verdict.errors.push(format!("the VM ended with {}: {reason}", output.status));
        runs.push(open);
        let unrun = Verdict { errors: vec!["the VM ended before this program".to_owned()], seconds: 0.0 };
        runs.resize_with(programs.len(), || Run { verdict: unrun.clone(), printed: Vec::new() });
    }
    Ok(runs)
}

/// The errors of the front end: `FILE:LINE:COLUMN: Error: ...`; what is no such line is told whole.
fn errors(text: &str) -> Vec<String> {
    let lines: Vec<String> = text.lines().filter(|line| line.contains(": Error: ")).map(str::to_owned).collect();
    if lines.is_empty() { vec![text.to_owned()] } else { lines }
}
