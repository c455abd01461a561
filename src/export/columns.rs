//! How wide the columns of a table are, by what stands in them.

use unicode_width::UnicodeWidthStr as _;

/// A word that is longer does not keep its column from being narrow, and stands out.
const LONGEST_WORD: usize = 24;

/// What stands in a column: of each line of its cells how wide its words are, in letters.
pub(super) struct Column {
    lines: Vec<Vec<usize>>,
    least: usize,
}

impl Column {
    /// A column of these cells that is at least so many letters wide.
    pub(super) fn of<'t>(cells: impl Iterator<Item = &'t str>, least: usize) -> Self {
        let words = |line: &str| line.split(' ').filter(|word| !word.is_empty()).map(str::width).collect();
        Self { lines: cells.flat_map(|cell| cell.split('\n')).map(words).collect(), least }
    }

    /// How wide it is where no line of its cells is broken.
    fn whole(&self) -> usize {
        let line = |words: &Vec<usize>| words.iter().sum::<usize>() + words.len().saturating_sub(1);
        self.lines.iter().map(line).max().unwrap_or(0).max(self.least).max(1)
    }

    /// How wide it is where only its words are whole.
    fn narrow(&self) -> usize {
        let word = self.lines.iter().flatten().copied().max().unwrap_or(0);
        word.max(self.least).clamp(1, LONGEST_WORD)
    }

    /// How many lines its cells have together where it is so wide.
    pub(super) fn lines_at(&self, width: usize) -> usize {
        let lines = |words: &Vec<usize>| {
            let (mut count, mut here) = (1, 0);
            for word in words {
                if here > 0 && here + 1 + word > width {
                    count += 1;
                    here = 0;
                }
                here += word + usize::from(here > 0);
            }
            count
        };
        self.lines.iter().map(lines).sum()
    }
}

/// The widths of the columns, in letters: as their cells need or, where that is too much, as their longest words need, and
/// what is left over goes to those whose cells are broken into most lines.
pub(super) fn widths(columns: &[Column], room: usize) -> Vec<usize> {
    let whole: Vec<usize> = columns.iter().map(Column::whole).collect();
    if whole.iter().sum::<usize>() <= room {
        return whole;
    }
    // A column of few words beside a long one has half of an even share, if it needs that much.
    let share = room / (2 * columns.len().max(1));
    let least = |(column, whole): (&Column, &usize)| column.narrow().max(share.min(*whole));
    let mut widths: Vec<usize> = columns.iter().zip(&whole).map(least).collect();
    let mut lines: Vec<usize> = columns.iter().zip(&widths).map(|(column, width)| column.lines_at(*width)).collect();
    for _ in widths.iter().sum::<usize>()..room {
        let open = (0..columns.len()).filter(|at| widths[*at] < whole[*at]);
        let Some(most) = open.max_by_key(|at| (lines[*at], std::cmp::Reverse(*at))) else { break };
        widths[most] += 1;
        lines[most] = columns[most].lines_at(widths[most]);
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(cells: &[&[&str]]) -> Vec<Column> {
        cells.iter().map(|cells| Column::of(cells.iter().copied(), 0)).collect()
    }

    #[test]
    fn a_column_is_as_wide_as_its_longest_cell_where_there_is_room() {
        assert_eq!(widths(&columns(&[&["a", "two words"], &["x\nyz"], &[""]]), 100), [9, 2, 1]);
    }

    #[test]
    fn what_is_left_goes_to_the_cells_that_are_broken_most() {
        let long = "186 days from 1 August 2028; 9 sums more";
        let found = widths(&columns(&[&["6 months", "on receipt"], &[long, long]]), 30);
        // Two lines of each long cell, and one of a short one.
        assert_eq!(found, [8, 22]);
        assert_eq!(widths(&columns(&[&["short"], &[&"x".repeat(60)]]), 40), [5, 35]);
    }

    #[test]
    fn a_name_of_short_words_is_not_torn_beside_a_long_text() {
        let text = "Eight of the ten accounts have met both sales teams, and the sponsors replace those that have not.";
        let found =
            widths(&columns(&[&["Gate on 15 March 2027"], &[text, text, text, text, text], &["Non-binding"]]), 84);
        assert_eq!(found, [14, 59, 11]);
    }

    #[test]
    fn a_column_without_room_has_its_words() {
        assert_eq!(widths(&columns(&[&["incomprehensibilities"], &["two words"]]), 10), [21, 5]);
    }
}
