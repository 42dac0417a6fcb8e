//! What the mock costs, beside Prism where it is installed:
//! `cargo build --release && tests/peers && cargo bench -p accordant-tests --bench mock [-- --seconds N]`.
//!
//! Each server is a process of its own, asked by this one over connections that are kept open, with different paths in
//! turn. What is told is how many requests a second were answered, the processor time of the server for each, how long
//! it took to start and what that cost, and its memory at the beginning, after a sixth of the time and at the end. What is not there (the corpus,
//! the release binary, the peer) is said and left out.

use std::io::{BufRead as _, BufReader, Read as _, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use accordant_tests::corpus;
use anyhow::{Context as _, Result, bail};

const GITHUB: &str = "openapi/pairs/github-rest/octokit-openapi-23.0.2.min.json";
/// Operations of the made document.
const OPERATIONS: usize = 500;
/// Connections that ask at once.
const CONNECTIONS: usize = 8;
/// Ticks of a processor in a second, as Linux counts them in `/proc`.
const TICKS: f64 = 100.0;

struct Candidate {
    name: &'static str,
    command: Command,
    address: SocketAddr,
}

struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It has ended already where this fails.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn main() -> ExitCode {
    if let Err(error) = measure() {
        let told = writeln!(std::io::stderr(), "nothing to measure: {error:#}");
        drop(told);
    }
    ExitCode::SUCCESS
}

fn measure() -> Result<()> {
    let seconds = seconds()?;
    let folder = tempfile::tempdir()?;
    let document = folder.path().join("operations.json");
    std::fs::write(&document, made().to_string())?;
    let mut out = std::io::stdout().lock();
    writeln!(out, "{OPERATIONS} operations, {CONNECTIONS} connections, {seconds} s")?;
    let paths: Vec<String> = (0..OPERATIONS).map(|number| format!("/things{number}/{}", number * 7 % 100)).collect();
    for candidate in candidates(&document)? {
        told(&mut out, candidate, &paths, seconds)?;
    }
    if let Some(corpus) = corpus::schema_corpus()? {
        let github = corpus.join(GITHUB).canonicalize().context("the corpus has no GitHub document")?;
        writeln!(out, "GitHub's document, {} bytes", std::fs::metadata(&github)?.len())?;
        let paths: Vec<String> =
            ["/emojis", "/zen", "/users/a", "/repos/a/b/issues/1", "/repos/a/b"].map(str::to_owned).into();
        for candidate in candidates(&github)? {
            told(&mut out, candidate, &paths, seconds.min(10))?;
        }
    }
    Ok(())
}

fn told(out: &mut impl Write, candidate: Candidate, paths: &[String], seconds: u64) -> Result<()> {
    let Candidate { name, mut command, address } = candidate;
    if !Path::new(command.get_program()).is_file() {
        writeln!(out, "  {name:<12} {} is not there", Path::new(command.get_program()).display())?;
        return Ok(());
    }
    let started = Instant::now();
    let server = Running(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?);
    let up = started + Duration::from_secs(120);
    while ask(address, &paths[0]).is_err() {
        if Instant::now() > up {
            bail!("{name} does not answer");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let start = started.elapsed();
    let (start_cpu, before) = usage(server.0.id())?;
    let end = Instant::now() + Duration::from_secs(seconds);
    let (asked, early) = std::thread::scope(|scope| {
        let askers: Vec<_> =
            (0..CONNECTIONS).map(|first| scope.spawn(move || load(address, paths, first, end))).collect();
        std::thread::sleep(Duration::from_secs(seconds) / 6);
        let early = usage(server.0.id());
        let asked = askers.into_iter().map(|asker| asker.join().unwrap_or(Ok(0))).sum::<Result<usize>>()?;
        Ok::<_, anyhow::Error>((asked, early?.1))
    })?;
    let (cpu, after) = usage(server.0.id())?;
    #[expect(clippy::cast_precision_loss, reason = "a count for people")]
    let (rate, each) = (asked as f64 / seconds as f64, (cpu - start_cpu) / asked.max(1) as f64 * 1000.0);
    writeln!(
        out,
        "  {name:<12} start {:.2} s ({start_cpu:.2} s CPU), {rate:>8.0} requests/s, {each:.3} ms CPU each, {before:.0} -> {early:.0} -> {after:.0} MiB",
        start.as_secs_f64()
    )?;
    Ok(())
}

fn candidates(document: &Path) -> Result<Vec<Candidate>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let mut accordant = Command::new(target.join("release/accordant"));
    let address = free()?;
    accordant.args(["--quiet", "mock"]).arg(document).args(["--port", &address.port().to_string()]);
    let mut prism = Command::new(root.join("target/peers/node_modules/.bin/prism"));
    let peer = free()?;
    prism.arg("mock").arg(document).args(["--port", &peer.port().to_string(), "--verboseLevel", "silent"]);
    Ok(vec![
        Candidate { name: "accordant", command: accordant, address },
        Candidate { name: "prism", command: prism, address: peer },
    ])
}

/// Asks again and again over one connection, and says how often it was answered.
fn load(address: SocketAddr, paths: &[String], first: usize, end: Instant) -> Result<usize> {
    let stream = TcpStream::connect(address)?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut writer = stream;
    let mut asked = 0;
    let mut body = Vec::new();
    while Instant::now() < end {
        let path = &paths[(first * 61 + asked) % paths.len()];
        write!(writer, "GET {path} HTTP/1.1\r\nhost: a\r\n\r\n")?;
        read(&mut reader, &mut body)?;
        asked += 1;
    }
    Ok(asked)
}

fn ask(address: SocketAddr, path: &str) -> Result<()> {
    let mut stream = TcpStream::connect(address)?;
    write!(stream, "GET {path} HTTP/1.1\r\nhost: a\r\n\r\n")?;
    read(&mut BufReader::new(stream), &mut Vec::new())
}

/// One answer, whatever it says.
fn read(reader: &mut BufReader<TcpStream>, body: &mut Vec<u8>) -> Result<()> {
    let (mut length, mut chunked) = (0_usize, false);
    let mut line = String::new();
    loop {
        line.clear();
        if reader.read_line(&mut line)? == 0 {
            bail!("the connection ended");
        }
        let header = line.trim_end().to_ascii_lowercase();
        if header.is_empty() {
            break;
        }
        if let Some(value) = header.strip_prefix("content-length:") {
            length = value.trim().parse()?;
        }
        chunked |= header.starts_with("transfer-encoding:");
    }
    if chunked {
        loop {
            line.clear();
            reader.read_line(&mut line)?;
            let size = usize::from_str_radix(line.trim(), 16)?;
            body.resize(size + 2, 0);
            reader.read_exact(body)?;
            if size == 0 {
                return Ok(());
            }
        }
    }
    body.resize(length, 0);
    reader.read_exact(body)?;
    Ok(())
}

/// Seconds of processor time and mebibytes of memory of a process and its children's threads.
fn usage(process: u32) -> Result<(f64, f64)> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).context("this needs /proc")?;
    let fields: Vec<&str> = stat.rsplit_once(')').context("no stat")?.1.split_whitespace().collect();
    let ticks: f64 =
        fields.get(11).context("no time")?.parse::<f64>()? + fields.get(12).context("no time")?.parse::<f64>()?;
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no memory")?;
    let kibibytes: f64 = resident.trim().trim_end_matches("kB").trim().parse()?;
    Ok((ticks / TICKS, kibibytes / 1024.0))
}

fn free() -> Result<SocketAddr> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?)
}

fn seconds() -> Result<u64> {
    let mut arguments = std::env::args().skip_while(|argument| argument != "--seconds").skip(1);
    arguments.next().map_or(Ok(60), |text| text.parse().context("--seconds takes a number"))
}

/// Lists and single things of a hundred shapes, none with an example: every answer is made.
fn made() -> serde_json::Value {
    let mut paths = serde_json::Map::new();
    let mut schemas = serde_json::Map::new();
    for number in 0..100 {
        let schema = serde_json::json!({
            "type": "object", "required": ["id", "name", "kind"],
            "properties": {
                "id": {"type": "integer", "minimum": 1},
                "name": {"type": "string", "minLength": number % 10},
                "kind": {"enum": ["a", "b", "c"]},
                "at": {"type": "string", "format": "date-time"},
                "mail": {"type": "string", "format": "email"},
                "tags": {"type": "array", "items": {"type": "string"}},
                "next": {"$ref": format!("#/components/schemas/Thing{}", (number + 1) % 100)}
            }
        });
        schemas.insert(format!("Thing{number}"), schema);
    }
    for number in 0..OPERATIONS {
        let reference = serde_json::json!({"$ref": format!("#/components/schemas/Thing{}", number % 100)});
        let operation = serde_json::json!({
            "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "integer"}}],
            "responses": {"200": {"description": "one", "content": {"application/json": {"schema": reference}}}}
        });
        paths.insert(format!("/things{number}/{{id}}"), serde_json::json!({"get": operation}));
    }
    serde_json::json!({
        "openapi": "3.0.3", "info": {"title": "operations", "version": "1"}, "paths": paths,
        "components": {"schemas": schemas}
    })
}
