//! Where reports go: standard output, or a file that is replaced whole or not at all.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use crate::failure::Failure;

/// Writes to the file, or to standard output where there is none. Styles are taken out where they do not belong; text
/// without styles is written as it is.
pub(crate) fn destination(text: &str, file: Option<&Path>, styled: bool) -> anyhow::Result<()> {
    match file {
        Some(file) => {
            let plain = if styled { anstream::adapter::strip_str(text).to_string() } else { text.to_owned() };
            bytes(plain.as_bytes(), Some(file))
        }
        None if styled => print(text),
        None => bytes(text.as_bytes(), None),
    }
}

/// Writes what is no text, or must not be changed by a byte, to the file or to standard output.
pub(crate) fn bytes(bytes: &[u8], file: Option<&Path>) -> anyhow::Result<()> {
    let Some(file) = file else {
        let mut out = io::stdout().lock();
        out.write_all(bytes)?;
        return Ok(out.flush()?);
    };
    replace(file, bytes).map_err(|error| {
        Failure::new(format!("the report cannot be written: {error}"))
            .at(file.display().to_string())
            .help("the folder must exist and be writable")
            .into()
    })
}

/// Prints styled text to standard output.
pub(crate) fn print(text: &str) -> anyhow::Result<()> {
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

/// Prints styled text to standard error.
pub(crate) fn print_error(text: &str) -> anyhow::Result<()> {
    let mut out = anstream::stderr().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

/// Writes a file beside it first, so that nobody ever reads half of it.
fn replace(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = file.file_name().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
    let mut beside = name.to_owned();
    beside.push(format!(".{}.tmp", std::process::id()));
    let beside = file.with_file_name(beside);
    let written = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, file));
    if written.is_err() {
        // What matters is the first error; a leftover that cannot be removed is the lesser evil.
        let _ = fs::remove_file(&beside);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_and_nothing_is_left_beside_it() {
        let folder = std::env::temp_dir().join(format!("accordant-write-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a temporary folder");
        let file = folder.join("report.json");
        for text in ["first", "second"] {
            replace(&file, text.as_bytes()).expect("writable");
            assert_eq!(fs::read_to_string(&file).expect("readable"), text);
        }
        assert_eq!(fs::read_dir(&folder).expect("readable").count(), 1);
        assert!(replace(&folder.join("no/such/folder.json"), b"x").is_err());
        fs::remove_dir_all(&folder).expect("removable");
    }
}
