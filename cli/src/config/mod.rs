//! `accordant.yaml`: what a repository has settled about its contracts. Its JSON Schema is `cli/config.schema.json`.
//!
//! It is read through the spanned tree, so that every fault has a line and a column. Paths in it are relative to its own
//! folder. Flags of the command line win over it.

mod check;
mod contracts;
mod diff;
mod find;
mod generate;
mod mock;
mod reader;
mod replay;
mod webhook;

use std::path::{Path, PathBuf};

use accordant_document::{Documents, Finding, LoadOptions, load_text};

pub(crate) use check::CheckConfig;
pub(crate) use contracts::{Consumer, ContractEntry};
pub(crate) use diff::{DiffConfig, accepted_list, ignore_entry};
pub(crate) use find::find;
pub(crate) use generate::{ClientEntry, settings as client_settings};
pub(crate) use mock::MockConfig;
pub(crate) use replay::{AuthConfig, CommandConfig, OAuthConfig, Place, ReplayConfig};
pub(crate) use webhook::{Profile, WebhookConfig};

use reader::Reader;

/// The only version of the format so far. An older Accordant refuses a newer version instead of guessing.
const VERSION: &str = "1";

#[derive(Debug, Default)]
pub(crate) struct Config {
    /// The folder that its paths are relative to.
    pub(crate) folder: PathBuf,
    pub(crate) contracts: Vec<ContractEntry>,
    pub(crate) diff: DiffConfig,
    pub(crate) check: CheckConfig,
    pub(crate) consumers: Vec<Consumer>,
    pub(crate) generate: Vec<ClientEntry>,
    pub(crate) mock: MockConfig,
    pub(crate) replay: ReplayConfig,
    pub(crate) webhook: WebhookConfig,
}

/// A text with what is wrong in it.
pub(crate) struct Faulty {
    pub(crate) documents: Documents,
    pub(crate) findings: Vec<Finding>,
}

impl Config {
    /// Reads the text of a configuration; `name` is how findings call it.
    pub(crate) fn read(name: &str, text: &str, folder: &Path) -> Result<Config, Faulty> {
        if says_nothing(text) {
            return Ok(Config::default());
        }
        let (documents, findings) = load_text(name, text, &LoadOptions::default());
        let mut config = Config { folder: folder.to_path_buf(), ..Config::default() };
        let mut reader = Reader::new(&documents, findings);
        if let Some(root) = reader::root(&documents).filter(|root| !root.is_null()) {
            const KEYS: [&str; 9] =
                ["version", "contracts", "diff", "check", "consumers", "generate", "mock", "replay", "webhook"];
            for member in reader.members(root, name, &KEYS) {
                match member.key {
                    "version" => {
                        let version = reader.scalar(member.value, "`version`");
                        if let Some(version) = version.filter(|version| version != VERSION) {
                            reader.wrong_value(member.value.span(), "`version`", &version, &[VERSION]);
                        }
                    }
                    "contracts" => config.contracts = contracts::read(&mut reader, member.value),
                    "diff" => config.diff = diff::read(&mut reader, member.value),
                    "check" => config.check = check::read(&mut reader, member.value),
                    "generate" => config.generate = generate::read(&mut reader, member.value),
                    "mock" => config.mock = mock::read(&mut reader, member.value),
                    "replay" => config.replay = replay::read(&mut reader, member.value),
                    "webhook" => config.webhook = webhook::read(&mut reader, member.value),
                    _ => config.consumers = contracts::read_consumers(&mut reader, member.value),
                }
            }
        }
        let findings = reader.errors();
        if findings.is_empty() { Ok(config) } else { Err(Faulty { documents, findings }) }
    }

    /// The contracts as they are to be, as seen from the current directory.
    pub(crate) fn revisions(&self) -> Vec<String> {
        self.contracts.iter().map(|entry| self.source(&entry.revision)).collect()
    }

    /// A source that the configuration names, as seen from the current directory.
    pub(crate) fn source(&self, source: &str) -> String {
        let is_file = !(source == "-" || source.starts_with("git:") || source.contains("://"));
        if is_file && !self.folder.as_os_str().is_empty() && self.folder != Path::new(".") {
            self.folder.join(source).to_string_lossy().into_owned()
        } else {
            source.to_owned()
        }
    }
}

/// Nothing but blank lines and comments, which settles nothing.
fn says_nothing(text: &str) -> bool {
    text.lines().map(str::trim_start).all(|line| line.is_empty() || line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use accordant_diff::Level;

    use super::*;

    /// Every fault as `line:column rule message | help`.
    fn faults(text: &str) -> Vec<String> {
        match Config::read("accordant.yaml", text, Path::new("")) {
            Ok(_) => Vec::new(),
            Err(Faulty { documents, findings }) => findings
                .iter()
                .map(|finding| {
                    let place = finding.origin.map(|origin| documents.locate(origin));
                    let (line, column) = place.map_or((0, 0), |place| (place.line, place.column));
                    let help = finding.help.as_deref().unwrap_or_default();
                    format!("{line}:{column} {} {} | {help}", finding.rule, finding.message)
                })
                .collect(),
        }
    }

    #[test]
    fn a_typing_error_is_named_with_its_place() {
        assert_eq!(
            faults("version: 1\ndiff:\n  fail_on: breaking\n"),
            ["3:3 config-unknown-key unknown key `fail_on` | did you mean `fail-on`?"]
        );
        assert_eq!(
            faults("diff: {set: contrac}"),
            [
                "1:8 config-wrong-value `set` cannot be `contrac` | did you mean `contract`? It may be `client`, `contract`, `wire`"
            ]
        );
    }

    #[test]
    fn every_kind_of_fault_is_found_in_one_run() {
        let found = faults(
            "version: 2\ncontracts:\n- name: a\ncheck:\n  style: maybe\n  rules: {no-such-rule: error}\ndiff:\n  accept:\n  \
             - fingerprint: 12\n    reason: x\n    expires: soon\n  sunset: {days: -1}\n",
        );
        let rules: Vec<&str> = found.iter().filter_map(|fault| fault.split(' ').nth(1)).collect();
        assert_eq!(
            rules,
            [
                "config-wrong-value",
                "config-missing-key",
                "config-wrong-type",
                "config-wrong-value",
                "config-wrong-type",
                "config-wrong-type"
            ],
            "{found:#?}"
        );
    }

    #[test]
    fn a_text_that_is_no_yaml_is_a_fault_and_an_empty_one_is_not() {
        assert!(!faults("diff: [").is_empty());
        assert!(faults("").is_empty());
        assert!(faults("# only a comment\n").is_empty());
    }

    #[test]
    fn the_starter_is_sound_with_and_without_its_comments() {
        let starter = include_str!("starter.yaml");
        assert_eq!(faults(starter), Vec::<String>::new());
        assert_eq!(faults(&uncommented(starter)), Vec::<String>::new());
    }

    /// With every key that is commented out put in force.
    fn uncommented(text: &str) -> String {
        let is_key = |line: &str| {
            line.starts_with("# ") && (line.contains(": ") || line.trim_end().ends_with(':') || line.contains(":  "))
        };
        let lines = text.lines().enumerate().map(|(at, line)| match line.strip_prefix("# ") {
            Some(key) if at > 2 && is_key(line) && !key.starts_with("With") => key.to_owned(),
            _ => line.to_owned(),
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn clients_take_what_their_language_knows() {
        let text = "generate:\n- {target: dart, out: sdk, int64: bigint}\n- {target: typescript, int64: big}\n- {target: go}\n";
        assert_eq!(
            faults(text),
            [
                "2:28 config-unknown-key unknown key `int64` | a client in dart knows `contract`, `target`, `out`, \
                 `templates`, `package`, `package-version`, `package-files`, `header`, `keep`, `include-tags`, \
                 `exclude-tags`, `pagination`, `detect-pagination`, `enums`, `dates`, `transports`",
                "3:3 config-missing-key the client has no `out` | add `out`",
                "3:24 config-wrong-value `int64` cannot be `big` | it may be `number`, `string`, `bigint`",
                "4:3 config-missing-key the client has no `out` | add `out`",
                "4:4 config-wrong-value `target` cannot be `go` | it may be `dart`, `typescript`",
            ]
        );
    }

    #[test]
    fn pagination_is_held_against_how_pages_come() {
        let text = "generate:\n- target: dart\n  out: sdk\n  pagination:\n  - {operation: a, by: cursor, parameter: c}\n  \
                    - {operation: b, by: page, parameter: p, next: /n}\n  - {operation: c, by: link, items: data}\n";
        assert_eq!(
            faults(text),
            [
                "5:5 config-missing-key the entry of `pagination` has no `next` | add `next`",
                "6:44 config-unknown-key `next` means nothing where pages come `by: page` | it takes parameter, limit, first",
                "7:30 config-wrong-value `items` must be a JSON pointer into the response's body, not `data` | write it as \
                 `/data/items`; the empty text is the whole",
            ]
        );
    }

    #[test]
    fn senders_are_read_and_their_secrets_are_not_repeated() {
        let text = "
webhook:
  schemes: partners.yaml
  profiles:
    ledger:
      scheme: ledger
      secrets: [env:LEDGER, sk_live_51]
      tenants: {from: header, secrets: {acme: ['file:']}}
      tolerance: soon
      event-from: [payload:type]
    campus: {tenants: {from: path:2}, forward: x}
";
        assert_eq!(
            faults(text),
            [
                "7:29 config-secret-written the entry does not say where the secret is | write env:NAME or file:PATH; a secret \
                 that stood here belongs to everybody who read the file",
                "8:17 config-wrong-value `from` cannot be `header` | write header:NAME, query:NAME, form:NAME or \
                 payload:/POINTER, or path:N (the Nth segment)",
                "8:48 config-secret-written the entry does not say where the secret is | write env:NAME or file:PATH; a secret \
                 that stood here belongs to everybody who read the file",
                "9:7 config-wrong-type `tolerance` must be a whole number of seconds, not a string | write a whole number \
                 of seconds",
                "10:20 config-wrong-value `event-from` cannot be `payload:type` | write header:NAME, query:NAME, form:NAME \
                 or payload:/POINTER",
                "11:39 config-unknown-key unknown key `forward` | a profile knows `scheme`, `secrets`, `tenants`, `tolerance`, \
                 `contract`, `event`, `event-from`, `forward-to`",
                "11:14 config-missing-key `tenants` has no `secrets` | add `secrets`",
            ]
        );
    }

    #[test]
    fn settings_of_the_command_line_are_read_alike() {
        let setting = |text: &str| text.parse::<crate::args::Setting>().unwrap_or_else(|error| panic!("{error}"));
        let mut entry = ClientEntry::new(accordant_generators::Target::named("dart").expect("a target"));
        let given = ["package=acme: api", "enums=closed", "package-files=false", "transports=[http, dio]"].map(setting);
        assert!(client_settings(&given, &mut entry).is_ok());
        let accordant_generators::Target::Dart(options) = &entry.target else { panic!("still Dart") };
        assert_eq!(options.package.as_deref(), Some("acme: api"));
        assert!(!options.package_files && options.transports.len() == 2);
        assert!(client_settings(&[setting("out=x")], &mut entry).is_err(), "places have arguments of their own");
    }

    #[test]
    fn values_arrive_where_they_belong() {
        let text = "
diff:
  fail-on: warning
  unproven: info
  overrides: [{rule: '*', path: /internal/*, level: info}]
  ignore: ['property-added:/v1/*']
  accept: [{fingerprint: '00000000000000aa', reason: agreed, expires: 2027-01-31}]
  sunset: {days: 90, by-stability: {Beta: 30}}
  stability: {alpha: info}
consumers: [web]
webhook:
  schemes: partners.yaml
  profiles:
    ledger: {scheme: ledger, secrets: [env:LEDGER], tenants: {from: path:2, secrets: {acme: [file:acme.txt]}}}
";
        let config = Config::read("accordant.yaml", text, Path::new("api")).unwrap_or_else(|_| panic!("it is sound"));
        assert_eq!(config.diff.unproven, Some(Level::Info));
        assert_eq!(
            config.diff.severities.first().map(|entry| (entry.rule.as_str(), entry.level)),
            Some(("*", Some(Level::Info)))
        );
        assert_eq!(config.diff.ignore.first().map(|entry| entry.place.as_str()), Some("accordant.yaml:6"));
        assert_eq!(config.diff.accept.first().and_then(|entry| entry.expires), Some(jiff::civil::date(2027, 1, 31)));
        assert_eq!(config.diff.sunset_days_by_stability.get("beta"), Some(&30));
        let ledger = config.webhook.profiles.get("ledger").expect("a profile");
        assert_eq!(
            (ledger.secrets.as_slice(), ledger.tenant_from.as_deref()),
            (&["env:LEDGER".to_owned()][..], Some("path:2"))
        );
        assert_eq!(ledger.tenants.get("acme").map(Vec::as_slice), Some(&["file:acme.txt".to_owned()][..]));
        assert_eq!(config.source(&config.consumers[0].path), "api/web");
        assert_eq!(config.source("git:main:a.yaml"), "git:main:a.yaml");
    }
}
