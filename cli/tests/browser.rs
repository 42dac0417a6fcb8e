//! The html report in a real browser: what a person filters, searches and opens is what the page shows.
//!
//! Needs Chromium (`chromium`, `chromium-browser` or `google-chrome` on the path, or the file that `ACCORDANT_CHROMIUM`
//! names); without it this test says that it was skipped.

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, ensure};
use common::{accordant, printed};
use tempfile::tempdir;

/// What a person does, in the page; the answers are left in the title.
const VISITOR: &str = r#"<script>
addEventListener("load", async () => {
  const said = [], byId = (id) => document.getElementById(id), matches = byId("matches");
  // Time is virtual: what the page puts off by timers has happened when this has.
  const settled = () => new Promise((done) => setTimeout(done, 500));
  const change = async (element, value) => {
    element.value = value;
    element.dispatchEvent(new Event("input", { bubbles: true }));
    await settled();
    said.push(matches.textContent);
  };
  said.push(matches.textContent);
  await change(byId("q"), "sort rating");
  await change(byId("q"), "no such words");
  said.push(byId("empty").hidden ? "something" : "nothing");
  await change(byId("q"), "");
  const info = document.querySelector('input[value="info"]');
  info.checked = false;
  await change(info, "info");
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true }));
  said.push(document.activeElement.tagName);
  document.activeElement.click();
  said.push(document.activeElement.parentElement.open ? "open" : "closed");
  said.push(document.documentElement.scrollWidth <= innerWidth ? "fits" : "too wide");
  document.title = said.join("; ");
});
</script>"#;

fn browser() -> Option<PathBuf> {
    let named = std::env::var_os("ACCORDANT_CHROMIUM").map(PathBuf::from);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut found = std::env::split_paths(&path)
        .flat_map(|folder| ["chromium", "chromium-browser", "google-chrome"].map(|name| folder.join(name)));
    named.or_else(|| found.find(|file| file.is_file()))
}

#[test]
#[expect(clippy::print_stderr, reason = "a skipped test must say so")]
fn the_page_does_what_it_offers() -> anyhow::Result<()> {
    let Some(browser) = browser() else {
        eprintln!("skipped: there is no Chromium on the path; set ACCORDANT_CHROMIUM");
        return Ok(());
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = tempdir()?;
    let page = folder.path().join("report.html");
    let sides = ["examples/learning-platform/published/openapi.yaml", "examples/learning-platform/openapi.yaml"];
    let output = accordant(&root).arg("diff").args(sides).args(["--format", "html"]).output()?;
    let (_, html, _) = printed(&output);
    fs::write(&page, html.replace("</body>", &format!("{VISITOR}</body>")))?;
    let output = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--window-size=500,900", "--virtual-time-budget=20000"])
        .arg(format!("--user-data-dir={}", folder.path().join("profile").display()))
        .arg("--dump-dom")
        .arg(format!("file://{}", page.display()))
        .output()?;
    let (_, dom, errors) = printed(&output);
    let title = dom.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>"));
    let title = title.with_context(|| format!("the browser shows no page: {errors}"))?.0;
    let said: Vec<&str> = title.split("; ").collect();
    let total = html.matches("<details class=\"finding").count();
    let infos = html.matches("<details class=\"finding info\"").count();
    let shown = |count: usize| format!("{count} of {total} shown");
    let [all, found, none, empty, again, serious, focus, opened, width] = said.as_slice() else {
        anyhow::bail!("the page did not answer: {title}");
    };
    assert_eq!(*all, shown(total));
    ensure!(*found != shown(0) && *found != shown(total), "a search finds some: {found}");
    assert_eq!((*none, *empty), (&*shown(0), "nothing"));
    assert_eq!(*again, shown(total));
    assert_eq!(*serious, shown(total - infos));
    assert_eq!((*focus, *opened, *width), ("SUMMARY", "open", "fits"));
    Ok(())
}
