//! Writes the skeleton of a rule: `cargo run -p accordant-tests --bin new-rule -- ID`.

use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, bail};

fn main() -> anyhow::Result<()> {
    let id = std::env::args()
        .nth(1)
        .context("give the id of the rule: an aspect and an effect, such as `property-removed`")?;
    if id.is_empty() || !id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-') {
        bail!("`{id}` is no id: use lower-case letters, digits and hyphens")
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../contracts/diff/rules").join(format!("{id}.md"));
    let version = env!("CARGO_PKG_VERSION");
    let case = |base: &str, revision: &str| {
        format!("```yaml schema base\n{base}\n```\n\n```yaml schema revision\n{revision}\n```\n\n```findings\n```\n")
    };
    let text = format!(
        "# Say in one sentence what happened\n\n- set: contract\n- request: breaking\n- response: breaking\n- since: {version}\n\n\
         ## Why it breaks\n\nSay who fails, and how.\n\n\
         ## Before\n\n```yaml schema base\ntype: string\n```\n\n\
         ## After\n\n```yaml schema revision\ntype: integer\n```\n\n```findings\n```\n\n\
         ## The safe way\n\nSay what to do instead; the first paragraph is the help of every finding.\n\n\
         ## Near miss\n\nSay what looks alike and is safe.\n\n{}",
        case("type: string", "type: string")
    );
    let mut file = std::fs::File::create_new(&path).with_context(|| format!("the rule `{id}` cannot be created"))?;
    file.write_all(text.as_bytes())?;
    writeln!(
        std::io::stdout(),
        "wrote contracts/diff/rules/{id}.md; fill it in, then run\n  ACCORDANT_BLESS=1 cargo test -p accordant-tests --test rules"
    )?;
    Ok(())
}
