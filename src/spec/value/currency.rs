use std::fmt;

use super::ValueError;
use super::schema::string_value;

/// A currency by its ISO 4217 code: one of those in use as money, so without metals, funds and test codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency(&'static str);

const EXAMPLE: &str = "USD";

/// ISO 4217, list one, as of January 2026.
#[rustfmt::skip]
const ACTIVE: [&str; 155] = [
    "AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BHD", "BIF", "BMD", "BND",
    "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF", "CLP", "CNY", "COP", "CRC", "CUP", "CVE",
    "CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "FKP", "GBP", "GEL", "GHS", "GIP", "GMD",
    "GNF", "GTQ", "GYD", "HKD", "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JMD", "JOD", "JPY",
    "KES", "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT", "LAK", "LBP", "LKR", "LRD", "LSL", "LYD", "MAD",
    "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN", "MYR", "MZN", "NAD", "NGN", "NIO",
    "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP", "PKR", "PLN", "PYG", "QAR", "RON", "RSD", "RUB", "RWF",
    "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP", "SLE", "SOS", "SRD", "SSP", "STN", "SVC", "SYP", "SZL", "THB",
    "TJS", "TMT", "TND", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "UZS", "VED", "VES", "VND",
    "VUV", "WST", "XAF", "XCD", "XCG", "XOF", "XPF", "YER", "ZAR", "ZMW", "ZWG",
];

impl Currency {
    /// Reads a code of three capital letters.
    pub fn parse(text: &str) -> Result<Self, ValueError> {
        let code = text.trim_matches(' ');
        if let Ok(at) = ACTIVE.binary_search(&code) {
            return Ok(Self(ACTIVE[at]));
        }
        let shaped = code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase());
        let message = if shaped {
            "expected a currency in use, by its ISO 4217 code"
        } else {
            "expected a currency by its ISO 4217 code of three capital letters"
        };
        Err(ValueError::new(message, EXAMPLE))
    }

    /// The code.
    pub fn code(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

string_value!(Currency, "currency", "A currency by its ISO 4217 code.", ["USD", "EUR"], "pattern": "^[A-Z]{3}$");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_each_code_once() {
        assert!(ACTIVE.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn good_and_bad() {
        for text in ["USD", "EUR", " GBP ", "XCG"] {
            assert_eq!(Currency::parse(text).expect(text).to_string(), text.trim());
        }
        for text in ["", "usd", "US", "USDT", "$", "XXX", "XTS", "DEM", "HRK", "ÜSD", "U D"] {
            let error = Currency::parse(text).expect_err(text).to_string();
            assert!(error.ends_with("such as `USD`"), "{error}");
        }
    }
}
