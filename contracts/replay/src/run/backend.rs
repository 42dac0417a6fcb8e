//! The backend that requests go to: a client that keeps its connections, and a look whether anybody is there.

use std::time::Duration;

use reqwest::tls::{Certificate, Identity};

/// Where requests go, and how.
#[derive(Clone, Debug)]
pub struct BackendOptions {
    /// With the path that stands before every request's, if there is one.
    pub url: String,
    /// For one request as a whole.
    pub timeout: Duration,
    /// How often a request is sent again where no connection came about.
    pub retries: u32,
    /// Most bytes of one answer.
    pub most: usize,
    /// PEM: certificates to trust beside the system's.
    pub authorities: Option<Vec<u8>>,
    /// PEM: a certificate and its key, to show to the backend.
    pub identity: Option<Vec<u8>>,
    /// Whether any certificate is trusted.
    pub insecure: bool,
    pub proxy: ProxyChoice,
    /// Whether answers may come compressed, because a suite asks for it.
    pub compressed: bool,
}

/// Which proxy requests go through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ProxyChoice {
    /// What the environment says, and none to this machine itself.
    #[default]
    System,
    None,
    Url(String),
}

impl BackendOptions {
    pub fn new(url: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            timeout: Duration::from_secs(10),
            retries: 2,
            most: 16 << 20,
            authorities: None,
            identity: None,
            insecure: false,
            proxy: ProxyChoice::System,
            compressed: false,
        }
    }
}

/// Why nothing can be sent at all.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum BackendError {
    #[error("`{0}` is no address that can be sent to")]
    Address(String),
    #[error("the certificates to trust cannot be read: {0}")]
    Authorities(String),
    #[error("the client certificate cannot be read: {0}")]
    Identity(String),
    #[error("the proxy `{0}` is no address")]
    Proxy(String),
    #[error("the client cannot be made: {0}")]
    Client(String),
    #[error("nobody answers at {url}: {reason}")]
    Absent { url: String, reason: String },
    #[error("the proxy {host}:{port} does not answer: {reason}")]
    ProxyAbsent { host: String, port: u16, reason: String },
}

/// A backend that can be sent to.
pub struct Backend {
    pub(crate) client: reqwest::Client,
    pub(crate) url: reqwest::Url,
    pub(crate) retries: u32,
    pub(crate) most: usize,
    pub(crate) timeout: Duration,
    first: First,
}

/// What a connection is made to.
enum First {
    Backend,
    Proxy(String, u16),
    /// Which it is follows from the environment.
    Unknown,
}

impl Backend {
    /// # Errors
    /// Where the address, the certificates or the proxy cannot be used. The process must have installed a provider of
    /// TLS before.
    pub fn new(options: &BackendOptions) -> Result<Self, BackendError> {
        let address = || BackendError::Address(options.url.clone());
        let url = reqwest::Url::parse(&options.url).map_err(|_| address())?;
        if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
            return Err(address());
        }
        let mut client = reqwest::Client::builder()
            .timeout(options.timeout)
            .redirect(reqwest::redirect::Policy::none())
            .gzip(options.compressed)
            .user_agent(concat!("accordant/", env!("CARGO_PKG_VERSION")));
        if let Some(pem) = &options.authorities {
            let certificates =
                Certificate::from_pem_bundle(pem).map_err(|error| BackendError::Authorities(reason(&error)))?;
            if certificates.is_empty() {
                return Err(BackendError::Authorities("there is none in the file".to_owned()));
            }
            client = client.tls_certs_merge(certificates);
        }
        if let Some(pem) = &options.identity {
            let identity = Identity::from_pem(pem).map_err(|error| BackendError::Identity(reason(&error)))?;
            client = client.identity(identity);
        }
        if options.insecure {
            client = client.tls_danger_accept_invalid_certs(true);
        }
        let first = match &options.proxy {
            ProxyChoice::Url(text) => {
                let (proxy, host, port) = proxy(text).ok_or_else(|| BackendError::Proxy(without_user(text)))?;
                client = client.proxy(proxy);
                First::Proxy(host, port)
            }
            ProxyChoice::None => {
                client = client.no_proxy();
                First::Backend
            }
            ProxyChoice::System if is_loopback(&url) => {
                client = client.no_proxy();
                First::Backend
            }
            ProxyChoice::System => First::Unknown,
        };
        let client = client.build().map_err(|error| BackendError::Client(reason(&error)))?;
        Ok(Self { client, url, retries: options.retries, most: options.most, timeout: options.timeout, first })
    }

    /// Connects once, so that a backend or proxy that is not there is one error and not one for each interaction. Where
    /// the environment chooses the way nobody can know before the first request.
    pub async fn reach(&self) -> Result<(), BackendError> {
        let (host, port) = match &self.first {
            First::Backend => (bare_host(&self.url), self.url.port_or_known_default().unwrap_or(80)),
            First::Proxy(host, port) => (host.clone(), *port),
            First::Unknown => return Ok(()),
        };
        let absent = |reason: String| match &self.first {
            First::Proxy(host, port) => BackendError::ProxyAbsent { host: host.clone(), port: *port, reason },
            First::Backend | First::Unknown => BackendError::Absent { url: self.shown(), reason },
        };
        match tokio::time::timeout(self.timeout, tokio::net::TcpStream::connect((host, port))).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(absent(error.to_string())),
            Err(_) => Err(absent(format!("no connection within {} s", self.timeout.as_secs_f64()))),
        }
    }

    /// The address without what may be secret in it.
    pub fn shown(&self) -> String {
        let mut url = self.url.clone();
        // Only addresses without a host refuse this, and they have been refused.
        let _ = url.set_username("");
        let _ = url.set_password(None);
        url.set_query(None);
        url.to_string()
    }
}

fn bare_host(url: &reqwest::Url) -> String {
    url.host_str().unwrap_or_default().trim_start_matches('[').trim_end_matches(']').to_owned()
}

/// A proxy with its host and port; its address may leave `http://` out.
fn proxy(text: &str) -> Option<(reqwest::Proxy, String, u16)> {
    let whole = if text.contains("://") { text.to_owned() } else { format!("http://{text}") };
    let url = reqwest::Url::parse(&whole).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let (host, port) = (bare_host(&url), url.port_or_known_default()?);
    Some((reqwest::Proxy::all(url).ok()?, host, port)).filter(|(_, host, _)| !host.is_empty())
}

/// An address as it may be shown: the credentials before the host are not.
fn without_user(text: &str) -> String {
    text.rsplit_once('@').map_or(text, |(_, host)| host).to_owned()
}

fn is_loopback(url: &reqwest::Url) -> bool {
    match url.host_str() {
        Some("localhost") => true,
        Some(host) => {
            let host = host.trim_start_matches('[').trim_end_matches(']');
            host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
        }
        None => false,
    }
}

/// The innermost cause, without the address, which may hold a token.
pub(crate) fn reason(error: &dyn std::error::Error) -> String {
    let mut cause = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    cause.to_string()
}
