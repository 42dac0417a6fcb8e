//! Security requirements against the schemes that are defined.

use accordant_model::http::{HttpContract, SecurityKind, SecurityRequirement};

use crate::checker::{Checker, every_operation};
use crate::ids;

pub(crate) fn check(checker: &mut Checker<'_>, http: &HttpContract) {
    for named in every_operation(http) {
        for requirement in &named.operation.security {
            requires(checker, http, &named.subject, requirement);
        }
    }
}

fn requires(checker: &mut Checker<'_>, http: &HttpContract, subject: &str, requirement: &SecurityRequirement) {
    for (name, scopes) in &requirement.schemes {
        let origin = checker.member(requirement.at, name);
        let Some(scheme) = http.security_schemes.get(name) else {
            let near = accordant_document::suggest(name, http.security_schemes.keys().map(|key| key.as_str()));
            let help = near.map_or_else(
                || "define it under the security schemes of the document".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            let message = format!("the security scheme `{name}` is not defined");
            checker.report_on(ids::SECURITY_SCHEME_UNDEFINED, subject, origin, message, help);
            continue;
        };
        let SecurityKind::OAuth2 { flows, .. } = &scheme.kind else { continue };
        for scope in scopes {
            let known = || flows.iter().flat_map(|flow| &flow.scopes);
            if !known().any(|known| known == scope) {
                let near = accordant_document::suggest(scope, known().map(|scope| scope.as_str()));
                let help = near.map_or_else(
                    || "add it to the scopes of one of its flows".to_owned(),
                    |near| format!("did you mean `{near}`?"),
                );
                let message = format!("no flow of `{name}` knows the scope `{scope}`");
                checker.report_on(ids::SECURITY_SCOPE_UNDEFINED, subject, origin, message, help);
            }
        }
    }
}
