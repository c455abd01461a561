//! The container: a ZIP file whose bytes depend on its content alone.
//!
//! After APPNOTE 6.3: local headers, a central directory, its end. No date, no system, no comment, no extra field.

/// A file's time in the format of MS-DOS: the first day that it knows, 1 January 1980.
const MIDNIGHT: u16 = 0;
const FIRST_DAY: u16 = 0x21;

/// Needs version 2.0 to be read, since it is deflated.
const VERSION: u16 = 20;

/// Names are UTF-8.
const UTF8: u16 = 1 << 11;

const DEFLATED: u16 = 8;

/// How hard to look for what repeats: the usual middle between time and size.
const EFFORT: u8 = 6;

/// A file of these parts, in this order.
pub(super) fn write(parts: &[(&str, String)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in parts {
        let offset = size(out.len());
        let packed = miniz_oxide::deflate::compress_to_vec(content.as_bytes(), EFFORT);
        let mut about = Vec::new();
        for short in [VERSION, UTF8, DEFLATED, MIDNIGHT, FIRST_DAY] {
            about.extend(short.to_le_bytes());
        }
        for long in [crc32fast::hash(content.as_bytes()), size(packed.len()), size(content.len())] {
            about.extend(long.to_le_bytes());
        }
        about.extend(short(name.len()).to_le_bytes());
        // The length of the extra field.
        about.extend([0; 2]);
        out.extend(b"PK\x03\x04");
        out.extend(&about);
        out.extend(name.as_bytes());
        out.extend(&packed);
        directory.extend(b"PK\x01\x02");
        directory.extend(VERSION.to_le_bytes());
        directory.extend(&about);
        // The comment's length, the disk, attributes of text, and those of a system.
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (start, count) = (size(out.len()), short(parts.len()));
    out.extend(&directory);
    out.extend(b"PK\x05\x06");
    // This disk, and the one where the directory begins.
    out.extend([0; 4]);
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend(size(directory.len()).to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0; 2]);
    out
}

fn size(bytes: usize) -> u32 {
    u32::try_from(bytes).expect("invariant: a document of a few clauses is far below 4 GB")
}

fn short(count: usize) -> u16 {
    u16::try_from(count).expect("invariant: the names of parts are the program's own, and few")
}
