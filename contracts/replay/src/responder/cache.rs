//! Answers that were written before. They are a function of the question, so that one may stand for the next.

use std::sync::{Arc, PoisonError, RwLock};

use bytes::Bytes;
use rustc_hash::FxHashMap;

use super::answer::Source;

/// Bytes of bodies that are kept; behind that the collection starts anew.
const BYTES: usize = 16 << 20;
/// What an entry costs beside its body: its key in a table that is half full at worst, what says where it is from, and
/// what the memory's keeper puts around each.
const ENTRY: usize = 384;

/// A body in the form in which it is sent.
#[derive(Clone, Debug)]
pub(crate) struct Rendered {
    pub(crate) body: Bytes,
    pub(crate) source: Source,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    pub(crate) operation: usize,
    pub(crate) response: usize,
    pub(crate) media: usize,
    /// `None` for examples, which are the same whatever the seed.
    pub(crate) seed: Option<u64>,
}

#[derive(Default)]
pub(crate) struct Kept {
    answers: RwLock<(FxHashMap<Key, Arc<Rendered>>, usize)>,
}

impl Kept {
    pub(crate) fn get(&self, key: &Key) -> Option<Arc<Rendered>> {
        self.answers.read().unwrap_or_else(PoisonError::into_inner).0.get(key).cloned()
    }

    pub(crate) fn put(&self, key: Key, rendered: Rendered) -> Arc<Rendered> {
        let rendered = Arc::new(rendered);
        let mut answers = self.answers.write().unwrap_or_else(PoisonError::into_inner);
        let size = rendered.body.len() + ENTRY;
        if answers.1 + size > BYTES {
            *answers = Default::default();
        }
        if size <= BYTES {
            answers.1 += size;
            answers.0.insert(key, Arc::clone(&rendered));
        }
        rendered
    }
}
