//! Constant values, type references and directive uses (sections 2.9 to 2.13).

use accordant_document::Origin;
use smol_str::SmolStr;

use super::cursor::{Cursor, Fault, FaultKind, NESTING, Parse};
use super::lexer::TokenKind;
use super::strings;
use crate::graphql::{Directive, TypeReference, Value};

impl Cursor<'_> {
    fn too_deep<T>(&self) -> Parse<T> {
        Err(Fault { span: self.token(0).span, kind: FaultKind::TooDeep, opened: None })
    }

    pub(super) fn value(&mut self, depth: usize) -> Parse<Value> {
        if depth >= NESTING && (self.is(b'[') || self.is(b'{')) {
            return self.too_deep();
        }
        let token = self.token(0);
        let text = self.text_of(token.span);
        let value = match token.kind {
            TokenKind::Int | TokenKind::Float => Value::Number(SmolStr::new(text)),
            TokenKind::String => match strings::quoted(text) {
                Some(text) => Value::String(text),
                None => return self.fault("a string whose escapes are characters"),
            },
            TokenKind::BlockString => Value::String(strings::block(text)),
            TokenKind::Name => match text {
                "true" => Value::Boolean(true),
                "false" => Value::Boolean(false),
                "null" => Value::Null,
                _ => Value::Enum(SmolStr::new(text)),
            },
            TokenKind::Punctuator(b'[') => return self.list(depth),
            TokenKind::Punctuator(b'{') => return self.object(depth),
            _ => return self.fault("a constant value"),
        };
        self.at += 1;
        Ok(value)
    }

    fn list(&mut self, depth: usize) -> Parse<Value> {
        self.at += 1;
        let mut items = Vec::new();
        while !self.skip(b']') {
            items.push(self.value(depth + 1)?);
        }
        Ok(Value::List(items))
    }

    fn object(&mut self, depth: usize) -> Parse<Value> {
        self.at += 1;
        let mut fields: Vec<(SmolStr, Value)> = Vec::new();
        while !self.skip(b'}') {
            let (name, _) = self.name("a field of the input object or `}`")?;
            self.expect(b':', "`:` and the field's value")?;
            fields.push((name, self.value(depth + 1)?));
        }
        Ok(Value::Object(fields))
    }

    /// A type reference and the place of the name in it.
    pub(super) fn type_reference(&mut self, depth: usize) -> Parse<(TypeReference, Origin)> {
        if depth >= NESTING && self.is(b'[') {
            return self.too_deep();
        }
        let (inner, origin) = if self.skip(b'[') {
            let (item, origin) = self.type_reference(depth + 1)?;
            self.expect(b']', "`]` after the list's item type")?;
            (TypeReference::List(Box::new(item)), origin)
        } else {
            let (name, origin) = self.name("a type")?;
            (TypeReference::Named(name), origin)
        };
        Ok((if self.skip(b'!') { TypeReference::NonNull(Box::new(inner)) } else { inner }, origin))
    }

    pub(super) fn directives(&mut self) -> Parse<Vec<Directive>> {
        let mut directives = Vec::new();
        while self.skip(b'@') {
            let (name, origin) = self.name("the directive's name")?;
            let mut arguments: Vec<(SmolStr, Value)> = Vec::new();
            self.group((b'(', b')'), |cursor| {
                let (name, _) = cursor.name("an argument of the directive")?;
                cursor.expect(b':', "`:` and the argument's value")?;
                arguments.push((name, cursor.value(0)?));
                Ok(())
            })?;
            directives.push(Directive { origin, name, arguments });
        }
        Ok(directives)
    }

    pub(super) fn description(&mut self) -> Parse<Option<SmolStr>> {
        let token = self.token(0);
        let description = match token.kind {
            TokenKind::String => match strings::quoted(self.text_of(token.span)) {
                Some(text) => text,
                None => return self.fault("a string whose escapes are characters"),
            },
            TokenKind::BlockString => strings::block(self.text_of(token.span)),
            _ => return Ok(None),
        };
        self.at += 1;
        Ok(Some(description))
    }
}
