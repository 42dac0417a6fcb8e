//! What a user may choose of a TypeScript client.

/// What whole numbers of 64 bits are in a program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Int64 {
    /// `number`: exact up to 2^53.
    #[default]
    Number,
    /// `string`: digits.
    String,
    /// `bigint`.
    BigInt,
}

/// How a TypeScript client is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypescriptOptions {
    /// The name in `package.json`; made of the title where it is not given.
    pub package_name: Option<String>,
    /// The version in `package.json`; the one of the document where it is not given.
    pub package_version: Option<String>,
    /// Whether `package.json`, `tsconfig.json`, `README.md` and `CHANGELOG.md` are written beside `src`.
    pub package: bool,
    /// Whether there is a class for every tag, which throws for whatever is no success.
    pub facade: bool,
    /// Whether there is a validator for every type, and answers are put to it.
    pub validators: bool,
    pub int64: Int64,
    /// A notice at the beginning of every source file.
    pub license_header: Option<String>,
}

impl Default for TypescriptOptions {
    fn default() -> Self {
        Self {
            package_name: None,
            package_version: None,
            package: true,
            facade: true,
            validators: false,
            int64: Int64::Number,
            license_header: None,
        }
    }
}
