//! Numbers in words.

/// What a word counts: a number below twenty, a ten, or what multiplies.
fn value(word: &str) -> Option<u64> {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let at = |list: &[&str]| list.iter().position(|name| name.eq_ignore_ascii_case(word)).map(|at| at as u64);
    let large = [("hundred", 100), ("thousand", 1_000), ("million", 1_000_000), ("billion", 1_000_000_000)];
    let large = || large.into_iter().find(|(name, _)| name.eq_ignore_ascii_case(word)).map(|(_, value)| value);
    at(&SMALL).or_else(|| at(&TENS).map(|at| (at + 2) * 10)).or_else(large)
}

/// Whether a word may be part of a number in words.
pub(super) fn is_part(word: &str) -> bool {
    value(word).is_some() || word.eq_ignore_ascii_case("and")
}

/// The number that words say, `one hundred and twenty five`; `None` when they do not say one.
pub(super) fn of_words(words: &[&str]) -> Option<u64> {
    let (mut total, mut group) = (0_u64, 0_u64);
    let mut empty = true;
    for word in words {
        if word.eq_ignore_ascii_case("and") {
            if group % 100 != 0 || empty {
                return None;
            }
            continue;
        }
        let value = value(word)?;
        match value {
            0..=90 if group % 100 == 0 || (value < 10 && group % 10 == 0 && group % 100 >= 20) => group += value,
            100 if (1..=99).contains(&group) => group *= 100,
            1_000.. if group > 0 => {
                total = total.checked_add(group.checked_mul(value)?)?;
                group = 0;
            }
            _ => return None,
        }
        empty = false;
    }
    (!empty).then_some(total + group)
}

/// The number that digits say, with or without commas and an empty fraction.
pub(super) fn of_digits(text: &str) -> Option<u64> {
    let whole = text
        .split_once('.')
        .map_or(Some(text), |(whole, rest)| rest.bytes().all(|byte| byte == b'0').then_some(whole))?;
    let is_number =
        whole.starts_with(|c: char| c.is_ascii_digit()) && whole.bytes().all(|b| b.is_ascii_digit() || b == b',');
    is_number.then(|| whole.replace(',', "").parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_say_numbers() {
        for (words, number) in [
            ("thirty", Some(30)),
            ("twenty five", Some(25)),
            ("one hundred and fifty", Some(150)),
            ("two million five hundred thousand", Some(2_500_000)),
            ("Ninety", Some(90)),
            ("zero", Some(0)),
            ("twenty thirty", None),
            ("and", None),
            ("hundred", None),
            ("", None),
        ] {
            assert_eq!(of_words(&words.split_whitespace().collect::<Vec<_>>()), number, "{words}");
        }
    }

    #[test]
    fn digits_say_numbers() {
        for (digits, number) in [
            ("60", Some(60)),
            ("1,000,000", Some(1_000_000)),
            ("5.00", Some(5)),
            ("2.5", None),
            ("", None),
            (",", None),
        ] {
            assert_eq!(of_digits(digits), number, "{digits}");
        }
    }
}
