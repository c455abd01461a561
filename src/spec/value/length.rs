use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use super::{Date, Duration, ValueError, Words};

/// How long something lasts: a duration, up to an event, or the longer, shorter or later of several.
#[derive(Debug, Clone, PartialEq)]
pub enum Length {
    /// `"18 months"`
    Fixed(Duration),
    /// `2030-12-31`, the last day.
    To(Date),
    /// `{ after-effective = "7 years" }`, counted from the Effective Date.
    AfterEffective(Duration),
    /// `{ until = "the end of the last customer contract" }`
    Until(Words),
    /// `{ longer-of = [ … ] }`, at least two.
    LongerOf(Vec<Length>),
    /// `{ shorter-of = [ … ] }`, at least two.
    ShorterOf(Vec<Length>),
    /// `{ later-of = [ … ] }`, at least two: of the moments at which they end.
    LaterOf(Vec<Length>),
}

impl Length {
    /// Reads a value of TOML as it was written: a second pass through serde would take a date for text.
    fn of_value(value: toml::Value) -> Result<Self, Cow<'static, str>> {
        match value {
            toml::Value::String(text) => Duration::parse(&text).map(Self::Fixed).map_err(said),
            toml::Value::Datetime(date) => Date::from_toml(date).map(Self::To).map_err(said),
            toml::Value::Table(table) if table.len() == 1 => {
                let (key, value) = table.into_iter().next().expect("invariant: the table has one pair");
                Self::of_pair(&key, value)
            }
            toml::Value::Integer(_)
            | toml::Value::Float(_)
            | toml::Value::Boolean(_)
            | toml::Value::Array(_)
            | toml::Value::Table(_) => Err(EXPECTED.into()),
        }
    }

    fn of_pair(key: &str, value: toml::Value) -> Result<Self, Cow<'static, str>> {
        let text = || value.as_str().ok_or(EXPECTED);
        match key {
            "until" => Words::parse(text()?).map(Self::Until).map_err(said),
            "after-effective" => Duration::parse(text()?).map(Self::AfterEffective).map_err(said),
            "longer-of" => several(value).map(Self::LongerOf),
            "shorter-of" => several(value).map(Self::ShorterOf),
            "later-of" => several(value).map(Self::LaterOf),
            _ => Err(EXPECTED.into()),
        }
    }
}

const EXPECTED: &str = "expected a duration such as `90 days`, a date, or a table with one of `until`, `after-effective`, \
     `longer-of`, `shorter-of` and `later-of`";

#[expect(clippy::needless_pass_by_value, reason = "it is what `map_err` gives")]
fn said(error: ValueError) -> Cow<'static, str> {
    error.to_string().into()
}

fn several(value: toml::Value) -> Result<Vec<Length>, Cow<'static, str>> {
    let toml::Value::Array(list) = value else { return Err(EXPECTED.into()) };
    if list.len() < 2 {
        return Err("expected a list of at least two".into());
    }
    list.into_iter().map(Length::of_value).collect()
}

impl<'de> Deserialize<'de> for Length {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::of_value(toml::Value::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

impl JsonSchema for Length {
    fn schema_name() -> Cow<'static, str> {
        "Length".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let duration = generator.subschema_for::<Duration>();
        let text = generator.subschema_for::<Words>();
        let date = generator.subschema_for::<Date>();
        let length = generator.subschema_for::<Self>();
        let list = |key: &str, description: &str| {
            json_schema!({
                "type": "object",
                "properties": { key: { "type": "array", "items": length, "minItems": 2, "description": description } },
                "required": [key],
                "additionalProperties": false,
            })
        };
        json_schema!({
            "description": "How long something lasts: a duration, the last day, or a formula of several.",
            "examples": ["18 months", { "longer-of": ["18 months", { "until": "the end of the last customer contract" }] }],
            "anyOf": [
                duration,
                date,
                {
                    "type": "object",
                    "properties": { "after-effective": duration },
                    "required": ["after-effective"],
                    "additionalProperties": false,
                    "description": "Until that long after the Effective Date.",
                },
                {
                    "type": "object",
                    "properties": { "until": text },
                    "required": ["until"],
                    "additionalProperties": false,
                },
                list("longer-of", "The longest of these."),
                list("shorter-of", "The shortest of these."),
                list("later-of", "Until the last of the moments at which these end."),
            ],
        })
    }
}

/// The words between which several lengths stand: for two, and for more.
struct Chosen<'a> {
    two: &'a str,
    more: &'a str,
}

const LATER: Chosen<'static> = Chosen { two: "later", more: "latest" };
const EARLIER: Chosen<'static> = Chosen { two: "earlier", more: "earliest" };

/// Several lengths in a row, each in the words that the function gives it.
struct Several<'a>(&'a Chosen<'a>, &'a [Length], fn(&Length) -> String);

impl fmt::Display for Several<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(chosen, list, item) = self;
        write_several(f, chosen, list, *item)
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fixed(duration) => duration.fmt(f),
            Self::To(_) | Self::AfterEffective(_) => write!(f, "the period until {}", self.moment()),
            Self::Until(event) => write!(f, "the period until {event}"),
            Self::LongerOf(list) => write_several(f, &Chosen { two: "longer", more: "longest" }, list, Self::nested),
            Self::ShorterOf(list) => write_several(f, &Chosen { two: "shorter", more: "shortest" }, list, Self::nested),
            Self::LaterOf(list) => {
                f.write_str("the period until ")?;
                write_several(f, &LATER, list, Self::moment)
            }
        }
    }
}

impl Length {
    /// The words after "lasts": "for 18 months", or "until the end of the last customer contract".
    pub fn lasting(&self) -> String {
        match self {
            Self::To(_) | Self::AfterEffective(_) | Self::Until(_) => format!("until {}", self.moment()),
            Self::LaterOf(list) => format!("until {}", Several(&LATER, list, Self::moment)),
            Self::LongerOf(list) if list.iter().all(Self::is_moment) => {
                format!("until {}", Several(&LATER, list, Self::moment))
            }
            Self::ShorterOf(list) if list.iter().all(Self::is_moment) => {
                format!("until {}", Several(&EARLIER, list, Self::moment))
            }
            Self::Fixed(_) | Self::LongerOf(_) | Self::ShorterOf(_) => format!("for {self}"),
        }
    }

    /// Whether a part of it is a duration, which has to be counted from somewhere.
    pub fn is_counted(&self) -> bool {
        match self {
            Self::Fixed(_) => true,
            Self::To(_) | Self::AfterEffective(_) | Self::Until(_) => false,
            Self::LongerOf(list) | Self::ShorterOf(list) | Self::LaterOf(list) => list.iter().any(Self::is_counted),
        }
    }

    fn is_moment(&self) -> bool {
        matches!(self, Self::To(_) | Self::AfterEffective(_) | Self::Until(_))
    }

    fn nested(&self) -> String {
        match self {
            Self::Fixed(_) | Self::To(_) | Self::AfterEffective(_) | Self::Until(_) => self.to_string(),
            // "the longer of a and the shorter of b and c" has two readings.
            Self::LongerOf(_) | Self::ShorterOf(_) | Self::LaterOf(_) => format!("({self})"),
        }
    }

    fn moment(&self) -> String {
        match self {
            Self::To(date) => format!("the end of {date}"),
            Self::AfterEffective(duration) => format!("{duration} after the Effective Date"),
            Self::Until(event) => event.to_string(),
            Self::Fixed(_) => format!("the end of {self}"),
            Self::LongerOf(_) | Self::ShorterOf(_) | Self::LaterOf(_) => format!("the end of ({self})"),
        }
    }
}

fn write_several(
    f: &mut fmt::Formatter<'_>,
    chosen: &Chosen<'_>,
    list: &[Length],
    item: fn(&Length) -> String,
) -> fmt::Result {
    write!(f, "the {} of ", if list.len() > 2 { chosen.more } else { chosen.two })?;
    for (at, length) in list.iter().enumerate() {
        let before = match at {
            0 => "",
            _ if at + 1 == list.len() => " and ",
            _ => ", ",
        };
        write!(f, "{before}{}", item(length))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, toml::de::Error> {
        #[derive(Deserialize)]
        struct Row {
            x: Length,
        }
        toml::from_str::<Row>(&format!("x = {text}")).map(|row| row.x.to_string())
    }

    #[test]
    fn what_lasts() {
        let lasting = |text: &str| {
            #[derive(Deserialize)]
            struct Row {
                x: Length,
            }
            let row = toml::from_str::<Row>(&format!("x = {text}")).expect("invariant: the length is good");
            (row.x.lasting(), row.x.is_counted())
        };
        let said = |words: &str, counted| (words.to_owned(), counted);
        assert_eq!(lasting("\"18 months\""), said("for 18 months", true));
        assert_eq!(
            lasting("{ until = \"the end of the last contract\" }"),
            said("until the end of the last contract", false)
        );
        assert_eq!(
            lasting("{ later-of = [2030-12-31, { until = \"the end of the last contract\" }] }"),
            said("until the later of the end of 31 December 2030 and the end of the last contract", false)
        );
        assert_eq!(
            lasting("{ shorter-of = [2030-12-31, { until = \"the end of the last contract\" }] }"),
            said("until the earlier of the end of 31 December 2030 and the end of the last contract", false)
        );
        assert_eq!(
            lasting("{ longer-of = [\"1 year\", { until = \"the end of the last contract\" }] }"),
            said("for the longer of 1 year and the period until the end of the last contract", true)
        );
    }

    #[test]
    fn good_spellings() {
        for (text, printed) in [
            ("'18 months'", "18 months"),
            ("2030-12-31", "the period until the end of 31 December 2030"),
            ("{ after-effective = '7 years' }", "the period until 7 years after the Effective Date"),
            (
                "{ later-of = [{ after-effective = '7 years' }, '12 months'] }",
                "the period until the later of 7 years after the Effective Date and the end of 12 months",
            ),
            ("{ until = 'the end of the pilot' }", "the period until the end of the pilot"),
            (
                "{ longer-of = ['18 months', { until = 'the end of the pilot' }] }",
                "the longer of 18 months and the period until the end of the pilot",
            ),
            ("{ shorter-of = ['1 year', '2 quarters', '90 days'] }", "the shortest of 1 year, 2 quarters and 90 days"),
            (
                "{ later-of = ['18 months', { until = 'the end of the pilot' }] }",
                "the period until the later of the end of 18 months and the end of the pilot",
            ),
            (
                "{ longer-of = ['1 year', { shorter-of = ['2 years', { until = 'the sale' }] }] }",
                "the longer of 1 year and (the shorter of 2 years and the period until the sale)",
            ),
        ] {
            assert_eq!(read(text).as_deref(), Ok(printed), "{text}");
        }
    }

    #[test]
    fn bad_spellings() {
        for text in [
            "18",
            "2030-12-31T00:00:00",
            "{ after-effective = 2030-12-31 }",
            "{ after-effective = 'soon' }",
            "''",
            "'18'",
            "[]",
            "['1 year', '2 years']",
            "{}",
            "{ longer-of = ['1 year'] }",
            "{ longer-of = [] }",
            "{ longer-of = '1 year' }",
            "{ until = '' }",
            "{ until = 2027-01-01 }",
            "{ longest-of = ['1 year', '2 years'] }",
            "{ until = 'the sale', longer-of = ['1 year', '2 years'] }",
            "{ longer-of = ['1 year', 'never-mind'] }",
        ] {
            let error = read(text).expect_err(text);
            assert!(!error.message().contains("never-mind"), "{error}");
        }
    }
}
