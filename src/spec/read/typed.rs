//! What only the Rust types know of a table.

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::DeTable;

use super::schema::Rules;
use crate::diag::{Finding, Findings, Sources};
use crate::spec::files::Files;

/// What the types refuse of a table that the walk has passed.
pub(super) fn faults<T: DeserializeOwned>(
    rules: &Rules<'_>,
    table: Spanned<DeTable<'_>>,
    files: &Files,
    sources: &Sources,
) -> Findings {
    let Err(error) = T::deserialize(toml::de::Deserializer::from(table)) else { return Findings::new() };
    let span = files.span(error.span().unwrap_or(0..0));
    let message = if sources.is_private(span) {
        "this does not have the form that the deal spec needs".to_owned()
    } else {
        let words = rules.words();
        without_values(error.message(), &|word| words.contains(word))
    };
    Finding::error("bad-spec", message).at(span).into()
}

/// The first line of a message with all that stands in quotes replaced, unless it is a word of the schema.
fn without_values(message: &str, is_known: &dyn Fn(&str) -> bool) -> String {
    let mut out = String::new();
    let mut rest = message;
    while let Some(at) = rest.find(['`', '"']) {
        let (before, quoted) = rest.split_at(at);
        out.push_str(before);
        let quote = quoted.as_bytes()[0];
        let inner = &quoted[1..];
        let Some(end) = end_of_quote(inner, quote) else {
            out.push('…');
            return out;
        };
        match &inner[..end] {
            word if quote == b'`' && is_known(word) => out.extend(["`", word, "`"]),
            _ => out.push('…'),
        }
        rest = &inner[end + 1..];
    }
    out.push_str(rest);
    out.lines().next().unwrap_or_default().trim_end_matches('.').to_owned()
}

fn end_of_quote(inner: &str, quote: u8) -> Option<usize> {
    let mut escaped = false;
    inner.bytes().position(|b| {
        let ends = b == quote && !escaped;
        escaped = b == b'\\' && !escaped && quote == b'"';
        ends
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_left_out_of_messages() {
        let known = |word: &str| matches!(word, "title" | "kind");
        for (message, kept) in [
            ("missing field `title`", "missing field `title`"),
            ("unknown variant `secret`, expected `kind`", "unknown variant …, expected `kind`"),
            (r#"invalid type: string "USD \"1\" M", expected u8"#, "invalid type: string …, expected u8"),
            (r#"invalid type: string "a\\", expected u8"#, "invalid type: string …, expected u8"),
            ("invalid value: integer `5`, expected x.", "invalid value: integer …, expected x"),
            ("unclosed `secret", "unclosed …"),
            ("two\nlines", "two"),
        ] {
            assert_eq!(without_values(message, &known), kept);
        }
    }
}
