//! The least of a device and a browser that passkeys need: one key, and answers in the form of WebAuthn.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use reqwest::StatusCode;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::instance::Person;

pub(crate) const PATH: &str = "/api/users/me/passkeys";
pub(crate) const ORIGIN: &str = "https://jobs.example.org";
pub(crate) const SITE: [(&str, &str); 1] = [("SERVER__PUBLIC_URL", ORIGIN)];

pub(crate) struct Device {
    key: SigningKey,
    pub(crate) id: Vec<u8>,
    pub(crate) person: Vec<u8>,
    pub(crate) origin: &'static str,
    pub(crate) counter: u32,
    /// Whether the device makes sure of the person, by a finger or a number.
    pub(crate) looks: bool,
}

impl Device {
    pub(crate) fn new() -> Self {
        let key = SigningKey::from_slice(&Sha256::digest(uuid::Uuid::now_v7())).unwrap();
        let id = uuid::Uuid::now_v7().into_bytes().to_vec();
        Self { key, id, person: Vec::new(), origin: ORIGIN, counter: 0, looks: true }
    }

    fn client_data(&self, kind: &str, options: &Value) -> Vec<u8> {
        let challenge = &options["publicKey"]["challenge"];
        json!({"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false})
            .to_string()
            .into_bytes()
    }

    fn authenticator_data(&mut self, has_key: bool) -> Vec<u8> {
        self.counter += 1;
        let host = url::Url::parse(self.origin).unwrap().domain().unwrap().to_owned();
        let flags = 0x01 | if self.looks { 0x04 } else { 0 } | if has_key { 0x40 } else { 0 };
        let mut data = Sha256::digest(host).to_vec();
        data.push(flags);
        data.extend(self.counter.to_be_bytes());
        data
    }

    /// Makes its key known: what `navigator.credentials.create` gives.
    pub(crate) fn create(&mut self, options: &Value) -> Value {
        self.person = unbase64(options["publicKey"]["user"]["id"].as_str().unwrap());
        let client_data = self.client_data("webauthn.create", options);
        let mut data = self.authenticator_data(true);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len()).unwrap().to_be_bytes());
        data.extend(&self.id);
        let point = self.key.verifying_key().to_sec1_point(false);
        // COSE in CBOR: {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}.
        data.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend(&point.as_bytes()[1..33]);
        data.extend([0x22, 0x58, 0x20]);
        data.extend(&point.as_bytes()[33..65]);
        // {"fmt": "none", "attStmt": {}, "authData": data}.
        let mut attestation = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        attestation.push(u8::try_from(data.len()).unwrap());
        attestation.extend(data);
        json!({
            "id": base64(&self.id), "rawId": base64(&self.id), "type": "public-key",
            "response": {"attestationObject": base64(&attestation), "clientDataJSON": base64(&client_data)},
            "clientExtensionResults": {},
        })
    }

    /// Answers a challenge: what `navigator.credentials.get` gives.
    pub(crate) fn get(&mut self, options: &Value) -> Value {
        let client_data = self.client_data("webauthn.get", options);
        let data = self.authenticator_data(false);
        let signed = [data.as_slice(), &Sha256::digest(&client_data)].concat();
        let signature: Signature = self.key.sign(&signed);
        json!({
            "id": base64(&self.id), "rawId": base64(&self.id), "type": "public-key",
            "response": {
                "authenticatorData": base64(&data), "clientDataJSON": base64(&client_data),
                "signature": base64(signature.to_der().as_bytes()), "userHandle": base64(&self.person),
            },
            "clientExtensionResults": {},
        })
    }
}

fn base64(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

pub(crate) fn unbase64(text: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(text).unwrap()
}

/// A person's new passkey on that device: what the instance answers.
pub(crate) async fn made(me: &Person, device: &mut Device) -> (StatusCode, Value) {
    let (status, asked) = me.post(&format!("{PATH}/begin"), json!({})).await;
    assert_eq!(status, StatusCode::OK, "{asked}");
    let selection = &asked["options"]["publicKey"]["authenticatorSelection"];
    assert_eq!(selection["residentKey"], "required", "{asked}");
    assert_eq!(selection["userVerification"], "required", "{asked}");
    let credential = device.create(&asked["options"]);
    let body = json!({"ceremony": asked["ceremony"], "name": "my phone", "credential": credential});
    me.post(&format!("{PATH}/finish"), body).await
}

/// What is sent to log in: a challenge's name and the device's answer.
pub(crate) async fn answer(me: &Person, device: &mut Device) -> Value {
    let (status, asked) = me.post("/api/auth/passkey/begin", json!({})).await;
    assert_eq!(status, StatusCode::OK, "{asked}");
    json!({"ceremony": asked["ceremony"], "credential": device.get(&asked["options"])})
}
