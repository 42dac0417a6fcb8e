//! What the suites rely on, for `--coverage`.

use std::sync::Arc;

use accordant_model::Contract;
use accordant_replay::{Coverage, Members, OperationCoverage, TypeCoverage, TypeKind};

use super::CheckedAll;
use crate::output::safe::clean;
use crate::output::view::{CoverageView, MembersView, OperationView, ResponseView, TypeView};

/// `None` where no contract has operations.
pub(super) fn coverage(names: &[String], contracts: &[Arc<Contract>], checked: &CheckedAll) -> Option<CoverageView> {
    let mut view = None;
    for (index, (name, contract)) in names.iter().zip(contracts).enumerate() {
        let of_contract = checked.iter().flatten().flatten().filter(|one| one.contract_index == index);
        let Some(coverage) = Coverage::new(contract, of_contract.filter_map(|one| one.touched.as_ref())) else {
            continue;
        };
        let (view, name) = (view.get_or_insert_with(CoverageView::default), clean(name));
        let is_graph = contract.graphql().is_some();
        view.operations.extend(coverage.operations.into_iter().map(|one| operation(&name, one, is_graph)));
        view.types.extend(coverage.types.into_iter().map(|one| of_type(&name, one)));
    }
    view
}

fn operation(contract: &str, operation: OperationCoverage, is_graph: bool) -> OperationView {
    let responses = operation.statuses.into_iter().map(|status| ResponseView {
        status: status.status,
        interactions: status.interactions,
        fields: members(&status.fields),
    });
    OperationView {
        contract: contract.to_owned(),
        operation: clean(&operation.name),
        interactions: operation.interactions,
        responses: responses.collect(),
        arguments: is_graph.then(|| members(&operation.arguments)),
    }
}

fn of_type(contract: &str, ty: TypeCoverage) -> TypeView {
    TypeView {
        contract: contract.to_owned(),
        name: clean(&ty.name),
        members: match ty.kind {
            TypeKind::Fields => "fields",
            TypeKind::InputFields => "input-fields",
            TypeKind::Values => "values",
        },
        own: members(&ty.members),
        arguments: members(&ty.arguments),
    }
}

fn members(members: &Members) -> MembersView {
    let cleaned = |names: &[String]| names.iter().map(|name| clean(name)).collect();
    MembersView { touched: cleaned(&members.touched), untouched: cleaned(&members.untouched) }
}
