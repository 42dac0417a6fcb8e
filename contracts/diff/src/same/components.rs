//! Strongly connected components: which schemas lead back to themselves, and in which order the others can be looked at.

/// Strongly connected components, those that are referred to first (Tarjan, without recursion).
pub(crate) fn components<'g>(count: usize, children: impl Fn(u32) -> &'g [u32]) -> Vec<Vec<u32>> {
    const UNSEEN: u32 = u32::MAX;
    let mut order = vec![UNSEEN; count];
    let mut low = vec![0u32; count];
    let mut open = vec![false; count];
    let mut stack = Vec::new();
    let mut found = Vec::new();
    let mut clock = 0;
    for root in 0..count as u32 {
        if order[root as usize] != UNSEEN {
            continue;
        }
        let mut path = vec![(root, 0usize)];
        while let Some(&mut (node, ref mut next)) = path.last_mut() {
            let at = node as usize;
            if *next == 0 && order[at] == UNSEEN {
                order[at] = clock;
                low[at] = clock;
                clock += 1;
                stack.push(node);
                open[at] = true;
            }
            if let Some(&child) = children(node).get(*next) {
                *next += 1;
                let target = child as usize;
                if target >= count {
                    continue;
                }
                if order[target] == UNSEEN {
                    path.push((child, 0));
                } else if open[target] {
                    low[at] = low[at].min(order[target]);
                }
                continue;
            }
            path.pop();
            if let Some(&(parent, _)) = path.last() {
                low[parent as usize] = low[parent as usize].min(low[at]);
            }
            if low[at] == order[at] {
                let mut component = Vec::new();
                while let Some(member) = stack.pop() {
                    open[member as usize] = false;
                    component.push(member);
                    if member == node {
                        break;
                    }
                }
                component.sort_unstable();
                found.push(component);
            }
        }
    }
    found
}
