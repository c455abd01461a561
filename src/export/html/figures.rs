//! Bars, timelines and places to sign: text first, drawings only where the text says the same.

use crate::doc::{Bar, Bars, Signatory, Timeline, Words};

use super::super::markup::Markup;
use super::inlines;

/// What the longest bar is long, in the units of the drawing.
const WHOLE: u64 = 10_000;

/// How many colours the look has for series.
const COLOURS: usize = 8;

/// A chart: a table whose rows say all, with a drawn bar beside each value.
pub(super) fn bars(chart: &Bars, id: &str, out: &mut Markup) {
    let (most, series) = (chart.most(), chart.series());
    figure("bars", &chart.caption, id, out, |inner| {
        inner.element("table", &[], |table| {
            table.element("tbody", &[], |body| {
                body.line();
                for bar in &chart.bars {
                    body.element("tr", &[], |row| write_bar(bar, most, &series, row));
                    body.line();
                }
            });
        });
    });
}

fn write_bar(bar: &Bar, most: u64, series: &[&str], row: &mut Markup) {
    row.element("th", &[("scope", "row")], |th| inlines::text(&bar.label, th));
    if !series.is_empty() {
        row.element("td", &[], |td| inlines::text(bar.series.as_deref().unwrap_or(""), td));
    }
    let place = bar.series.as_deref().and_then(|name| series.iter().position(|known| *known == name));
    let class = format!("s{}", place.map_or(0, |at| at % COLOURS));
    row.element("td", &[("class", "bar")], |td| {
        let view = format!("0 0 {WHOLE} 10");
        let drawing = [("viewBox", view.as_str()), ("preserveAspectRatio", "none"), ("aria-hidden", "true")];
        td.element("svg", &drawing, |svg| {
            let long = u128::from(bar.value) * u128::from(WHOLE) / u128::from(most.max(1));
            svg.void("rect", &[("class", &class), ("width", &long.to_string()), ("height", "10")]);
        });
    });
    row.element("td", &[("class", "right")], |td| inlines::text(&bar.shown, td));
}

/// Dated events, as a list.
pub(super) fn timeline(timeline: &Timeline, id: &str, out: &mut Markup) {
    figure("timeline", &timeline.caption, id, out, |inner| {
        inner.element("ol", &[("role", "list")], |list| {
            list.line();
            for event in &timeline.events {
                list.element("li", &[], |li| {
                    li.element("time", &[("datetime", &event.date)], |time| inlines::text(&event.shown, time));
                    li.text(" ");
                    li.element("span", &[], |what| inlines::text(&event.what, what));
                });
                list.line();
            }
        });
    });
}

fn figure(class: &str, caption: &str, id: &str, out: &mut Markup, content: impl FnOnce(&mut Markup)) {
    out.element("figure", &[("class", class), ("id", id)], |inner| {
        inner.line();
        if !caption.is_empty() {
            inner.element("figcaption", &[], |line| inlines::text(caption, line));
            inner.line();
        }
        content(inner);
        inner.line();
    });
}

/// A block to sign for each party; what is empty is a line to write on.
pub(super) fn signatures(signatories: &[Signatory], words: &Words, id: &str, out: &mut Markup) {
    out.element("div", &[("class", "signatures"), ("id", id)], |all| {
        all.line();
        for one in signatories {
            all.element("div", &[("class", "signature")], |block| {
                block.element("p", &[], |p| inlines::text(&one.party, p));
                block.element("dl", &[], |list| {
                    let fields = [
                        (&words.signature, ""),
                        (&words.name, &one.name),
                        (&words.title, &one.title),
                        (&words.date, ""),
                    ];
                    for (word, value) in fields {
                        list.leaf("dt", &[], word);
                        list.element("dd", &[("class", if value.is_empty() { "line" } else { "" })], |dd| {
                            inlines::text(value, dd);
                        });
                    }
                });
            });
            all.line();
        }
    });
}
