//! stub
use crate::diag::{Sources, Span};
/// p
#[derive(Debug, Clone)]
pub struct Path;
impl Path {
    /// p
    pub fn root() -> Self { Self }
    /// p
    #[must_use] pub fn key(self, _k: &str) -> Self { self }
    /// p
    #[must_use] pub fn index(self, _i: usize) -> Self { self }
}
impl std::fmt::Display for Path { fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { Ok(()) } }
/// p
#[derive(Debug)]
pub struct Places;
/// e
#[derive(Debug)]
pub struct ResolveError { /// a
 pub at: String, /// k
 pub known: Vec<String> }
impl Places {
    /// p
    pub fn nearest_span(&self, _p: &Path) -> Option<Span> { None }
    /// p
    pub fn key_span(&self, _p: &Path) -> Option<Span> { None }
    /// p
    pub fn resolve(&self, _t: &str) -> Result<Path, ResolveError> { Ok(Path) }
    /// p
    pub fn string_at(&self, _p: &Path, _s: &Sources) -> Option<String> { None }
}
