use std::io::{IsTerminal, Write};

/// A line on the terminal that says what is being done, gone when it is done. Silent when standard error is no terminal.
pub(crate) struct Progress {
    shown: bool,
}

impl Progress {
    /// Shows what begins now.
    pub(crate) fn start(what: &str) -> Self {
        let shown = std::io::stderr().is_terminal();
        if shown {
            eprint!("\r\x1b[2K{what} …");
            let _ = std::io::stderr().flush();
        }
        Self { shown }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown {
            eprint!("\r\x1b[2K");
            let _ = std::io::stderr().flush();
        }
    }
}
