use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer};

use super::PRIVATE_MARK;

/// A value that may never reach a shared document.
///
/// It can be read from TOML and, on purpose, hardly anything else: it has no `Serialize`, so no view that holds it compiles; no
/// `Display`, so no message can print it; and its `Debug` shows nothing. Taking the value out is a visible act,
/// [`Private::reveal`], which is searched for in review.
///
/// ```compile_fail,E0277
/// use prenup::spec::{Money, Private};
///
/// fn shared(position: &Private<u32>) -> Result<String, serde_json::Error> {
///     serde_json::to_string(position)
/// }
/// ```
///
/// The same without the private wrapper compiles:
///
/// ```
/// fn shared(position: &u32) -> Result<String, serde_json::Error> {
///     serde_json::to_string(position)
/// }
/// ```
///
/// ```compile_fail,E0277
/// fn printed(position: &prenup::spec::Private<u32>) -> String {
///     format!("{position}")
/// }
/// ```
#[derive(Clone, PartialEq, Default)]
pub struct Private<T>(T);

impl<T> Private<T> {
    /// Wraps a value.
    pub fn new(value: T) -> Self {
        Self(value)
    }

    /// The value, for a reader who may see it.
    pub fn reveal(&self) -> &T {
        &self.0
    }

    /// The value itself, for a reader who may see it.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> fmt::Debug for Private<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Private(…)")
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Private<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self)
    }
}

impl<T: JsonSchema> JsonSchema for Private<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Private_{}", T::schema_name()).into()
    }

    fn schema_id() -> Cow<'static, str> {
        format!("Private<{}>", T::schema_id()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = generator.subschema_for::<T>();
        schema.insert(PRIVATE_MARK.to_owned(), true.into());
        schema
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_nothing() {
        assert_eq!(format!("{:?}", Private::new("USD 1M")), "Private(…)");
        assert_eq!(format!("{:#?}", Some(Private::new(1))), "Some(\n    Private(…),\n)");
    }

    #[test]
    fn the_schema_is_marked() {
        let schema = schemars::schema_for!(Private<crate::spec::value::Money>);
        assert_eq!(schema.get("x-private"), Some(&true.into()));
        assert!(schema.get("$ref").is_some());
    }
}
