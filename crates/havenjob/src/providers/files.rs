//! The store of uploaded files: a local folder or an S3 bucket. It sees sealed bytes only.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use futures::TryStreamExt;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::path::Path as StorePath;
use object_store::prefix::PrefixStore;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload, RetryConfig};

use crate::config::Storage;
use crate::db::UserId;
use crate::error::{Error, Result};
use crate::seal::Key;

/// The file store. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Files(Arc<dyn ObjectStore>);

impl Files {
    /// Opens the bucket that is configured, else the folder `files` in the data folder.
    pub(crate) fn open(settings: &Storage, data: &Path) -> Result<Self> {
        let store: Arc<dyn ObjectStore> = match &settings.bucket {
            Some(bucket) => Arc::new(PrefixStore::new(s3(settings, bucket)?, settings.prefix.as_str())),
            None => {
                let folder = data.join("files");
                std::fs::create_dir_all(&folder)
                    .map_err(|e| Error::Internal(format!("{} cannot be made: {e}", folder.display())))?;
                Arc::new(LocalFileSystem::new_with_prefix(folder)?)
            }
        };
        Ok(Self(store))
    }

    /// Seals and stores a file of a person under `name`; gives the key it is found by.
    pub(crate) async fn put(&self, owner: UserId, key: &Key, name: &str, bytes: &[u8]) -> Result<String> {
        let file_key = format!("{owner}/{name}");
        let sealed = key.seal(bytes, &file_key)?;
        match self.0.put(&StorePath::from(file_key.as_str()), PutPayload::from(sealed)).await {
            Ok(_) => Ok(file_key),
            // Not the file is missing but the bucket.
            Err(object_store::Error::NotFound { source, .. }) => {
                Err(object_store::Error::Generic { store: "files", source }.into())
            }
            Err(e) => Err(e.into()),
        }
    }

    /// Fetches and opens a file.
    pub(crate) async fn get(&self, key: &Key, file_key: &str) -> Result<Vec<u8>> {
        let sealed = self.0.get(&StorePath::from(file_key)).await?.bytes().await?;
        key.open(&sealed, file_key)
    }

    /// Deletes a file; one that is gone already is fine.
    pub(crate) async fn delete(&self, file_key: &str) -> Result<()> {
        match self.0.delete(&StorePath::from(file_key)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(e) => Err(e.into()),
        }
    }

    /// Deletes every file of a person, those that no row names any more too.
    pub(crate) async fn delete_all(&self, owner: UserId) -> Result<()> {
        let mut files = self.0.list(Some(&StorePath::from(owner.to_string())));
        while let Some(file) = files.try_next().await? {
            match self.0.delete(&file.location).await {
                Ok(()) | Err(object_store::Error::NotFound { .. }) => {}
                Err(e) => return Err(e.into()),
            }
        }
        Ok(())
    }

    /// Whether the store answers. A list, because a file that is not there and a bucket that is not there look alike.
    pub(crate) async fn ping(&self) -> Result<()> {
        self.0.list(Some(&StorePath::from("ping"))).try_next().await?;
        Ok(())
    }
}

fn s3(settings: &Storage, bucket: &str) -> Result<object_store::aws::AmazonS3> {
    // A request waits for it: better a clear no in seconds than the client's usual three minutes.
    let retry =
        RetryConfig { max_retries: 3, retry_timeout: Duration::from_secs(10), ..RetryConfig::default() };
    let mut builder = AmazonS3Builder::from_env().with_bucket_name(bucket).with_retry(retry);
    if let Some(region) = &settings.region {
        builder = builder.with_region(region);
    }
    if let Some(endpoint) = &settings.endpoint {
        builder = builder.with_endpoint(endpoint).with_allow_http(endpoint.starts_with("http://"));
    }
    if let (Some(id), Some(secret)) = (&settings.access_key_id, &settings.secret_access_key) {
        builder = builder.with_access_key_id(id).with_secret_access_key(secret);
    }
    Ok(builder.build()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_lies_on_disk_is_sealed() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::open(&Storage::default(), folder.path()).unwrap();
        let (owner, key) = (uuid::Uuid::from_u128(1), Key::random());
        let file_key = files.put(owner, &key, "cv.pdf", b"Ada Lovelace").await.unwrap();
        assert_eq!(files.get(&key, &file_key).await.unwrap(), b"Ada Lovelace");
        let raw = std::fs::read(folder.path().join("files").join(&file_key)).unwrap();
        assert!(!raw.windows(3).any(|w| w == b"Ada"));
        files.delete(&file_key).await.unwrap();
        files.delete(&file_key).await.unwrap();
        assert!(files.get(&key, &file_key).await.is_err());
    }
}
