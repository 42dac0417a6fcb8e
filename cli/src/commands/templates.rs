//! `templates`: the built-in templates of clients, listed or written to be changed.

use std::fs;

use serde::Serialize;

use super::Status;
use crate::args::{
    GlobalArgs, ListFormat, TargetName, TemplatesArgs, TemplatesCommand, TemplatesEjectArgs, TemplatesListArgs,
};
use crate::failure::Failure;
use crate::output;
use crate::output::words::counted;

#[derive(Serialize)]
struct Listed {
    version: u32,
    templates: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    name: &'static str,
    target: &'static str,
    /// Whether it is a template; other files are taken as they are.
    template: bool,
    bytes: usize,
}

pub(super) fn run(args: &TemplatesArgs, global: &GlobalArgs) -> anyhow::Result<Status> {
    match &args.command {
        TemplatesCommand::List(args) => list(args),
        TemplatesCommand::Eject(args) => eject(args, global),
    }
}

/// The templates of the languages that were asked for; of all where none was.
fn chosen(targets: &[TargetName]) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let all = [TargetName::Dart, TargetName::Typescript];
    let names: Vec<&'static str> =
        all.into_iter().filter(|name| targets.is_empty() || targets.contains(name)).map(TargetName::name).collect();
    names
        .into_iter()
        .flat_map(|target| accordant_templates::folder(target).map(move |(name, text)| (target, name, text)))
}

fn list(args: &TemplatesListArgs) -> anyhow::Result<Status> {
    let chosen = chosen(&args.target);
    match args.format {
        ListFormat::Text => {
            let names: String = chosen.map(|(_, name, _)| format!("{name}\n")).collect();
            output::print(&names)?;
        }
        ListFormat::Json => {
            let templates = chosen
                .map(|(target, name, text)| Entry { name, target, template: name.ends_with(".hbs"), bytes: text.len() })
                .collect();
            let mut text = serde_json::to_string_pretty(&Listed { version: 1, templates })?;
            text.push('\n');
            output::destination(&text, None, false)?;
        }
    }
    Ok(0)
}

fn eject(args: &TemplatesEjectArgs, global: &GlobalArgs) -> anyhow::Result<Status> {
    let files: Vec<_> = chosen(&args.target).map(|(_, name, text)| (args.out.join(name), text)).collect();
    let in_the_way = files
        .iter()
        .find(|(path, text)| path.exists() && fs::read_to_string(path).map_or(true, |found| found != **text));
    if let (false, Some((path, _))) = (args.force, in_the_way) {
        return Err(Failure::new("a template is there already, and is another one")
            .at(path.display().to_string())
            .help("choose another folder, or overwrite it with --force")
            .into());
    }
    for (path, text) in &files {
        let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(path, text));
        written.map_err(|error| {
            Failure::new(format!("the template cannot be written: {error}")).at(path.display().to_string())
        })?;
    }
    if !global.quiet {
        let folder = args.out.display();
        output::note(&format!(
            "{} written to {folder}; keep those that you change, and generate with --templates {folder}\n",
            counted(files.len(), "template")
        ))?;
    }
    Ok(0)
}
