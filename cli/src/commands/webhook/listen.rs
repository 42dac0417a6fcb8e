//! `webhook listen`.

use std::cell::RefCell;
use std::net::SocketAddr;

use accordant_webhook::listen::{ListenError, Listener, Log, Logged, Seen};
use anstyle::{AnsiColor, Style};

use super::profile::profile;
use super::question::Question;
use super::{runtime, timeout};
use crate::args::{GlobalArgs, ListenArgs};
use crate::commands::Status;
use crate::commands::ending::ended;
use crate::failure::Failure;
use crate::output;
use crate::output::resolve::{Resolver, finish, judge};
use crate::output::safe::clean;
use crate::output::view::ReportView;
use crate::output::words::counted;

const DIM: Style = Style::new().dimmed();
const RED: Style = AnsiColor::Red.on_default();
const GREEN: Style = AnsiColor::Green.on_default();

/// What is told at the end.
#[derive(Default)]
struct Totals {
    requests: u64,
    forged: u64,
    unsound: u64,
    repeated: u64,
    failed: u64,
}

pub(super) fn run(args: &ListenArgs, global: &GlobalArgs) -> anyhow::Result<Status> {
    let known = match profile(&args.question.scheme)? {
        Ok(known) => known,
        Err(view) => {
            output::complain(&view, global)?;
            return Ok(2);
        }
    };
    let asked = known.question(&args.question);
    let question = match Question::read(&asked)? {
        Ok(question) => question,
        Err(view) => {
            output::complain(&view, global)?;
            return Ok(2);
        }
    };
    let resolver = Resolver::new(asked.contract.as_deref());
    let mut view = ReportView { command: "webhook listen", semver: "none", ..ReportView::default() };
    if question.contract_faults(&asked, &resolver, &mut view)? {
        finish(&mut view);
        judge(&mut view, "error", true, |_| false);
        output::complain(&view, global)?;
        return Ok(2);
    }
    if question.is_empty() && !global.quiet {
        output::print("without --scheme and --contract everything is taken: nothing is verified or validated\n")?;
    }
    let (log, logged) = match &args.log {
        Some(path) => Log::open(path).map_err(|error| {
            Failure::new(error.to_string())
                .at(path.display().to_string())
                .help("give a new file, or a log that `accordant webhook listen` wrote")
        })?,
        None => (Log::none(), Logged::default()),
    };
    let asker = question.asker();
    let totals = RefCell::new(Totals::default());
    let quiet = global.quiet;
    let listener = Listener {
        inspect: Box::new(|request, now| asker.ask(request, now)),
        now: Box::new(|| {
            let now = jiff::Timestamp::now();
            (now.as_second(), now.to_string())
        }),
        told: Box::new(|seen| {
            totals.borrow_mut().count(seen);
            if !quiet {
                // A terminal that is gone does not end the endpoint.
                let _ = output::print(&line(seen));
            }
        }),
        forward_to: args.forward_to.clone().or_else(|| known.forward_to()),
        refuse_invalid: args.refuse_invalid,
        max_size: args.question.max_size,
        timeout: timeout(args.timeout)?,
        log,
        logged,
    };
    runtime()?.block_on(async {
        let listening = listener.bind(SocketAddr::new(args.host, args.port)).await.map_err(fault)?;
        let address = listening.address()?;
        output::print(&format!("listening at http://{address}\n"))?;
        listening.run(ended()).await.map_err(fault)?;
        Ok::<_, anyhow::Error>(())
    })?;
    output::print(&totals.borrow().last_line())?;
    Ok(0)
}

fn fault(error: ListenError) -> anyhow::Error {
    let help = match error {
        ListenError::Bind(..) => "choose another with --port; 0 takes any that is free",
        ListenError::Log(_) => "make room on the disk; senders repeat what was not answered",
        ListenError::Client(_) => "check --forward-to",
    };
    Failure::new(error.to_string()).help(help).into()
}

impl Totals {
    fn count(&mut self, seen: &Seen) {
        self.requests += 1;
        self.forged += u64::from(seen.inspection.genuine == Some(false));
        self.unsound += u64::from(seen.inspection.genuine != Some(false) && !seen.inspection.passed());
        self.repeated += u64::from(seen.repeats > 0);
        self.failed += u64::from(seen.status >= 500);
    }

    fn last_line(&self) -> String {
        let Self { requests, forged, unsound, repeated, failed } = self;
        let all = counted(usize::try_from(*requests).unwrap_or(usize::MAX), "request");
        format!(
            "{all}: {forged} not genuine, {unsound} with other faults, {repeated} repeated, {failed} failed by the app\n"
        )
    }
}

fn line(seen: &Seen) -> String {
    let good = (200..300).contains(&seen.status);
    let style = if good { GREEN } else { RED };
    let event = seen.inspection.event.as_deref().unwrap_or("-");
    let repeats = if seen.repeats > 0 { format!(" {DIM}again{DIM:#}") } else { String::new() };
    let mut line = format!(
        "{DIM}{:>6}{DIM:#} {style}{}{style:#} {} {}{repeats} {DIM}{} ms{DIM:#}\n",
        seen.sequence.map_or_else(|| "-".to_owned(), |number| number.to_string()),
        seen.status,
        clean(event),
        clean(seen.inspection.delivery.as_deref().unwrap_or("-")),
        seen.took.as_millis(),
    );
    for finding in
        seen.inspection.findings.iter().filter(|finding| finding.severity > accordant_document::Severity::Info)
    {
        line.push_str(&format!("       {RED}{}{RED:#}: {}\n", finding.rule, clean(&finding.message)));
        if let Some(help) = &finding.help {
            line.push_str(&format!("       {DIM}help: {}{DIM:#}\n", clean(help)));
        }
    }
    line
}
