//! How requests of `replay` and `proxy` get to a backend: behind TLS, with certificates of their own, through proxies.

#[path = "common/tls.rs"]
mod tls;

mod common;

use std::fs;
use std::path::Path;

use common::{accordant, printed};
use tempfile::TempDir;
use tls::{Asked, Authority, Shown};

const SUITE: &str = "
accordant: suite/1
consumer: web
provider: api
interactions:
  - name: it is there
    request: {get: /ping}
    response: {status: 204}
";

fn folder() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("suite.yaml"), SUITE).expect("written");
    // So that no settings above are found.
    fs::create_dir(folder.path().join(".git")).expect("written");
    folder
}

fn write(folder: &TempDir, name: &str, text: &str) {
    fs::write(folder.path().join(name), text).expect("written");
}

/// Names of variables that say which proxy to take; whatever the caller has set must not count.
const PROXIES: [&str; 8] =
    ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "all_proxy", "no_proxy"];

/// Replays the suite; the status and everything that was printed.
fn replay(folder: &Path, env: &[(&str, &str)], arguments: &[&str]) -> (i32, String) {
    let mut command = accordant(folder);
    for name in PROXIES {
        command.env_remove(name);
    }
    command.envs(env.iter().copied());
    let output = command.args(["replay", "suite.yaml", "--retries", "0"]).args(arguments).output();
    let (status, out, err) = printed(&output.expect("it runs"));
    (status, out + &err)
}

fn lines(asked: &Asked) -> Vec<String> {
    let asked = asked.lock().expect("unpoisoned");
    asked.iter().map(|head| head.lines().next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn a_certificate_is_trusted_where_its_root_is() {
    let (authority, folder) = (Authority::new(), folder());
    write(&folder, "ca.pem", &authority.pem());
    write(&folder, "other.pem", &Authority::new().pem());
    let (port, asked) = tls::backend(&authority.signs("localhost"), None);
    let at = |host: &str| format!("https://{host}:{port}");

    let (status, told) = replay(folder.path(), &[], &["--against", &at("localhost")]);
    assert_eq!(status, 2, "{told}");
    assert!(told.contains("certificate") && told.contains("--ca"), "{told}");
    let (status, told) = replay(folder.path(), &[], &["--against", &at("localhost"), "--ca", "other.pem"]);
    assert_eq!(status, 2, "{told}");
    let (status, told) = replay(folder.path(), &[], &["--against", &at("127.0.0.1"), "--ca", "ca.pem"]);
    assert_eq!(status, 2, "a name that is not the certificate's: {told}");
    assert_eq!(lines(&asked), [""; 0]);

    let (status, told) = replay(folder.path(), &[], &["--against", &at("localhost"), "--ca", "ca.pem"]);
    assert_eq!(status, 0, "{told}");
    let (plain, _) = tls::plain_backend();
    let (status, told) = replay(folder.path(), &[], &["--against", &format!("https://localhost:{plain}")]);
    assert_eq!(status, 2, "{told}");
    assert!(told.contains("does not speak TLS"), "{told}");

    let both = authority.pem() + &Authority::new().pem();
    write(&folder, "both.pem", &both);
    let (status, told) = replay(folder.path(), &[], &["--against", &at("localhost"), "--ca", "both.pem"]);
    assert_eq!(status, 0, "{told}");
    assert_eq!(lines(&asked), ["GET /ping HTTP/1.1"; 2]);
}

#[test]
fn insecure_trusts_anything_and_says_so() {
    let folder = folder();
    let (port, asked) = tls::backend(&Authority::new().signs("elsewhere.example"), None);
    let (status, told) = replay(folder.path(), &[], &["--against", &format!("https://localhost:{port}"), "--insecure"]);
    assert_eq!((status, lines(&asked).len()), (0, 1), "{told}");
    assert!(told.contains("warning: --insecure trusts any certificate"), "{told}");
}

#[test]
fn files_that_hold_no_certificates_are_named() {
    let (authority, folder) = (Authority::new(), folder());
    let Shown { certificate, key } = authority.signs("client");
    write(&folder, "certificate.pem", &certificate);
    write(&folder, "key.pem", &key);
    write(&folder, "text.pem", "nothing\n");
    for (arguments, expected) in [
        (["--ca", "text.pem"], "the certificates to trust cannot be read"),
        (["--ca", "key.pem"], "the certificates to trust cannot be read"),
        (["--ca", "gone.pem"], "the file cannot be read"),
        (["--client-cert", "text.pem"], "the client certificate cannot be read"),
        (["--client-cert", "certificate.pem"], "the client certificate cannot be read"),
        (["--client-cert", "key.pem"], "the client certificate cannot be read"),
        (["--client-cert", "gone.pem"], "the file cannot be read"),
    ] {
        let (status, told) =
            replay(folder.path(), &[], &[&["--against", "https://localhost:1"], &arguments[..]].concat());
        assert_eq!(status, 2, "{arguments:?}: {told}");
        assert!(told.contains(expected) && told.contains(arguments[1]), "{arguments:?}: {told}");
        assert!(!told.contains("PRIVATE"), "{told}");
    }
}

#[test]
fn a_client_shows_its_certificate() {
    let (authority, folder) = (Authority::new(), folder());
    write(&folder, "ca.pem", &authority.pem());
    let (port, asked) = tls::backend(&authority.signs("localhost"), Some(&authority));
    let against = format!("https://localhost:{port}");
    let with =
        |name: &str| replay(folder.path(), &[], &["--against", &against, "--ca", "ca.pem", "--client-cert", name]);
    let (status, told) = replay(folder.path(), &[], &["--against", &against, "--ca", "ca.pem"]);
    assert_eq!(status, 2, "{told}");
    assert!(told.contains("certificate") && told.contains("--client-cert"), "{told}");
    let Shown { certificate, key } = Authority::new().signs("nobody");
    write(&folder, "nobody.pem", &(certificate + &key));
    assert_eq!(with("nobody.pem").0, 2);
    assert_eq!(lines(&asked), [""; 0]);

    let Shown { certificate, key } = authority.signs("client");
    write(&folder, "client.pem", &format!("{certificate}{key}"));
    write(&folder, "reversed.pem", &format!("{key}{certificate}"));
    for name in ["client.pem", "reversed.pem"] {
        let (status, told) = with(name);
        assert_eq!(status, 0, "{told}");
    }
    assert_eq!(lines(&asked).len(), 2);
}

#[test]
fn a_proxy_is_gone_through() {
    let folder = folder();
    let (backend, reached) = tls::plain_backend();
    let (port, asked) = tls::proxy(backend);
    let proxy = format!("http://127.0.0.1:{port}");
    let against = ["--against", "http://api.example.test"];

    let (status, told) = replay(folder.path(), &[], &[&against[..], &["--proxy", &proxy]].concat());
    assert_eq!(status, 0, "{told}");
    let (status, told) = replay(folder.path(), &[("http_proxy", &proxy)], &against);
    assert_eq!(status, 0, "{told}");
    let (status, told) = replay(folder.path(), &[("ALL_PROXY", &proxy)], &against);
    assert_eq!(status, 0, "{told}");
    assert_eq!(lines(&asked), ["GET http://api.example.test/ping HTTP/1.1"; 3]);
    assert_eq!(lines(&reached).len(), 3);

    // Credentials of the proxy go to the proxy, and into no report.
    let signed = format!("http://planted:tulip@127.0.0.1:{port}");
    let (status, told) = replay(folder.path(), &[], &[&against[..], &["--proxy", &signed]].concat());
    assert_eq!(status, 0, "{told}");
    assert!(!told.contains("tulip"), "{told}");
    let last = asked.lock().expect("unpoisoned").last().cloned().unwrap_or_default();
    assert!(last.to_ascii_lowercase().contains("proxy-authorization: basic cgxhbnrlzdp0dwxpca=="), "{last}");
}

#[test]
fn tls_goes_through_a_tunnel() {
    let (authority, folder) = (Authority::new(), folder());
    write(&folder, "ca.pem", &authority.pem());
    let (backend, reached) = tls::backend(&authority.signs("api.example.test"), None);
    let (port, asked) = tls::proxy(backend);
    let proxy = format!("http://127.0.0.1:{port}");
    let against = ["--against", "https://api.example.test", "--ca", "ca.pem"];
    let (status, told) = replay(folder.path(), &[("HTTPS_PROXY", &proxy)], &against);
    assert_eq!(status, 0, "{told}");
    assert_eq!(lines(&asked), ["CONNECT api.example.test:443 HTTP/1.1"]);
    assert_eq!(lines(&reached), ["GET /ping HTTP/1.1"]);
}

#[test]
fn some_hosts_are_asked_without_a_proxy() {
    let folder = folder();
    let (backend, reached) = tls::plain_backend();
    let (port, asked) = tls::proxy(backend);
    let proxy = format!("http://127.0.0.1:{port}");
    // This address is every one of this machine, and is not called its loopback.
    let (here, own) = (format!("http://0.0.0.0:{backend}"), format!("http://127.0.0.1:{backend}"));
    for (env, arguments) in [
        (&[("HTTP_PROXY", proxy.as_str()), ("NO_PROXY", "0.0.0.0")][..], &["--against", here.as_str()][..]),
        (&[("http_proxy", proxy.as_str()), ("no_proxy", "*")], &["--against", &here]),
        (&[("http_proxy", proxy.as_str())], &["--against", &here, "--no-proxy"]),
        (&[("http_proxy", proxy.as_str())], &["--against", &own]),
    ] {
        let (status, told) = replay(folder.path(), env, arguments);
        assert_eq!(status, 0, "{env:?} {arguments:?}: {told}");
    }
    assert_eq!(lines(&asked), [""; 0]);
    let (status, told) =
        replay(folder.path(), &[("http_proxy", &proxy), ("no_proxy", "example.test")], &["--against", &here]);
    assert_eq!((status, lines(&asked).len(), lines(&reached).len()), (0, 1, 5), "{told}");
}

#[test]
fn a_proxy_that_is_not_there_is_one_error() {
    let folder = folder();
    let (status, told) =
        replay(folder.path(), &[], &["--against", "http://api.example.test", "--proxy", "http://127.0.0.1:1"]);
    assert_eq!(status, 2, "{told}");
    assert!(told.contains("proxy"), "{told}");
    let against = ["--against", "http://api.example.test", "--proxy"];
    for nonsense in ["no sense", "socks5://planted:tulip@127.0.0.1:1", "http://"] {
        let (status, told) = replay(folder.path(), &[], &[&against[..], &[nonsense]].concat());
        assert_eq!(status, 2, "{nonsense}: {told}");
        assert!(told.contains("is no address") && !told.contains("tulip"), "{nonsense}: {told}");
    }
}
