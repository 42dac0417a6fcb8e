//! What the suites rely on, for `--coverage`.

use std::sync::Arc;

use accordant_model::Contract;
use accordant_replay::Coverage;

use super::CheckedAll;
use crate::output::safe::clean;
use crate::output::view::{CoverageView, OperationView, ResponseView};

/// `None` where no contract is that of an HTTP API.
pub(super) fn coverage(names: &[String], contracts: &[Arc<Contract>], checked: &CheckedAll) -> Option<CoverageView> {
    let mut view = None;
    for (index, (name, contract)) in names.iter().zip(contracts).enumerate() {
        let of_contract = checked.iter().flatten().flatten().filter(|one| one.contract_index == index);
        let Some(coverage) = Coverage::new(contract, of_contract.filter_map(|one| one.touched.as_ref())) else {
            continue;
        };
        let view = view.get_or_insert_with(CoverageView::default);
        view.operations.extend(coverage.operations.into_iter().map(|operation| {
            OperationView {
                contract: clean(name),
                operation: clean(&operation.name),
                interactions: operation.interactions,
                responses: operation
                    .statuses
                    .into_iter()
                    .map(|status| ResponseView {
                        status: status.status,
                        interactions: status.interactions,
                        touched: status.touched.iter().map(|field| clean(field)).collect(),
                        untouched: status.untouched.iter().map(|field| clean(field)).collect(),
                    })
                    .collect(),
            }
        }));
    }
    view
}
