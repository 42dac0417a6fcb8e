use std::fmt;

/// What is wrong with a template: where, what, and what to write.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TemplateFault {
    /// Its name, such as `typescript/client.ts.hbs`.
    pub template: String,
    /// Counted from one; 0 where the fault has no line.
    pub line: u32,
    pub column: u32,
    pub message: String,
    pub help: String,
}

impl fmt::Display for TemplateFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}; {}", self.template, self.line, self.column, self.message, self.help)
    }
}

impl std::error::Error for TemplateFault {}
