//! What is still open in a text, so that writers can make it stand out.

/// The pieces of a text in order, each with whether it is still open: `[open]`, `[open: …]`.
pub(super) fn pieces(text: &str) -> Vec<(bool, &str)> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(start) = ["[open]", "[open: "].iter().filter_map(|mark| rest.find(mark)).min() {
        let end = rest[start..].find(']').map_or(rest.len(), |end| start + end + 1);
        out.extend([(false, &rest[..start]), (true, &rest[start..end])]);
        rest = &rest[end..];
    }
    out.push((false, rest));
    out.retain(|(_, piece)| !piece.is_empty());
    out
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn open_points_are_found_whole() {
        let found = pieces("a [open: 1 May] b [open][openly] [open: x");
        let wanted = [
            (false, "a "),
            (true, "[open: 1 May]"),
            (false, " b "),
            (true, "[open]"),
            (false, "[openly] "),
            (true, "[open: x"),
        ];
        assert_eq!(found, wanted);
        assert_eq!(pieces(""), []);
    }
}
