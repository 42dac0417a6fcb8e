//! Letters that a language does not take in identifiers.

/// The name in ASCII: Latin letters lose their marks, Greek and Cyrillic ones become what they sound like, all others
/// their code point (`u65E5`).
pub fn ascii(name: &str) -> String {
    if name.is_ascii() {
        return name.to_owned();
    }
    let mut out = String::with_capacity(name.len() + 8);
    for letter in name.chars() {
        if letter.is_ascii() {
            out.push(letter);
        } else if let Some(plain) = plain(letter) {
            out.push_str(plain);
        } else {
            out.push_str(&format!("u{:04X}", u32::from(letter)));
        }
    }
    out
}

/// Makes an identifier of a text that is in its case already: what may not start one gets `before` in front.
///
/// # Examples
/// `identifier("200", "value")` is `value200`; the caller gives `before` in the case of the scope.
pub fn identifier(cased: &str, before: &str) -> String {
    let mut out = String::with_capacity(cased.len() + before.len());
    if !cased.starts_with(|first: char| unicode_ident::is_xid_start(first) || first == '_' || first == '$') {
        out.push_str(before);
    }
    out.extend(cased.chars().filter(|&letter| unicode_ident::is_xid_continue(letter) || letter == '$'));
    out
}

fn plain(letter: char) -> Option<&'static str> {
    let text = match letter {
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'À' | 'Á' | 'Â' | 'Ã' | 'Å' | 'Ā' | 'Ă' | 'Ą' => "A",
        'ä' | 'æ' => "ae",
        'Ä' | 'Æ' => "Ae",
        'ç' | 'ć' | 'č' | 'ĉ' | 'ċ' => "c",
        'Ç' | 'Ć' | 'Č' | 'Ĉ' | 'Ċ' => "C",
        'ď' | 'đ' | 'ð' => "d",
        'Ď' | 'Đ' | 'Ð' => "D",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'È' | 'É' | 'Ê' | 'Ë' | 'Ē' | 'Ĕ' | 'Ė' | 'Ę' | 'Ě' => "E",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'Ĝ' | 'Ğ' | 'Ġ' | 'Ģ' => "G",
        'ì' | 'í' | 'î' | 'ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'Ì' | 'Í' | 'Î' | 'Ï' | 'Ĩ' | 'Ī' | 'Ĭ' | 'Į' | 'İ' => "I",
        'ł' | 'ĺ' | 'ļ' | 'ľ' => "l",
        'Ł' | 'Ĺ' | 'Ļ' | 'Ľ' => "L",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'Ñ' | 'Ń' | 'Ņ' | 'Ň' => "N",
        'ò' | 'ó' | 'ô' | 'õ' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ø' | 'Ō' | 'Ŏ' | 'Ő' => "O",
        'ö' | 'œ' => "oe",
        'Ö' | 'Œ' => "Oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'Ŕ' | 'Ŗ' | 'Ř' => "R",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'Ś' | 'Ŝ' | 'Ş' | 'Š' | 'Ș' => "S",
        'ß' => "ss",
        'ţ' | 'ť' | 'ț' => "t",
        'Ţ' | 'Ť' | 'Ț' => "T",
        'þ' => "th",
        'Þ' => "Th",
        'ù' | 'ú' | 'û' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'Ù' | 'Ú' | 'Û' | 'Ũ' | 'Ū' | 'Ŭ' | 'Ů' | 'Ű' | 'Ų' => "U",
        'ü' => "ue",
        'Ü' => "Ue",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'Ý' | 'Ÿ' | 'Ŷ' => "Y",
        'ź' | 'ż' | 'ž' => "z",
        'Ź' | 'Ż' | 'Ž' => "Z",
        other => return greek(other).or_else(|| cyrillic(other)),
    };
    Some(text)
}

fn greek(letter: char) -> Option<&'static str> {
    Some(match letter {
        'α' => "alpha",
        'β' => "beta",
        'γ' => "gamma",
        'δ' => "delta",
        'ε' => "epsilon",
        'λ' => "lambda",
        'μ' | 'µ' => "mu",
        'π' => "pi",
        'σ' | 'ς' => "sigma",
        'τ' => "tau",
        'φ' => "phi",
        'ω' => "omega",
        'Δ' => "Delta",
        'Σ' => "Sigma",
        'Ω' => "Omega",
        _ => return None,
    })
}

fn cyrillic(letter: char) -> Option<&'static str> {
    const SMALL: [&str; 32] = [
        "a", "b", "v", "g", "d", "e", "zh", "z", "i", "j", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh",
        "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya",
    ];
    const LARGE: [&str; 32] = [
        "A", "B", "V", "G", "D", "E", "Zh", "Z", "I", "J", "K", "L", "M", "N", "O", "P", "R", "S", "T", "U", "F", "Kh",
        "Ts", "Ch", "Sh", "Shch", "", "Y", "", "E", "Yu", "Ya",
    ];
    match letter {
        'а'..='я' => SMALL.get(letter as usize - 'а' as usize).copied(),
        'А'..='Я' => LARGE.get(letter as usize - 'А' as usize).copied(),
        'ё' => Some("yo"),
        'Ё' => Some("Yo"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_ascii() {
        for (name, expected) in [
            ("größe Straße", "groesse Strasse"),
            ("Ångström", "Angstroem"),
            ("привет Мир", "privet Mir"),
            ("Δt", "Deltat"),
            ("日本", "u65E5u672C"),
            ("plain", "plain"),
        ] {
            assert_eq!(ascii(name), expected);
        }
    }

    #[test]
    fn identifiers_start_as_they_may() {
        assert_eq!(identifier("200", "value"), "value200");
        assert_eq!(identifier("2fa", "_"), "_2fa");
        assert_eq!(identifier("name", "value"), "name");
        assert_eq!(identifier("", "value"), "value");
    }
}
