use chrono::{DateTime, Utc};
use qrcodegen::{QrCode, QrCodeEcc};
use serde::Serialize;
use totp_rs::{Algorithm, Builder, Totp};
use utoipa::ToSchema;

use super::super::model::hash_of;
use crate::error::{Error, Result};

/// Seconds for which a code is shown.
const STEP: u64 = 30;
/// Recovery codes that a person gets.
pub(super) const RECOVERY_CODES: usize = 10;
/// Letters of a recovery code: 80 bits, so that a plain hash is enough.
const RECOVERY_LETTERS: usize = 16;

/// How the second factor stands.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct State {
    /// Whether a login by password asks for a code.
    pub(crate) enabled: bool,
    pub(crate) confirmed_at: Option<DateTime<Utc>>,
    #[schema(example = 10)]
    pub(crate) recovery_codes_left: i64,
}

/// What an authenticator needs to know, in three forms. It is shown this once.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SecondFactorBegun {
    /// To be typed in.
    #[schema(example = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")]
    pub(crate) secret: String,
    /// To be opened.
    #[schema(example = "otpauth://totp/HavenJob:ada@example.org?secret=JBSWY3DPEHPK3PXP&issuer=HavenJob")]
    pub(crate) uri: String,
    /// To be scanned: the same as an SVG picture.
    #[schema(example = "<svg xmlns=\"http://www.w3.org/2000/svg\" …")]
    pub(crate) qr_svg: String,
}

/// The codes of a secret. SHA-1, six digits and half a minute: many authenticators ignore that they are told otherwise.
pub(super) fn totp(secret: Vec<u8>, email: &str) -> Result<Totp> {
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        // A clock may be half a minute off.
        .with_skew(1)
        .with_step_duration(STEP)
        .with_secret(secret)
        .with_issuer(Some("HavenJob"))
        .with_account_name(email.replace(':', "_"))
        .build()
        .map_err(|e| Error::Internal(format!("no second factor was made: {e}")))
}

/// The forms in which a secret is given to an authenticator.
pub(super) fn begun(totp: &Totp) -> Result<SecondFactorBegun> {
    let wrong = |e: String| Error::Internal(format!("a second factor cannot be shown: {e}"));
    let uri = totp.to_url().map_err(|e| wrong(e.to_string()))?;
    let picture = QrCode::encode_text(&uri, QrCodeEcc::Medium).map_err(|e| wrong(e.to_string()))?;
    Ok(SecondFactorBegun { secret: totp.secret().to_base32(), qr_svg: svg(&picture), uri })
}

/// One path over the dark squares, with the white border of four that readers ask for.
fn svg(code: &QrCode) -> String {
    use std::fmt::Write;
    let mut path = String::new();
    for (y, x) in (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (y, x))) {
        if code.get_module(x, y) {
            let _ = write!(path, "M{} {}h1v1h-1z", x + 4, y + 4);
        }
    }
    let side = code.size() + 8;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path d=\"{path}\"/></svg>"
    )
}

/// What a person typed in as a code.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Code {
    /// Of the device.
    Digits(String),
    /// A recovery code, as it is kept.
    Recovery(Vec<u8>),
}

impl Code {
    /// Reads it, however it is divided.
    pub(super) fn of(text: &str) -> Self {
        let plain: String = text.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
        if plain.len() == 6 && plain.bytes().all(|b| b.is_ascii_digit()) {
            Self::Digits(plain)
        } else {
            Self::Recovery(hash_of(&plain.to_lowercase()))
        }
    }
}

/// A new recovery code, in groups of four; no letter looks like another.
pub(super) fn recovery_code() -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let bytes: [u8; RECOVERY_LETTERS] = rand::random();
    let letters: Vec<char> = bytes.iter().map(|b| char::from(LETTERS[usize::from(*b % 32)])).collect();
    letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        assert_eq!(Code::of(" 123 456 "), Code::Digits("123456".into()));
        let code = recovery_code();
        assert_eq!(code.len(), RECOVERY_LETTERS + 3);
        assert_ne!(code, recovery_code());
        let typed = code.to_uppercase().replace('-', " ");
        assert_eq!(Code::of(&code), Code::of(&typed));
        assert!(matches!(Code::of("12345"), Code::Recovery(_)));
    }

    #[test]
    fn the_codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, its eight digits cut to six.
        let totp = totp(b"12345678901234567890".to_vec(), "ada@example.org").unwrap();
        assert_eq!(totp.generate(59).to_string(), "287082");
        assert_eq!(totp.generate(1_111_111_109).to_string(), "081804");
        assert_eq!(totp.check("287082", 59 + 30), Some(1));
        assert_eq!(totp.check("287082", 59 + 60), None);
    }

    #[test]
    fn the_picture_holds_the_address() {
        let begun = begun(&totp(vec![7; 20], "a:da@example.org").unwrap()).unwrap();
        assert!(begun.uri.starts_with("otpauth://totp/HavenJob:a_da"), "{}", begun.uri);
        assert!(begun.uri.contains(&begun.secret));
        assert!(begun.qr_svg.starts_with("<svg") && begun.qr_svg.matches("h1v1").count() > 200);
    }
}
