//! A bucket of its own for an instance, on the S3 server that `HAVENJOB_TEST_S3` names, such as `http://127.0.0.1:18500`.

use std::sync::atomic::{AtomicU32, Ordering};

use futures::TryStreamExt;
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::{ObjectStore, ObjectStoreExt};

/// A bucket, empty at first.
#[derive(Clone)]
pub(crate) struct Bucket {
    endpoint: String,
    name: String,
}

const ID: &str = "test-id";
const SECRET: &str = "test-secret";
/// The folder in it that the instance is told to use.
pub(crate) const PREFIX: &str = "havenjob";

impl Bucket {
    /// The server's address, where one is named.
    pub(crate) fn server() -> Option<String> {
        std::env::var("HAVENJOB_TEST_S3").ok().map(|u| u.trim_end_matches('/').to_owned())
    }

    /// Makes one.
    pub(crate) fn fresh() -> Option<Self> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let endpoint = Self::server()?;
        let name = format!("test-{}-{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let url = format!("{endpoint}/{name}");
        // Its own thread: tests are asynchronous themselves, and a runtime cannot be begun inside one.
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                reqwest::Client::new().put(url).send().await.unwrap().error_for_status().unwrap();
            });
        })
        .join()
        .unwrap();
        Some(Self { endpoint, name })
    }

    /// What an instance is told of it.
    pub(crate) fn settings(&self) -> Vec<(String, String)> {
        [
            ("BUCKET", self.name.as_str()),
            ("ENDPOINT", self.endpoint.as_str()),
            ("REGION", "us-east-1"),
            ("ACCESS_KEY_ID", ID),
            ("SECRET_ACCESS_KEY", SECRET),
            ("PREFIX", PREFIX),
        ]
        .map(|(name, value)| (format!("STORAGE__{name}"), value.to_owned()))
        .to_vec()
    }

    /// What lies in it: each name with its bytes.
    pub(crate) async fn stored(&self) -> Vec<(String, Vec<u8>)> {
        all(&self.open()).await
    }

    fn open(&self) -> AmazonS3 {
        AmazonS3Builder::new()
            .with_bucket_name(&self.name)
            .with_endpoint(&self.endpoint)
            .with_region("us-east-1")
            .with_access_key_id(ID)
            .with_secret_access_key(SECRET)
            .with_allow_http(true)
            .build()
            .unwrap()
    }
}

/// Everything in a store.
pub(crate) async fn all(store: &impl ObjectStore) -> Vec<(String, Vec<u8>)> {
    let listed: Vec<_> = store.list(None).try_collect().await.unwrap();
    let mut all = Vec::new();
    for object in listed {
        let bytes = store.get(&object.location).await.unwrap().bytes().await.unwrap();
        all.push((object.location.to_string(), bytes.to_vec()));
    }
    all
}
