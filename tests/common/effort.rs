//! How long something works, whatever else the machine does meanwhile.

#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "each test uses a part of it"
)]

use std::time::Duration;

/// How long this thread has been running on a processor so far; `None` where the system does not tell.
fn worked() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

/// What `work` gives. Fails when this thread worked on it for more than `most` seconds, waiting not counted: a machine that
/// is busy with other things fails no test. What other threads do is not counted either.
#[track_caller]
pub fn within<R>(most: u64, what: &str, work: impl FnOnce() -> R) -> R {
    let before = worked();
    let result = work();
    if let (Some(before), Some(after)) = (before, worked()) {
        let took = after.saturating_sub(before);
        assert!(took < Duration::from_secs(most), "{what} took {took:?} of work");
    }
    result
}
