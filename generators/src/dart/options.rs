//! What a user chooses about Dart clients.

use serde::Deserialize;

/// The section `dart` of a target's settings.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct DartOptions {
    /// The name of the package; made of the API's title where it is absent.
    pub package: Option<String>,
    /// The version in `pubspec.yaml`.
    pub package_version: String,
    pub enums: Enums,
    pub dates: Dates,
    /// Adapters for clients of other packages; each makes that package a dependency.
    pub transports: Vec<Adapter>,
    /// Whether `pubspec.yaml`, `README.md` and their like are written.
    pub package_files: bool,
    /// A comment at the head of every file: the notice of a license.
    pub header: Option<String>,
}

impl Default for DartOptions {
    fn default() -> Self {
        Self {
            package: None,
            package_version: "0.1.0".to_owned(),
            enums: Enums::default(),
            dates: Dates::default(),
            transports: Vec::new(),
            package_files: true,
            header: None,
        }
    }
}

/// How a set of values is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Enums {
    /// `extension type const`: values that the document does not know stay what they are.
    #[default]
    Open,
    /// `enum`: a `switch` is exhaustive, and what the document does not know becomes `unknown` and is lost.
    Closed,
}

/// What `date` and `date-time` become.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dates {
    /// `Date` of the runtime and `DateTime`.
    #[default]
    Typed,
    /// `String`, as the API writes them.
    Text,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Adapter {
    /// `package:http`
    Http,
    /// `package:dio`
    Dio,
}
