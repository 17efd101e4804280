//! Paper and colour, which every laid-out format has.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Sheet size.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 8.5 × 11 in.
    Letter,
}

/// A colour: red, green, blue. Written `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Accent(pub [u8; 3]);

impl FromStr for Accent {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let digits =
            text.strip_prefix('#').filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()));
        let number = digits.and_then(|d| u32::from_str_radix(d, 16).ok());
        let [_, red, green, blue] =
            number.ok_or_else(|| format!("{text:?} is no colour; write it as #rrggbb"))?.to_be_bytes();
        Ok(Self([red, green, blue]))
    }
}

impl TryFrom<String> for Accent {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Accent> for String {
    fn from(accent: Accent) -> Self {
        accent.to_string()
    }
}

impl fmt::Display for Accent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Accent {
    /// The colour, darkened until text in it has a contrast of 4.5 : 1 on white (WCAG 2.2, 1.4.3).
    #[must_use]
    pub fn readable(self) -> Self {
        let mut colour = self.0;
        while 1.05 / (luminance(colour) + 0.05) < 4.5 {
            colour = colour.map(|part| (f64::from(part) * 0.94) as u8);
        }
        Self(colour)
    }
}

/// Relative luminance, 0–1, as WCAG 2.2 defines it.
fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_read_written_and_made_readable() {
        let accent: Accent = "#1F3a5f".parse().unwrap();
        assert_eq!(accent.to_string(), "#1f3a5f");
        assert_eq!(accent.readable(), accent);
        for bad in ["1f3a5f", "#fff", "#gggggg", "#+12345", ""] {
            assert!(bad.parse::<Accent>().is_err(), "{bad}");
        }
        let yellow = Accent([255, 255, 0]).readable();
        assert!(1.05 / (luminance(yellow.0) + 0.05) >= 4.5);
        assert!(yellow.0[0] > 60 && yellow.0[2] == 0, "still a yellow: {yellow}");
    }
}
