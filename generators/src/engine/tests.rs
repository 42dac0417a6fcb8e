use proptest::prelude::*;
use serde::Serialize;

use super::comment::{dart_doc, first_paragraph, line_comment, ts_doc};
use super::quote::{dart_string, is_deceptive, json_string, md_code, md_text, ts_string, yaml_string};
use super::{Code, Engine, Overrides, TemplateFault};

/// Prose that has broken generators, and the seams of every escape used here.
const HOSTILE: [&str; 22] = [
    "",
    "*/ export const x = 1; /*",
    "**//",
    "${process.exit(1)}",
    "$name and ${name}",
    "'''",
    "\"\"\"",
    "`back` ``ticks`` ```",
    "a\nb\r\nc\rd\u{85}e\u{2028}f\u{2029}g\u{B}h\u{C}i",
    "\\u0041 \\x41 \\n \\",
    "\u{202E}reversed\u{202C} \u{2066}isolated\u{2069}",
    "nul \u{0} then 1",
    "\u{FEFF}mark",
    "👨‍👩‍👧 emoji, 𝄞 beyond the plane",
    "@deprecated @internal",
    "  @param x",
    "# heading\n- item\n1. first\n| a | b |",
    "<script>alert(1)</script> &amp; <!-- -->",
    "--- yaml: [1, 2] # comment",
    "{{code x}} {{#if}} {{{y}}}",
    "\u{FFFE}\u{FFFF}\u{1FFFE}",
    "\u{7F}\u{80}\u{9F}\u{AD}",
];

fn prose() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(HOSTILE.as_slice()).prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
        "[a-z*/@\\\\$'\"`{}<> \n\r\u{2028}]{0,60}",
    ];
    prop::collection::vec(piece, 0..5).prop_map(|pieces| pieces.concat())
}

/// Reads a literal of TypeScript or Dart back, as their specifications say: the way out of [`ts_string`].
fn unquoted(literal: &str) -> Option<String> {
    let inner = literal.strip_prefix('\'')?.strip_suffix('\'')?;
    let mut out = String::new();
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            if matches!(c, '\'' | '\n' | '\r' | '\u{2028}' | '\u{2029}') {
                return None;
            }
            out.push(c);
            continue;
        }
        let digits: String = match chars.next()? {
            'n' => "a".to_owned(),
            'r' => "d".to_owned(),
            't' => "9".to_owned(),
            'x' => chars.by_ref().take(2).collect(),
            'u' if chars.as_str().starts_with('{') => chars.by_ref().skip(1).take_while(|c| *c != '}').collect(),
            'u' => chars.by_ref().take(4).collect(),
            plain => format!("{:x}", plain as u32),
        };
        out.push(char::from_u32(u32::from_str_radix(&digits, 16).ok()?)?);
    }
    Some(out)
}

proptest! {
    #[test]
    fn literals_of_typescript_and_dart_mean_what_went_in(text in prose()) {
        for literal in [ts_string(&text), dart_string(&text)] {
            prop_assert_eq!(unquoted(&literal), Some(text.clone()), "{}", literal);
            prop_assert!(!literal.contains(is_deceptive), "{}", literal);
        }
    }

    #[test]
    fn dart_interpolates_nothing(text in prose()) {
        let literal = dart_string(&text);
        for (at, _) in literal.match_indices('$') {
            let escapes = literal[..at].bytes().rev().take_while(|byte| *byte == b'\\').count();
            prop_assert_eq!(escapes % 2, 1, "{}", literal);
        }
    }

    #[test]
    fn json_means_what_went_in(text in prose()) {
        let literal = json_string(&text);
        prop_assert_eq!(serde_json::from_str::<String>(&literal).ok(), Some(text));
        prop_assert!(!literal.contains(is_deceptive));
    }

    #[test]
    fn yaml_means_what_went_in(text in prose()) {
        let literal = yaml_string(&text);
        let (documents, findings) =
            accordant_document::load_text("x.yaml", &format!("key: {literal}\n"), &Default::default());
        prop_assert!(findings.is_empty(), "{}: {:?}", literal, findings);
        let read = documents.iter().next().and_then(|(_, document)| {
            document.tree.root().get("key").and_then(|node| node.as_str().map(str::to_owned))
        });
        prop_assert_eq!(read, Some(text), "{}", literal);
    }

    #[test]
    fn a_comment_ends_where_it_is_ended(text in prose(), indent in 0_usize..6) {
        let comment = ts_doc([text.as_str()], &[("deprecated", &text)], indent);
        prop_assert_eq!(comment.matches("*/").count(), 1, "{}", comment);
        prop_assert!(comment.ends_with("*/"), "{}", comment);
        for comment in [comment, dart_doc([text.as_str()], indent), line_comment("//", &text, indent)] {
            let hidden = comment.chars().find(|c| is_deceptive(*c) && *c != '\n');
            prop_assert_eq!(hidden, None, "{}", comment);
            prop_assert!(comment.lines().all(|line| line == line.trim_end()), "{:?}", comment);
        }
    }

    #[test]
    fn every_line_of_a_line_comment_is_one(text in prose(), indent in 0_usize..6) {
        let margin = " ".repeat(indent);
        for (mark, comment) in [
            ("///", dart_doc([text.as_str()], indent)),
            ("//", line_comment("//", &text, indent)),
            ("#", line_comment("#", &text, indent)),
        ] {
            prop_assert!(
                comment.lines().all(|line| line.strip_prefix(&margin).is_some_and(|line| line.starts_with(mark))),
                "{:?}", comment
            );
        }
    }

    #[test]
    fn only_our_own_tags_begin_a_line(text in prose()) {
        let comment = ts_doc([text.as_str()], &[("deprecated", &text)], 0);
        // After a second star no tool looks for a tag any more.
        let text = |line: &str| {
            let line = line.trim_start();
            line.strip_prefix("/**").or(line.strip_prefix('*')).unwrap_or(line).trim_start().to_owned()
        };
        let tags = comment.lines().filter(|line| text(line).starts_with('@')).count();
        prop_assert_eq!(tags, 1, "{}", comment);
    }

    #[test]
    fn markdown_stays_on_its_line(text in prose()) {
        for shown in [md_text(&text), md_code(&text)] {
            prop_assert!(!shown.contains(is_deceptive), "{:?}", shown);
        }
        let shown = md_text(&text);
        prop_assert!(!shown.starts_with(['#', '-', '+', '=', '|', '>', '*', '<', ' ']), "{:?}", shown);
    }
}

#[test]
fn prose_of_a_page_is_escaped_where_it_would_be_markup_and_nowhere_else() {
    for (text, shown) in [
        ("an object with `data`; lists add `page`.", "an object with `data`; lists add `page`."),
        ("`a` `b` and\n`c`", "`a` `b` and `c`"),
        ("one ` mark", "one \\` mark"),
        ("``a`` b", "\\`\\`a\\`\\` b"),
        ("snake_case, *bold* and _soft_", "snake_case, \\*bold\\* and \\_soft\\_"),
        ("R&D & more &amp; less!", "R\\&D & more \\&amp; less!"),
        ("1. first", "1\\. first"),
        ("1.5 times", "1.5 times"),
        ("# heading", "\\# heading"),
        ("a [link](x) <b>", "a \\[link\\](x) \\<b\\>"),
    ] {
        assert_eq!(md_text(text), shown, "{text}");
    }
}

#[test]
fn wrapping_leaves_markdown_what_it_is() {
    let long = "word ".repeat(40);
    let table = format!("| a | {long}|");
    let code = format!("```\n{long}\n```");
    let item = format!("- {long}");
    for whole in [&table, &code, &item] {
        let comment = dart_doc([whole.as_str()], 0);
        assert_eq!(comment.lines().count(), whole.lines().count(), "{comment}");
    }
    assert!(dart_doc([long.as_str()], 2).lines().all(|line| line.len() <= 80));
    // A dash or a number that came to stand first would begin a list.
    let dashes = "word - ".repeat(40);
    assert!(dart_doc([dashes.as_str()], 0).lines().all(|line| !line.starts_with("/// -")));
}

#[test]
fn comments_are_as_small_as_what_they_say() {
    assert_eq!(ts_doc(["One pet."], &[], 2), "  /** One pet. */");
    assert_eq!(ts_doc(["One pet.", "One pet."], &[], 0), "/** One pet. */");
    assert_eq!(ts_doc([" "], &[], 2), "");
    assert_eq!(
        ts_doc(["One pet.", "Or none."], &[("deprecated", "Since 2.")], 0),
        "/**\n * One pet.\n *\n * Or none.\n *\n * @deprecated Since 2.\n */"
    );
    assert_eq!(dart_doc(["One pet.", "Or none."], 2), "  /// One pet.\n  ///\n  /// Or none.");
    assert_eq!(line_comment("//", "", 0), "");
}

#[derive(Serialize)]
struct View {
    name: Code<'static>,
    none: Code<'static>,
    prose: &'static str,
    absent: Option<&'static str>,
    count: u32,
    items: Vec<Code<'static>>,
}

fn load(texts: &[(&str, &str)]) -> Result<Engine, String> {
    let lines = |faults: Vec<TemplateFault>| faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    Engine::load(texts.iter().copied().collect()).map(|(engine, _)| engine).map_err(lines)
}

fn render(text: &str) -> Result<String, String> {
    let view = View {
        name: Code::from("List<Pet>"),
        none: Code::default(),
        prose: "it's <b> */",
        absent: None,
        count: 3,
        items: vec![Code::from("a"), Code::from("b")],
    };
    load(&[("t.hbs", text)])?.render("t.hbs", &view).map_err(|fault| fault.to_string())
}

#[test]
fn what_a_view_prepared_is_written_as_it_is() {
    assert_eq!(render("{{code name}}.{{code none}}{{code count}}").as_deref(), Ok("List<Pet>.3"));
    assert_eq!(render("{{#each items}}{{#unless @first}}, {{/unless}}{{code this}}{{/each}}").as_deref(), Ok("a, b"));
    assert_eq!(render("{{#if none}}some{{else if name}}name{{else}}none{{/if}}").as_deref(), Ok("name"));
    assert_eq!(render("{{#if (and (gt count 2) (not absent))}}yes{{/if}}").as_deref(), Ok("yes"));
}

#[test]
fn text_of_the_document_is_written_by_a_helper() {
    assert_eq!(render("{{tsString prose}}").as_deref(), Ok("'it\\'s <b> */'"));
    assert_eq!(render("{{tsDoc prose indent=2}}").as_deref(), Ok("  /** it's <b> *\\/ */"));
    assert_eq!(render("{{dartDoc prose}}").as_deref(), Ok("/// it's <b> */"));
}

#[test]
fn templates_are_refused_when_loaded() {
    for (text, fault) in [
        (
            "a\n  {{prose}}",
            "t.hbs:2:3: `{{prose}}` writes a value as it is; write {{code prose}} for code that the view \
          prepared, {{tsString prose}} or another quoting helper for text of the document",
        ),
        ("{{{prose}}}", "t.hbs:1:1: `{{{prose}}}` writes a value as it is"),
        ("{{&prose}}", "t.hbs:1:1: `{{{prose}}}` writes a value as it is"),
        ("{{#if count}}\n{{else if name}}\n {{name}}{{/if}}", "t.hbs:3:2: `{{name}}` writes a value as it is"),
        ("{{tsStrin prose}}", "t.hbs:1:1: there is no helper `tsStrin`; did you mean `tsString`?"),
        ("{{lookup items 0}}", "t.hbs:1:1: there is no helper `lookup`"),
        ("{{tsString 'a'}}", "t.hbs:1:1: `tsString` takes a field"),
        ("{{tsDoc prose width=3}}", "t.hbs:1:1: `tsDoc` knows no `width=`"),
        ("{{#every items}}{{/every}}", "t.hbs:1:1: there is no block `every`"),
        ("{{#if (near count 2)}}{{/if}}", "t.hbs:1:1: there is no condition `near`"),
        ("{{> missing.hbs}}", "t.hbs:1:1: there is no template `missing.hbs` to include"),
        ("{{> t.hbs}}", "t.hbs:1:1: `t.hbs` leads back to this template"),
        ("{{#*inline \"x\"}}{{/inline}}", "t.hbs:1:1: decorators and partials with a block are not used"),
        ("{{#if count}}", "t.hbs:1:14: this is no syntax of handlebars"),
        ("{{#if count}}{{/each}}", "t.hbs:1:14: `if` is open here and `each` is closed"),
    ] {
        let found = load(&[("t.hbs", text)]).map(|_| "accepted".to_owned()).unwrap_or_else(|faults| faults);
        assert!(found.starts_with(fault), "{text}\n  {found}\n  {fault}");
    }
    let deep = format!("{}{}", "{{#if count}}".repeat(40), "{{/if}}".repeat(40));
    assert!(load(&[("t.hbs", &deep)]).is_err_and(|fault| fault.contains("too deep")));
    let deep = format!("{{{{#if {}count{}}}}}{{{{/if}}}}", "(not ".repeat(5000), ")".repeat(5000));
    assert!(load(&[("t.hbs", &deep)]).is_err_and(|fault| fault.contains("too deep")));
}

#[test]
fn fields_that_are_not_there_are_faults_everywhere() {
    for text in ["{{code missing}}", "{{tsString missing}}", "{{#if missing}}{{/if}}", "{{#unless missing}}{{/unless}}"]
    {
        assert_eq!(
            render(text).map_err(|fault| fault.split(';').next().map(str::to_owned)),
            Err(Some("t.hbs:1:1: there is no `missing` in what this template is given".to_owned())),
            "{text}"
        );
    }
    assert!(render("{{#each missing}}{{/each}}").is_err());
    assert!(render("{{#if (eq missing 1)}}{{/if}}").is_err());
}

#[test]
fn code_and_prose_do_not_pass_for_each_other() {
    assert!(render("{{code prose}}").is_err_and(|fault| fault.contains("text of the document and no code")));
    assert!(render("{{tsString name}}").is_err_and(|fault| fault.contains("code already")));
    assert!(render("{{tsString absent}}").is_err_and(|fault| fault.contains("{{#if absent}}")));
    assert!(render("{{code items}}").is_err_and(|fault| fault.contains("is a list")));
}

#[test]
fn partials_include_each_other_but_never_themselves() {
    let engine = load(&[("a.hbs", "{{> b.hbs}}{{code name}}"), ("b.hbs", "{{tsString prose}} ")]);
    assert!(engine.is_ok());
    let circle = load(&[("a.hbs", "{{> b.hbs}}"), ("b.hbs", "{{#if x}}{{> c.hbs}}{{/if}}"), ("c.hbs", "{{> a.hbs}}")]);
    assert!(circle.is_err_and(|faults| faults.lines().count() == 3));
}

#[test]
fn every_built_in_template_is_sound() {
    for target in ["typescript", "dart"] {
        assert!(Engine::new(target, &Overrides::default()).is_ok_and(|_| true), "{target}");
    }
}

#[test]
fn a_file_that_nothing_asks_for_is_a_slip() {
    let mut overrides = Overrides::default();
    overrides.insert("typescript/nobody-asks.hbs", "");
    let faults = Engine::new("typescript", &overrides).map(|_| ()).expect_err("nothing asks for the file");
    assert!(faults.iter().any(|fault| fault.message.contains("takes the place of no built-in")), "{faults:?}");
    // Another target's are none of its business.
    assert!(Engine::new("dart", &overrides).is_ok());
}

#[test]
fn what_a_page_begins_with_ends_at_a_heading() {
    for (text, begins) in [
        ("A client.\n\nMore.", "A client."),
        ("On two\r\nlines.\r\n\r\nMore.", "On two lines."),
        ("# Title\nA client.\n# Errors\nNone.", "A client."),
        ("Title\n=====\nA client.\n\nMore.", "A client."),
        ("<div>\n  no prose\n</div>\n\n| a | b |\n|---|---|\n\nA client.\n```\ncode\n```", "A client."),
        ("# Title only", ""),
        ("", ""),
    ] {
        assert_eq!(first_paragraph(text), begins, "{text:?}");
    }
}
