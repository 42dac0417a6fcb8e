//! Suites without the places that they were read from: what two readings of one suite are compared by.

use accordant_document::Origin;

use crate::{Exchange, GeneratorEntry, Interaction, Matcher, Message, Part, Rule, Suite, SuiteFormat};

impl Suite {
    /// The same suite as if it had been written nowhere: formats and places are forgotten, what it says is kept.
    #[must_use]
    pub fn without_places(mut self) -> Self {
        self.format = SuiteFormat::Accordant;
        self.origin = Origin::default();
        self.states.values_mut().for_each(|state| state.origin = Origin::default());
        self.interactions = self.interactions.into_iter().map(Interaction::without_places).collect();
        self
    }
}

impl Interaction {
    /// As [`Suite::without_places`].
    #[must_use]
    pub fn without_places(mut self) -> Self {
        self.origin = Origin::default();
        match &mut self.exchange {
            Exchange::Http { request, response } => {
                // Parameters of different names have no order.
                request.query.sort_by(|one, other| one.0.cmp(&other.0));
                part(&mut request.part);
                part(&mut response.part);
            }
            Exchange::Graphql { operation, response } => {
                operation.headers.sort_by(|one, other| one.0.cmp(&other.0));
                part(&mut response.part);
            }
            Exchange::Message(message) => part(&mut message.part),
            Exchange::SyncMessage { request, responses } => {
                std::iter::once(request).chain(responses).for_each(|message: &mut Message| part(&mut message.part));
            }
        }
        self
    }
}

fn part(part: &mut Part) {
    part.origin = Origin::default();
    part.headers.sort_by(|one, other| one.0.cmp(&other.0));
    part.rules.0.iter_mut().for_each(rule);
    part.generators.iter_mut().for_each(generator);
}

fn rule(rule: &mut Rule) {
    rule.origin = Origin::default();
    rule.matchers.iter_mut().for_each(matcher);
}

fn generator(entry: &mut GeneratorEntry) {
    entry.origin = Origin::default();
}

/// Recursion ends with the nesting of matchers, which the readers have limited.
fn matcher(written: &mut Matcher) {
    match written {
        Matcher::EachKey(inner) | Matcher::EachValue(inner) | Matcher::Optional(inner) => {
            inner.iter_mut().for_each(matcher);
        }
        Matcher::ArrayContains(variants) => {
            for variant in variants {
                variant.rules.iter_mut().for_each(rule);
                variant.generators.iter_mut().for_each(generator);
            }
        }
        _ => {}
    }
}
