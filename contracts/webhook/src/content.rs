//! The bytes that a scheme signs.

use std::borrow::Cow;

use crate::json::Payload;
use crate::request::Message;
use crate::scheme::{Part, Template, UrlForm};

/// What a template is filled with.
#[derive(Clone, Copy)]
pub(crate) struct Source<'s, 'r> {
    pub(crate) message: &'s Message<'r>,
    pub(crate) body: &'s [u8],
    pub(crate) url: &'s str,
    pub(crate) delivery: Option<&'s str>,
    pub(crate) time: Option<&'s str>,
    /// The part of the payload that is signed by itself.
    pub(crate) part: Option<&'s Payload<'s>>,
}

/// What a template needs and a request does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    Delivery,
    Time,
    /// The address as the sender knew it.
    Url,
}

/// The signed bytes, in pieces: a body is not copied to be hashed.
pub(crate) fn render<'s>(template: &'s Template, source: &Source<'s, '_>) -> Result<Vec<Cow<'s, [u8]>>, Missing> {
    template.parts.iter().map(|part| piece(part, source)).collect()
}

fn piece<'s>(part: &'s Part, source: &Source<'s, '_>) -> Result<Cow<'s, [u8]>, Missing> {
    let request = source.message.request;
    Ok(match part {
        Part::Text(text) => Cow::Borrowed(text.as_bytes()),
        Part::Body => Cow::Borrowed(source.body),
        Part::Delivery => Cow::Borrowed(source.delivery.ok_or(Missing::Delivery)?.as_bytes()),
        Part::Time => Cow::Borrowed(source.time.ok_or(Missing::Time)?.as_bytes()),
        Part::Url if source.url.is_empty() => return Err(Missing::Url),
        Part::Url => Cow::Borrowed(source.url.as_bytes()),
        Part::Method => Cow::Borrowed(request.method.as_bytes()),
        Part::Path => Cow::Owned(path(source.url).as_bytes().to_vec()),
        Part::Form => Cow::Owned(form(source.message.form())),
        Part::Header(name) => Cow::Borrowed(request.header(name).unwrap_or_default().as_bytes()),
        Part::Json(tokens) => {
            let root = source.part.or_else(|| source.message.payload().ok());
            let text = root.and_then(|root| root.at(tokens)?.scalar()).unwrap_or_default();
            Cow::Owned(text.into_bytes())
        }
    })
}

/// Path and query of an address.
fn path(url: &str) -> &str {
    let behind_host = url.split_once("://").map_or(Some(url), |(_, rest)| rest.find('/').and_then(|at| rest.get(at..)));
    behind_host.unwrap_or("/")
}

/// Name and value of every field, sorted; of a repeated name each value once.
fn form(fields: &[(String, String)]) -> Vec<u8> {
    let mut fields: Vec<&(String, String)> = fields.iter().collect();
    fields.sort();
    fields.dedup();
    fields.iter().flat_map(|(name, value)| [name.as_bytes(), value.as_bytes()]).flatten().copied().collect()
}

/// An address in one of the forms that senders sign; `None` where the form is the same as another.
pub(crate) fn url_form(url: &str, form: UrlForm) -> Option<String> {
    let (protocol, rest) = url.split_once("://")?;
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at_checked(end)?;
    let port = authority.rsplit_once(':').filter(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit()));
    match form {
        UrlForm::AsIs => Some(url.to_owned()),
        UrlForm::WithPort if port.is_some() => None,
        UrlForm::WithPort => {
            let port = if protocol.eq_ignore_ascii_case("http") { 80 } else { 443 };
            Some(format!("{protocol}://{authority}:{port}{path}"))
        }
        UrlForm::WithoutPort => port.map(|(host, _)| format!("{protocol}://{host}{path}")),
        UrlForm::PlainQuotes => url.contains("%27").then(|| url.replace("%27", "'")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_signed_in_several_forms() {
        let of = |url: &str, form| url_form(url, form).unwrap_or_default();
        assert_eq!(of("https://a.example/p?q=1", UrlForm::WithPort), "https://a.example:443/p?q=1");
        assert_eq!(of("http://a.example?q", UrlForm::WithPort), "http://a.example:80?q");
        assert_eq!(of("https://a.example:8443/p", UrlForm::WithoutPort), "https://a.example/p");
        assert_eq!(of("https://a.example:8443/p", UrlForm::WithPort), "");
        assert_eq!(of("https://a.example/?q=%27", UrlForm::PlainQuotes), "https://a.example/?q='");
    }

    #[test]
    fn the_path_is_what_is_behind_the_host() {
        assert_eq!(path("https://a.example/p?q"), "/p?q");
        assert_eq!(path("https://a.example"), "/");
        assert_eq!(path("/p"), "/p");
    }
}
