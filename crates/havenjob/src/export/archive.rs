//! A ZIP archive that is made piece by piece: what is done leaves, so that the whole is never in memory.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use zip::ZipWriter;
use zip::write::{SimpleFileOptions, StreamWriter};

use crate::error::{Error, Result};
use crate::off_thread::off_thread;

/// An archive on its way.
pub(super) struct Archive {
    zip: ZipWriter<StreamWriter<Pipe>>,
    pipe: Pipe,
}

/// What was written and has not left.
#[derive(Clone, Default)]
struct Pipe(Arc<Mutex<Vec<u8>>>);

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn broken(error: &dyn std::error::Error) -> Error {
    Error::Internal(format!("an archive cannot be written: {error}"))
}

impl Archive {
    pub(super) fn new() -> Self {
        let pipe = Pipe::default();
        Self { zip: ZipWriter::new_stream(pipe.clone()), pipe }
    }

    /// Begins a file.
    pub(super) fn begin(&mut self, name: &str) -> Result<()> {
        // Little is won by pressing harder, and most files are pressed already.
        let options = SimpleFileOptions::default().compression_level(Some(1));
        self.zip.start_file(name, options).map_err(|e| broken(&e))
    }

    /// Writes more of the file that was begun last.
    pub(super) async fn write(mut self, bytes: impl AsRef<[u8]> + Send + 'static) -> Result<Self> {
        off_thread(move || {
            self.zip.write_all(bytes.as_ref()).map_err(|e| broken(&e))?;
            Ok(self)
        })
        .await?
    }

    /// What is done, to leave.
    pub(super) fn taken(&self) -> Bytes {
        std::mem::take(&mut *self.pipe.0.lock().unwrap_or_else(PoisonError::into_inner)).into()
    }

    /// Ends it; what is left leaves.
    pub(super) fn end(self) -> Result<Bytes> {
        let Self { zip, pipe } = self;
        zip.finish().map_err(|e| broken(&e))?;
        Ok(std::mem::take(&mut *pipe.0.lock().unwrap_or_else(PoisonError::into_inner)).into())
    }
}
