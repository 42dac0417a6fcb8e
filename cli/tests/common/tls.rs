//! Certificates that are made for a test, a backend that shows one, and a proxy that says what went through it.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig, ServerConnection, StreamOwned};

/// Who signs the certificates of one test.
pub(crate) struct Authority(CertifiedIssuer<'static, KeyPair>);

/// A certificate and its key, as PEM.
pub(crate) struct Shown {
    pub(crate) certificate: String,
    pub(crate) key: String,
}

impl Authority {
    pub(crate) fn new() -> Self {
        let mut params = CertificateParams::new(Vec::new()).expect("no names");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().expect("a key");
        Self(CertifiedIssuer::self_signed(params, key).expect("a certificate"))
    }

    pub(crate) fn pem(&self) -> String {
        self.0.pem()
    }

    /// A certificate for a host or a client.
    pub(crate) fn signs(&self, name: &str) -> Shown {
        let key = KeyPair::generate().expect("a key");
        let params = CertificateParams::new(vec![name.to_owned()]).expect("a name");
        let certificate = params.signed_by(&key, &self.0).expect("a certificate");
        Shown { certificate: certificate.pem(), key: key.serialize_pem() }
    }
}

/// What came to a server: first lines of requests, or what a proxy was asked for.
pub(crate) type Asked = Arc<Mutex<Vec<String>>>;

/// A backend behind TLS at a free port, which answers everything alike; `clients` signs who is let in, where not
/// everybody is. It gives its port, and what it was asked.
pub(crate) fn backend(shown: &Shown, clients: Option<&Authority>) -> (u16, Asked) {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let chain = vec![CertificateDer::from_pem_slice(shown.certificate.as_bytes()).expect("a certificate")];
    let key = PrivateKeyDer::from_pem_slice(shown.key.as_bytes()).expect("a key");
    let config = ServerConfig::builder();
    let config = match clients {
        None => config.with_no_client_auth(),
        Some(authority) => {
            let mut roots = RootCertStore::empty();
            roots.add(authority.0.der().clone()).expect("a root");
            let verifier = WebPkiClientVerifier::builder(Arc::new(roots)).build().expect("a verifier");
            config.with_client_cert_verifier(verifier)
        }
    };
    let config = Arc::new(config.with_single_cert(chain, key).expect("a certificate and its key"));
    listen(move |stream, asked| {
        let Ok(connection) = ServerConnection::new(Arc::clone(&config)) else { return };
        let mut stream = StreamOwned::new(connection, stream);
        answer(&mut stream, asked);
        stream.conn.send_close_notify();
        let _ = stream.flush();
    })
}

/// The same without TLS.
pub(crate) fn plain_backend() -> (u16, Asked) {
    listen(|mut stream, asked| answer(&mut stream, asked))
}

/// A proxy that sends everything to one port, whatever host it is asked for: tunnels (RFC 9110, section 9.3.6) and
/// requests with their whole address.
pub(crate) fn proxy(to: u16) -> (u16, Asked) {
    listen(move |mut stream, asked| {
        let Some(head) = head(&mut stream) else { return };
        note(asked, &head);
        let Ok(mut backend) = TcpStream::connect(("127.0.0.1", to)) else { return };
        let _ = backend.set_read_timeout(Some(PATIENCE));
        let sent = if head.starts_with("CONNECT") {
            stream.write_all(b"HTTP/1.1 200 go on\r\n\r\n")
        } else {
            backend.write_all(head.as_bytes())
        };
        let (Ok(()), Ok(mut from), Ok(mut into)) = (sent, stream.try_clone(), backend.try_clone()) else { return };
        std::thread::spawn(move || {
            let _ = std::io::copy(&mut from, &mut into);
        });
        let _ = std::io::copy(&mut backend, &mut stream);
    })
}

/// Patient enough for a machine that is busy.
const PATIENCE: Duration = Duration::from_secs(30);

fn listen(serve: impl Fn(TcpStream, &Asked) + Send + Sync + 'static) -> (u16, Asked) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    let asked = Asked::default();
    let (serve, noted) = (Arc::new(serve), Arc::clone(&asked));
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let _ = stream.set_read_timeout(Some(PATIENCE));
            let (serve, noted) = (Arc::clone(&serve), Arc::clone(&noted));
            std::thread::spawn(move || serve(stream, &noted));
        }
    });
    (port, asked)
}

fn answer(stream: &mut (impl Read + Write), asked: &Asked) {
    let Some(head) = head(stream) else {
        let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
        return;
    };
    note(asked, &head);
    let _ = stream.write_all(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
    let _ = stream.flush();
}

fn note(asked: &Asked, head: &str) {
    asked.lock().expect("unpoisoned").push(head.to_owned());
}

/// The head of a request; `None` where the connection ends before it does, or begins with something else.
fn head(stream: &mut impl Read) -> Option<String> {
    let mut bytes = Vec::new();
    let mut byte = [0];
    while !bytes.ends_with(b"\r\n\r\n") {
        match stream.read(&mut byte) {
            Ok(1) if !bytes.is_empty() || byte[0].is_ascii_alphabetic() => bytes.push(byte[0]),
            _ => return None,
        }
    }
    String::from_utf8(bytes).ok()
}
