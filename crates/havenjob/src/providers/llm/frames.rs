//! The body of an answer: in pieces as they arrive, or whole. Both are capped: the server is not ours.

use std::collections::VecDeque;
use std::time::Duration;

use bytes::Bytes;
use reqwest::Response;
use tokio::time::Instant;

use super::super::guard::Timeouts;
use super::error::{Kind, Wait};
use super::wire::Framing;

/// The largest body that is read: an answer of a million tokens fits in.
const LARGEST: usize = 16 * 1024 * 1024;
/// The largest part of an error's body that is read.
const LARGEST_ERROR: usize = 64 * 1024;

/// How long things may still take.
#[derive(Clone)]
pub(super) struct Patience {
    /// The time-outs.
    pub timeouts: Timeouts,
    /// When the whole call has to be over.
    pub deadline: Instant,
}

impl Patience {
    /// Starts the clock of a call.
    pub(super) fn new(timeouts: &Timeouts) -> Self {
        Self { timeouts: timeouts.clone(), deadline: Instant::now() + timeouts.total }
    }

    /// Waits for something, as long as this kind of wait and the whole call allow.
    pub(super) async fn wait<T>(&self, wait: Wait, work: impl Future<Output = T>) -> Result<T, Kind> {
        let limit = match wait {
            Wait::Connect => self.timeouts.connect,
            Wait::FirstByte => self.timeouts.first_byte,
            Wait::NextChunk => self.timeouts.between_chunks,
            Wait::Total => self.timeouts.total,
        };
        let until = Instant::now() + limit;
        if until < self.deadline {
            let late = Kind::TimedOut { wait, seconds: limit.as_secs() };
            tokio::time::timeout_at(until, work).await.map_err(|_| late)
        } else {
            tokio::time::timeout_at(self.deadline, work).await.map_err(|_| self.over())
        }
    }

    /// The whole call took too long.
    pub(super) fn over(&self) -> Kind {
        Kind::TimedOut { wait: Wait::Total, seconds: self.timeouts.total.as_secs() }
    }

    /// Whether a pause still fits in.
    pub(super) fn allows(&self, pause: Duration) -> bool {
        Instant::now() + pause < self.deadline
    }
}

/// A body that is read piece by piece.
pub(super) struct Frames {
    response: Response,
    splitter: Splitter,
    taken: usize,
    ended: bool,
}

impl Frames {
    /// Starts to read.
    pub(super) fn new(response: Response, framing: Framing) -> Self {
        Self { response, splitter: Splitter::new(framing), taken: 0, ended: false }
    }

    /// The next piece; none at the end of the body.
    ///
    /// # Errors
    /// [`Kind::Cut`] when the connection breaks, [`Kind::TimedOut`], [`Kind::BadAnswer`] when there is no end to it.
    pub(super) async fn next(&mut self, patience: &Patience) -> Result<Option<String>, Kind> {
        loop {
            if let Some(piece) = self.splitter.ready.pop_front() {
                return Ok(Some(piece));
            }
            if self.ended {
                return Ok(None);
            }
            let wait = if self.taken == 0 { Wait::FirstByte } else { Wait::NextChunk };
            match take(&mut self.response, patience, wait, &mut self.taken).await? {
                Some(bytes) => self.splitter.push(&bytes),
                None => {
                    self.ended = true;
                    self.splitter.end();
                }
            }
        }
    }
}

/// The whole body of an answer, as text.
pub(super) async fn whole(mut response: Response, patience: &Patience) -> Result<String, Kind> {
    let (mut body, mut taken) = (Vec::new(), 0);
    let mut wait = Wait::FirstByte;
    while let Some(bytes) = take(&mut response, patience, wait, &mut taken).await? {
        body.extend_from_slice(&bytes);
        wait = Wait::NextChunk;
    }
    Ok(String::from_utf8_lossy(&body).into_owned())
}

/// As much of an error's body as tells what kind of error it is. One that cannot be read is empty.
pub(super) async fn of_error(mut response: Response, patience: &Patience) -> String {
    let (mut body, mut taken) = (Vec::new(), 0);
    while body.len() < LARGEST_ERROR {
        match take(&mut response, patience, Wait::Connect, &mut taken).await {
            Ok(Some(bytes)) => body.extend_from_slice(&bytes),
            Ok(None) | Err(_) => break,
        }
    }
    String::from_utf8_lossy(&body).into_owned()
}

async fn take(
    response: &mut Response,
    patience: &Patience,
    wait: Wait,
    taken: &mut usize,
) -> Result<Option<Bytes>, Kind> {
    let bytes = patience.wait(wait, response.chunk()).await?;
    let bytes = bytes.map_err(|e| if e.is_timeout() { patience.over() } else { Kind::Cut })?;
    *taken += bytes.as_ref().map_or(0, Bytes::len);
    if *taken > LARGEST {
        return Err(Kind::BadAnswer("it does not end".into()));
    }
    Ok(bytes)
}

/// Cuts bytes into pieces: the data of server-sent events, or lines. Characters may be cut anywhere on the way.
struct Splitter {
    framing: Framing,
    line: Vec<u8>,
    data: Option<String>,
    after_return: bool,
    ready: VecDeque<String>,
}

impl Splitter {
    fn new(framing: Framing) -> Self {
        Self { framing, line: Vec::new(), data: None, after_return: false, ready: VecDeque::new() }
    }

    /// Lines end with LF, CR LF or CR.
    fn push(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            match byte {
                b'\n' if self.after_return => {}
                b'\n' | b'\r' => self.end_line(),
                _ => self.line.push(byte),
            }
            self.after_return = byte == b'\r';
        }
    }

    fn end_line(&mut self) {
        let line = String::from_utf8_lossy(&std::mem::take(&mut self.line)).into_owned();
        match self.framing {
            Framing::Lines if line.trim().is_empty() => {}
            Framing::Lines => self.ready.push_back(line),
            Framing::Events if line.is_empty() => self.ready.extend(self.data.take()),
            Framing::Events => {
                // Fields other than `data` tell nothing that the data does not tell; a line without a colon is none.
                let Some(data) = line.strip_prefix("data:") else { return };
                let data = data.strip_prefix(' ').unwrap_or(data);
                match &mut self.data {
                    Some(before) => {
                        before.push('\n');
                        before.push_str(data);
                    }
                    None => self.data = Some(data.to_owned()),
                }
            }
        }
    }

    /// The standard drops an event that no empty line ends; some servers leave the last one out.
    fn end(&mut self) {
        if !self.line.is_empty() {
            self.end_line();
        }
        self.ready.extend(self.data.take());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(framing: Framing, text: &str, step: usize) -> Vec<String> {
        let mut splitter = Splitter::new(framing);
        text.as_bytes().chunks(step).for_each(|bytes| splitter.push(bytes));
        splitter.end();
        splitter.ready.into()
    }

    #[test]
    fn events_come_out_however_the_bytes_are_cut() {
        let text = ": hello\r\nevent: x\r\ndata: {\"é\":1}\r\n\r\ndata:a\r\ndata: b\n\n\nid: 4\n\ndata: [DONE]\r\rdata: left";
        for step in 1..text.len() {
            assert_eq!(
                pieces(Framing::Events, text, step),
                ["{\"é\":1}", "a\nb", "[DONE]", "left"],
                "{step}"
            );
        }
    }

    #[test]
    fn lines_come_out_however_the_bytes_are_cut() {
        let text = "{\"ü\":1}\n\n{\"b\":2}\r\n{\"c\":3}";
        for step in 1..text.len() {
            assert_eq!(pieces(Framing::Lines, text, step), ["{\"ü\":1}", "{\"b\":2}", "{\"c\":3}"], "{step}");
        }
    }
}
