//! `proxy`.

use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;

use super::{ReportArgs, SourceArgs};

const EXAMPLES: &str = "\
Requests and answers pass untouched, byte for byte, as they stream. Copies of them are held against
the contract after the answer has left, so that nobody waits for it. What is wrong is counted by
rule, operation and place, and reported at the end: at Ctrl-C, after --for, or after --requests.

Examples:
  accordant proxy --to http://localhost:3000 --contract openapi.yaml
  accordant proxy --to https://staging.example.com -c openapi.yaml --for 10m --format junit -o proxy.xml
  accordant proxy --to http://localhost:3000 -c openapi.yaml --enforce     422 and 502 where it is broken
  accordant proxy --to http://localhost:3000 --record traffic.ndjson       then `accordant suite record`

Exit status: 0, nothing is wrong; 1, traffic breaks the contract; 2, the contract could not be read,
the address not be taken, or the backend was never there.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ProxyArgs {
    /// The backend
    #[arg(long, value_name = "URL")]
    pub(crate) to: String,
    /// The contract that traffic is held against; may be given several times
    #[arg(short, long = "contract", value_name = "CONTRACT", required_unless_present = "record")]
    pub(crate) contracts: Vec<String>,
    /// The address to listen at; 0.0.0.0 lets other machines in
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub(crate) host: IpAddr,
    /// The port; 0 takes any that is free and prints it
    #[arg(short, long, value_name = "PORT", default_value_t = 4011)]
    pub(crate) port: u16,
    /// End after this time: 30s, 10m, 1h
    #[arg(long = "for", value_name = "DURATION", value_parser = duration)]
    pub(crate) time: Option<Duration>,
    /// End after so many requests
    #[arg(long, value_name = "NUMBER")]
    pub(crate) requests: Option<u64>,
    /// Answer requests that break the contract with 422, and answers that do with 502
    #[arg(long, requires = "contracts")]
    pub(crate) enforce: bool,
    /// Append exchanges to this file, a JSON object a line, secrets and personal data taken out
    #[arg(long, value_name = "FILE")]
    pub(crate) record: Option<PathBuf>,
    /// Most bytes of a body that are copied; larger ones pass, and are not looked at
    #[arg(long, value_name = "BYTES", default_value_t = 1 << 20, hide_short_help = true)]
    pub(crate) copy: usize,
    /// Seconds for the backend to begin an answer, and between the parts of one
    #[arg(long, value_name = "SECONDS", default_value_t = 30.0)]
    pub(crate) timeout: f64,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
    #[command(flatten)]
    pub(crate) source: SourceArgs,
}

/// `30s`, `10m`, `1h`, or seconds.
fn duration(text: &str) -> Result<Duration, String> {
    let unit = text.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
    let factor = match unit {
        "" | "s" => 1.0,
        "ms" => 0.001,
        "m" | "min" => 60.0,
        "h" => 3600.0,
        _ => return Err("write it as 30s, 10m or 1h".to_owned()),
    };
    let number: Option<f64> = text.strip_suffix(unit).and_then(|number| number.parse().ok());
    let duration = number.and_then(|number| Duration::try_from_secs_f64(number * factor).ok());
    duration.filter(|duration| !duration.is_zero()).ok_or_else(|| "write it as 30s, 10m or 1h".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_have_units() {
        assert_eq!(duration("90"), Ok(Duration::from_secs(90)));
        assert_eq!(duration("1.5h"), Ok(Duration::from_secs(5400)));
        assert!(duration("0s").is_err() && duration("soon").is_err() && duration("1 day").is_err());
    }
}
