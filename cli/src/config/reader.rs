//! Reading `accordant.yaml`: what every format of settings has, and the types that only the command line knows.

use accordant_document::Node;

pub(super) use accordant_document::settings::{MISSING_KEY, UNKNOWN_KEY, WRONG_VALUE};
pub(super) use accordant_document::settings::{Reader, root};

/// Values that the command line takes, too.
pub(super) trait Values {
    /// One of the spellings of a flag.
    fn choice<T: clap::ValueEnum>(&mut self, node: Node<'_>, what: &str) -> Option<T>;

    fn date(&mut self, node: Node<'_>, what: &str) -> Option<jiff::civil::Date>;
}

impl Values for Reader<'_> {
    fn choice<T: clap::ValueEnum>(&mut self, node: Node<'_>, what: &str) -> Option<T> {
        let text = self.text(node, what)?;
        match T::from_str(&text, false) {
            Ok(value) => Some(value),
            Err(_) => {
                let values: Vec<_> =
                    T::value_variants().iter().filter_map(clap::ValueEnum::to_possible_value).collect();
                let names: Vec<&str> = values.iter().map(clap::builder::PossibleValue::get_name).collect();
                self.wrong_value(node.span(), what, &text, &names);
                None
            }
        }
    }

    fn date(&mut self, node: Node<'_>, what: &str) -> Option<jiff::civil::Date> {
        let date = node.as_str().and_then(|text| text.parse().ok());
        if date.is_none() {
            self.wrong_type(node, what, "a date such as 2027-01-31");
        }
        date
    }
}
