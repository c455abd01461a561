//! The JSON Schema of the spec, for editors and other validators.

use schemars::schema_for;
use serde_json::{Map, Value};

use super::Spec;
use super::value::PRIVATE_MARK;

/// The JSON Schema of a deal spec, draft 2020-12: what the types say, with their doc comments as descriptions.
///
/// TOML has no `null`, so none is allowed. What is private says so in its description. The marks `x-value` (which value type
/// a string is read as) and `x-private` stay: a validator passes over keywords that it does not know, and strings with a
/// form of their own have a `pattern` for it besides.
pub fn json_schema() -> Value {
    let mut schema = schema_for!(Spec).to_value();
    without_null(&mut schema);
    say_private(&mut schema);
    schema["title"] = "prenup deal spec".into();
    schema
}

/// Takes `null` out of types and alternatives; an alternative that is left alone moves up.
fn without_null(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            map.retain(|keyword, value| keyword != "default" || !value.is_null());
            if let Some(Value::Array(types)) = map.get_mut("type") {
                types.retain(|kind| kind != "null");
                if let [one] = types.as_slice() {
                    let one = one.clone();
                    map.insert("type".to_owned(), one);
                }
            }
            for keyword in ["anyOf", "oneOf"] {
                if let Some(Value::Array(forms)) = map.get_mut(keyword) {
                    forms.retain(|form| form.get("type").is_none_or(|kind| kind != "null"));
                    if let [Value::Object(one)] = forms.as_slice() {
                        let one = one.clone();
                        map.remove(keyword);
                        move_up(map, one);
                    }
                }
            }
            map.values_mut().for_each(without_null);
        }
        Value::Array(list) => list.iter_mut().for_each(without_null),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// What stands nearer to the key is said of the key: it stays.
fn move_up(map: &mut Map<String, Value>, below: Map<String, Value>) {
    for (keyword, value) in below {
        map.entry(keyword).or_insert(value);
    }
}

const PRIVATE: &str = "Private: nothing of it reaches a shared document.";

fn say_private(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            if map.get(PRIVATE_MARK) == Some(&Value::Bool(true)) {
                let before = map.get("description").and_then(Value::as_str).unwrap_or_default();
                let said = format!("{before} {PRIVATE}").trim().to_owned();
                map.insert("description".to_owned(), said.into());
            }
            map.values_mut().for_each(say_private);
        }
        Value::Array(list) => list.iter_mut().for_each(say_private),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn each<'a>(schema: &'a Value, visit: &mut dyn FnMut(&'a Map<String, Value>)) {
        match schema {
            Value::Object(map) => {
                visit(map);
                map.values().for_each(|inner| each(inner, visit));
            }
            Value::Array(list) => list.iter().for_each(|inner| each(inner, visit)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    #[test]
    fn there_is_no_null() {
        assert!(!json_schema().to_string().contains("null"));
    }

    #[test]
    fn every_key_is_described() {
        let schema = json_schema();
        let described = |key: &Value| {
            let target = key["$ref"].as_str().and_then(|to| schema.pointer(to.trim_start_matches('#')));
            key["description"].is_string() || target.is_some_and(|target| target["description"].is_string())
        };
        let (mut seen, mut silent) = (0, Vec::new());
        each(&schema, &mut |map| {
            let keys = map.get("properties").and_then(Value::as_object);
            // One word of a choice that has a value of its own is described above it.
            let is_word = map.contains_key("description") && keys.is_some_and(|keys| keys.len() == 1);
            for (key, value) in keys.into_iter().flatten() {
                seen += 1;
                if !described(value) && !is_word {
                    silent.push(key.clone());
                }
            }
        });
        assert!(seen > 200 && silent.is_empty(), "{seen} keys, of which these have no doc comment: {silent:?}");
    }

    #[test]
    fn what_is_private_says_so() {
        let schema = json_schema();
        assert!(schema["properties"]["private"]["description"].as_str().is_some_and(|said| said.ends_with(PRIVATE)));
    }
}
