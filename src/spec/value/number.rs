//! Digits as people write them in deals, and back.

use rust_decimal::Decimal;

/// The largest number that is read: more than any deal holds, and far from the limits of [`Decimal`].
pub(super) const LARGEST: Decimal = Decimal::from_parts(0xA4C6_7FFF, 0x0003_8D7E, 0, false, 0);

/// The spellings that [`parse`] reads, as a regular expression.
pub(super) const PATTERN: &str = r"([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]+)?(k|K|M|bn)?";

/// Reads `1500000`, `1,500,000`, `1,500,000.50`, `250k`, `1.5M`, `2bn`; `None` for everything else.
///
/// A comma only groups thousands, and then groups all of them; the point only separates decimals. No sign.
pub(super) fn parse(text: &str) -> Option<Decimal> {
    let (digits, factor) = split_suffix(text);
    let (whole, decimals) = match digits.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (digits, None),
    };
    let grouped = well_grouped(whole)?;
    if decimals.is_some_and(|d| !all_digits(d)) || digits.len() > 40 {
        return None;
    }
    let plain = decimals.map_or_else(|| grouped.clone(), |d| format!("{grouped}.{d}"));
    let number = Decimal::from_str_exact(&plain).ok()?.checked_mul(Decimal::from(factor))?.normalize();
    (number <= LARGEST).then_some(number)
}

fn split_suffix(text: &str) -> (&str, u64) {
    for (suffix, factor) in [("k", 1_000), ("K", 1_000), ("M", 1_000_000), ("bn", 1_000_000_000)] {
        if let Some(digits) = text.strip_suffix(suffix) {
            return (digits, factor);
        }
    }
    (text, 1)
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn well_grouped(whole: &str) -> Option<String> {
    let mut groups = whole.split(',');
    let first = groups.next().filter(|g| all_digits(g))?;
    let mut out = first.to_owned();
    for group in groups {
        if first.len() > 3 || group.len() != 3 || !all_digits(group) {
            return None;
        }
        out.push_str(group);
    }
    Some(out)
}

/// The number with its thousands grouped by commas; decimals only where it has some, and then at least `decimals`.
pub(super) fn print(number: Decimal, decimals: usize) -> String {
    let plain = number.normalize().to_string();
    let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if !rest.is_empty() {
        out.push('.');
        out.push_str(rest);
        out.extend(std::iter::repeat_n('0', decimals.saturating_sub(rest.len())));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_largest_is_fifteen_nines() {
        assert_eq!(LARGEST.to_string(), "999999999999999");
        assert_eq!(parse("999,999,999,999,999"), Some(LARGEST));
        assert_eq!(parse("1,000,000,000,000,000"), None);
        assert_eq!(parse("999999999bn"), None);
    }

    #[test]
    fn good_and_bad() {
        for (text, printed) in [
            ("0", "0"),
            ("007", "7"),
            ("1500000", "1,500,000"),
            ("1,500,000.50", "1,500,000.50"),
            ("1.005k", "1,005"),
            ("250K", "250,000"),
            ("2bn", "2,000,000,000"),
            ("0.5M", "500,000"),
        ] {
            assert_eq!(parse(text).map(|n| print(n, 2)).as_deref(), Some(printed), "{text}");
        }
        for text in [
            "",
            ".",
            "1.",
            ".5",
            "1,5",
            "1,50,000",
            "1500,000",
            "1,500,00",
            "-1",
            "+1",
            "1e3",
            "1_000",
            "1.5m",
            "٣",
            "k",
            "1 k",
            "1.5.0",
            "1,000.5,0",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn printed_numbers_are_read_back(cents in 0_i64..=99_999_999_999_999) {
            let number = Decimal::new(cents, 2);
            prop_assert_eq!(parse(&print(number, 2)), Some(number));
        }

        #[test]
        fn no_text_panics(text in ".{0,60}") {
            let _ = parse(&text);
        }
    }
}
