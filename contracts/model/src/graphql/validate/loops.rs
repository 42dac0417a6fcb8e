//! Loops in graphs of names: interfaces, input objects and directives must have none of certain kinds.

use rustc_hash::FxHashMap;

/// One loop for each set of nodes that reach each other: the edges of its shortest way round, beginning at the first
/// node in the order given. Linear in the graph but for that search, which is linear too.
pub(super) fn loops(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let components = components(edges);
    let mut found = Vec::new();
    let mut first_of: FxHashMap<usize, usize> = FxHashMap::default();
    for (node, component) in components.iter().enumerate() {
        if first_of.contains_key(component) {
            continue;
        }
        first_of.insert(*component, node);
        if let Some(round) = way_round(node, edges, &components) {
            found.push(round);
        }
    }
    found
}

/// The shortest way from the node back to itself within its component.
fn way_round(start: usize, edges: &[Vec<usize>], components: &[usize]) -> Option<Vec<usize>> {
    let mut before: FxHashMap<usize, usize> = FxHashMap::default();
    let mut queue = std::collections::VecDeque::from([start]);
    while let Some(node) = queue.pop_front() {
        for &next in edges.get(node)? {
            if next == start {
                let mut round = vec![node];
                let mut at = node;
                while at != start {
                    at = *before.get(&at)?;
                    round.push(at);
                }
                round.reverse();
                return Some(round);
            }
            if components.get(next) == components.get(start) && !before.contains_key(&next) {
                before.insert(next, node);
                queue.push_back(next);
            }
        }
    }
    None
}

/// The strongly connected component of each node (Tarjan's algorithm, with a stack of its own).
fn components(edges: &[Vec<usize>]) -> Vec<usize> {
    const UNSEEN: usize = usize::MAX;
    let count = edges.len();
    let (mut order, mut low) = (vec![UNSEEN; count], vec![UNSEEN; count]);
    let mut component = vec![UNSEEN; count];
    let (mut counter, mut open) = (0, Vec::new());
    for root in 0..count {
        if order[root] != UNSEEN {
            continue;
        }
        let mut path = vec![(root, 0usize)];
        order[root] = counter;
        low[root] = counter;
        counter += 1;
        open.push(root);
        while let Some((node, edge)) = path.last_mut() {
            let node = *node;
            if let Some(&next) = edges[node].get(*edge) {
                *edge += 1;
                if order[next] == UNSEEN {
                    order[next] = counter;
                    low[next] = counter;
                    counter += 1;
                    open.push(next);
                    path.push((next, 0));
                } else if component[next] == UNSEEN {
                    low[node] = low[node].min(order[next]);
                }
                continue;
            }
            path.pop();
            if let Some((parent, _)) = path.last() {
                low[*parent] = low[*parent].min(low[node]);
            }
            if low[node] == order[node] {
                while let Some(member) = open.pop() {
                    component[member] = node;
                    if member == node {
                        break;
                    }
                }
            }
        }
    }
    component
}

#[cfg(test)]
mod tests {
    use super::loops;

    #[test]
    fn each_set_of_nodes_that_reach_each_other_gives_its_shortest_loop() {
        // 0 -> 1 -> 2 -> 0 with the short cut 1 -> 0; 3 alone; 4 -> 4; 5 -> 0.
        let edges = vec![vec![1], vec![2, 0], vec![0], vec![], vec![4], vec![0]];
        assert_eq!(loops(&edges), [vec![0, 1], vec![4]]);
        assert!(loops(&[vec![1], vec![2], vec![]]).is_empty());
    }

    #[test]
    fn a_long_chain_needs_no_deep_stack() {
        let mut edges: Vec<Vec<usize>> = (1..=100_000).map(|next| vec![next]).collect();
        edges.push(vec![0]);
        assert_eq!(loops(&edges)[0].len(), 100_001);
    }
}
