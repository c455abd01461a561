//! The threads that do the work of a command.

use std::ffi::OsString;
use std::sync::mpsc::{Receiver, SendError, Sender, channel};
use std::thread::{Builder, yield_now};

use rayon::ThreadBuilder;

/// A thread that is begun before the command line is read: the one takes as long as the other.
pub(super) struct Early(Option<Sender<ThreadBuilder>>);

/// How often it asks whether there is work before it lets the system wake it, which takes longer.
const ASKS: usize = 1000;

impl Early {
    /// Begins it for a command line that renders; all others are done sooner than it would begin.
    pub(super) fn begin(args: &[OsString]) -> Self {
        let (sender, work) = channel();
        let renders = args.get(1).is_some_and(|command| command == "render");
        let begun = renders && Builder::new().spawn(move || wait(&work)).is_ok();
        Self(begun.then_some(sender))
    }

    /// Makes it one of the common threads, and the one that asks for this another, where that one would only wait for the
    /// others: it is one less to start and to wake.
    pub(super) fn work_along(mut self) {
        let begin = |thread: ThreadBuilder| {
            let sent = match self.0.take() {
                Some(early) => early.send(thread),
                None => Err(SendError(thread)),
            };
            sent.or_else(|SendError(thread)| Builder::new().spawn(|| thread.run()).map(drop))
        };
        // Where a pool stands already, that one does the work.
        let _ = rayon::ThreadPoolBuilder::new().use_current_thread().spawn_handler(begin).build_global();
    }
}

fn wait(work: &Receiver<ThreadBuilder>) {
    for _ in 0..ASKS {
        if let Ok(thread) = work.try_recv() {
            return thread.run();
        }
        yield_now();
    }
    if let Ok(thread) = work.recv() {
        thread.run();
    }
}
