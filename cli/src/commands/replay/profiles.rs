//! Secrets from where they are kept, and the variables of the environment that suites name.

use std::collections::BTreeSet;
use std::process::Command;

use accordant_replay::auth::{Grant, OAuth, Profile, Profiles, Secret};
use accordant_suite::Auth;
use indexmap::IndexMap;

use super::chosen::Selection;
use crate::config::{AuthConfig, Config, OAuthConfig, Place};
use crate::failure::Failure;
use crate::suites::Suites;

/// The profiles that the chosen interactions need; others are not asked for their secrets. Where nothing is sent to a
/// backend, no secret is asked for at all.
pub(super) fn profiles(
    config: &Config,
    suites: &Suites,
    selection: &Selection,
    live: bool,
) -> anyhow::Result<Profiles> {
    let mut needed: BTreeSet<&str> = BTreeSet::new();
    for (_, interaction) in selection.of(suites) {
        match &interaction.auth {
            Some(Auth::Profile(name)) => {
                needed.insert(name);
            }
            Some(Auth::AsWritten | Auth::None) => {}
            None => needed.extend(config.replay.default_auth.as_deref()),
        }
    }
    let mut profiles = Profiles { default: config.replay.default_auth.clone(), ..Profiles::default() };
    for (name, settled) in config.replay.auth.iter().filter(|(name, _)| needed.contains(name.as_str())) {
        let keeper = Keeper { profile: name, config, live };
        profiles.profiles.insert(name.clone(), keeper.profile(settled)?);
    }
    if let Some(name) = needed.iter().find(|name| live && !profiles.profiles.contains_key(**name)) {
        let known = config.replay.auth.iter().map(|(name, _)| name.as_str());
        let help = match accordant_document::suggest(name, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "set it under `replay.auth` in accordant.yaml".to_owned(),
        };
        return Err(Failure::new(format!("a suite names the auth profile `{name}`, which is not there"))
            .help(help)
            .into());
    }
    Ok(profiles)
}

struct Keeper<'k> {
    profile: &'k str,
    config: &'k Config,
    live: bool,
}

impl Keeper<'_> {
    fn profile(&self, settled: &AuthConfig) -> anyhow::Result<Profile> {
        Ok(match settled {
            AuthConfig::Header { name, value } => Profile::Header { name: name.clone(), value: self.secret(value)? },
            AuthConfig::Basic { user, password } => {
                Profile::Basic { user: user.clone(), password: self.secret(password)? }
            }
            AuthConfig::Bearer(token) => Profile::Bearer(self.secret(token)?),
            AuthConfig::ApiKey { place, name, value } => {
                Profile::ApiKey { place: *place, name: name.clone(), value: self.secret(value)? }
            }
            // A mock has no token endpoint; any token will do there.
            AuthConfig::OAuth(_) if !self.live => Profile::Bearer(Secret::new("accordant-mock")),
            AuthConfig::OAuth(OAuthConfig { token_url, client_id, client_secret, scopes, user }) => {
                let grant = match user {
                    Some((user, password)) => Grant::Password { user: user.clone(), password: self.secret(password)? },
                    None => Grant::ClientCredentials,
                };
                let secret = client_secret.as_ref().map(|place| self.secret(place)).transpose()?;
                Profile::OAuth(Box::new(OAuth::new(
                    token_url.clone(),
                    client_id.clone(),
                    secret,
                    scopes.clone(),
                    grant,
                )))
            }
        })
    }

    /// Messages name the place only.
    fn secret(&self, place: &Place) -> anyhow::Result<Secret> {
        if !self.live {
            return Ok(Secret::new("accordant-mock"));
        }
        let of = format!("of the auth profile `{}`", self.profile);
        let text = match place {
            Place::Env(name) => std::env::var(name).map_err(|_| {
                Failure::new(format!("the environment has no `{name}`, which holds the secret {of}"))
                    .help("set it, or change the profile")
            })?,
            Place::File(path) => std::fs::read_to_string(self.config.folder.join(path)).map_err(|error| {
                Failure::new(format!("the secret {of} cannot be read: {error}"))
                    .at(path.clone())
                    .help("the path is relative to accordant.yaml")
            })?,
            Place::Command(line) => self.printed(line, &of)?,
        };
        // The newline at the end is the editor's.
        let text = text.trim_end_matches(['\r', '\n']);
        if text.is_empty() {
            return Err(Failure::new(format!("the secret {of} is empty")).help("look where it is kept").into());
        }
        Ok(Secret::new(text))
    }

    fn printed(&self, line: &str, of: &str) -> anyhow::Result<String> {
        let (program, flag) = if cfg!(windows) { ("cmd", "/C") } else { ("sh", "-c") };
        let mut command = Command::new(program);
        command.args([flag, line]).stdin(std::process::Stdio::null()).stderr(std::process::Stdio::inherit());
        if !self.config.folder.as_os_str().is_empty() {
            command.current_dir(&self.config.folder);
        }
        let failed = |why: String| Failure::new(format!("the command that gives the secret {of} {why}"));
        let output = command.output().map_err(|error| failed(format!("cannot be started: {error}")))?;
        if !output.status.success() {
            return Err(failed(format!("ends with {}", output.status)).help("try the command by itself").into());
        }
        String::from_utf8(output.stdout).map_err(|_| failed("prints what is no UTF-8".to_owned()).into())
    }
}

/// The variables that suites name as `${env.X}`; those that are not set are missed where they are needed.
pub(super) fn environment(suites: &Suites) -> IndexMap<String, String> {
    const START: &str = "${env.";
    let mut names: BTreeSet<&str> = BTreeSet::new();
    for (_, document) in suites.documents.iter() {
        let text = document.tree.text();
        for (at, _) in text.match_indices(START) {
            let rest = text.get(at + START.len()..).unwrap_or_default();
            names.extend(rest.split_once('}').map(|(name, _)| name).filter(|name| name.len() < 256));
        }
    }
    let set = names.into_iter().filter_map(|name| Some((name.to_owned(), std::env::var(name).ok()?)));
    set.collect()
}
