//! How much a document may ask of the reader. Documents come from strangers; every limit ends in a finding.

/// Budgets for reading. The defaults are far above real documents (GitHub's is 13 MB and 40 levels deep).
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of one document.
    pub bytes: usize,
    /// Bytes of all documents of one contract together.
    pub total_bytes: usize,
    /// How many documents one contract may reach through references.
    pub documents: usize,
    /// Levels of arrays and objects inside each other. Whoever reads the tree recurses as deep as this.
    pub depth: usize,
    /// Nodes that a document stands for when each alias is counted as what it repeats.
    pub expanded_nodes: usize,
    /// References that lead to references, before something that is not one.
    pub reference_chain: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 128 << 20,
            total_bytes: 512 << 20,
            documents: 10_000,
            depth: 512,
            expanded_nodes: 20_000_000,
            reference_chain: 4_096,
        }
    }
}
