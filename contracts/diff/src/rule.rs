//! The rules: data and text, a file each under `rules/`. The file is what `explain` prints and what the tests run.

/// How much a rule's change weighs before containment and policy have their say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    Info,
    Warning,
    Breaking,
}

impl Level {
    pub const fn name(self) -> &'static str {
        match self {
            Level::Info => "info",
            Level::Warning => "warning",
            Level::Breaking => "breaking",
        }
    }

    pub fn named(name: &str) -> Option<Level> {
        [Level::Info, Level::Warning, Level::Breaking].into_iter().find(|level| level.name() == name)
    }
}
