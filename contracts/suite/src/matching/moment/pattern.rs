//! Pattern letters into tokens.

pub(crate) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
pub(crate) const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// One element of a format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    Literal(String),
    /// A pattern letter and how often it is repeated.
    Letter(char, usize),
    /// In brackets: may be missing.
    Optional(Vec<Token>),
}

/// Brackets inside brackets, at most.
const DEEPEST: usize = 8;

/// The letters that mean something here, and how often each may be repeated.
fn most_repeats(letter: char) -> Option<usize> {
    Some(match letter {
        'y' | 'Y' | 'u' | 'S' | 'n' | 'A' | 'N' | 'D' => 19,
        'G' | 'M' | 'L' | 'E' | 'e' | 'Q' | 'X' | 'x' | 'Z' => 5,
        'z' | 'O' => 4,
        'd' | 'w' | 'W' | 'F' | 'q' | 'h' | 'H' | 'k' | 'K' | 'm' | 's' | 'V' => 2,
        'c' | 'a' => 1,
        _ => return None,
    })
}

/// Reads a pattern; the error says what is wrong with it.
pub(crate) fn tokens(pattern: &str) -> Result<Vec<Token>, String> {
    let mut stack: Vec<Vec<Token>> = vec![Vec::new()];
    let mut chars = pattern.chars().peekable();
    while let Some(next) = chars.next() {
        let token = match next {
            '\'' => Token::Literal(quoted(&mut chars)?),
            '[' if stack.len() > DEEPEST => return Err("its brackets are nested too deeply".to_owned()),
            '[' => {
                stack.push(Vec::new());
                continue;
            }
            ']' => match (stack.pop(), stack.is_empty()) {
                (Some(inner), false) => Token::Optional(inner),
                _ => return Err("`]` closes nothing".to_owned()),
            },
            '{' | '}' | '#' => return Err(format!("`{next}` is reserved")),
            letter if letter.is_ascii_alphabetic() => {
                let mut count = 1;
                while chars.next_if_eq(&letter).is_some() {
                    count += 1;
                }
                match most_repeats(letter) {
                    Some(most) if count <= most => Token::Letter(letter, count),
                    Some(most) => return Err(format!("`{letter}` is repeated {count} times, at most {most} are read")),
                    None => return Err(format!("`{letter}` is no letter of a date or time")),
                }
            }
            other => Token::Literal(other.to_string()),
        };
        if let Some(open) = stack.last_mut() {
            open.push(token);
        }
    }
    match (stack.pop(), stack.is_empty()) {
        (Some(tokens), true) if !tokens.is_empty() => Ok(tokens),
        (_, true) => Err("it is empty".to_owned()),
        _ => Err("`[` is never closed".to_owned()),
    }
}

/// What follows an opening quote: text up to the next one, where `''` is a quote; `''` alone is a quote too.
fn quoted(chars: &mut std::iter::Peekable<std::str::Chars<'_>>) -> Result<String, String> {
    if chars.next_if_eq(&'\'').is_some() {
        return Ok("'".to_owned());
    }
    let mut text = String::new();
    while let Some(next) = chars.next() {
        if next != '\'' {
            text.push(next);
        } else if chars.next_if_eq(&'\'').is_some() {
            text.push('\'');
        } else {
            return Ok(text);
        }
    }
    Err("a quote is never closed".to_owned())
}
