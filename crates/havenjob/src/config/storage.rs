use serde::{Deserialize, Serialize};

/// Where uploaded and made files are. They are encrypted before they leave the process, wherever that is.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Storage {
    /// An S3 bucket; nothing for the folder `files` in the data folder.
    pub(crate) bucket: Option<String>,
    /// Endpoint of a compatible service; nothing for AWS.
    pub(crate) endpoint: Option<String>,
    /// Region; compatible services mostly ignore it.
    pub(crate) region: Option<String>,
    /// Access key.
    pub(crate) access_key_id: Option<String>,
    /// Its secret.
    pub(crate) secret_access_key: Option<String>,
    /// Folder inside the bucket.
    pub(crate) prefix: String,
}
