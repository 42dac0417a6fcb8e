//! How requests are signed: a scheme with the secrets to sign with.

use accordant_webhook::Secret;
use accordant_webhook::scheme::Scheme;

use super::profile::Known;
use super::secrets::{scheme, schemes, secrets};
use crate::args::SigningArgs;
use crate::failure::Failure;
use crate::output::view::ReportView;

pub(super) struct Signing {
    pub(super) scheme: Scheme,
    pub(super) secrets: Vec<Secret>,
}

impl Signing {
    /// `None` where nothing says how to sign. A file of schemes with faults in it is a report.
    pub(super) fn read(args: &SigningArgs, known: &Known) -> anyhow::Result<Result<Option<Self>, Box<ReportView>>> {
        let signed = known.scheme(&args.scheme);
        let schemes = match schemes(signed.schemes.as_deref())? {
            Ok(schemes) => schemes,
            Err(view) => return Ok(Err(view)),
        };
        let Some(scheme) = scheme(&signed, &schemes)? else { return Ok(Ok(None)) };
        let (own, all): (Vec<_>, Vec<_>) = signed.secrets.into_iter().partition(|place| place.tenant.is_some());
        // A receiver takes the signature of its own tenant only, so those of others are not even read.
        let wanted = match &args.tenant {
            None if all.is_empty() && !own.is_empty() => {
                return Err(Failure::new("each tenant has secrets of its own, and no tenant is named")
                    .help("say for whom it is signed with --tenant NAME")
                    .into());
            }
            None => all,
            Some(tenant) => {
                let mut own: Vec<_> =
                    own.into_iter().filter(|place| place.tenant.as_deref() == Some(tenant.as_str())).collect();
                if own.is_empty() {
                    return Err(Failure::new(format!("there is no secret of the tenant `{tenant}`"))
                        .help("write --secret TENANT=env:NAME, or name it under `tenants` of the profile")
                        .into());
                }
                own.extend(all);
                own
            }
        };
        let secrets: Vec<Secret> = secrets(&wanted)?.into_iter().map(|kept| kept.secret).collect();
        if secrets.is_empty() {
            return Err(Failure::new("there is a scheme, and no secret to sign with")
                .help("say where it is with --secret env:NAME or file:PATH")
                .into());
        }
        Ok(Ok(Some(Self { scheme, secrets })))
    }
}
