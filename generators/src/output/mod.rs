//! What is written: files, their owner the manifest, and how they come to disk.

/// A file that a language's back end makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutputFile {
    /// Below the output folder, with forward slashes.
    pub path: String,
    pub text: String,
    /// The template that made it: `typescript/client.ts.hbs`.
    pub template: &'static str,
}
