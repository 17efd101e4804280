//! A JSON Schema that answers are held against: by us, whatever the provider promises.
//!
//! A small part of JSON Schema, the one that tells a model what to write. A keyword outside of it is refused when the
//! schema is made: one that is passed on and not checked would be a promise that nobody keeps.

use std::fmt;

use serde_json::{Map, Value};

/// A schema that cannot be used. A mistake of ours, found by the first test that makes the schema.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the schema cannot be used: {0}")]
pub(crate) struct BadSchema(String);

/// A named schema for a structured answer. Its root is an object.
#[derive(Clone, PartialEq)]
pub(crate) struct Schema {
    name: String,
    value: Value,
}

/// Nesting that no answer of ours needs: deeper ones are refused instead of followed.
const DEPTH: usize = 48;

const CHECKED: [&str; 17] = [
    "type",
    "properties",
    "required",
    "additionalProperties",
    "items",
    "enum",
    "const",
    "anyOf",
    "oneOf",
    "$ref",
    "$defs",
    "minItems",
    "maxItems",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
];
/// They tell the model what is meant, and hold nobody to it.
const TOLD: [&str; 6] = ["$schema", "title", "description", "default", "examples", "format"];

impl Schema {
    /// Takes a schema under a name of letters, digits, `_` and `-`, at most 64.
    ///
    /// # Errors
    /// Another name, a root that is no object, a keyword that is not checked here, a `$ref` that leads nowhere.
    pub(crate) fn new(name: &str, value: Value) -> Result<Self, BadSchema> {
        let good = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
        if name.is_empty() || name.len() > 64 || !name.chars().all(good) {
            return Err(BadSchema(format!("the name {name:?} is not letters, digits, _ and -")));
        }
        if value.get("type").and_then(Value::as_str) != Some("object") {
            return Err(BadSchema("its root is no object".into()));
        }
        known(&value, &value, 0)?;
        Ok(Self { name: name.to_owned(), value })
    }

    /// The name.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The schema as it was given.
    pub(crate) fn value(&self) -> &Value {
        &self.value
    }

    /// Holds an answer against the schema.
    ///
    /// # Errors
    /// The first thing that is wrong and where. It names what the schema knows, never what the answer says.
    pub(crate) fn check(&self, answer: &Value) -> Result<(), String> {
        check(&self.value, &self.value, answer, "the answer", 0)
    }
}

impl fmt::Debug for Schema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Schema({})", self.name)
    }
}

/// Every schema directly below one.
pub(super) fn children(node: &Map<String, Value>) -> impl Iterator<Item = &Value> {
    let many =
        ["properties", "$defs"].into_iter().filter_map(|k| node.get(k)?.as_object()).flat_map(Map::values);
    let lists = ["anyOf", "oneOf"].into_iter().filter_map(|k| node.get(k)?.as_array()).flatten();
    let one =
        ["items", "additionalProperties"].into_iter().filter_map(|k| node.get(k)).filter(|v| v.is_object());
    many.chain(lists).chain(one)
}

/// What a `$ref` stands for.
pub(super) fn target<'a>(root: &'a Value, reference: &str) -> Option<&'a Value> {
    root.get("$defs")?.get(reference.strip_prefix("#/$defs/")?)
}

fn known(root: &Value, node: &Value, depth: usize) -> Result<(), BadSchema> {
    let Some(node) = node.as_object() else { return Err(BadSchema("a part of it is no object".into())) };
    if depth > DEPTH {
        return Err(BadSchema("it is nested too deeply".into()));
    }
    for keyword in node.keys() {
        if !CHECKED.contains(&keyword.as_str()) && !TOLD.contains(&keyword.as_str()) {
            return Err(BadSchema(format!("{keyword:?} is not checked here")));
        }
    }
    if let Some(reference) = node.get("$ref")
        && reference.as_str().and_then(|r| target(root, r)).is_none()
    {
        return Err(BadSchema(format!("{reference} leads nowhere")));
    }
    children(node).try_for_each(|child| known(root, child, depth + 1))
}

fn check(root: &Value, node: &Value, answer: &Value, at: &str, depth: usize) -> Result<(), String> {
    if depth > DEPTH {
        return Err(format!("{at} is nested too deeply"));
    }
    let under = |node: &Value| check(root, node, answer, at, depth + 1);
    if let Some(reference) = node.get("$ref").and_then(Value::as_str) {
        match target(root, reference) {
            Some(node) => under(node)?,
            None => return Err(format!("{at} has no schema")),
        }
    }
    if let Some(types) = node.get("type")
        && !one_or_many(types).any(|t| is_a(answer, t))
    {
        let names: Vec<&str> = one_or_many(types).collect();
        return Err(format!("{at} is not of type {}", names.join(" or ")));
    }
    if let Some(options) = node.get("enum").and_then(Value::as_array)
        && !options.contains(answer)
    {
        return Err(format!("{at} is none of the values it may have"));
    }
    if node.get("const").is_some_and(|only| only != answer) {
        return Err(format!("{at} is not the only value it may have"));
    }
    if let Some(options) = node.get("anyOf").and_then(Value::as_array)
        && !options.iter().any(|option| under(option).is_ok())
    {
        return Err(format!("{at} fits none of its forms"));
    }
    if let Some(options) = node.get("oneOf").and_then(Value::as_array)
        && options.iter().filter(|option| under(option).is_ok()).count() != 1
    {
        return Err(format!("{at} does not fit one of its forms"));
    }
    match answer {
        Value::Object(fields) => check_fields(root, node, fields, at, depth),
        Value::Array(items) => check_items(root, node, items, at, depth),
        Value::String(text) => in_bounds(node, "minLength", "maxLength", text.chars().count() as f64)
            .map_err(|bound| format!("{at} has a length beyond {bound}")),
        Value::Number(number) => {
            in_bounds(node, "minimum", "maximum", number.as_f64().unwrap_or(f64::INFINITY))
                .map_err(|bound| format!("{at} is beyond {bound}"))
        }
        Value::Null | Value::Bool(_) => Ok(()),
    }
}

fn check_fields(
    root: &Value,
    node: &Value,
    fields: &Map<String, Value>,
    at: &str,
    depth: usize,
) -> Result<(), String> {
    for name in node.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
    {
        if !fields.contains_key(name) {
            return Err(format!("{at} lacks the field {name}"));
        }
    }
    let properties = node.get("properties").and_then(Value::as_object);
    let others = node.get("additionalProperties");
    for (name, value) in fields {
        match (properties.and_then(|p| p.get(name)), others) {
            (Some(node), _) => check(root, node, value, &format!("{at}.{name}"), depth + 1)?,
            (None, Some(Value::Bool(false))) => {
                return Err(format!("{at} has a field that the schema does not have"));
            }
            (None, Some(node @ Value::Object(_))) => {
                check(root, node, value, &format!("a further field of {at}"), depth + 1)?;
            }
            (None, _) => {}
        }
    }
    Ok(())
}

fn check_items(root: &Value, node: &Value, items: &[Value], at: &str, depth: usize) -> Result<(), String> {
    in_bounds(node, "minItems", "maxItems", items.len() as f64)
        .map_err(|bound| format!("{at} has a number of items beyond {bound}"))?;
    let Some(node) = node.get("items") else { return Ok(()) };
    items
        .iter()
        .enumerate()
        .try_for_each(|(i, item)| check(root, node, item, &format!("{at}[{i}]"), depth + 1))
}

/// Fails with the bound that is crossed.
fn in_bounds(node: &Value, least: &str, most: &str, number: f64) -> Result<(), f64> {
    let bound = |keyword: &str| node.get(keyword).and_then(Value::as_f64);
    match (bound(least), bound(most)) {
        (Some(least), _) if number < least => Err(least),
        (_, Some(most)) if number > most => Err(most),
        _ => Ok(()),
    }
}

/// The types of a `type` keyword.
pub(super) fn one_or_many(types: &Value) -> impl Iterator<Item = &str> {
    types.as_str().into_iter().chain(types.as_array().into_iter().flatten().filter_map(Value::as_str))
}

fn is_a(answer: &Value, kind: &str) -> bool {
    match kind {
        "object" => answer.is_object(),
        "array" => answer.is_array(),
        "string" => answer.is_string(),
        "number" => answer.is_number(),
        "integer" => answer.is_i64() || answer.is_u64() || answer.as_f64().is_some_and(|n| n.fract() == 0.0),
        "boolean" => answer.is_boolean(),
        "null" => answer.is_null(),
        _ => false,
    }
}
