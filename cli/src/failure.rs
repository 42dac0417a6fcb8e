//! Why a question could not be asked, in three parts: where, what is wrong, what to do.

use std::fmt;
use std::io::Write as _;

use anstyle::{AnsiColor, Style};

use crate::output::safe::clean;

/// An error that a person can do something about.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) place: Option<String>,
    pub(crate) what: String,
    pub(crate) help: Option<String>,
}

impl Failure {
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self { place: None, what: what.into(), help: None }
    }

    #[must_use]
    pub(crate) fn at(mut self, place: impl Into<String>) -> Self {
        self.place = Some(place.into());
        self
    }

    #[must_use]
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl std::error::Error for Failure {}

/// Whoever read our output has seen enough: no error.
pub(crate) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<std::io::Error>())
        .any(|cause| cause.kind() == std::io::ErrorKind::BrokenPipe)
}

/// Prints to standard error. What is no [`Failure`] is unexpected, and says so.
pub(crate) fn print(error: &anyhow::Error) {
    const RED: Style = AnsiColor::Red.on_default().bold();
    const DIM: Style = Style::new().dimmed();
    const CYAN: Style = AnsiColor::Cyan.on_default();
    let mut out = anstream::stderr().lock();
    // Where standard error is gone there is nobody left to tell.
    let _ = match error.downcast_ref::<Failure>() {
        Some(failure) => {
            let mut text = format!("{RED}error{RED:#}: {}\n", clean(&failure.what));
            if let Some(place) = &failure.place {
                text.push_str(&format!("  {DIM}-->{DIM:#} {}\n", clean(place)));
            }
            if let Some(help) = &failure.help {
                text.push_str(&format!("  {CYAN}help{CYAN:#}: {}\n", clean(help)));
            }
            out.write_all(text.as_bytes())
        }
        None => writeln!(out, "{RED}error{RED:#}: {}", clean(&format!("{error:#}"))),
    };
}
