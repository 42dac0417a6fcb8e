//! Callbacks: requests that the API sends to addresses it was told.

use smol_str::SmolStr;

use super::{CALLBACK_DEPTH, HttpReader};
use crate::http::Callback;
use crate::reader::{Entry, Site};

impl<'d> HttpReader<'_, 'd> {
    pub(super) fn callbacks(&mut self, operation: Site<'d>) -> Vec<Callback> {
        let Some(map) = self.map(operation, "callbacks") else { return Vec::new() };
        self.callback_maps.insert(map.at());
        let mut callbacks = Vec::new();
        for entry in map.entries().filter(|entry| !entry.key.starts_with("x-")) {
            callbacks.extend(self.callback(entry));
        }
        callbacks
    }

    /// A callback whose own operations lead back to it is read once: the model is no cycle.
    pub(super) fn callback(&mut self, entry: Entry<'d>) -> Vec<Callback> {
        let Some(site) = self.object_behind(entry.value, entry.origin(), "a callback") else { return Vec::new() };
        if self.callbacks.contains(&site.at()) || self.callbacks.len() >= CALLBACK_DEPTH {
            let message = format!("the callback `{}` leads back to itself, and is read once", entry.key);
            self.reader
                .warn("recursive-callback", entry.origin(), message)
                .help("operations of a callback inside itself are not compared again");
            return Vec::new();
        }
        self.callbacks.push(site.at());
        let mut callbacks = Vec::new();
        for expression in site.entries().filter(|expression| !expression.key.starts_with("x-")) {
            callbacks.push(Callback {
                at: expression.value.at(),
                name: SmolStr::new(entry.key),
                expression: SmolStr::new(expression.key),
                operations: self.path_item(expression, "the callback"),
            });
        }
        self.callbacks.pop();
        callbacks
    }
}
