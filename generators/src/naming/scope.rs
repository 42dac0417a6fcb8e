//! One pass over all names of a scope.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::lock::{NameChange, NameLock};

/// Who comes first where two want one identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// The document gave the name.
    Declared,
    /// The name was made of where something stands.
    Synthesised,
    /// The language made it up: a result type, a helper.
    Derived,
}

/// The names that may not be the same: types of a package, properties of a class, files of a folder.
///
/// Everything that wants a name is told first; [`Scope::resolve`] then decides for all of them at once, by what the
/// lock holds, by rank and by place, never by the order of the document.
pub struct Scope<'a> {
    key: String,
    spell: Box<dyn Fn(&str) -> String + 'a>,
    fold: bool,
    reserved: FxHashSet<String>,
    shared: Option<&'a FxHashSet<&'static str>>,
    allowed: &'a [&'static str],
    escape: Option<&'a str>,
    wishes: Vec<Wish>,
}

struct Wish {
    rank: Rank,
    place: String,
    name: String,
    hints: Vec<String>,
}

impl<'a> Scope<'a> {
    /// `key` names the scope in the lock; `spell` makes an identifier of a name and never gives an empty one.
    pub fn new(key: impl Into<String>, spell: impl Fn(&str) -> String + 'a) -> Self {
        Self {
            key: key.into(),
            spell: Box::new(spell),
            fold: false,
            reserved: FxHashSet::default(),
            shared: None,
            allowed: &[],
            escape: None,
            wishes: Vec::new(),
        }
    }

    /// Identifiers that differ only in case are the same: files.
    #[must_use]
    pub fn case_folded(mut self) -> Self {
        self.fold = true;
        self
    }

    /// The word that follows a name which is reserved (`list model`); without one, hints and numbers do.
    #[must_use]
    pub fn escape(mut self, word: &'a str) -> Self {
        self.escape = Some(word);
        self
    }

    /// More identifiers that nothing here may have, which thousands of scopes share; they are compared as written.
    #[must_use]
    pub fn share(mut self, names: &'a FxHashSet<&'static str>) -> Self {
        self.shared = Some(names);
        self
    }

    /// Shared identifiers that are free in this scope.
    #[must_use]
    pub fn allow(mut self, names: &'a [&'static str]) -> Self {
        self.allowed = names;
        self
    }

    /// Identifiers that nothing here may have: keywords, core types, what the runtime exports. To be called before
    /// [`Scope::resolve`], in any order.
    pub fn reserve(&mut self, names: impl IntoIterator<Item = impl AsRef<str>>) {
        let fold = self.fold;
        self.reserved.extend(names.into_iter().map(|name| folded(name.as_ref(), fold)));
    }

    /// Asks for a name. `place` is its key in the lock, unique within the scope and stable; `hints` are words that tell
    /// it from others of the same name, tried in order before numbers.
    pub fn wish(&mut self, rank: Rank, place: &str, name: &str, hints: &[&str]) {
        self.wishes.push(Wish {
            rank,
            place: place.to_owned(),
            name: name.to_owned(),
            hints: hints.iter().map(|hint| (*hint).to_owned()).collect(),
        });
    }

    /// The identifiers, in the order of the wishes. The lock keeps them.
    pub fn resolve(self, lock: &mut NameLock) -> Vec<String> {
        let mut taken = Taken { names: FxHashSet::default(), scope: &self };
        let mut given: Vec<Option<String>> = vec![None; self.wishes.len()];
        let ideals: Vec<String> = self.wishes.iter().map(|wish| (self.spell)(&wish.name)).collect();

        // By rank and place; who would get exactly the name that stands in the document goes before its neighbours.
        let mut order: Vec<usize> = (0..self.wishes.len()).collect();
        let exact = |index: usize| self.wishes.get(index).zip(ideals.get(index)).is_some_and(|(w, i)| w.name == *i);
        order.sort_by(|&a, &b| {
            let key = |index: usize| self.wishes.get(index).map(|wish| (wish.rank, !exact(index), &wish.place));
            key(a).cmp(&key(b)).then_with(|| ideals.get(a).cmp(&ideals.get(b)))
        });

        let mut lost: Vec<(usize, String)> = Vec::new();
        if let Some(previous) = lock.previous(&self.key) {
            for &index in &order {
                let Some((wish, slot)) = self.wishes.get(index).zip(given.get_mut(index)) else { continue };
                let Some(name) = previous.get(&wish.place) else { continue };
                if taken.insert(name) {
                    *slot = Some(name.clone());
                } else {
                    lost.push((index, name.clone()));
                }
            }
        }

        // Every plain name of a rank is given before any suffix is: no suffix takes a name that somebody else has.
        let mut start = 0;
        while let Some(rank) = order.get(start).and_then(|&index| self.wishes.get(index)).map(|wish| wish.rank) {
            let of_rank =
                order.iter().skip(start).take_while(|&&index| self.wishes.get(index).is_some_and(|w| w.rank == rank));
            let end = start + of_rank.count();
            let members = order.get(start..end).unwrap_or_default();
            for &index in members {
                if let (Some(slot @ None), Some(ideal)) = (given.get_mut(index), ideals.get(index))
                    && taken.insert(ideal)
                {
                    *slot = Some(ideal.clone());
                }
            }
            let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
            for &index in members {
                if let (Some(slot @ None), Some(wish)) = (given.get_mut(index), self.wishes.get(index)) {
                    *slot = Some(self.suffixed(wish, &mut taken, &mut numbers));
                }
            }
            start = end;
        }

        let names: Vec<String> = given.into_iter().map(Option::unwrap_or_default).collect();
        for (index, from) in lost {
            if let Some((wish, to)) = self.wishes.get(index).zip(names.get(index)) {
                let change = NameChange { scope: self.key.clone(), place: wish.place.clone(), from, to: to.clone() };
                lock.changed(change);
            }
        }
        let kept: BTreeMap<String, String> =
            self.wishes.into_iter().zip(&names).map(|(wish, name)| (wish.place, name.clone())).collect();
        lock.give(self.key, kept);
        names
    }

    fn is_reserved(&self, name: &str) -> bool {
        self.reserved.contains(name)
            || self.shared.is_some_and(|shared| shared.contains(name) && !self.allowed.contains(&name))
    }

    fn suffixed<'w>(&self, wish: &'w Wish, taken: &mut Taken<'_, '_>, numbers: &mut FxHashMap<&'w str, u32>) -> String {
        let reserved = self.is_reserved(&folded(&(self.spell)(&wish.name), self.fold));
        let escape = self.escape.filter(|_| reserved);
        for word in escape.into_iter().chain(wish.hints.iter().map(String::as_str)) {
            let name = (self.spell)(&format!("{} {word}", wish.name));
            if taken.insert(&name) {
                return name;
            }
        }
        // Where the last number stopped: many of one name cost no more than their number.
        let number = numbers.entry(&wish.name).or_insert(1);
        loop {
            *number += 1;
            let name = (self.spell)(&format!("{} {number}", wish.name));
            if taken.insert(&name) {
                return name;
            }
        }
    }
}

/// What nobody else may have any more.
struct Taken<'s, 'a> {
    names: FxHashSet<String>,
    scope: &'s Scope<'a>,
}

impl Taken<'_, '_> {
    /// Whether the name was free.
    fn insert(&mut self, name: &str) -> bool {
        let name = folded(name, self.scope.fold);
        !self.scope.is_reserved(&name) && self.names.insert(name)
    }
}

fn folded(name: &str, fold: bool) -> String {
    if fold { name.to_lowercase() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::super::camel;
    use super::*;

    fn resolve(wishes: &[(Rank, &str, &str, &[&str])], lock: &mut NameLock) -> Vec<String> {
        let mut scope = Scope::new("test", camel).escape("value");
        scope.reserve(["class", "client"]);
        for (rank, place, name, hints) in wishes {
            scope.wish(*rank, place, name, hints);
        }
        scope.resolve(lock)
    }

    const D: Rank = Rank::Declared;
    const S: Rank = Rank::Synthesised;

    #[test]
    fn reserved_declared_and_synthesised_names_come_in_this_order() {
        let names = resolve(
            &[(S, "/s", "pet", &[]), (D, "/d", "pet", &[]), (D, "/c", "class", &[]), (D, "/v", "class value", &[])],
            &mut NameLock::default(),
        );
        assert_eq!(names, ["pet2", "pet", "class2", "classValue"]);
    }

    #[test]
    fn names_that_look_like_our_suffixes_keep_theirs() {
        let names = resolve(
            &[
                (D, "/query/id", "id", &["query"]),
                (D, "/path/id", "id", &["path"]),
                (D, "/query/idPath", "id path", &[]),
                (D, "/query/idQuery", "id query", &[]),
            ],
            &mut NameLock::default(),
        );
        assert_eq!(names, ["id2", "id", "idPath", "idQuery"]);
    }

    #[test]
    fn what_a_file_system_takes_for_one_name_is_one() {
        let mut scope = Scope::new("files", str::to_owned).case_folded();
        scope.wish(D, "/pet", "pet", &[]);
        scope.wish(D, "/Pet", "Pet", &[]);
        assert_eq!(scope.resolve(&mut NameLock::default()), ["pet 2", "Pet"]);
    }

    #[test]
    fn a_locked_name_stays_whatever_is_added_and_is_forgotten_when_gone() {
        let mut lock = NameLock::default();
        assert_eq!(resolve(&[(S, "/s", "pet", &[])], &mut lock), ["pet"]);
        let mut lock = lock.next();
        assert_eq!(resolve(&[(D, "/d", "pet", &[]), (S, "/s", "pet", &[])], &mut lock), ["pet2", "pet"]);
        assert!(lock.changes().is_empty());
        let mut lock = lock.next();
        assert_eq!(resolve(&[(D, "/e", "pet", &[])], &mut lock), ["pet"]);
        assert_eq!(lock.len(), 1);
    }

    #[test]
    fn a_locked_name_that_became_reserved_changes_and_is_told() {
        let mut lock = NameLock::default();
        let mut scope = Scope::new("test", camel);
        scope.wish(D, "/c", "client", &[]);
        assert_eq!(scope.resolve(&mut lock), ["client"]);
        let mut lock = lock.next();
        assert_eq!(resolve(&[(D, "/c", "client", &[])], &mut lock), ["clientValue"]);
        let change =
            NameChange { scope: "test".into(), place: "/c".into(), from: "client".into(), to: "clientValue".into() };
        assert_eq!(lock.changes(), [change]);
    }

    #[test]
    fn a_written_lock_reads_back() {
        let mut lock = NameLock::default();
        resolve(&[(D, "/a", "a", &[]), (D, "/b", "a", &[])], &mut lock);
        let text = serde_json::to_string(&lock).expect("a lock is plain data");
        assert_eq!(text, r#"{"test":{"/a":"a","/b":"a2"}}"#);
        let mut lock: NameLock = serde_json::from_str(&text).expect("and reads back");
        assert_eq!(resolve(&[(D, "/b", "a", &[])], &mut lock), ["a2"]);
    }

    /// A small generator of numbers, so that the laws need no dependency and repeat exactly.
    struct Numbers(u64);

    impl Numbers {
        fn below(&mut self, bound: usize) -> usize {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) as usize % bound
        }
    }

    type Random = (Rank, String, &'static str, Vec<&'static str>);

    fn random(numbers: &mut Numbers, prefix: &str, count: usize) -> Vec<Random> {
        const NAMES: [&str; 9] = ["id", "id 2", "id path", "Id", "class", "class value", "a 1", "a1", "client"];
        const HINTS: [&[&str]; 4] = [&[], &["path"], &["query"], &["path", "2"]];
        (0..count)
            .map(|index| {
                let rank = [D, S, Rank::Derived][numbers.below(3)];
                let name = NAMES[numbers.below(NAMES.len())];
                (rank, format!("/{prefix}{index}"), name, HINTS[numbers.below(4)].to_vec())
            })
            .collect()
    }

    fn by_place(wishes: &[Random], lock: &mut NameLock) -> BTreeMap<String, String> {
        let borrowed: Vec<_> = wishes.iter().map(|(r, p, n, h)| (*r, p.as_str(), *n, h.as_slice())).collect();
        let names = resolve(&borrowed, lock);
        wishes.iter().map(|wish| wish.1.clone()).zip(names).collect()
    }

    #[test]
    fn laws_of_scopes() {
        let mut numbers = Numbers(7);
        for _ in 0..500 {
            let count = 1 + numbers.below(14);
            let mut wishes = random(&mut numbers, "", count);
            let mut lock = NameLock::default();
            let first = by_place(&wishes, &mut lock);
            let unique: FxHashSet<&String> = first.values().collect();
            assert_eq!(unique.len(), first.len(), "names are unique: {wishes:?} {first:?}");
            assert!(!unique.contains(&"class".to_owned()), "reserved names are nobody's");

            // Any order gives the same names, without a lock.
            for index in (1..wishes.len()).rev() {
                let other = numbers.below(index + 1);
                wishes.swap(index, other);
            }
            assert_eq!(by_place(&wishes, &mut NameLock::default()), first, "{wishes:?}");

            // With a lock, whatever is added changes no name.
            wishes.extend(random(&mut numbers, "a", 6));
            let mut lock = lock.next();
            let second = by_place(&wishes, &mut lock);
            for (place, name) in &first {
                assert_eq!(second.get(place), Some(name), "{wishes:?}");
            }
            assert!(lock.changes().is_empty());
        }
    }
}
