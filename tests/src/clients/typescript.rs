//! Compiling TypeScript under the flags that generated code promises to pass.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use super::Verdict;
use super::toolchain::Toolchains;

/// Every flag that people switch on, and nothing skipped.
fn strictest() -> Value {
    json!({
        "strict": true,
        "exactOptionalPropertyTypes": true,
        "noUncheckedIndexedAccess": true,
        "verbatimModuleSyntax": true,
        "isolatedModules": true,
        "noImplicitOverride": true,
        "noPropertyAccessFromIndexSignature": true,
        "erasableSyntaxOnly": true,
        "module": "nodenext",
        "moduleResolution": "nodenext",
        "target": "es2022",
        "lib": ["es2022", "dom", "dom.iterable", "dom.asynciterable"],
        "skipLibCheck": false,
        "types": [],
        "noEmit": true,
    })
}

/// Compiles every `.ts` file below a folder as one program, and emits nothing. The folder gets a `package.json` that
/// says its files are modules, where it has none.
///
/// # Errors
/// Where the compiler cannot be run.
pub fn check(tools: &Toolchains, folder: &Path) -> Result<Verdict> {
    compile(tools, folder, strictest())
}

/// Compiles programs that run in node, into the folder `js` beside them.
///
/// # Errors
/// As [`check`].
pub fn build(tools: &Toolchains, folder: &Path) -> Result<Verdict> {
    let mut options = strictest();
    let types = tools.types.as_ref().context("the types of node are not there; run tests/toolchains")?;
    options["types"] = json!(["node"]);
    options["typeRoots"] = json!([types]);
    options["noEmit"] = json!(false);
    options["rootDir"] = json!(".");
    options["outDir"] = json!("js");
    let verdict = compile(tools, folder, options)?;
    let module = folder.join("js/package.json");
    if verdict.errors.is_empty() {
        std::fs::write(module, "{\"type\": \"module\"}\n")?;
    }
    Ok(verdict)
}

fn compile(tools: &Toolchains, folder: &Path, options: Value) -> Result<Verdict> {
    let package = folder.join("package.json");
    if !package.is_file() {
        std::fs::write(package, "{\"type\": \"module\"}\n")?;
    }
    let project = json!({"compilerOptions": options, "include": ["**/*.ts"], "exclude": ["js", "**/node_modules"]});
    let file = folder.join("tsconfig.strictest.json");
    std::fs::write(&file, serde_json::to_string_pretty(&project)?)?;
    project_at(tools, &file)
}

/// Compiles a project as its own `tsconfig.json` says.
///
/// # Errors
/// As [`check`].
pub fn project_at(tools: &Toolchains, file: &Path) -> Result<Verdict> {
    let started = Instant::now();
    let output = Command::new(&tools.tsc)
        .args(["--pretty", "false", "--project"])
        .arg(file)
        .output()
        .with_context(|| format!("{} cannot be run", tools.tsc.display()))?;
    let said = String::from_utf8_lossy(&output.stdout);
    let mut errors: Vec<String> = said.lines().filter(|line| line.contains("error TS")).map(str::to_owned).collect();
    if !output.status.success() && errors.is_empty() {
        errors.push(format!("{} {}", said.trim(), String::from_utf8_lossy(&output.stderr).trim()));
    }
    Ok(Verdict { errors, seconds: started.elapsed().as_secs_f64() })
}
