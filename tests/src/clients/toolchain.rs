//! Where the compilers and runtimes are: named in the environment, fetched by `tests/toolchains`, or on the path.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

/// What checks and runs generated clients.
#[derive(Clone, Debug)]
pub struct Toolchains {
    pub tsc: PathBuf,
    /// The folder of `@types`, for programs that run in node; what is generated compiles without.
    pub types: Option<PathBuf>,
    pub node: PathBuf,
    pub dart: PathBuf,
}

/// Every tool, or `None` where one is missing, which is said on standard error.
///
/// # Errors
/// On CI, where nothing may be skipped.
#[expect(clippy::print_stderr, reason = "a skipped test must say so")]
pub fn toolchains() -> Result<Option<Toolchains>> {
    let fetched = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/toolchains");
    let modules = fetched.join("typescript/node_modules");
    let find = |variable: &str, fetched: Option<PathBuf>, name: &str| {
        let named = std::env::var_os(variable).map(PathBuf::from);
        named.or(fetched.filter(|path| path.is_file())).or_else(|| on_path(name))
    };
    let tsc = find("ACCORDANT_TSC", Some(modules.join(".bin/tsc")), "tsc");
    let node = find("ACCORDANT_NODE", None, "node");
    let dart = find("ACCORDANT_DART", Some(fetched.join("dart/dart")), "dart");
    let missing: Vec<_> = [("a TypeScript compiler", &tsc), ("node", &node), ("a Dart VM", &dart)]
        .into_iter()
        .filter(|(_, path)| path.as_ref().is_none_or(|path| !starts(path)))
        .map(|(name, _)| name)
        .collect();
    let (Some(tsc), Some(node), Some(dart), []) = (tsc, node, dart, missing.as_slice()) else {
        let missing = missing.join(", ");
        if std::env::var("CI").is_ok_and(|value| value == "true") {
            bail!("{missing} is not there; run tests/toolchains");
        }
        eprintln!("skipped: {missing} is not there; run tests/toolchains");
        return Ok(None);
    };
    let types = types_beside(&tsc).or_else(|| Some(modules.join("@types")).filter(|folder| folder.is_dir()));
    Ok(Some(Toolchains { tsc, types, node, dart }))
}

/// `@types` of the folder of packages that a compiler stands in.
fn types_beside(tsc: &Path) -> Option<PathBuf> {
    tsc.ancestors().map(|folder| folder.join("@types")).find(|folder| folder.join("node").is_dir())
}

fn starts(program: &Path) -> bool {
    Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success())
}

fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}
