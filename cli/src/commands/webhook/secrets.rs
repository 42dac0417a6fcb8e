//! Schemes by name, and secrets from where they are kept.

use std::path::Path;

use accordant_webhook::scheme::{Field, Scheme, built_in, read_schemes};
use accordant_webhook::{Inspector, Request, Secret};

use crate::args::{SchemeArgs, SecretPlace};
use crate::failure::Failure;
use crate::output::resolve::{Resolver, Side, finish, judge};
use crate::output::view::ReportView;

/// The schemes of a file, before those that are built in: a scheme of one's own may take a name of theirs. A file with
/// faults in it is a report of them.
pub(super) fn schemes(file: Option<&Path>) -> anyhow::Result<Result<Vec<Scheme>, Box<ReportView>>> {
    let Some(path) = file else { return Ok(Ok(built_in().to_vec())) };
    let name = path.to_string_lossy();
    let text = std::fs::read_to_string(path).map_err(|error| {
        Failure::new(format!("`{name}` cannot be read: {error}"))
            .help("check the path; it is relative to the current directory")
    })?;
    match read_schemes(&name, &text) {
        Ok(mut schemes) => {
            schemes.extend(built_in().iter().cloned());
            Ok(Ok(schemes))
        }
        Err(faulty) => {
            let resolver = Resolver::new([name.as_ref()]);
            let mut view = ReportView { command: "webhook", semver: "none", ..ReportView::default() };
            let findings = faulty.findings.iter();
            view.findings =
                findings.map(|finding| resolver.document_finding(finding, &faulty.documents, Side::Revision)).collect();
            finish(&mut view);
            judge(&mut view, "error", true, |_| false);
            Ok(Err(Box::new(view)))
        }
    }
}

/// The scheme that was asked for.
pub(super) fn scheme(args: &SchemeArgs, schemes: &[Scheme]) -> anyhow::Result<Option<Scheme>> {
    let Some(name) = &args.scheme else {
        if !args.secrets.is_empty() {
            return Err(Failure::new("there is a secret, and no scheme")
                .help("name it with --scheme; `accordant webhook schemes` lists them")
                .into());
        }
        return Ok(None);
    };
    let found = schemes.iter().find(|scheme| scheme.name == *name).cloned();
    found.map(Some).ok_or_else(|| {
        let help = match accordant_document::suggest(name, schemes.iter().map(|scheme| scheme.name.as_str())) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`accordant webhook schemes` lists them".to_owned(),
        };
        Failure::new(format!("there is no scheme `{name}`")).help(help).into()
    })
}

/// A secret of one tenant, or of all.
pub(super) struct Kept {
    tenant: Option<String>,
    pub(super) secret: Secret,
}

impl Kept {
    pub(super) fn is_of_tenant(&self) -> bool {
        self.tenant.is_some()
    }
}

/// Reads each secret from where it is: `env:NAME` or `file:PATH`.
pub(super) fn secrets(places: &[SecretPlace]) -> anyhow::Result<Vec<Kept>> {
    let read = |(at, place): (usize, &SecretPlace)| {
        Ok(Kept { tenant: place.tenant.clone(), secret: secret(&place.place, at + 1)? })
    };
    places.iter().enumerate().map(read).collect()
}

/// Messages name the place of the argument only: what was written there may be the secret itself.
fn secret(place: &str, number: usize) -> anyhow::Result<Secret> {
    let text = match place.split_once(':') {
        Some(("env", name)) => std::env::var(name)
            .map_err(|_| Failure::new(format!("the environment has no `{name}`")).help("set it to the secret"))?,
        Some(("file", path)) => {
            let text = std::fs::read_to_string(path).map_err(|error| {
                Failure::new(format!("the secret in `{path}` cannot be read: {error}")).help("check the path")
            })?;
            // The newline at a file's end is the editor's.
            text.trim_end_matches(['\r', '\n']).to_owned()
        }
        _ => {
            return Err(Failure::new(format!("--secret {number} does not say where the secret is"))
                .help("write env:NAME or file:PATH: what stands on a command line is seen by every process")
                .into());
        }
    };
    if text.is_empty() {
        return Err(Failure::new(format!("secret {number} is empty"))
            .help("an empty secret would verify anybody's signature")
            .into());
    }
    Ok(Secret::new(text))
}

/// Where the tenant stands in a request.
pub(super) enum TenantField {
    Field(Field),
    /// The Nth segment of the path, from one.
    Path(usize),
}

impl TenantField {
    pub(super) fn parse(text: &str) -> anyhow::Result<Self> {
        let path = text.strip_prefix("path:").and_then(|number| number.parse().ok()).filter(|number| *number > 0);
        let field = path.map(Self::Path).or_else(|| Field::parse(text).map(Self::Field));
        field.ok_or_else(|| field_failure("--tenant-from", text).into())
    }

    fn of(&self, request: &Request) -> Option<String> {
        match self {
            Self::Field(field) => Inspector::field(request, field),
            Self::Path(number) => {
                let path = request
                    .url
                    .split_once("://")
                    .map_or(Some(request.url.as_str()), |(_, rest)| rest.find('/').and_then(|at| rest.get(at..)))?;
                let path = path.split(['?', '#']).next()?;
                path.split('/').filter(|segment| !segment.is_empty()).nth(number - 1).map(str::to_owned)
            }
        }
    }
}

pub(super) fn field_failure(flag: &str, text: &str) -> Failure {
    Failure::new(format!("{flag} cannot be `{text}`"))
        .help("write header:NAME, query:NAME, form:NAME or payload:/POINTER")
}

/// The secrets that hold for a request, those of its tenant and those of all; and the others, with whose they are.
pub(super) fn of_request<'k>(
    kept: &'k [Kept],
    tenant: &TenantField,
    request: &Request,
) -> (Vec<Secret>, Vec<(&'k str, &'k Secret)>) {
    let tenant = tenant.of(request);
    let (own, elsewhere): (Vec<&Kept>, Vec<&Kept>) =
        kept.iter().partition(|kept| kept.tenant.is_none() || kept.tenant == tenant);
    let named = |kept: &'k Kept| Some((kept.tenant.as_deref()?, &kept.secret));
    (own.into_iter().map(|kept| kept.secret.clone()).collect(), elsewhere.into_iter().filter_map(named).collect())
}
