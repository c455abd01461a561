use super::{Amount, Currency, Date, Deadline, Duration, Expression, Id, Money, MonthDay, Percent, ValueError, Words};

/// Reads `text` as the value type that a schema names with [`VALUE_MARK`](super::VALUE_MARK); a name that is not known
/// accepts everything.
pub(crate) fn check_string(value_type: &str, text: &str) -> Result<(), ValueError> {
    match value_type {
        Amount::NAME => Amount::parse(text).map(drop),
        Currency::NAME => Currency::parse(text).map(drop),
        Date::NAME => Date::parse(text).map(drop),
        Deadline::NAME => Deadline::parse(text).map(drop),
        Duration::NAME => Duration::parse(text).map(drop),
        Expression::NAME => Expression::parse(text).map(drop),
        Id::NAME => Id::parse(text).map(drop),
        Money::NAME => Money::parse(text).map(drop),
        MonthDay::NAME => MonthDay::parse(text).map(drop),
        Percent::NAME => Percent::parse(text).map(drop),
        Words::NAME => Words::parse(text).map(drop),
        _ => Ok(()),
    }
}

/// Gives a type with `parse(&str)` its `FromStr`, `Deserialize` and `JsonSchema`, and the name the schema knows it by.
macro_rules! string_value {
    ($type:ident, $name:literal, $description:literal, $examples:expr $(, $extra:literal: $value:expr)*) => {
        impl $type {
            /// The name by which a schema refers to this type.
            pub const NAME: &str = $name;
        }

        impl std::str::FromStr for $type {
            type Err = crate::spec::value::ValueError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
                Self::parse(&text).map_err(serde::de::Error::custom)
            }
        }

        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": "string",
                    "x-value": Self::NAME,
                    "description": $description,
                    "examples": $examples,
                    $($extra: $value,)*
                })
            }
        }
    };
}

pub(super) use string_value;
