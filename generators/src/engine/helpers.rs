//! What templates may call: quoting helpers, each for one kind of place, and conditions.

use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, JsonTruthy as _, Output, RenderContext, RenderError,
    RenderErrorReason, Renderable as _,
};
use serde_json::Value;

use super::{comment, quote};

/// Writes text of a document so that it stands for itself; the number is the `indent=` of the call.
type Quote = fn(&str, usize) -> String;

/// The helpers that write text of a document, with what each is for.
pub(super) const QUOTES: &[(&str, Quote)] = &[
    ("dartDoc", |text, indent| comment::dart_doc([text], indent)),
    ("dartString", |text, _| quote::dart_string(text)),
    ("hashComment", |text, indent| comment::line_comment("#", text, indent)),
    ("jsonString", |text, _| quote::json_string(text)),
    ("mdCode", |text, _| quote::md_code(text)),
    ("mdText", |text, _| quote::md_text(text)),
    ("slashComment", |text, indent| comment::line_comment("//", text, indent)),
    ("tsDoc", |text, indent| comment::ts_doc([text], &[], indent)),
    ("tsString", |text, _| quote::ts_string(text)),
    ("yamlString", |text, _| quote::yaml_string(text)),
];

/// Writes what a view prepared as [`super::Code`], numbers and booleans.
pub(super) const CODE: &str = "code";

/// Blocks.
pub(super) const BLOCKS: &[&str] = &["each", "if", "unless", "with"];

/// Helpers in parentheses, of which blocks make conditions.
pub(super) const CONDITIONS: &[&str] = &["and", "eq", "gt", "gte", "len", "lt", "lte", "ne", "not", "or"];

pub(super) fn register(registry: &mut Handlebars<'static>) {
    registry.register_helper(CODE, Box::new(CodeHelper));
    for (name, quote) in QUOTES {
        registry.register_helper(name, Box::new(QuoteHelper { name, quote: *quote }));
    }
    registry.register_helper("if", Box::new(Condition { positive: true }));
    registry.register_helper("unless", Box::new(Condition { positive: false }));
}

/// The one thing that a helper writes; strict where handlebars is not: a field that is not there is a fault.
fn argument<'v>(helper: &'v Helper<'_>) -> Result<&'v Value, RenderError> {
    match helper.param(0) {
        Some(given) if given.is_value_missing() => Err(RenderError::strict_error(given.relative_path())),
        Some(given) => Ok(given.value()),
        None => Err(fault(format!("`{}` needs something to write", helper.name()))),
    }
}

fn name<'h>(helper: &'h Helper<'_>) -> &'h str {
    helper.param(0).and_then(|given| given.relative_path()).map_or("this", String::as_str)
}

fn fault(text: String) -> RenderError {
    RenderErrorReason::Other(text).into()
}

struct CodeHelper;

impl HelperDef for CodeHelper {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        match argument(helper)? {
            Value::String(empty) if empty.is_empty() => Ok(()),
            Value::Number(number) => Ok(out.write(&number.to_string())?),
            Value::Bool(flag) => Ok(out.write(if *flag { "true" } else { "false" })?),
            Value::Array(list) => match list.as_slice() {
                [Value::String(code)] => Ok(out.write(code)?),
                _ => Err(fault(format!("`{}` is a list, and `code` writes one piece of code", name(helper)))),
            },
            _ => Err(fault(format!(
                "`{0}` is text of the document and no code; write {{{{tsString {0}}}}} or \
                    another quoting helper",
                name(helper)
            ))),
        }
    }
}

struct QuoteHelper {
    name: &'static str,
    quote: Quote,
}

impl HelperDef for QuoteHelper {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let indent = helper.hash_get("indent").and_then(|given| given.value().as_u64()).unwrap_or(0);
        let indent = usize::try_from(indent).unwrap_or(0).min(80);
        match argument(helper)? {
            Value::String(text) => Ok(out.write(&(self.quote)(text, indent))?),
            Value::Null => Err(fault(format!("there is no `{0}` here; write {{{{#if {0}}}}} around it", name(helper)))),
            Value::Array(_) => Err(fault(format!(
                "`{0}` is code already, or a list; code is written {{{{code {0}}}}}, \
                    and `{1}` is for text of the document",
                name(helper),
                self.name
            ))),
            _ => Err(fault(format!("`{}` is no text", name(helper)))),
        }
    }
}

/// `if` and `unless`, strict about fields that are not there.
struct Condition {
    positive: bool,
}

impl HelperDef for Condition {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        registry: &'reg Handlebars<'reg>,
        context: &'rc Context,
        render: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let holds = argument(helper)?.is_truthy(false) == self.positive;
        match if holds { helper.template() } else { helper.inverse() } {
            Some(template) => template.render(registry, context, render, out),
            None => Ok(()),
        }
    }
}
