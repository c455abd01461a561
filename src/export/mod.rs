//! One writer per format; each only walks the tree and decides nothing.
