//! What a JSON Schema says of a value of the view: its kind, its fields, and whether it can be absent.

use std::collections::BTreeMap;

use serde_json::Value;

use super::gather::shape_of;

/// Whether a value is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Presence {
    /// Always.
    Sure,
    /// It can be null.
    Null,
    /// What it is a part of can be null, or it is a key that need not exist: Tera has no value for it.
    Unknown,
}

/// What is known of a value.
#[derive(Debug, Clone)]
pub(super) struct Shape<'s> {
    pub(super) kind: Kind<'s>,
    pub(super) presence: Presence,
}

/// The kind of a value.
#[derive(Debug, Clone)]
pub(super) enum Kind<'s> {
    /// Nothing is known, and nothing is checked: after an error, or where the schema says nothing.
    Any,
    /// A string.
    Text,
    /// A string that is Markdown already.
    Markdown,
    /// An integer.
    Integer,
    /// A number with a point, which is never printed.
    Float,
    /// True or false.
    Boolean,
    /// Null alone.
    Nothing,
    /// A value of one of several kinds, all of them single ones when `single`.
    Mixed {
        /// Whether it can be printed.
        single: bool,
    },
    /// A list whose items have the given schema; `None` when it says nothing.
    List(Box<Items<'s>>),
    /// A table.
    Table(Table<'s>),
}

/// The items of a list.
#[derive(Debug, Clone)]
pub(super) enum Items<'s> {
    /// They have a schema.
    Schema(&'s Value),
    /// They are known otherwise.
    Known(Shape<'s>),
}

/// The fields of a table.
#[derive(Debug, Clone, Default)]
pub(super) struct Table<'s> {
    /// The named ones with whether they are always there.
    pub(super) fields: BTreeMap<&'s str, (&'s Value, bool)>,
    /// The schema of every further key.
    pub(super) others: Option<&'s Value>,
    /// Whether the value can also be a single value, as an enum of names and tables is.
    pub(super) single: bool,
}

impl Kind<'_> {
    /// Whether it is one value that can be printed, if it is there.
    pub(super) fn single(&self) -> bool {
        match self {
            Self::Any | Self::Text | Self::Markdown | Self::Integer | Self::Boolean | Self::Nothing => true,
            Self::Mixed { single } => *single,
            Self::Float | Self::List(_) | Self::Table(_) => false,
        }
    }
}

impl Table<'_> {
    /// Whether both come from the same place of the schema.
    fn same(&self, other: &Self) -> bool {
        let pairs = self.fields.iter().zip(&other.fields);
        let others = self.others.map(std::ptr::from_ref) == other.others.map(std::ptr::from_ref);
        others
            && self.single == other.single
            && self.fields.len() == other.fields.len()
            && pairs
                .into_iter()
                .all(|((name, one), (also, other))| name == also && std::ptr::eq(one.0, other.0) && one.1 == other.1)
    }
}

impl<'s> Shape<'s> {
    pub(super) fn sure(kind: Kind<'s>) -> Self {
        Self { kind, presence: Presence::Sure }
    }

    pub(super) fn any() -> Self {
        Self::sure(Kind::Any)
    }
}

/// A schema with its definitions.
#[derive(Debug, Clone, Copy)]
pub(super) struct Schema<'s> {
    pub(super) root: &'s Value,
}

impl<'s> Schema<'s> {
    pub(super) fn new(root: &'s Value) -> Self {
        Self { root }
    }

    /// The view itself.
    pub(super) fn view(self) -> Shape<'s> {
        self.shape(self.root)
    }

    /// What `node`, a part of this schema, says.
    pub(super) fn shape(self, node: &'s Value) -> Shape<'s> {
        shape_of(self, node)
    }

    /// The shape of the items of a list.
    pub(super) fn item(self, items: &Items<'s>) -> Shape<'s> {
        match items {
            Items::Schema(node) => self.shape(node),
            Items::Known(shape) => shape.clone(),
        }
    }

    /// The shape of a field of a table, and `None` when there is none of that name.
    pub(super) fn field(self, table: &Table<'s>, name: &str) -> Option<Shape<'s>> {
        if let Some((node, sure)) = table.fields.get(name) {
            let mut shape = self.shape(node);
            if !sure {
                shape.presence = Presence::Unknown;
            }
            return Some(shape);
        }
        let others = table.others?;
        Some(Shape { presence: Presence::Unknown, ..self.shape(others) })
    }

    /// What is known of a value that is one of two.
    pub(super) fn joined(self, left: Shape<'s>, right: Shape<'s>) -> Shape<'s> {
        let presence = left.presence.max(right.presence);
        let kind = match (left.kind, right.kind) {
            (Kind::Nothing, kind) | (kind, Kind::Nothing) => kind,
            (Kind::Any, _) | (_, Kind::Any) => Kind::Any,
            (Kind::List(left), Kind::List(right)) => {
                let joined = match (&*left, &*right) {
                    (Items::Schema(one), Items::Schema(other)) if std::ptr::eq(*one, *other) => Items::Schema(one),
                    (left, right) => Items::Known(self.joined(self.item(left), self.item(right))),
                };
                Kind::List(Box::new(joined))
            }
            (Kind::Table(left), Kind::Table(right)) if left.same(&right) => Kind::Table(left),
            (Kind::Float, Kind::Float | Kind::Integer) | (Kind::Integer, Kind::Float) => Kind::Float,
            (Kind::Markdown, Kind::Markdown | Kind::Text) | (Kind::Text, Kind::Markdown) => Kind::Markdown,
            (Kind::Text, Kind::Text) => Kind::Text,
            (Kind::Integer, Kind::Integer) => Kind::Integer,
            (Kind::Boolean, Kind::Boolean) => Kind::Boolean,
            (left, right) => Kind::Mixed { single: left.single() && right.single() },
        };
        Shape { kind, presence }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn with<T>(schema: &Value, look: impl FnOnce(Schema<'_>, Shape<'_>) -> T) -> T {
        let schema = Schema::new(schema);
        look(schema, schema.view())
    }

    fn field(schema: &Value, name: &str) -> (String, Presence) {
        with(schema, |schema, view| {
            let Kind::Table(table) = view.kind else { panic!("no table: {view:?}") };
            let shape = schema.field(&table, name).expect("a field");
            let kind = format!("{:?}", shape.kind);
            (kind.split(['(', ' ']).next().unwrap_or_default().to_owned(), shape.presence)
        })
    }

    #[test]
    fn kinds_and_absence() {
        let schema = json!({
            "type": "object",
            "required": ["t", "o", "r", "n", "l", "e"],
            "properties": {
                "t": { "type": "string" },
                "o": { "type": ["integer", "null"] },
                "r": { "anyOf": [{ "$ref": "#/$defs/R" }, { "type": "null" }] },
                "n": { "type": "number" },
                "l": { "type": "array", "items": { "type": "string" } },
                "e": { "oneOf": [{ "const": "a", "type": "string" }, { "enum": ["b"], "type": "string" }] },
                "s": { "type": "boolean" },
            },
            "$defs": { "R": { "type": "object", "properties": { "x": true } } },
        });
        assert_eq!(field(&schema, "t"), ("Text".into(), Presence::Sure));
        assert_eq!(field(&schema, "o"), ("Integer".into(), Presence::Null));
        assert_eq!(field(&schema, "r"), ("Table".into(), Presence::Null));
        assert_eq!(field(&schema, "n"), ("Float".into(), Presence::Sure));
        assert_eq!(field(&schema, "l"), ("List".into(), Presence::Sure));
        assert_eq!(field(&schema, "e"), ("Text".into(), Presence::Sure));
        assert_eq!(field(&schema, "s"), ("Boolean".into(), Presence::Unknown));
    }

    #[test]
    fn flattened_and_tagged_parts() {
        let schema = json!({
            "allOf": [{ "$ref": "#/$defs/Base" }],
            "oneOf": [
                { "type": "object", "required": ["kind", "days"],
                  "properties": { "kind": { "const": "a" }, "days": { "type": "integer" } } },
                { "type": "object", "required": ["kind"], "properties": { "kind": { "const": "b" } } },
            ],
            "$defs": { "Base": { "type": "object", "required": ["id"], "properties": { "id": { "type": "string" } } } },
        });
        assert_eq!(field(&schema, "id"), ("Text".into(), Presence::Sure));
        assert_eq!(field(&schema, "kind"), ("Text".into(), Presence::Sure));
        assert_eq!(field(&schema, "days"), ("Integer".into(), Presence::Unknown));
    }

    #[derive(schemars::JsonSchema, serde::Serialize)]
    struct View {
        title: String,
        ends: Option<String>,
        exit: Option<Exit>,
        years: u32,
        goals: Vec<String>,
        event: Event,
        #[serde(flatten)]
        more: Exit,
    }

    #[derive(schemars::JsonSchema, serde::Serialize)]
    struct Exit {
        notice: String,
    }

    #[derive(schemars::JsonSchema, serde::Serialize)]
    #[serde(rename_all = "kebab-case")]
    #[expect(dead_code, reason = "only the schema counts")]
    enum Event {
        Breach,
        Missed { below: String },
    }

    #[test]
    fn schemas_of_schemars_for_serializing() {
        let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
        let schema = settings.into_generator().into_root_schema_for::<View>().to_value();
        for (name, kind, presence) in [
            ("title", "Text", Presence::Sure),
            ("ends", "Text", Presence::Null),
            ("exit", "Table", Presence::Null),
            ("years", "Integer", Presence::Sure),
            ("goals", "List", Presence::Sure),
            ("event", "Table", Presence::Sure),
            ("notice", "Text", Presence::Sure),
        ] {
            assert_eq!(field(&schema, name), (kind.into(), presence), "{name}");
        }
    }

    #[test]
    fn maps_recursion_and_silence() {
        let schema = json!({
            "type": "object",
            "required": ["m", "self", "any", "end"],
            "properties": {
                "m": { "type": "object", "additionalProperties": { "type": "string" } },
                "self": { "$ref": "#" },
                "any": {},
                "end": { "$ref": "#/$defs/Loop" },
            },
            "$defs": { "Loop": { "$ref": "#/$defs/Loop" } },
        });
        assert_eq!(field(&schema, "self"), ("Table".into(), Presence::Sure));
        assert_eq!(field(&schema, "any"), ("Any".into(), Presence::Sure));
        assert_eq!(field(&schema, "end"), ("Any".into(), Presence::Sure));
        with(&schema, |schema, view| {
            let Kind::Table(view) = view.kind else { panic!("no table") };
            let Some(Shape { kind: Kind::Table(map), .. }) = schema.field(&view, "m") else { panic!("no map") };
            let value = schema.field(&map, "whatever").expect("any key");
            assert!(matches!(value.kind, Kind::Text) && value.presence == Presence::Unknown);
        });
    }
}
