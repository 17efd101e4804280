//! The validator, and the narrow form that providers enforce.

use super::super::strict::{narrow, read};
use super::*;

fn schema(value: Value) -> Schema {
    Schema::new("x", value).unwrap()
}

/// A schema with one field.
fn field(value: impl Into<Value>) -> Schema {
    let value: Value = value.into();
    schema(
        json!({"type": "object", "properties": {"f": value}, "required": ["f"], "additionalProperties": false}),
    )
}

#[test]
fn answers_are_held_against_every_keyword() {
    let table = [
        (json!({"type": "string"}), vec![json!("a")], vec![json!(1), json!(null), json!(["a"])]),
        (json!({"type": "integer"}), vec![json!(1), json!(2.0)], vec![json!(1.5), json!("1")]),
        (json!({"type": ["number", "null"]}), vec![json!(1.5), json!(null)], vec![json!("x"), json!(true)]),
        (json!({"enum": ["a", 2]}), vec![json!("a"), json!(2)], vec![json!("b"), json!(null)]),
        (json!({"const": "a"}), vec![json!("a")], vec![json!("b")]),
        (
            json!({"type": "string", "minLength": 2, "maxLength": 3}),
            vec![json!("äöü")],
            vec![json!("ä"), json!("abcd")],
        ),
        (
            json!({"type": "number", "minimum": 0, "maximum": 5}),
            vec![json!(0), json!(5)],
            vec![json!(-1), json!(5.1)],
        ),
        (
            json!({"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": 2}),
            vec![json!(["a"])],
            vec![json!([]), json!([1]), json!(["a", "b", "c"]), json!({})],
        ),
        (
            json!({"anyOf": [{"type": "string"}, {"type": "null"}]}),
            vec![json!("a"), json!(null)],
            vec![json!(1)],
        ),
        (
            json!({"oneOf": [{"type": "integer"}, {"minimum": 5}]}),
            vec![json!(1), json!(7.5)],
            vec![json!(6), json!(1.5)],
        ),
        (
            json!({"type": "object", "properties": {}, "additionalProperties": {"type": "integer"}}),
            vec![json!({}), json!({"a": 1})],
            vec![json!({"a": "x"})],
        ),
    ];
    for (keyword, good, bad) in table {
        let schema = field(keyword);
        for value in good {
            assert_eq!(schema.check(&json!({"f": value})), Ok(()), "{:?} {value}", schema.value());
        }
        for value in bad {
            assert!(schema.check(&json!({"f": value})).is_err(), "{:?} {value}", schema.value());
        }
    }
    assert_eq!(field(json!({})).check(&json!({})), Err("the answer lacks the field f".into()));
    let others = field(json!({})).check(&json!({"f": 1, "g": 2}));
    assert_eq!(others, Err("the answer has a field that the schema does not have".into()));
    let deep = field(json!({"type": "array", "items": {"type": "string"}})).check(&json!({"f": ["a", 1]}));
    assert_eq!(deep, Err("the answer.f[1] is not of type string".into()));
}

#[test]
fn references_are_followed_and_end() {
    let tree = schema(json!({
        "type": "object", "properties": {"next": {"$ref": "#/$defs/node"}},
        "$defs": {"node": {"type": "object", "properties": {"next": {"$ref": "#/$defs/node"}, "n": {"type": "integer"}}}},
    }));
    assert_eq!(tree.check(&json!({"next": {"next": {"n": 1}}})), Ok(()));
    assert!(tree.check(&json!({"next": {"next": {"n": "1"}}})).is_err());
    let mut deep = json!({});
    (0..200).for_each(|_| deep = json!({"next": deep}));
    assert!(tree.check(&deep).is_err());
    let endless = json!({"type": "object", "properties": {"a": {"$ref": "#/$defs/a"}}, "$defs": {"a": {"$ref": "#/$defs/a"}}});
    assert!(schema(endless).check(&json!({"a": 1})).is_err());
}

#[test]
fn what_is_not_checked_is_not_taken() {
    let bad = [
        json!({"type": "string"}),
        json!({"properties": {}}),
        json!({"type": "object", "properties": {"a": {"pattern": "x"}}}),
        json!({"type": "object", "properties": {"a": {"items": {"not": {}}}}}),
        json!({"type": "object", "properties": {"a": {"$ref": "#/$defs/none"}}}),
        json!({"type": "object", "properties": {"a": true}}),
    ];
    for value in bad {
        assert!(Schema::new("x", value.clone()).is_err(), "{value}");
    }
    for name in ["", "a b", "ä", &"x".repeat(65)] {
        assert!(Schema::new(name, json!({"type": "object"})).is_err(), "{name}");
    }
}

#[test]
fn the_narrow_form_closes_every_object() {
    let whole = schema(json!({
        "$schema": "x", "title": "T", "type": "object", "required": ["list"],
        "properties": {
            "list": {"type": "array", "maxItems": 3, "items": {"$ref": "#/$defs/item"}},
            "note": {"type": "string", "description": "kept", "maxLength": 9},
        },
        "$defs": {"item": {"type": "object", "properties": {"kind": {"const": "a"}}, "required": ["kind"]}},
    }));
    let item = json!({"type": "object", "properties": {"kind": {"enum": ["a"]}}, "required": ["kind"], "additionalProperties": false});
    let list = json!({"type": "array", "items": {"$ref": "#/$defs/item"}});
    let strict = narrow(&whole, true).unwrap();
    assert_eq!(
        strict["properties"],
        json!({"list": list, "note": {"type": ["string", "null"], "description": "kept"}})
    );
    assert_eq!((&strict["required"], &strict["$defs"]["item"]), (&json!(["list", "note"]), &item));
    assert_eq!((strict.get("title"), &strict["additionalProperties"]), (None, &json!(false)));
    let closed = narrow(&whole, false).unwrap();
    assert_eq!(
        (&closed["required"], &closed["properties"]["note"]["type"]),
        (&json!(["list"]), &json!("string"))
    );
}

#[test]
fn what_cannot_be_said_narrowly_is_not() {
    let maps = json!({"type": "object", "properties": {"a": {"type": "object", "additionalProperties": {"type": "string"}}}});
    let free = json!({"type": "object", "properties": {"a": {}}});
    let list = json!({"type": "object", "properties": {"a": {"type": "array"}}});
    for value in [maps, free, list, json!({"type": "object"})] {
        assert_eq!(narrow(&schema(value.clone()), true), None, "{value}");
    }
}

#[test]
fn json_is_found_in_what_surrounds_it() {
    let schema = field(json!({"type": "string"}));
    let good = Ok(json!({"f": "a"}));
    for text in [
        r#"{"f": "a"}"#,
        "  {\"f\": \"a\"}\n",
        "```json\n{\"f\": \"a\"}\n```",
        "Here you are: {\"f\": \"a\"} Anything else?",
        "<think>Is it {\"f\": 1}?</think>\n{\"f\": \"a\"}",
    ] {
        assert_eq!(read(&schema, text), good, "{text}");
    }
    for text in ["", "a", "}{", "{\"f\": \"a\"", "{\"f\": \"a\"} {\"f\": \"b\"}", "é{"] {
        assert!(read(&schema, text).is_err(), "{text}");
    }
}

#[test]
fn a_null_stands_for_a_missing_field_only_where_it_may_be_missing() {
    let schema = schema(json!({
        "type": "object", "required": ["a"],
        "properties": {"a": {"type": ["string", "null"]}, "b": {"type": "string"},
            "c": {"type": "array", "items": {"type": "object", "properties": {"d": {"type": "integer"}}}}},
    }));
    let answer = read(&schema, r#"{"a": null, "b": null, "c": [{"d": null}, {"d": 1}]}"#);
    assert_eq!(answer, Ok(json!({"a": null, "c": [{}, {"d": 1}]})));
    assert!(read(&schema, r#"{"b": "x", "c": null}"#).is_err());
}
