//! Words in the cases of identifiers and files.

/// `get HTML page` becomes `getHtmlPage`.
pub fn camel(name: &str) -> String {
    join(name, |word, first, out| if first { lower(word, out) } else { capital(word, out) })
}

/// `get HTML page` becomes `GetHtmlPage`.
pub fn pascal(name: &str) -> String {
    join(name, |word, _, out| capital(word, out))
}

/// Like [`camel`], but words keep their capitals: `getHTMLPage`. An acronym at the start becomes small.
pub fn camel_as_written(name: &str) -> String {
    if shouts(name) {
        return camel(name);
    }
    join(name, |word, first, out| match first {
        true if is_acronym(word) => lower(word, out),
        true => with_first(word, out, char::to_lowercase),
        false => with_first(word, out, char::to_uppercase),
    })
}

/// Like [`pascal`], but words keep their capitals: `GetHTMLPage`. Words in capitals only are no acronyms:
/// `ACTIVE_USER` becomes `ActiveUser`.
pub fn pascal_as_written(name: &str) -> String {
    if shouts(name) {
        return pascal(name);
    }
    join(name, |word, _, out| with_first(word, out, char::to_uppercase))
}

/// `get-html-page`
pub fn kebab(name: &str) -> String {
    with_between(name, '-', lower)
}

/// `get_html_page`
pub fn snake(name: &str) -> String {
    with_between(name, '_', lower)
}

/// `GET_HTML_PAGE`
pub fn screaming(name: &str) -> String {
    with_between(name, '_', |word, out| out.extend(word.chars().flat_map(char::to_uppercase)))
}

/// Several words, all in capitals.
fn shouts(name: &str) -> bool {
    name.contains(' ') && name.chars().any(char::is_uppercase) && !name.chars().any(char::is_lowercase)
}

fn is_acronym(word: &str) -> bool {
    word.chars().nth(1).is_some_and(char::is_uppercase)
}

fn join(name: &str, mut write: impl FnMut(&str, bool, &mut String)) -> String {
    let mut out = String::with_capacity(name.len());
    for (index, word) in name.split(' ').filter(|word| !word.is_empty()).enumerate() {
        // `1 2` and `12` are not the same.
        if out.ends_with(|last: char| last.is_numeric()) && word.starts_with(char::is_numeric) {
            out.push('_');
        }
        write(word, index == 0, &mut out);
    }
    out
}

fn with_between(name: &str, between: char, mut write: impl FnMut(&str, &mut String)) -> String {
    let mut out = String::with_capacity(name.len());
    for word in name.split(' ').filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(between);
        }
        write(word, &mut out);
    }
    out
}

fn lower(word: &str, out: &mut String) {
    out.extend(word.chars().flat_map(char::to_lowercase));
}

fn capital(word: &str, out: &mut String) {
    let mut letters = word.chars();
    out.extend(letters.next().into_iter().flat_map(char::to_uppercase));
    out.extend(letters.flat_map(char::to_lowercase));
}

fn with_first<I: Iterator<Item = char>>(word: &str, out: &mut String, change: impl Fn(char) -> I) {
    let mut letters = word.chars();
    out.extend(letters.next().into_iter().flat_map(change));
    out.push_str(letters.as_str());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_take_every_case() {
        let name = "get HTML page 2 3d";
        assert_eq!(camel(name), "getHtmlPage2_3d");
        assert_eq!(pascal(name), "GetHtmlPage2_3d");
        assert_eq!(camel_as_written(name), "getHTMLPage2_3d");
        assert_eq!(pascal_as_written(name), "GetHTMLPage2_3d");
        assert_eq!(kebab(name), "get-html-page-2-3d");
        assert_eq!(snake(name), "get_html_page_2_3d");
        assert_eq!(screaming(name), "GET_HTML_PAGE_2_3D");
    }

    #[test]
    fn capitals_stay_where_they_mean_something() {
        for (name, camel_name, pascal_name) in [
            ("HTML Page", "htmlPage", "HTMLPage"),
            ("ACTIVE USER", "activeUser", "ActiveUser"),
            ("ID", "id", "ID"),
            ("O Auth App", "oAuthApp", "OAuthApp"),
            ("Pet", "pet", "Pet"),
        ] {
            assert_eq!(camel_as_written(name), camel_name);
            assert_eq!(pascal_as_written(name), pascal_name);
        }
    }
}
