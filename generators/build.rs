//! Marks the build with what it is made of, so that files which another generator wrote are not taken for its own.

use std::path::Path;
use std::{env, fs};

fn main() {
    let manifest = env::var("CARGO_MANIFEST_DIR").expect("cargo names the crate's folder");
    // A published crate stands alone; there the version says it.
    let mut mark = 0xcbf2_9ce4_8422_2325_u64;
    for sources in ["src", "../contracts/model/src", "../contracts/document/src"] {
        digest(&Path::new(&manifest).join(sources), &mut mark);
    }
    println!("cargo::rustc-env=ACCORDANT_GENERATOR_SOURCES={mark:016x}");
}

/// Adds every file below a folder to a digest (FNV-1a), in an order that is the same everywhere.
fn digest(folder: &Path, mark: &mut u64) {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut paths: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            digest(&path, mark);
        } else {
            for byte in fs::read(&path).unwrap_or_default() {
                *mark = (*mark ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
            }
        }
    }
}
