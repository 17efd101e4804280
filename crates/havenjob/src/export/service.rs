use bytes::Bytes;
use futures::{Stream, StreamExt};
use tokio::sync::mpsc::{self, Sender};
use uuid::Uuid;

use super::archive::Archive;
use super::model::{TABLES, Table, contents};
use super::store;
use crate::app::App;
use crate::error::{Error, Result};
use crate::http::limit::HEAVY;
use crate::http::session::Me;
use crate::{cvs, profile};

/// Rows that are in memory at once.
const MOST_ROWS: i64 = 50;
/// Pieces that wait for a slow reader.
const MOST_WAITING: usize = 2;

/// Everything that is kept about a person, as the pieces of a ZIP archive. What goes wrong on the way is the last piece: an
/// archive that broke off has no end, and does not open.
pub(super) async fn export(app: &App, me: &Me) -> Result<impl Stream<Item = Result<Bytes>> + use<>> {
    app.limits.count(HEAVY, &me.id.to_string()).await?;
    let (out, pieces) = mpsc::channel(MOST_WAITING);
    let (app, me) = (app.clone(), me.clone());
    tokio::spawn(async move {
        if let Err(e) = write(&app, &me, &out).await {
            tracing::error!("an export broke off: {e}");
            let _ = out.send(Err(e)).await;
        }
    });
    let pieces = futures::stream::unfold(pieces, async |mut pieces| {
        let piece = pieces.recv().await?;
        Some((piece, pieces))
    });
    // Whoever reads it may ask once more after the end.
    Ok(pieces.fuse())
}

async fn write(app: &App, me: &Me, out: &Sender<Result<Bytes>>) -> Result<()> {
    let pretty = |value| serde_json::to_vec_pretty(value).map_err(|e| Error::Internal(e.to_string()));
    let mut archive = Archive::new();
    archive.begin("contents.json")?;
    archive = archive.write(pretty(&contents(&app.clock.now().to_rfc3339()))?).await?;
    archive.begin("profile/resume.json")?;
    archive = archive.write(profile::as_json(app, me).await?).await?;
    for table in &TABLES {
        archive = rows(app, me, table, archive, out).await?;
    }
    for id in cvs::ids(app, me).await? {
        archive = file(app, me, id, archive).await?;
        if !leave(&archive, out).await {
            return Ok(());
        }
    }
    let _ = out.send(archive.end().map(Ok)?).await;
    Ok(())
}

/// False: nobody takes it any more.
async fn leave(archive: &Archive, out: &Sender<Result<Bytes>>) -> bool {
    let piece = archive.taken();
    piece.is_empty() || out.send(Ok(piece)).await.is_ok()
}

async fn rows(
    app: &App,
    me: &Me,
    table: &Table,
    mut archive: Archive,
    out: &Sender<Result<Bytes>>,
) -> Result<Archive> {
    archive.begin(&table.file())?;
    let (mut after, mut glue) = (Uuid::nil(), "[\n");
    loop {
        // A transaction a piece: a slow reader holds none.
        let rows = store::rows(&mut app.db.read(me.id).await?, table, me.id, after, MOST_ROWS).await?;
        let Some((last, _)) = rows.last() else { break };
        after = *last;
        let mut text = String::new();
        for (_, row) in &rows {
            text.push_str(glue);
            text.push_str(row);
            glue = ",\n";
        }
        archive = archive.write(text).await?;
        if !leave(&archive, out).await {
            break;
        }
    }
    archive.write(if glue == "[\n" { "[]\n" } else { "\n]\n" }).await
}

/// A file as it was uploaded. One that the store does not give is named, and keeps the others from nobody.
async fn file(app: &App, me: &Me, id: Uuid, mut archive: Archive) -> Result<Archive> {
    match cvs::file(app, me, id).await {
        Ok((cv, bytes)) => {
            archive.begin(&format!("files/{id}/{}", cv.original_filename))?;
            archive.write(bytes).await
        }
        // Deleted meanwhile.
        Err(Error::NotFound(_)) => Ok(archive),
        Err(e) => {
            tracing::warn!("a file is not in an export: {e}");
            archive.begin(&format!("files/{id}/not-readable.txt"))?;
            archive.write("This file could not be read from the store. Export again later.\n").await
        }
    }
}
