//! Reading JSON Resume as it is found in the world: `null` for a missing value, a number where text belongs, one string
//! where a list belongs.

use std::fmt;

use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::Resume;

/// Why a text is no JSON Resume.
#[derive(Debug)]
pub struct JsonError(serde_json::Error);

impl JsonError {
    /// Whether the text is not JSON at all, rather than JSON of another shape.
    pub fn is_syntax(&self) -> bool {
        self.0.is_syntax() || self.0.is_eof()
    }
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a JSON Resume: {}", self.0)
    }
}

impl std::error::Error for JsonError {}

impl Resume {
    /// Reads JSON Resume 1.0.0; ids are filled in where they are missing.
    ///
    /// # Errors
    /// When the text is not JSON, is no object, or a section is neither `null` nor a list of objects.
    pub fn from_json(text: &str) -> Result<Self, JsonError> {
        let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(JsonError)?;
        if !value.is_object() {
            return Err(JsonError(serde_json::Error::custom("the top level is no object")));
        }
        let mut resume: Self = serde_json::from_value(value).map_err(JsonError)?;
        resume.assign_ids();
        Ok(resume)
    }

    /// Writes JSON Resume 1.0.0, indented, with a line feed at the end.
    pub fn to_json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }
}

/// The JSON Schema (2020-12) of what [`Resume::to_json`] writes.
pub fn json_schema() -> Value {
    schemars::schema_for!(Resume).into()
}

/// Text; `null` is empty, numbers and booleans are written out.
pub(super) fn string<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    match Value::deserialize(deserializer)? {
        Value::Null => Ok(String::new()),
        Value::String(text) => Ok(text),
        value @ (Value::Number(_) | Value::Bool(_)) => Ok(value.to_string()),
        other => Err(D::Error::custom(format!("expected text, found {other}"))),
    }
}

/// A list of texts; `null` is empty, one text is a list of one, empty entries are left out.
pub(super) fn strings<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    Ok(all_strings(deserializer)?.into_iter().filter(|t| !t.is_empty()).collect())
}

/// As [`strings`], but empty entries keep their place.
pub(super) fn all_strings<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let list = match Value::deserialize(deserializer)? {
        Value::Null => Vec::new(),
        Value::Array(list) => list,
        one => vec![one],
    };
    list.into_iter().map(string).collect::<Result<Vec<_>, _>>().map_err(D::Error::custom)
}

/// A list of objects; `null` is empty, a bare text `t` is an item whose name is `t` (skills are often written so).
pub(super) fn items<'de, D: Deserializer<'de>, T: DeserializeOwned>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    let Some(list) = Option::<Vec<Value>>::deserialize(deserializer)? else { return Ok(Vec::new()) };
    let object = |value: Value| match value {
        Value::String(text) => serde_json::json!({ "name": text }),
        other => other,
    };
    list.into_iter()
        .filter(|value| !value.is_null())
        .map(|value| serde_json::from_value(object(value)).map_err(D::Error::custom))
        .collect()
}

/// A value whose absence may be written `null`.
pub(super) fn or_default<'de, D: Deserializer<'de>, T: DeserializeOwned + Default>(
    d: D,
) -> Result<T, D::Error> {
    Ok(Option::<T>::deserialize(d)?.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::{Date, Resume};

    #[test]
    fn unknown_fields_and_ids_survive_a_round_trip() {
        let text = json!({
            "$schema": "https://example.com/schema.json",
            "basics": { "name": "Ada", "pronouns": "she", "location": { "city": "London", "planet": "Earth" } },
            "work": [{ "id": "w", "name": "Engine", "startDate": "1842-09", "highlights": ["a", "b"], "salary": 3 }],
            "skills": ["Punching", { "name": "Maths", "keywords": "Bernoulli", "years": 4 }],
            "patents": [{ "number": 1 }],
            "meta": { "theme": "plain" }
        });
        let resume = Resume::from_json(&text.to_string()).unwrap();
        assert_eq!(resume.work[0].dates.end, Some(Date::Present));
        assert_eq!(resume.work[0].highlights[1].id, "w.2");
        assert_eq!(resume.skills[0].name, "Punching");
        let again = Resume::from_json(&resume.to_json()).unwrap();
        assert_eq!(again, resume);
        let value: serde_json::Value = serde_json::from_str(&resume.to_json()).unwrap();
        assert_eq!(value["patents"], text["patents"]);
        assert_eq!(value["work"][0]["salary"], 3);
        assert_eq!(value["basics"]["location"]["planet"], "Earth");
        assert_eq!(value["meta"]["theme"], "plain");
        assert_eq!(value["work"][0]["endDate"], serde_json::Value::Null);
    }

    #[test]
    fn nulls_numbers_and_odd_dates_are_read() {
        let text = r#"{"basics":{"name":null,"phone":49301234,"location":null,"profiles":null},"work":null,
            "education":[{"institution":"X","startDate":"Fall 2015","endDate":"2019-05-01T00:00:00"}]}"#;
        let resume = Resume::from_json(text).unwrap();
        assert_eq!(resume.basics.phone, "49301234");
        assert_eq!(resume.education[0].dates.start, Some(Date::Text("Fall 2015".into())));
        assert_eq!(resume.education[0].dates.end, Some(Date::Day(2019, 5, 1)));
    }

    #[test]
    fn other_json_is_refused() {
        assert!(Resume::from_json("[]").is_err());
        assert!(Resume::from_json("{").unwrap_err().is_syntax());
        assert!(Resume::from_json(r#"{"work":[3]}"#).is_err());
    }

    #[test]
    fn ids_are_unique_and_stay() {
        let text = r#"{"work":[{"id":"a"},{"id":"a"},{"id":"work-1"}],"awards":[{"title":"t"}]}"#;
        let resume = Resume::from_json(text).unwrap();
        let ids: Vec<_> = resume.work.iter().map(|w| w.id.as_str()).collect();
        assert_eq!(ids, ["a", "work-2", "work-1"]);
        assert_eq!(resume.awards[0].id, "awards-1");
    }
}
