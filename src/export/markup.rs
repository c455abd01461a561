//! Markup by construction: names are the program's own, and every text is escaped in the one place that writes it.

/// The attributes of an element; one without a value is left out.
pub(super) type Attributes<'a> = &'a [(&'static str, &'a str)];

/// Markup as it grows. What is opened is closed, so it is well-formed whatever the texts are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Markup {
    text: String,
}

impl Markup {
    /// Markup that begins with `head`, as it stands.
    pub(super) fn starting(head: &'static str) -> Self {
        Self { text: head.to_owned() }
    }

    /// An element around what `content` writes.
    pub(super) fn element(&mut self, name: &'static str, attributes: Attributes<'_>, content: impl FnOnce(&mut Self)) {
        self.tag(name, attributes, ">");
        content(self);
        self.text.extend(["</", name, ">"]);
    }

    /// An element around a text.
    pub(super) fn leaf(&mut self, name: &'static str, attributes: Attributes<'_>, text: &str) {
        self.element(name, attributes, |inner| inner.text(text));
    }

    /// An element that never has content.
    pub(super) fn void(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.tag(name, attributes, "/>");
    }

    /// A text, letter for letter.
    pub(super) fn text(&mut self, text: &str) {
        escape(text, &mut self.text);
    }

    /// A line break of the source, where it does not show.
    pub(super) fn line(&mut self) {
        self.text.push('\n');
    }

    /// A `style` element of HTML: texts for the stylesheet by the names of their properties, then the stylesheet, which
    /// knows no escapes of markup; what would end it is escaped as in CSS.
    pub(super) fn style(&mut self, texts: &[(&'static str, String)], css: &str) {
        self.element("style", &[], |inner| {
            for (name, text) in texts {
                inner.text.extend([":root { ", name, ": \"", &css_text(text), "\" }\n"]);
            }
            inner.text.push_str(&css.replace("</", "<\\/"));
        });
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    fn tag(&mut self, name: &'static str, attributes: Attributes<'_>, end: &'static str) {
        self.text.extend(["<", name]);
        for (name, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            self.text.extend([" ", name, "=\""]);
            escape(value, &mut self.text);
            self.text.push('"');
        }
        self.text.push_str(end);
    }
}

/// A character that XML has no way to write is shown as one that stands for it.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

/// A text within the quotes of CSS: whatever could mean something there is written as a number.
fn css_text(text: &str) -> String {
    let spelled = |c: char| match c {
        ' ' | '.' | ',' => c.to_string(),
        c if c.is_alphanumeric() => c.to_string(),
        c => format!("\\{:x} ", u32::from(c)),
    };
    text.chars().map(spelled).collect()
}

#[cfg(test)]
mod tests {
    use super::Markup;

    #[test]
    fn no_text_becomes_markup() {
        let mut out = Markup::starting("");
        out.element("p", &[("class", "a\"b<&>'"), ("id", "")], |p| p.text("<b>&amp;\"'\u{0}\u{1b}é"));
        assert_eq!(out.finish(), "<p class=\"a&quot;b&lt;&amp;&gt;'\">&lt;b&gt;&amp;amp;&quot;'\u{fffd}\u{fffd}é</p>");
    }

    #[test]
    fn a_style_does_not_end_early() {
        let mut out = Markup::starting("");
        out.style(&[("--text", "a\"b\\</style>".into())], "a::after { content: \"</style><script>\" }");
        let text = ":root { --text: \"a\\22 b\\5c \\3c \\2f style\\3e \" }\n";
        assert_eq!(out.finish(), format!("<style>{text}a::after {{ content: \"<\\/style><script>\" }}</style>"));
    }
}
