//! Where each value of the spec stands in its file.
