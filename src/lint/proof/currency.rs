//! The currencies of sums.

/// A currency, as its code; a bare `$` is some dollar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Currency(&'static str);

/// Codes of ISO 4217 that contracts name, in order. Three capitals before a number may be anything: `ISO 9001`, `SKU 100`.
const CODES: [&str; 44] = [
    "AED", "ARS", "AUD", "BGN", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EGP", "EUR", "GBP", "HKD",
    "HUF", "IDR", "ILS", "INR", "ISK", "JPY", "KRW", "MXN", "MYR", "NGN", "NOK", "NZD", "PEN", "PHP", "PKR", "PLN",
    "RON", "SAR", "SEK", "SGD", "THB", "TRY", "TWD", "UAH", "USD", "VND", "XOF", "ZAR",
];

/// How many bytes a code has.
const CODE: usize = 3;

/// Signs, longer ones first.
const SIGNS: [(&str, &str); 7] =
    [("US$", "USD"), ("C$", "CAD"), ("A$", "AUD"), ("€", "EUR"), ("£", "GBP"), ("¥", "JPY"), ("$", "$")];

const DOLLARS: [&str; 7] = ["AUD", "CAD", "HKD", "NZD", "SGD", "TWD", "USD"];

impl Currency {
    /// The currency that a code or a sign is, and nothing else.
    pub(super) fn read(unit: &str) -> Option<Self> {
        code(unit).or_else(|| SIGNS.into_iter().find(|(sign, _)| *sign == unit).map(|(_, code)| code)).map(Self)
    }

    /// The currency of a number by what stands straight before and behind it, and from where to where it is written with
    /// that: `(bytes before, bytes behind)`.
    pub(super) fn of_number(before: &str, behind: &str) -> Option<(Self, usize, usize)> {
        const BLANKS: [char; 2] = [' ', '\u{a0}'];
        let near = before.trim_end_matches(BLANKS);
        if let Some((code, length)) = sign_at_end(near).or_else(|| Some((code_at_end(near)?, CODE))) {
            return Some((Self(code), before.len() - near.len() + length, 0));
        }
        let near = behind.trim_start_matches(BLANKS);
        let (code, length) = unit_at_start(near)?;
        Some((Self(code), 0, behind.len() - near.len() + length))
    }

    /// Whether two are surely not the same: a bare `$` may be any dollar.
    pub(super) fn differs_from(self, other: Self) -> bool {
        let may_be = |one: Self, other: Self| one.0 == "$" && DOLLARS.contains(&other.0);
        self != other && !may_be(self, other) && !may_be(other, self)
    }
}

/// The code that a text is.
fn code(text: &str) -> Option<&'static str> {
    CODES.binary_search(&text).ok().map(|at| CODES[at])
}

/// The code that a text ends with as a word of its own.
fn code_at_end(text: &str) -> Option<&'static str> {
    let (rest, last) = text.split_at_checked(text.len().checked_sub(CODE)?)?;
    code(last).filter(|_| !rest.ends_with(char::is_alphanumeric))
}

/// The currency of the sign that a text ends with, and the length of that sign.
fn sign_at_end(text: &str) -> Option<(&'static str, usize)> {
    if !text.ends_with(['$', '€', '£', '¥']) {
        return None;
    }
    SIGNS.into_iter().find(|(sign, _)| text.ends_with(sign)).map(|(sign, code)| (code, sign.len()))
}

/// The currency of the code or the sign that a text begins with as a word of its own, and its length.
fn unit_at_start(text: &str) -> Option<(&'static str, usize)> {
    let sign = ["€", "£"].into_iter().find(|sign| text.starts_with(sign));
    let (unit, rest) = text.split_at_checked(sign.map_or(CODE, str::len))?;
    let code = if sign.is_some() { Currency::read(unit).map(|Currency(code)| code) } else { code(unit) }?;
    (!rest.starts_with(char::is_alphanumeric)).then_some((code, unit.len()))
}

#[cfg(test)]
mod tests {
    use super::{CODE, CODES, Currency, SIGNS, sign_at_end};

    #[test]
    fn codes_are_found() {
        assert!(CODES.is_sorted() && CODES.iter().all(|code| code.len() == CODE));
        for (sign, code) in SIGNS {
            assert_eq!(sign_at_end(sign), Some((code, sign.len())), "{sign}");
        }
    }

    #[test]
    fn a_number_has_its_currency_beside_it() {
        for (before, behind, found) in [
            ("pays USD ", " now", Some(("USD", 4, 0))),
            ("pays USD\u{a0}", "", Some(("USD", 5, 0))),
            ("pays US$", "", Some(("USD", 3, 0))),
            ("pays €", "", Some(("EUR", 3, 0))),
            ("pays ", " EUR.", Some(("EUR", 0, 4))),
            ("pays ", "€", Some(("EUR", 0, 3))),
            ("pays ", "\u{a0}£ now", Some(("GBP", 0, 4))),
            ("pays A$", "", Some(("AUD", 2, 0))),
            ("pays ¥ ", "", Some(("JPY", 3, 0))),
            // These signs stand before a number.
            ("pays ", " US$", None),
            ("pays ", "$", None),
            ("pays ", "€5", None),
            ("é", "", None),
            ("", "é", None),
            ("ISO ", "", None),
            ("XUSD ", "", None),
            ("pays ", " EURO", None),
            ("", "", None),
        ] {
            let expected = found.map(|(code, before, behind)| (Currency(code), before, behind));
            assert_eq!(Currency::of_number(before, behind), expected, "{before}5{behind}");
        }
    }

    #[test]
    fn a_dollar_may_be_any() {
        let differ = |one, other| Currency::read(one).unwrap().differs_from(Currency::read(other).unwrap());
        assert!(differ("USD", "EUR") && differ("$", "€") && differ("USD", "C$"));
        assert!(!differ("USD", "US$") && !differ("$", "USD") && !differ("CAD", "$") && !differ("EUR", "€"));
    }
}
