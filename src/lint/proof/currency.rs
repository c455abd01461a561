//! The currencies of sums.

/// A currency, as its code; a bare `$` is some dollar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Currency(&'static str);

/// Codes of ISO 4217 that contracts name. Three capitals before a number may be anything: `ISO 9001`, `SKU 100`.
const CODES: [&str; 44] = [
    "AED", "ARS", "AUD", "BGN", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EGP", "EUR", "GBP", "HKD",
    "HUF", "IDR", "ILS", "INR", "ISK", "JPY", "KRW", "MXN", "MYR", "NGN", "NOK", "NZD", "PEN", "PHP", "PKR", "PLN",
    "RON", "SAR", "SEK", "SGD", "THB", "TRY", "TWD", "UAH", "USD", "VND", "XOF", "ZAR",
];

/// Signs, longer ones first.
const SIGNS: [(&str, &str); 7] =
    [("US$", "USD"), ("C$", "CAD"), ("A$", "AUD"), ("€", "EUR"), ("£", "GBP"), ("¥", "JPY"), ("$", "$")];

const DOLLARS: [&str; 7] = ["AUD", "CAD", "HKD", "NZD", "SGD", "TWD", "USD"];

impl Currency {
    /// The currency that a code or a sign is, and nothing else.
    pub(super) fn read(unit: &str) -> Option<Self> {
        let code = CODES.into_iter().find(|code| *code == unit);
        code.or_else(|| SIGNS.into_iter().find(|(sign, _)| *sign == unit).map(|(_, code)| code)).map(Self)
    }

    /// The currency of a number by what stands straight before and behind it, and from where to where it is written with
    /// that: `(bytes before, bytes behind)`.
    pub(super) fn of_number(before: &str, behind: &str) -> Option<(Self, usize, usize)> {
        const BLANKS: [char; 2] = [' ', '\u{a0}'];
        let near = before.trim_end_matches(BLANKS);
        let sign = SIGNS.into_iter().find(|(sign, _)| near.ends_with(sign)).map(|(sign, code)| (code, sign.len()));
        let is_alone = |rest: &str| !rest.ends_with(|c: char| c.is_alphanumeric());
        let code = CODES.into_iter().find(|code| near.strip_suffix(code).is_some_and(is_alone));
        if let Some((code, length)) = sign.or(code.map(|code| (code, code.len()))) {
            return Some((Self(code), before.len() - near.len() + length, 0));
        }
        let near = behind.trim_start_matches(BLANKS);
        let is_alone = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric());
        let code = CODES.into_iter().chain(["€", "£"]).find(|code| near.strip_prefix(code).is_some_and(is_alone))?;
        Some((Self::read(code)?, 0, behind.len() - near.len() + code.len()))
    }

    /// Whether two are surely not the same: a bare `$` may be any dollar.
    pub(super) fn differs_from(self, other: Self) -> bool {
        let may_be = |one: Self, other: Self| one.0 == "$" && DOLLARS.contains(&other.0);
        self != other && !may_be(self, other) && !may_be(other, self)
    }
}

#[cfg(test)]
mod tests {
    use super::Currency;

    #[test]
    fn a_number_has_its_currency_beside_it() {
        for (before, behind, found) in [
            ("pays USD ", " now", Some(("USD", 4, 0))),
            ("pays USD\u{a0}", "", Some(("USD", 5, 0))),
            ("pays US$", "", Some(("USD", 3, 0))),
            ("pays €", "", Some(("EUR", 3, 0))),
            ("pays ", " EUR.", Some(("EUR", 0, 4))),
            ("pays ", "€", Some(("EUR", 0, 3))),
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
