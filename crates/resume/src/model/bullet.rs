use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::json;

/// One bullet of an item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bullet {
    /// Stable within the document; see [`super::Resume::assign_ids`].
    pub id: String,
    /// Plain text, one paragraph.
    pub text: String,
}

/// The bullets of an item, in reading order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(from = "Wire", into = "Wire")]
#[schemars(with = "Wire")]
pub struct Bullets(pub Vec<Bullet>);

impl std::ops::Deref for Bullets {
    type Target = Vec<Bullet>;
    fn deref(&self) -> &Vec<Bullet> {
        &self.0
    }
}

impl std::ops::DerefMut for Bullets {
    fn deref_mut(&mut self) -> &mut Vec<Bullet> {
        &mut self.0
    }
}

impl FromIterator<Bullet> for Bullets {
    fn from_iter<T: IntoIterator<Item = Bullet>>(iter: T) -> Self {
        Self(iter.into_iter().collect())
    }
}

/// JSON Resume's list of strings, with the ids beside it.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "camelCase")]
struct Wire {
    #[serde(deserialize_with = "json::all_strings", skip_serializing_if = "Vec::is_empty")]
    highlights: Vec<String>,
    #[serde(deserialize_with = "json::all_strings", skip_serializing_if = "Vec::is_empty")]
    highlight_ids: Vec<String>,
}

impl From<Wire> for Bullets {
    fn from(wire: Wire) -> Self {
        let mut ids = wire.highlight_ids.into_iter();
        let bullets =
            wire.highlights.into_iter().map(|text| Bullet { id: ids.next().unwrap_or_default(), text });
        // Only now, or the ids behind an empty text would slip to their neighbours.
        bullets.filter(|bullet| !bullet.text.is_empty()).collect()
    }
}

impl From<Bullets> for Wire {
    fn from(bullets: Bullets) -> Self {
        let named = bullets.iter().any(|b| !b.id.is_empty());
        let (ids, highlights): (Vec<_>, Vec<_>) = bullets.0.into_iter().map(|b| (b.id, b.text)).unzip();
        Self { highlights, highlight_ids: if named { ids } else { Vec::new() } }
    }
}
