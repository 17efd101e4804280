//! A schema in the narrow form that providers enforce, and the way back.
//!
//! OpenAI's strict mode wants every object closed and every field required, so a field that may be missing becomes one
//! that may be null; Anthropic's wants objects closed. Both refuse bounds on lengths and numbers. What is taken out
//! here is still checked by us: [`read`] turns such a null back into a missing field and holds the answer against the
//! whole schema.

use serde_json::{Map, Value, json};

use super::schema::{self, Schema};

/// Taken out: providers refuse them. `default` and the like would also be told to the model as facts.
const DROPPED: [&str; 11] = [
    "$schema",
    "title",
    "default",
    "examples",
    "format",
    "minItems",
    "maxItems",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
];

/// The schema with every object closed; with `nullable`, every field required as well. None where it has parts that
/// cannot be said so: free maps, values of any type.
pub(super) fn narrow(schema: &Schema, nullable: bool) -> Option<Value> {
    narrowed(schema.value(), nullable)
}

fn narrowed(node: &Value, nullable: bool) -> Option<Value> {
    let node = node.as_object()?;
    let mut out = Map::new();
    for (keyword, value) in node {
        match keyword.as_str() {
            "properties" | "required" | "additionalProperties" | "anyOf" | "oneOf" => {}
            "items" => drop(out.insert(keyword.clone(), narrowed(value, nullable)?)),
            "const" => drop(out.insert("enum".into(), json!([value]))),
            "$defs" => {
                let defs = value.as_object()?.iter();
                let defs = defs.map(|(name, def)| Some((name.clone(), narrowed(def, nullable)?)));
                out.insert(keyword.clone(), Value::Object(defs.collect::<Option<_>>()?));
            }
            dropped if DROPPED.contains(&dropped) => {}
            _ => drop(out.insert(keyword.clone(), value.clone())),
        }
    }
    let forms = match (node.get("anyOf"), node.get("oneOf")) {
        (Some(_), Some(_)) => return None,
        (any, one) => any.or(one),
    };
    if let Some(forms) = forms {
        let forms = forms.as_array()?.iter().map(|form| narrowed(form, nullable));
        out.insert("anyOf".into(), Value::Array(forms.collect::<Option<_>>()?));
    }
    let is = |kind: &str| node.get("type").is_some_and(|t| schema::one_or_many(t).any(|t| t == kind));
    if is("object") {
        close(node, &mut out, nullable)?;
    }
    let says_something =
        ["type", "enum", "const", "anyOf", "oneOf", "$ref"].iter().any(|k| node.contains_key(*k));
    let free_list = is("array") && !node.contains_key("items");
    (says_something && !free_list).then_some(Value::Object(out))
}

fn close(node: &Map<String, Value>, out: &mut Map<String, Value>, nullable: bool) -> Option<()> {
    let properties = node.get("properties")?.as_object()?;
    if !matches!(node.get("additionalProperties"), None | Some(Value::Bool(false))) {
        return None;
    }
    let mut fields = Map::new();
    for (name, field) in properties {
        let narrow = narrowed(field, nullable)?;
        let narrow = if nullable && !is_required(node, name) { or_null(narrow) } else { narrow };
        fields.insert(name.clone(), narrow);
    }
    let required: Vec<&String> =
        properties.keys().filter(|name| nullable || is_required(node, name)).collect();
    out.insert("required".into(), json!(required));
    out.insert("properties".into(), Value::Object(fields));
    out.insert("additionalProperties".into(), Value::Bool(false));
    Some(())
}

fn is_required(node: &Map<String, Value>, name: &str) -> bool {
    node.get("required").and_then(Value::as_array).is_some_and(|r| r.iter().any(|r| r == name))
}

fn or_null(node: Value) -> Value {
    let plain = node.get("type").and_then(Value::as_str).filter(|_| node.get("enum").is_none());
    match plain.map(str::to_owned) {
        Some(kind) => {
            let mut node = node;
            node["type"] = json!([kind, "null"]);
            node
        }
        None => json!({"anyOf": [node, {"type": "null"}]}),
    }
}

/// Reads a structured answer: the JSON in the text, nulls that stand for missing fields taken out, held against the
/// schema.
///
/// # Errors
/// What is wrong, in words that hold nothing of the answer.
pub(super) fn read(schema: &Schema, text: &str) -> Result<Value, String> {
    let mut answer = find_json(text).ok_or("it is not JSON")?;
    drop_nulls(schema.value(), schema.value(), &mut answer, 0);
    schema.check(&answer)?;
    Ok(answer)
}

/// The JSON in a text: all of it, or what is left without thoughts, code fence and words around it.
fn find_json(text: &str) -> Option<Value> {
    let text = text.rsplit_once("</think>").map_or(text, |(_, rest)| rest).trim();
    let between = || text.get(text.find('{')?..=text.rfind('}')?);
    serde_json::from_str(text).ok().or_else(|| serde_json::from_str(between()?).ok())
}

/// Takes out a null where the field may be missing and may not be null.
fn drop_nulls(root: &Value, node: &Value, answer: &mut Value, depth: usize) {
    if depth > 48 {
        return;
    }
    if let Some(node) = node.get("$ref").and_then(Value::as_str).and_then(|r| schema::target(root, r)) {
        return drop_nulls(root, node, answer, depth + 1);
    }
    for form in ["anyOf", "oneOf"].into_iter().filter_map(|k| node.get(k)?.as_array()).flatten() {
        drop_nulls(root, form, answer, depth + 1);
    }
    match answer {
        Value::Array(items) => {
            let Some(node) = node.get("items") else { return };
            items.iter_mut().for_each(|item| drop_nulls(root, node, item, depth + 1));
        }
        Value::Object(fields) => {
            let (Some(object), Some(properties)) =
                (node.as_object(), node.get("properties").and_then(Value::as_object))
            else {
                return;
            };
            fields.retain(|name, value| {
                !value.is_null() || is_required(object, name) || !properties.contains_key(name)
            });
            for (name, field) in properties {
                if let Some(value) = fields.get_mut(name) {
                    drop_nulls(root, field, value, depth + 1);
                }
            }
        }
        _ => {}
    }
}
