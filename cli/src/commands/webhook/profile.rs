//! `--profile`: what accordant.yaml says of a sender stands in for the flags that are not given.

use std::path::PathBuf;

use crate::args::{PayloadArgs, QuestionArgs, SchemeArgs, SecretPlace};
use crate::commands::settings::{Settings, settings};
use crate::config::{Config, Profile};
use crate::failure::Failure;
use crate::output::view::ReportView;

/// A profile whose paths are as seen from the current directory; an empty one where none is asked for.
#[derive(Debug, Default)]
pub(super) struct Known {
    schemes: Option<PathBuf>,
    profile: Profile,
}

/// Looks the profile up. A configuration with faults in it is a report of them.
pub(super) fn profile(args: &SchemeArgs) -> anyhow::Result<Result<Known, Box<ReportView>>> {
    let Some(name) = &args.profile else { return Ok(Ok(Known::default())) };
    let config = match settings(args.config.config.as_deref())? {
        Settings::Sound(config) => config,
        Settings::Faulty(view) => return Ok(Err(Box::new(view))),
    };
    let profiles = &config.webhook.profiles;
    let found = profiles.get(name).ok_or_else(|| {
        let help = match accordant_document::suggest(name, profiles.keys().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None if profiles.is_empty() => "describe it in accordant.yaml, under `webhook.profiles`".to_owned(),
            None => {
                let names: Vec<String> = profiles.keys().map(|name| format!("`{name}`")).collect();
                format!("there are {}", names.join(", "))
            }
        };
        Failure::new(format!("accordant.yaml has no profile `{name}`")).help(help)
    })?;
    Ok(Ok(Known {
        schemes: config.webhook.schemes.as_ref().map(|path| PathBuf::from(config.source(path))),
        profile: seen_from_here(found, &config),
    }))
}

fn seen_from_here(profile: &Profile, config: &Config) -> Profile {
    let place = |place: &mut String| {
        if let Some(path) = place.strip_prefix("file:") {
            *place = format!("file:{}", config.source(path));
        }
    };
    let mut profile = profile.clone();
    profile.secrets.iter_mut().chain(profile.tenants.values_mut().flatten()).for_each(place);
    profile.contract = profile.contract.map(|named| {
        let entry = config.contracts.iter().find(|entry| entry.name == named);
        config.source(entry.map_or(&named, |entry| &entry.revision))
    });
    profile
}

impl Known {
    pub(super) fn scheme(&self, given: &SchemeArgs) -> SchemeArgs {
        let mut args = given.clone();
        args.scheme = args.scheme.or_else(|| self.profile.scheme.clone());
        args.schemes = args.schemes.or_else(|| self.schemes.clone());
        if args.secrets.is_empty() {
            let all = self.profile.secrets.iter().map(|place| (None, place));
            let own = self.profile.tenants.iter();
            let own = own.flat_map(|(tenant, places)| places.iter().map(move |place| (Some(tenant.clone()), place)));
            args.secrets = all.chain(own).map(|(tenant, place)| SecretPlace { tenant, place: place.clone() }).collect();
        }
        args
    }

    pub(super) fn question(&self, given: &QuestionArgs) -> QuestionArgs {
        let mut args = given.clone();
        let profile = &self.profile;
        args.scheme = self.scheme(&given.scheme);
        args.tolerance = args.tolerance.or(profile.tolerance);
        args.tenant_from = args.tenant_from.or_else(|| profile.tenant_from.clone());
        args.contract = args.contract.or_else(|| profile.contract.clone());
        args.event = args.event.or_else(|| profile.event.clone());
        if args.event_from.is_empty() {
            args.event_from.clone_from(&profile.event_from);
        }
        args
    }

    pub(super) fn payload(&self, given: &PayloadArgs) -> PayloadArgs {
        let mut args = given.clone();
        args.contract = args.contract.or_else(|| self.profile.contract.clone());
        args.event = args.event.or_else(|| self.profile.event.clone());
        args
    }

    pub(super) fn forward_to(&self) -> Option<String> {
        self.profile.forward_to.clone()
    }
}
