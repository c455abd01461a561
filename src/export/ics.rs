//! A calendar file (iCalendar, RFC 5545) of the dated events in a document, for Outlook, Google and Apple.
//!
//! All days are whole days, which have no time zone. The parts that those three programs read differently are left out:
//! lists of dates, exceptions, and rules that count days of a month.

use jiff::civil::Date;

use crate::doc::{Block, BlockKind, CalendarEntry, Document, Event, Repeats, Section, Timeline, plain};

use super::Readers;

/// The most octets of a line, without its end.
const WIDEST: usize = 75;

/// The first day that calendars know.
const NO_DAY: &str = "1970-01-01";

/// What a calendar file says besides its events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The day on which it was made, as `YYYY-MM-DD`; the first that calendars know when it is not known, since the format
    /// asks for one.
    pub day: Option<String>,
    /// Who may read it.
    pub readers: Readers,
}

/// The events of all timelines of a document that are entries of a calendar, in the order of their dates.
pub fn write(document: &Document, stamp: &Stamp) -> String {
    let mut events: Vec<(&Event, &CalendarEntry)> = Vec::new();
    for section in &document.sections {
        of_section(section, &mut events);
    }
    events.sort_by(|(a, _), (b, _)| a.date.cmp(&b.date));
    let mut lines = Lines::default();
    lines.raw("BEGIN:VCALENDAR");
    lines.raw("VERSION:2.0");
    lines.raw("PRODID:-//prenup//prenup//EN");
    lines.raw("CALSCALE:GREGORIAN");
    lines.raw("METHOD:PUBLISH");
    let title = match &document.subtitle {
        Some(subtitle) => format!("{}: {}", plain(&document.title), plain(subtitle)),
        None => plain(&document.title),
    };
    lines.text("X-WR-CALNAME", &title);
    let marking = document.marking.as_ref().map(|marking| plain(marking));
    for (event, entry) in events {
        let about = About { stamp, marking: marking.as_deref() };
        lines.event(event, entry, about);
    }
    lines.raw("END:VCALENDAR");
    lines.out
}

/// What each event says besides its own matter.
#[derive(Debug, Clone, Copy)]
struct About<'a> {
    stamp: &'a Stamp,
    marking: Option<&'a str>,
}

fn of_section<'a>(section: &'a Section, events: &mut Vec<(&'a Event, &'a CalendarEntry)>) {
    of_blocks(&section.blocks, events);
    for section in &section.sections {
        of_section(section, events);
    }
}

fn of_blocks<'a>(blocks: &'a [Block], events: &mut Vec<(&'a Event, &'a CalendarEntry)>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Timeline(Timeline { caption: _, events: of_timeline }) => {
                events.extend(of_timeline.iter().filter_map(|event| event.entry.as_ref().map(|entry| (event, entry))));
            }
            BlockKind::Ordered(items) | BlockKind::Bullets(items) => {
                for item in items {
                    of_blocks(&item.blocks, events);
                }
            }
            BlockKind::Note(inner) => of_blocks(inner, events),
            BlockKind::Paragraph(_) | BlockKind::Table(_) | BlockKind::Bars(_) | BlockKind::Signatures(_) => {}
        }
    }
}

/// Content lines, each folded and ended as the format asks.
#[derive(Debug, Default)]
struct Lines {
    out: String,
}

impl Lines {
    fn event(&mut self, event: &Event, entry: &CalendarEntry, about: About<'_>) {
        let CalendarEntry { uid, alarm, repeats } = entry;
        self.raw("BEGIN:VEVENT");
        // A calendar that has both files keeps both entries: neither overwrites what the other says of its readers.
        self.raw(&match about.stamp.readers {
            Readers::BothSides => format!("UID:{uid}@prenup"),
            Readers::OneSide => format!("UID:{uid}@ours.prenup"),
        });
        self.raw(&format!("DTSTAMP:{}T000000Z", digits(about.stamp.day.as_deref().unwrap_or(NO_DAY))));
        self.raw(&format!("DTSTART;VALUE=DATE:{}", digits(&event.date)));
        if let Some(next) = day_after(&event.date) {
            self.raw(&format!("DTEND;VALUE=DATE:{}", digits(&next)));
        }
        if let Some(Repeats { weeks, until }) = repeats {
            let until = until.as_deref().map_or_else(String::new, |day| format!(";UNTIL={}", digits(day)));
            self.raw(&format!("RRULE:FREQ=WEEKLY;INTERVAL={weeks}{until}"));
        }
        self.text("SUMMARY", &event.what);
        if let Some(marking) = about.marking {
            self.text("DESCRIPTION", marking);
        }
        self.raw(match about.stamp.readers {
            Readers::BothSides => "CLASS:PUBLIC",
            Readers::OneSide => "CLASS:PRIVATE",
        });
        // A deadline does not make its day a busy one.
        self.raw("TRANSP:TRANSPARENT");
        if let Some(days) = alarm {
            self.raw("BEGIN:VALARM");
            self.raw("ACTION:DISPLAY");
            self.text("DESCRIPTION", &event.what);
            self.raw(&format!("TRIGGER:-P{days}D"));
            self.raw("END:VALARM");
        }
        self.raw("END:VEVENT");
    }

    fn text(&mut self, name: &str, text: &str) {
        self.raw(&format!("{name}:{}", escaped(text)));
    }

    /// A line as it stands, folded: what goes on begins with a blank, and no character is torn.
    fn raw(&mut self, line: &str) {
        let mut width = 0;
        for c in line.chars() {
            if width + c.len_utf8() > WIDEST {
                self.out.push_str("\r\n ");
                width = 1;
            }
            self.out.push(c);
            width += c.len_utf8();
        }
        self.out.push_str("\r\n");
    }
}

/// A text value: what has a meaning of its own has a backslash before it, and no control character is left.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// `2027-02-01` as `20270201`.
fn digits(day: &str) -> String {
    day.chars().filter(char::is_ascii_digit).collect()
}

fn day_after(day: &str) -> Option<String> {
    day.parse::<Date>().ok()?.tomorrow().ok().map(|next| next.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn folded(line: &str) -> String {
        let mut lines = Lines::default();
        lines.raw(line);
        lines.out
    }

    /// As a reader of the format undoes it.
    fn unfolded(text: &str) -> String {
        text.replace("\r\n ", "").trim_end_matches("\r\n").to_owned()
    }

    /// As a reader of the format undoes it.
    fn unescaped(text: &str) -> String {
        let (mut out, mut chars) = (String::new(), text.chars());
        while let Some(c) = chars.next() {
            match (c, c == '\\') {
                (_, true) => out.extend(chars.next().map(|c| if c == 'n' { '\n' } else { c })),
                (c, false) => out.push(c),
            }
        }
        out
    }

    #[test]
    fn a_long_line_is_folded_between_characters() {
        let line = format!("SUMMARY:{}", "é".repeat(60));
        let text = folded(&line);
        assert_eq!(text.split("\r\n").map(str::len).collect::<Vec<_>>(), [74, 55, 0]);
        assert_eq!(unfolded(&text), line);
        assert_eq!(folded(&"x".repeat(75)), format!("{}\r\n", "x".repeat(75)));
        assert_eq!(folded(&"x".repeat(76)), format!("{}\r\n x\r\n", "x".repeat(75)));
    }

    #[test]
    fn a_text_keeps_to_its_line() {
        assert_eq!(escaped("a, b; c\\d\r\nEND:VCALENDAR"), "a\\, b\\; c\\\\d\\nEND:VCALENDAR");
        assert_eq!(escaped("bell\u{7} tab\t"), "bell tab");
    }

    #[test]
    fn days() {
        assert_eq!(day_after("2028-02-28").as_deref(), Some("2028-02-29"));
        assert_eq!(day_after("2027-12-31").as_deref(), Some("2028-01-01"));
        assert_eq!(digits("2027-02-01"), "20270201");
    }

    proptest! {
        #[test]
        fn no_text_leaves_its_line(text in "\\PC{0,400}|[\\r\\n;,:\\\\a-zü漢🙂 ]{0,200}") {
            let mut lines = Lines::default();
            lines.text("SUMMARY", &text);
            for line in lines.out.trim_end_matches("\r\n").split("\r\n") {
                prop_assert!(line.len() <= WIDEST, "{line}");
                prop_assert!(!line.contains(['\r', '\n']));
            }
            prop_assert!(lines.out.ends_with("\r\n"));
            let back = unescaped(unfolded(&lines.out).strip_prefix("SUMMARY:").unwrap_or(""));
            let sent: String = text.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
            prop_assert_eq!(back, sent);
        }
    }
}
