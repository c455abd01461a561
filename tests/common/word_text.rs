//! The text of a Word file: its parts read as XML, and its lists counted as Word counts them.

#![allow(dead_code, unreachable_pub, clippy::unwrap_used, reason = "each test uses a part of it")]

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node};

/// The namespace of Word's own elements.
pub const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Each part by name. Reads what a ZIP file says at its end, and checks each part against its sum.
pub fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let short = |at: usize| usize::from(u16::from_le_bytes(bytes[at..at + 2].try_into().unwrap()));
    let long = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap());
    let place = |at: usize| usize::try_from(long(at)).unwrap();
    let end = bytes.len() - 22;
    assert_eq!(&bytes[end..end + 4], b"PK\x05\x06", "the file ends as a ZIP file");
    let (count, mut at) = (short(end + 10), place(end + 16));
    let mut parts = BTreeMap::new();
    for _ in 0..count {
        assert_eq!(&bytes[at..at + 4], b"PK\x01\x02");
        let (packed, size, name) = (place(at + 20), place(at + 24), short(at + 28));
        let text = String::from_utf8(bytes[at + 46..at + 46 + name].to_vec()).unwrap();
        let local = place(at + 42);
        assert_eq!(&bytes[local..local + 4], b"PK\x03\x04");
        assert_eq!(bytes[local + 4..local + 30], bytes[at + 6..at + 32], "{text}: both headers say the same");
        let start = local + 30 + name;
        let content = miniz_oxide::inflate::decompress_to_vec(&bytes[start..start + packed]).unwrap();
        assert_eq!((content.len(), crc32fast::hash(&content)), (size, long(at + 16)), "{text}");
        parts.insert(text, String::from_utf8(content).unwrap());
        at += 46 + name;
    }
    assert_eq!(at, end, "nothing stands between the directory and its end");
    parts
}

/// All that the file holds as text, shown or not: names and content of each part.
pub fn everything(bytes: &[u8]) -> String {
    parts(bytes).into_iter().map(|(name, content)| name + "\n" + &content + "\n").collect()
}

/// What the document shows, a piece a line.
pub fn text(bytes: &[u8]) -> String {
    pieces(bytes).into_iter().map(|piece| piece + "\n").collect()
}

/// The pieces that the document shows, less the heads and feet of its pages.
pub fn pieces(bytes: &[u8]) -> Vec<String> {
    let shown = paragraphs(&parts(bytes)).into_iter();
    shown.flat_map(|one| one.number.into_iter().chain(one.texts)).filter(|piece| !piece.is_empty()).collect()
}

/// A paragraph as it shows.
#[derive(Debug)]
pub struct Paragraph {
    /// The number that Word counts for it.
    pub number: Option<String>,
    /// Its text, in the pieces that tabs make of it.
    pub texts: Vec<String>,
    /// The bookmarks in it.
    pub bookmarks: Vec<String>,
    /// Its fields, each with what it shows.
    pub fields: Vec<(String, String)>,
}

/// The paragraphs of the document, those of its tables among them.
pub fn paragraphs(parts: &BTreeMap<String, String>) -> Vec<Paragraph> {
    let document = Document::parse(&parts["word/document.xml"]).unwrap();
    let mut lists = Lists::of(parts);
    let all = document.descendants().filter(|node| node.has_tag_name((W, "p")));
    all.map(|node| paragraph(node, &mut lists)).collect()
}

fn paragraph(node: Node<'_, '_>, lists: &mut Lists) -> Paragraph {
    let (mut texts, mut bookmarks, mut fields) = (vec![String::new()], Vec::new(), Vec::new());
    let mut field: Option<(String, String)> = None;
    for inner in node.descendants().filter(|inner| inner.tag_name().namespace() == Some(W)) {
        let text = inner.text().unwrap_or_default();
        match inner.tag_name().name() {
            "t" => {
                texts.last_mut().unwrap().push_str(text);
                if let Some((_, shown)) = &mut field {
                    shown.push_str(text);
                }
            }
            "br" => texts.last_mut().unwrap().push(' '),
            "tab" if inner.parent().is_some_and(|parent| parent.has_tag_name((W, "r"))) => texts.push(String::new()),
            "bookmarkStart" => bookmarks.push(value(inner, "name").unwrap().to_owned()),
            "fldChar" if value(inner, "fldCharType") == Some("begin") => field = Some((String::new(), String::new())),
            "fldChar" if value(inner, "fldCharType") == Some("end") => fields.push(field.take().unwrap()),
            "instrText" => field.as_mut().unwrap().0.push_str(text),
            _ => {}
        }
    }
    assert!(field.is_none(), "a field that does not end");
    Paragraph { number: lists.number(node), texts, bookmarks, fields }
}

/// A comment: the text that it is about, and what it says.
pub type Comment = (String, String);

/// The comments in the order of the text. Each begins, ends and is shown once, in this order, and says something; none
/// is there that is not.
pub fn comments(parts: &BTreeMap<String, String>) -> Vec<Comment> {
    let document = Document::parse(&parts["word/document.xml"]).unwrap();
    let (mut found, mut open): (Vec<(&str, String)>, Vec<usize>) = (Vec::new(), Vec::new());
    let (mut ended, mut shown) = (Vec::new(), Vec::new());
    for node in document.descendants() {
        let id = || value(node, "id").unwrap();
        match node.tag_name().name() {
            "commentRangeStart" => {
                open.push(found.len());
                found.push((id(), String::new()));
            }
            "commentRangeEnd" => {
                open.retain(|at| found[*at].0 != id());
                ended.push(id());
            }
            "commentReference" => {
                assert!(ended.contains(&id()), "it is shown behind its text");
                shown.push(id());
            }
            "t" => open.iter().for_each(|at| found[*at].1.push_str(node.text().unwrap_or_default())),
            _ => {}
        }
    }
    assert!(open.is_empty(), "a comment that does not end");
    let begun: Vec<&str> = found.iter().map(|(id, _)| *id).collect();
    assert_eq!((&begun, &begun), (&ended, &shown));
    let Some(said) = parts.get("word/comments.xml") else {
        assert!(found.is_empty(), "comments that say nothing");
        return Vec::new();
    };
    let said = Document::parse(said).unwrap();
    let said: Vec<(&str, String)> = said
        .root_element()
        .children()
        .map(|comment| {
            let paragraphs = comment.children().map(|paragraph| {
                let texts = paragraph.descendants().filter(|node| node.has_tag_name((W, "t")));
                texts.filter_map(|node| node.text()).collect::<String>()
            });
            (value(comment, "id").unwrap(), paragraphs.collect::<Vec<_>>().concat())
        })
        .collect();
    assert_eq!(said.iter().map(|(id, _)| *id).collect::<Vec<_>>(), begun);
    found.into_iter().zip(said).map(|((_, about), (_, said))| (about, said)).collect()
}

/// An attribute in Word's own namespace.
pub fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attribute((W, name))
}

fn child<'a, 'b>(node: Node<'a, 'b>, name: &str) -> Option<Node<'a, 'b>> {
    node.children().find(|child| child.has_tag_name((W, name)))
}

fn number_of(node: Option<Node<'_, '_>>) -> usize {
    node.and_then(|node| value(node, "val")).unwrap().parse().unwrap()
}

/// A list and a level, as `numPr` says them.
fn counted(properties: Node<'_, '_>) -> Option<(usize, usize)> {
    let number = child(properties, "numPr")?;
    Some((number_of(child(number, "numId")), number_of(child(number, "ilvl"))))
}

struct Level {
    format: String,
    text: String,
}

/// The lists of a file, while they are counted.
struct Lists {
    styles: BTreeMap<String, (usize, usize)>,
    kinds: BTreeMap<usize, Vec<Level>>,
    /// Each by its id: its kind, and the levels at which it begins anew.
    instances: BTreeMap<usize, (usize, BTreeMap<usize, usize>)>,
    counts: BTreeMap<usize, [usize; 9]>,
    used: BTreeSet<usize>,
}

impl Lists {
    fn of(parts: &BTreeMap<String, String>) -> Self {
        let styles = Document::parse(&parts["word/styles.xml"]).unwrap();
        let numbering = Document::parse(&parts["word/numbering.xml"]).unwrap();
        let elements =
            |name: &'static str| numbering.root_element().children().filter(move |n| n.has_tag_name((W, name)));
        let level = |node: Node<'_, '_>| Level {
            format: value(child(node, "numFmt").unwrap(), "val").unwrap().to_owned(),
            text: value(child(node, "lvlText").unwrap(), "val").unwrap().to_owned(),
        };
        let levels = |node: Node<'_, '_>| node.children().filter(|n| n.has_tag_name((W, "lvl"))).map(level).collect();
        let restarts = |node: Node<'_, '_>| {
            let overrides = node.children().filter(|n| n.has_tag_name((W, "lvlOverride")));
            let start =
                |n: Node<'_, '_>| (value(n, "ilvl").unwrap().parse().unwrap(), number_of(child(n, "startOverride")));
            overrides.map(start).collect()
        };
        let id = |node: Node<'_, '_>, name: &str| value(node, name).unwrap().parse().unwrap();
        Self {
            styles: styles
                .root_element()
                .children()
                .filter_map(|style| Some((value(style, "styleId")?.to_owned(), counted(child(style, "pPr")?)?)))
                .collect(),
            kinds: elements("abstractNum").map(|node| (id(node, "abstractNumId"), levels(node))).collect(),
            instances: elements("num")
                .map(|node| (id(node, "numId"), (number_of(child(node, "abstractNumId")), restarts(node))))
                .collect(),
            counts: BTreeMap::new(),
            used: BTreeSet::new(),
        }
    }

    /// Counts a paragraph; `None` for one without a number, and for a bullet.
    fn number(&mut self, paragraph: Node<'_, '_>) -> Option<String> {
        let properties = child(paragraph, "pPr")?;
        let style = child(properties, "pStyle").and_then(|style| value(style, "val"));
        let of_style = style.and_then(|style| self.styles.get(style)).copied();
        let (list, level) = counted(properties).or(of_style)?;
        let (kind, restarts) = &self.instances[&list];
        let levels = &self.kinds[kind];
        let counts = self.counts.entry(*kind).or_default();
        if self.used.insert(list)
            && let Some(start) = restarts.get(&level)
        {
            counts[level] = start - 1;
        }
        counts[level] += 1;
        counts[level + 1..].fill(0);
        let mut text = levels[level].text.clone();
        for (at, level) in levels.iter().enumerate() {
            text = text.replace(&format!("%{}", at + 1), &spelled(&level.format, counts[at].max(1)));
        }
        (levels[level].format != "bullet").then_some(text)
    }
}

fn spelled(format: &str, n: usize) -> String {
    const TENS: [&str; 10] = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"];
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let letters = || char::from(b'a' + u8::try_from((n - 1) % 26).unwrap()).to_string().repeat((n - 1) / 26 + 1);
    match format {
        "lowerLetter" => letters(),
        "upperLetter" => letters().to_uppercase(),
        "lowerRoman" => format!("{}{}{}", "c".repeat(n / 100), TENS[n / 10 % 10], ONES[n % 10]),
        _ => n.to_string(),
    }
}
