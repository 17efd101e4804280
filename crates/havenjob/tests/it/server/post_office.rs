//! An SMTP server that keeps what it is given: the least of RFC 5321 that a client needs.

use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Mutex, mpsc};

pub(crate) struct PostOffice {
    pub(crate) url: String,
    mails: Mutex<mpsc::UnboundedReceiver<String>>,
}

impl PostOffice {
    pub(crate) async fn open() -> Self {
        Self::slow(Duration::ZERO).await
    }

    /// One that thinks about each mail for so long before it says that it is kept.
    pub(crate) async fn slow(pause: Duration) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        let (sender, mails) = mpsc::unbounded_channel();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, sender.clone(), pause));
            }
        });
        Self { url, mails: Mutex::new(mails) }
    }

    /// The mails that came and were not taken yet.
    pub(crate) async fn rest(&self) -> Vec<String> {
        let mut mails = self.mails.lock().await;
        std::iter::from_fn(|| mails.try_recv().ok()).collect()
    }

    /// The next mail, whole.
    pub(crate) async fn next(&self) -> String {
        let mut mails = self.mails.lock().await;
        tokio::time::timeout(Duration::from_secs(20), mails.recv()).await.expect("a mail comes").unwrap()
    }
}

async fn serve(
    stream: TcpStream,
    sender: mpsc::UnboundedSender<String>,
    pause: Duration,
) -> std::io::Result<()> {
    let (reader, mut writer) = stream.into_split();
    let mut lines = BufReader::new(reader).lines();
    writer.write_all(b"220 test\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        match line.split(' ').next().unwrap_or_default().to_uppercase().as_str() {
            "EHLO" | "HELO" => writer.write_all(b"250 test\r\n").await?,
            "DATA" => {
                writer.write_all(b"354 go on\r\n").await?;
                let mut mail = String::new();
                while let Some(line) = lines.next_line().await?.filter(|l| l != ".") {
                    mail.push_str(&line);
                    mail.push_str("\r\n");
                }
                let _ = sender.send(mail);
                tokio::time::sleep(pause).await;
                writer.write_all(b"250 kept\r\n").await?;
            }
            "QUIT" => return writer.write_all(b"221 bye\r\n").await,
            _ => writer.write_all(b"250 ok\r\n").await?,
        }
    }
    Ok(())
}

/// The token behind a path in a mail; lines are folded as mail folds them.
pub(crate) fn link_token(mail: &str, path: &str) -> String {
    let flat = mail.replace("=\r\n", "").replace("=3D", "=");
    let rest = &flat[flat.find(path).unwrap_or_else(|| panic!("no {path} in {mail}")) + path.len()..];
    rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect()
}
