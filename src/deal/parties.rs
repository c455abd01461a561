use crate::diag::{Finding, Findings};
use crate::spec::{Id, PartyTable, Path, Places, Spec};

/// Stands for each of the parties, where any of them may act.
pub const EITHER: &str = "either";
/// Stands for all parties together.
pub const BOTH: &str = "both";
/// Stands for the parties in turn.
pub const ALTERNATING: &str = "alternating";
/// The rules that can stand in an owner's place: all together; whose matter it is made of; who made it; who paid for it.
pub const OWNER_RULES: [&str; 4] = [BOTH, "base-owner", "maker", "payer"];
/// Words that stand for parties and so cannot name one.
const RESERVED: [&str; 6] = [EITHER, BOTH, ALTERNATING, "base-owner", "maker", "payer"];

/// A party with the short name that documents use.
#[derive(Debug, Clone, PartialEq)]
pub struct Party {
    /// The name that the spec calls it.
    pub id: Id,
    /// The short name: as written, else the first word of the full name.
    pub short: String,
    /// The table as written.
    pub table: PartyTable,
}

/// The parties of a deal: ours first, the others by id.
#[derive(Debug, Clone, PartialEq)]
pub struct Parties {
    list: Vec<Party>,
}

impl Parties {
    /// Reads the parties. Errors: fewer than two, an unknown `deal.us`, a reserved id, two parties of one short name.
    pub(super) fn of(spec: &Spec, places: &Places, findings: &mut Findings) -> Self {
        let at = Path::root().key("parties");
        let mut list: Vec<Party> = spec
            .parties
            .iter()
            .map(|(id, table)| Party { id: id.clone(), short: short_name(table), table: table.clone() })
            .collect();
        list.sort_by_key(|party| party.id != spec.deal.us);
        if list.len() < 2 {
            let finding = Finding::error("too-few-parties", "an alliance needs at least two parties");
            findings.push(finding.at(places.nearest_span(&at)).hint("add a table `[parties.…]` for the other side"));
        }
        for (index, party) in list.iter().enumerate() {
            let place = at.clone().key(party.id.as_str());
            if RESERVED.contains(&party.id.as_str()) {
                let message = format!("`{}` stands for a choice between parties and cannot name one", party.id);
                findings.push(Finding::error("reserved-party", message).at(places.key_span(&place)));
            }
            if list[..index].iter().any(|other| other.short == party.short) {
                let message = format!("`{}` has the same short name as another party", party.id);
                let finding = Finding::error("same-short-name", message).at(places.nearest_span(&place.key("short")));
                findings.push(finding.hint("give each party a `short` name of its own"));
            }
        }
        Self { list }
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Party> {
        self.list.iter()
    }

    /// Our own side.
    ///
    /// # Panics
    /// Never on a resolved deal, which has at least two parties.
    pub fn us(&self) -> &Party {
        self.list.first().expect("invariant: a resolved deal has parties; please report")
    }

    /// The first of the other sides.
    ///
    /// # Panics
    /// Never on a resolved deal, which has at least two parties.
    pub fn them(&self) -> &Party {
        self.list.get(1).expect("invariant: a resolved deal has two parties; please report")
    }

    /// The short name of a party that is known to exist.
    ///
    /// # Panics
    /// Never on a resolved deal, in which each reference was checked.
    pub fn short(&self, id: &Id) -> &str {
        let party = self.list.iter().find(|party| party.id == *id);
        &party.expect("invariant: references to parties were checked; please report").short
    }

    /// The short name, or `None` for `either` and `both`.
    pub fn short_or_any(&self, id: &Id) -> Option<&str> {
        (!matches!(id.as_str(), EITHER | BOTH)).then(|| self.short(id))
    }

    /// The only other party, when there are two.
    pub fn counterpart(&self, id: &Id) -> Option<&Party> {
        let mut others = self.list.iter().filter(|party| party.id != *id);
        others.next().filter(|_| self.list.len() == 2)
    }
}

fn short_name(table: &PartyTable) -> String {
    if let Some(short) = &table.short {
        return short.to_string();
    }
    let word = table.name.split_whitespace().next().unwrap_or(&table.name);
    let word = word.trim_end_matches([',', '.', ';']);
    if word.is_empty() { table.name.to_string() } else { word.to_owned() }
}
