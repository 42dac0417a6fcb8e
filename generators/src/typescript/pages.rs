//! Operations that give their answers page by page.

use super::contents;
use super::names::OperationNames;
use super::operations::{PagesView, Signature};
use super::types::{Types, Uses};
use crate::engine::Code;
use crate::engine::quote::ts_string;
use crate::model::{Codec, Operation, Pagination, Shape, Type, TypeKind};

impl Types<'_> {
    pub(super) fn pages(
        &self,
        operation: &Operation,
        names: &OperationNames,
        signature: &Signature<'_>,
        uses: &mut Uses,
    ) -> Option<PagesView> {
        let paging = operation.pagination.as_ref()?;
        let (pages, items) = names.paged.clone()?;
        let (pages_method, items_method) = names.paged_methods.clone().unwrap_or_default();
        let list = |path: &[String]| {
            let steps: Vec<String> = path.iter().map(|step| ts_string(step)).collect();
            format!("[{}]", steps.join(", "))
        };
        let counted = |by: &str, parameter: &str, first: u32, limit: Option<&String>, items: &[String]| {
            let limit = limit.map(|limit| format!(", limit: {}", ts_string(limit))).unwrap_or_default();
            format!(
                "{{ by: '{by}', parameter: {}, first: {first}{limit}, items: {} }}",
                ts_string(parameter),
                list(items)
            )
        };
        let (plan, path) = match paging {
            Pagination::Cursor { parameter, next, items } => (
                format!(
                    "{{ by: 'cursor', parameter: {}, next: {}, items: {} }}",
                    ts_string(parameter),
                    list(next),
                    list(items)
                ),
                items,
            ),
            Pagination::Page { parameter, first, limit, items } => {
                (counted("page", parameter, *first, limit.as_ref(), items), items)
            }
            Pagination::Offset { parameter, limit, items } => {
                (counted("offset", parameter, 0, limit.as_ref(), items), items)
            }
            Pagination::Link { items } => (format!("{{ by: 'link', items: {} }}", list(items)), items),
        };
        let many = |item: &str| format!("AsyncGenerator<{item}, void, undefined>");
        let page = many(&format!("Data<{}>", names.result));
        let item = many(&self.item(operation, path, uses));
        Some(PagesView {
            pages_signature: signature.of_function(&pages, &page).into(),
            items_signature: signature.of_function(&items, &item).into(),
            pages_method_signature: signature.of_method(&pages_method, &page).into(),
            items_method_signature: signature.of_method(&items_method, &item).into(),
            pages: pages.into(),
            items: items.into(),
            plan: plan.into(),
            path: Code::from(list(path)),
        })
    }

    /// The type of one item of a page.
    fn item(&self, operation: &Operation, path: &[String], uses: &mut Uses) -> String {
        let success = contents::responses(operation).into_iter().find(|response| response.success);
        let content =
            success.and_then(|response| response.contents.iter().find(|content| content.codec == Codec::Json));
        let found = content.and_then(|content| self.at(&content.value, path));
        match found.map(|list| self.plain(list)) {
            Some(Type { kind: TypeKind::Array { items, .. }, .. }) => self.text(items, uses),
            _ => "unknown".to_owned(),
        }
    }

    fn at<'t>(&'t self, ty: &'t Type, path: &[String]) -> Option<&'t Type> {
        let Some((step, rest)) = path.split_first() else { return Some(ty) };
        let TypeKind::Named { id } = self.plain(ty).kind else { return None };
        let Shape::Object(object) = &self.model.declaration(id)?.shape else { return None };
        let property = object.properties.iter().find(|property| property.wire == *step)?;
        self.at(&property.value, rest)
    }

    /// The type behind aliases.
    fn plain<'t>(&'t self, ty: &'t Type) -> &'t Type {
        let mut ty = ty;
        for _ in 0..16 {
            let TypeKind::Named { id } = ty.kind else { break };
            let Some(Shape::Alias { target }) = self.model.declaration(id).map(|found| &found.shape) else { break };
            ty = target;
        }
        ty
    }
}
