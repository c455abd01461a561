use std::cmp::Ordering;
use std::fmt;

use rust_decimal::Decimal;

use super::schema::string_value;
use super::{Currency, ValueError, number};

/// A sum of money: a currency and an amount of at least zero, exact to the cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Money {
    currency: Currency,
    amount: Decimal,
}

const EXAMPLE: &str = "USD 1.5M";

impl Money {
    /// A sum of money; refused when it is negative, has parts of a cent or more than fifteen digits before the point.
    pub fn new(currency: Currency, amount: Decimal) -> Result<Self, ValueError> {
        let amount = amount.normalize();
        if amount.is_sign_negative() && !amount.is_zero() {
            return Err(ValueError::new("expected an amount of money that is not negative", EXAMPLE));
        }
        if amount.scale() > 2 {
            return Err(ValueError::new("expected an amount of money in whole cents", "USD 1,500,000.50"));
        }
        if amount > number::LARGEST {
            return Err(ValueError::new("expected an amount of money of at most fifteen digits", EXAMPLE));
        }
        Ok(Self { currency, amount })
    }

    /// Reads a currency code, a blank and an amount: `USD 1,500,000.50`, `USD 1.5M`, `EUR 250k`, `JPY 2bn`.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let text = text.trim_matches(' ');
        let Some((code, amount)) = text.split_once(' ') else {
            return Err(ValueError::new("expected a currency code, a blank and an amount", EXAMPLE));
        };
        let currency = Currency::parse(code).map_err(|error| {
            ValueError::new(
                format!("expected an amount of money that starts with its currency: {}", error.message()),
                EXAMPLE,
            )
        })?;
        let amount = amount.trim_start_matches(' ');
        if amount.starts_with('-') {
            return Err(ValueError::new("expected an amount of money that is not negative", EXAMPLE));
        }
        let amount = number::parse(amount).ok_or_else(|| {
            let message = "expected an amount of money with commas between thousands only, a point before the cents, \
                           and `k`, `M` or `bn` for thousand, million or billion";
            ValueError::new(message, EXAMPLE)
        })?;
        Self::new(currency, amount)
    }

    /// The currency.
    pub fn currency(&self) -> Currency {
        self.currency
    }

    /// The amount in units of the currency, at most two decimals.
    pub fn amount(&self) -> Decimal {
        self.amount
    }
}

impl PartialOrd for Money {
    /// `None` between two currencies.
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        (self.currency == other.currency).then(|| self.amount.cmp(&other.amount))
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.currency, number::print(self.amount, 2))
    }
}

string_value!(
    Money,
    "money",
    "An amount of money: the currency's ISO 4217 code, a blank, the amount.",
    ["USD 1.5M", "EUR 250k", "USD 1,500,000.50"],
    "pattern": format!("^ *[A-Z]{{3}} +{} *$", number::PATTERN)
);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn good_spellings() {
        for (text, printed) in [
            ("USD 1.5M", "USD 1,500,000"),
            ("EUR 250k", "EUR 250,000"),
            ("USD 1,500,000", "USD 1,500,000"),
            ("USD 1,500,000.50", "USD 1,500,000.50"),
            ("USD 1500000.5", "USD 1,500,000.50"),
            ("USD 1.00", "USD 1"),
            ("USD 0", "USD 0"),
            ("USD 1.23456k", "USD 1,234.56"),
            (" GBP  2bn ", "GBP 2,000,000,000"),
        ] {
            let money = Money::parse(text).expect(text);
            assert_eq!(money.to_string(), printed, "{text}");
            assert_eq!(Money::parse(printed), Ok(money), "{printed}");
        }
    }

    #[test]
    fn bad_spellings() {
        for text in [
            "",
            "USD",
            "1.5M",
            "$1.5m",
            "$ 1.5M",
            "1,5 Mio EUR",
            "1.5M USD",
            "USD1.5M",
            "usd 1.5M",
            "USD -5",
            "USD 1.5m",
            "USD 1.5 M",
            "USD 1.005",
            "USD 1.000005k",
            "USD 1,5M",
            "USD 1.500.000",
            "USD 1e6",
            "USD 1M EUR",
            "XXX 5",
            "USD −5",
            "USD\t5",
            "USD 1000000bn",
            "USD 0.001",
            "USD NaN",
        ] {
            let error = Money::parse(text).expect_err(text).to_string();
            assert!(error.contains("expected") && error.contains("such as `USD 1"), "{text}: {error}");
        }
    }

    #[test]
    fn compares_within_one_currency_only() {
        let [a, b, c] = ["USD 1k", "USD 2k", "EUR 1k"].map(|t| Money::parse(t).unwrap());
        assert!(a < b);
        assert_eq!(a.partial_cmp(&c), None);
        assert_ne!(a, c);
    }

    proptest! {
        #[test]
        fn read_back(cents in 0_i64..=99_999_999_999_999) {
            let money = Money::new(Currency::parse("CHF").unwrap(), Decimal::new(cents, 2)).unwrap();
            prop_assert_eq!(Money::parse(&money.to_string()), Ok(money));
        }

        #[test]
        fn errors_never_echo(text in "[a-z$]{6,20} [0-9]{7,20}x") {
            let error = Money::parse(&text).unwrap_err().to_string();
            prop_assert!(!error.contains(&text[..6]) && !error.contains(&text[text.len() - 7..]));
        }
    }
}
