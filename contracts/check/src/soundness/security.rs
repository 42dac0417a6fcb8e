//! Security requirements: that their schemes and scopes exist.

use accordant_model::http::{HttpContract, SecurityKind, SecurityRequirement};
use rustc_hash::FxHashSet;

use super::every_operation;
use crate::rule::ids;
use crate::sink::Sink;

pub(crate) fn check(http: &HttpContract, sink: &mut Sink<'_>) {
    let mut seen = FxHashSet::default();
    for (subject, operation) in every_operation(http) {
        for requirement in &operation.security {
            // The document's own requirement holds for many operations and is one place.
            if seen.insert(requirement.at) {
                check_requirement(http, requirement, &subject, sink);
            }
        }
    }
}

fn check_requirement(http: &HttpContract, requirement: &SecurityRequirement, subject: &str, sink: &mut Sink<'_>) {
    for (name, scopes) in &requirement.schemes {
        let origin = sink.member(requirement.at, name);
        let Some(scheme) = http.security_schemes.get(name) else {
            // 3.2 lets a requirement name a scheme by URI.
            if !name.contains(['/', '#']) {
                sink.report(
                    ids::SECURITY_SCHEME_UNDEFINED,
                    origin,
                    subject,
                    format!("the security scheme `{name}` is defined nowhere"),
                );
            }
            continue;
        };
        if let SecurityKind::OAuth2 { flows, .. } = &scheme.kind {
            for scope in scopes {
                if !flows.is_empty() && !flows.iter().any(|flow| flow.scopes.contains(scope)) {
                    sink.report(
                        ids::SECURITY_SCOPE_UNDEFINED,
                        origin,
                        subject,
                        format!("no flow of `{name}` has the scope `{scope}`"),
                    );
                }
            }
        }
    }
}
