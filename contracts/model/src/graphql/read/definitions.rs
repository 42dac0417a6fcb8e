//! Definitions and extensions of a schema document, each read by itself (section 3; appendix B, "Document Syntax").
//!
//! A recursive descent over our own tokens does the reading and `async-graphql-parser` is the second reader (see
//! `second`): the crate gives start positions only, stops at the first fault and overflows its stack on deep nesting,
//! so everything but the naming of nodes would have to be done here anyhow.

use accordant_document::{Finding, Origin, Severity, Span, suggest};
use indexmap::IndexMap;
use smol_str::SmolStr;

use super::cursor::{Cursor, Fault, FaultKind, NESTING, Parse};
use super::lexer::TokenKind;
use super::merge::insert_input;
use crate::graphql::{
    DEFAULT_REASON, Deprecation, Directive, EXECUTABLE_LOCATIONS, EnumValue, Field, InputValue, OperationKind,
    RootOperation, SCHEMA_LOCATIONS, Value,
};

/// One definition or extension as it stands in its document.
#[derive(Debug)]
pub(super) struct Definition {
    /// The name; the keyword where there is none (`schema`, an anonymous query).
    pub(super) origin: Origin,
    pub(super) name: SmolStr,
    pub(super) extension: bool,
    pub(super) description: Option<SmolStr>,
    pub(super) directives: Vec<Directive>,
    pub(super) body: Body,
    /// A fault cut it short.
    pub(super) incomplete: bool,
    /// All of it, from the description to the last token.
    pub(super) span: Span,
}

#[derive(Debug)]
pub(super) enum Body {
    Unknown,
    Schema {
        roots: Vec<(OperationKind, RootOperation)>,
    },
    Scalar,
    Object {
        interfaces: Vec<(SmolStr, Origin)>,
        fields: Vec<Field>,
    },
    Interface {
        interfaces: Vec<(SmolStr, Origin)>,
        fields: Vec<Field>,
    },
    Union {
        members: Vec<(SmolStr, Origin)>,
    },
    Enum {
        values: Vec<EnumValue>,
    },
    InputObject {
        fields: Vec<InputValue>,
    },
    Directive {
        arguments: IndexMap<SmolStr, InputValue>,
        repeatable: bool,
        locations: Vec<SmolStr>,
    },
    /// An operation or a fragment, which a schema has no use for.
    Executable {
        keyword: &'static str,
    },
}

/// More faults than this of one document are only counted.
const FAULTS: usize = 50;

impl Cursor<'_> {
    /// Every definition of the document. Faults are reported, and reading goes on with the next definition.
    pub(super) fn definitions(&mut self) -> Vec<Definition> {
        let mut definitions = Vec::new();
        let mut faults = 0usize;
        while self.token(0).kind != TokenKind::End {
            let start = self.at;
            let mut definition = Definition {
                origin: self.origin(self.token(0).span),
                name: SmolStr::default(),
                extension: false,
                description: None,
                directives: Vec::new(),
                body: Body::Unknown,
                incomplete: false,
                span: self.token(0).span,
            };
            if let Err(fault) = self.definition(&mut definition) {
                faults += 1;
                if faults <= FAULTS {
                    let finding = self.describe(fault, &definition);
                    self.report(finding);
                }
                definition.cut_short(fault.span.start as usize >= self.text.len());
                self.recover(start);
            }
            definition.span.end = self.tokens.get(self.at.saturating_sub(1)).map_or(0, |last| last.span.end);
            definitions.push(definition);
        }
        if faults > FAULTS {
            let origin = self.origin(self.token(0).span);
            let message = format!("{} more syntax errors are not listed", faults - FAULTS);
            self.error(
                "graphql-syntax",
                origin,
                message,
                "is this a GraphQL schema? mend the first errors and try again",
            );
        }
        definitions
    }

    fn describe(&self, fault: Fault, definition: &Definition) -> Finding {
        let origin = self.origin(fault.span);
        let within = definition.described().map(|name| format!(" in {name}")).unwrap_or_default();
        let finding = match fault.kind {
            FaultKind::TooDeep => {
                let message = format!("brackets nest more than {NESTING} levels deep{within}");
                Finding::new("graphql-nesting", Severity::Error, origin, message)
                    .help("no client could write such a value or type: flatten it")
            }
            FaultKind::Expected(expected) if fault.span.start as usize >= self.text.len() => {
                let message = format!("unexpected end of the file{within}: expected {expected}");
                Finding::new("graphql-syntax", Severity::Error, origin, message)
                    .help("the file seems to be cut off: complete it")
            }
            FaultKind::Expected(expected) => {
                let message = format!("expected {expected}{within}, found {}", self.found(fault.span));
                Finding::new("graphql-syntax", Severity::Error, origin, message)
                    .help("correct the syntax; this definition was read up to here only")
            }
        };
        let finding = match definition.described() {
            Some(_) if !definition.name.is_empty() => finding.subject(definition.name.clone()),
            _ => finding,
        };
        match fault.opened {
            Some(opened) => finding.related(self.origin(opened), "opened here"),
            None => finding,
        }
    }

    fn definition(&mut self, definition: &mut Definition) -> Parse<()> {
        let described = self.token(0).span;
        definition.description = self.description()?;
        let keyword_span = self.token(0).span;
        definition.origin = self.origin(keyword_span);
        if self.is(b'{') {
            definition.body = Body::Executable { keyword: "query" };
            return self.skip_executable();
        }
        definition.extension = self.keyword("extend");
        if definition.extension && definition.description.is_some() {
            let origin = self.origin(described);
            self.error("graphql-syntax", origin, "an extension has a description", "describe the definition instead");
        }
        let keyword = self.name_at(0);
        let Some(keyword) = keyword else { return self.fault(EXPECTED_DEFINITION) };
        match keyword {
            "query" | "mutation" | "subscription" | "fragment" if !definition.extension => {
                self.at += 1;
                definition.body = Body::Executable {
                    keyword: match keyword {
                        "query" => "query",
                        "mutation" => "mutation",
                        "subscription" => "subscription",
                        _ => "fragment",
                    },
                };
                if let Some(name) = self.name_at(0) {
                    definition.name = SmolStr::new(name);
                }
                self.skip_executable()
            }
            "schema" => {
                self.at += 1;
                definition.body = Body::Schema { roots: Vec::new() };
                definition.directives = self.directives()?;
                if !self.is(b'{') && !definition.extension {
                    return self.fault("`{` and the root operations");
                }
                let Body::Schema { roots } = &mut definition.body else { return Ok(()) };
                self.group((b'{', b'}'), |cursor| {
                    let (name, _) = cursor.name("`query`, `mutation` or `subscription`")?;
                    let Some(kind) = OperationKind::ALL.into_iter().find(|kind| kind.name() == name) else {
                        cursor.at -= 1;
                        return cursor.fault("`query`, `mutation` or `subscription`");
                    };
                    cursor.expect(b':', "`:` and the root type")?;
                    let (name, origin) = cursor.name("the root type")?;
                    roots.push((kind, RootOperation { origin, name }));
                    Ok(())
                })
            }
            "directive" if !definition.extension => {
                self.at += 1;
                self.directive_definition(definition)
            }
            "scalar" | "type" | "interface" | "union" | "enum" | "input" => {
                self.at += 1;
                definition.body = match keyword {
                    "scalar" => Body::Scalar,
                    "type" => Body::Object { interfaces: Vec::new(), fields: Vec::new() },
                    "interface" => Body::Interface { interfaces: Vec::new(), fields: Vec::new() },
                    "union" => Body::Union { members: Vec::new() },
                    "enum" => Body::Enum { values: Vec::new() },
                    _ => Body::InputObject { fields: Vec::new() },
                };
                (definition.name, definition.origin) = self.name("the type's name")?;
                self.type_body(definition)
            }
            _ => self.fault(EXPECTED_DEFINITION),
        }
    }

    fn type_body(&mut self, definition: &mut Definition) -> Parse<()> {
        if let Body::Object { interfaces, .. } | Body::Interface { interfaces, .. } = &mut definition.body
            && self.keyword("implements")
        {
            self.skip(b'&');
            loop {
                interfaces.push(self.name("an interface's name")?);
                if !self.skip(b'&') {
                    break;
                }
            }
        }
        definition.directives = self.directives()?;
        match &mut definition.body {
            Body::Object { fields, .. } | Body::Interface { fields, .. } => {
                self.group((b'{', b'}'), |cursor| cursor.field().map(|field| fields.push(field)))
            }
            Body::Union { members } => {
                if self.skip(b'=') {
                    self.skip(b'|');
                    loop {
                        members.push(self.name("a member type")?);
                        if !self.skip(b'|') {
                            break;
                        }
                    }
                }
                Ok(())
            }
            Body::Enum { values } => self.group((b'{', b'}'), |cursor| {
                let description = cursor.description()?;
                let (name, origin) = cursor.name("an enum value or `}`")?;
                let directives = cursor.directives()?;
                let deprecation = deprecation(&directives);
                values.push(EnumValue { origin, name, description, deprecation, directives });
                Ok(())
            }),
            Body::InputObject { fields } => self.group((b'{', b'}'), |cursor| {
                cursor.input_value("an input field or `}`").map(|field| fields.push(field))
            }),
            _ => Ok(()),
        }
    }

    fn field(&mut self) -> Parse<Field> {
        let description = self.description()?;
        let (name, origin) = self.name("a field or `}`")?;
        let arguments = self.arguments(&name)?;
        self.expect(b':', "`:` and the field's type")?;
        let (ty, ty_origin) = self.type_reference(0)?;
        let directives = self.directives()?;
        let deprecation = deprecation(&directives);
        Ok(Field { origin, name, description, arguments, ty, ty_origin, deprecation, directives })
    }

    fn arguments(&mut self, of: &str) -> Parse<IndexMap<SmolStr, InputValue>> {
        let mut arguments = IndexMap::new();
        self.group((b'(', b')'), |cursor| {
            let argument = cursor.input_value("an argument or `)`")?;
            insert_input(&mut arguments, argument, "argument", of, cursor.findings);
            Ok(())
        })?;
        Ok(arguments)
    }

    pub(super) fn input_value(&mut self, expected: &'static str) -> Parse<InputValue> {
        let description = self.description()?;
        let (name, origin) = self.name(expected)?;
        self.expect(b':', "`:` and the input's type")?;
        let (ty, ty_origin) = self.type_reference(0)?;
        let mut default_origin = origin;
        let mut default = None;
        if self.skip(b'=') {
            let start = self.token(0).span.start;
            default = Some(self.value(0)?);
            let end = self.tokens.get(self.at - 1).map_or(start, |token| token.span.end);
            default_origin = self.origin(Span::new(start, end));
        }
        let directives = self.directives()?;
        let deprecation = deprecation(&directives);
        Ok(InputValue { origin, name, description, ty, ty_origin, default, default_origin, deprecation, directives })
    }

    fn directive_definition(&mut self, definition: &mut Definition) -> Parse<()> {
        definition.body = Body::Directive { arguments: IndexMap::new(), repeatable: false, locations: Vec::new() };
        self.expect(b'@', "`@` and the directive's name")?;
        (definition.name, definition.origin) = self.name("the directive's name")?;
        let Body::Directive { arguments, repeatable, locations } = &mut definition.body else { return Ok(()) };
        *arguments = self.arguments(&format!("@{}", definition.name))?;
        *repeatable = self.keyword("repeatable");
        if !self.keyword("on") {
            return self.fault("`on` and the directive's locations");
        }
        self.skip(b'|');
        loop {
            let (name, origin) = self.name("a location")?;
            self.location(name, origin, locations);
            if !self.skip(b'|') {
                return Ok(());
            }
        }
    }

    fn location(&mut self, name: SmolStr, origin: Origin, locations: &mut Vec<SmolStr>) {
        let known = || EXECUTABLE_LOCATIONS.into_iter().chain(SCHEMA_LOCATIONS);
        if known().any(|location| location == name) {
            if !locations.contains(&name) {
                locations.push(name);
            }
            return;
        }
        let help = match suggest(&name, known()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the locations are {}", known().collect::<Vec<_>>().join(", ")),
        };
        self.error("graphql-directive-location", origin, format!("`{name}` is no place for directives"), &help);
    }

    /// Passes over an operation or a fragment: everything up to the end of its selection set.
    fn skip_executable(&mut self) -> Parse<()> {
        let mut depth = 0usize;
        loop {
            match self.token(0).kind {
                TokenKind::End => return self.fault("`}` at the end of the selection set"),
                TokenKind::Fault(_) => return self.fault("a selection"),
                TokenKind::Punctuator(b'(' | b'[' | b'{') => depth += 1,
                TokenKind::Punctuator(close @ (b')' | b']' | b'}')) => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 && close == b'}' {
                        self.at += 1;
                        return Ok(());
                    }
                }
                _ => {}
            }
            self.at += 1;
        }
    }
}

const EXPECTED_DEFINITION: &str =
    "a definition (`schema`, `type`, `interface`, `union`, `enum`, `input`, `scalar`, `directive` or `extend`)";

impl Definition {
    /// For messages: the keyword and the name.
    pub(super) fn described(&self) -> Option<String> {
        let keyword = match &self.body {
            Body::Unknown => return None,
            Body::Schema { .. } => return Some("the `schema` definition".to_owned()),
            Body::Scalar => "scalar",
            Body::Object { .. } => "type",
            Body::Interface { .. } => "interface",
            Body::Union { .. } => "union",
            Body::Enum { .. } => "enum",
            Body::InputObject { .. } => "input",
            Body::Directive { .. } if self.name.is_empty() => return Some("a directive definition".to_owned()),
            Body::Directive { .. } => return Some(format!("directive `@{}`", self.name)),
            Body::Executable { keyword } => keyword,
        };
        Some(if self.name.is_empty() { format!("a nameless {keyword}") } else { format!("{keyword} `{}`", self.name) })
    }

    /// Where the text ends early, the last thing read may itself be cut in half.
    fn cut_short(&mut self, at_end: bool) {
        self.incomplete = true;
        if !at_end {
            return;
        }
        match &mut self.body {
            Body::Object { fields, .. } | Body::Interface { fields, .. } => drop(fields.pop()),
            Body::Union { members } => drop(members.pop()),
            Body::Enum { values } => drop(values.pop()),
            Body::InputObject { fields } => drop(fields.pop()),
            Body::Schema { roots } => drop(roots.pop()),
            Body::Unknown | Body::Scalar | Body::Directive { .. } | Body::Executable { .. } => {}
        }
    }
}

/// What `@deprecated` says, the specification's reason where it gives none (section 3.13.3).
pub(super) fn deprecation(directives: &[Directive]) -> Option<Deprecation> {
    let directive = directives.iter().find(|directive| directive.name == "deprecated")?;
    let reason = directive.arguments.iter().find_map(|(name, value)| match value {
        Value::String(reason) if name == "reason" => Some(reason.clone()),
        _ => None,
    });
    Some(Deprecation { origin: directive.origin, reason: reason.unwrap_or(SmolStr::new_static(DEFAULT_REASON)) })
}
