//! Which texts of a list are not in another.

/// The longest lists that are laid side by side; longer ones are compared place by place.
const LONGEST: usize = 1 << 20;

/// The places of the `before` whose texts are not among the `after`; one that only stands elsewhere now has not changed.
pub(super) fn changed(before: &[String], after: &[String]) -> Vec<usize> {
    let start = before.iter().zip(after).take_while(|(one, other)| one == other).count();
    let (one, other) = (&before[start..], &after[start..]);
    let end = one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count();
    let (one, other) = (&one[..one.len() - end], &other[..other.len() - end]);
    if one.len() * other.len() > LONGEST {
        return (0..one.len()).filter(|at| other.get(*at) != Some(&one[*at])).map(|at| start + at).collect();
    }
    // How many texts the rests have in common, in the same order.
    let wide = other.len() + 1;
    let mut common = vec![0_usize; (one.len() + 1) * wide];
    for at in (0..one.len()).rev() {
        for to in (0..other.len()).rev() {
            common[at * wide + to] = if one[at] == other[to] {
                common[(at + 1) * wide + to + 1] + 1
            } else {
                common[(at + 1) * wide + to].max(common[at * wide + to + 1])
            };
        }
    }
    let (mut gone, mut new, mut at, mut to) = (Vec::new(), Vec::new(), 0, 0);
    while at < one.len() || to < other.len() {
        if at < one.len() && to < other.len() && one[at] == other[to] {
            (at, to) = (at + 1, to + 1);
        } else if at == one.len() || to < other.len() && common[at * wide + to + 1] >= common[(at + 1) * wide + to] {
            new.push(&other[to]);
            to += 1;
        } else {
            gone.push(at);
            at += 1;
        }
    }
    gone.retain(|at| match new.iter().position(|text| **text == one[*at]) {
        Some(moved) => {
            new.swap_remove(moved);
            false
        }
        None => true,
    });
    gone.into_iter().map(|at| start + at).collect()
}

/// The same where what stands elsewhere now has changed too, as it has when two rows change places.
pub(super) fn changed_in_place(before: &[String], after: &[String]) -> Vec<usize> {
    if before.len() != after.len() {
        return changed(before, after);
    }
    (0..before.len()).filter(|at| before[*at] != after[*at]).collect()
}
