use super::ground::{Row, at_fault};
use super::{Gap, Ground};
use crate::deal::Deal;
use crate::diag::{Finding, nearest};
use crate::spec::{Date, Id, Path};

/// Why an exit cannot happen as asked, with the nearest days on which it could.
#[derive(Debug, Clone, PartialEq)]
pub enum CannotHappen {
    /// The deal has no such ground.
    UnknownGround {
        /// What was asked for.
        name: String,
        /// The grounds that there are, in the order of the spec.
        known: Vec<String>,
    },
    /// The deal has no such party.
    UnknownParty {
        /// What was asked for.
        name: String,
        /// The parties that there are.
        known: Vec<String>,
    },
    /// Another party holds the right.
    NotTheHolder {
        /// The ground.
        ground: Ground,
        /// The party that asks.
        party: Id,
        /// The parties that hold it.
        holders: Vec<Id>,
    },
    /// Nobody ends it: it happens by itself.
    NobodyEnds {
        /// The ground.
        ground: Ground,
    },
    /// The holder may not use the right when it caused the event itself, and only it can have.
    AtFault {
        /// The ground.
        ground: Ground,
        /// The holder.
        party: Id,
    },
    /// The day lies before the Effective Date.
    BeforeStart {
        /// The Effective Date.
        start: Date,
    },
    /// The day lies after the last one on which the agreement can be in force.
    AfterEnd {
        /// The last day of the term, or of the last renewal.
        end: Date,
        /// Whether renewals are counted in.
        renewed: bool,
    },
    /// The agreement does not expire on that day.
    NotAnExpiry {
        /// The days on which it can, up to the first after the day asked for.
        ends: Vec<Date>,
    },
    /// An end that comes by itself comes on another day.
    AnotherDay {
        /// The ground.
        ground: Ground,
        /// The day.
        day: Date,
    },
    /// The first letter would have to be sent before it may be.
    TooSoon {
        /// The ground.
        ground: Ground,
        /// What bars it.
        bar: Bar,
        /// The first day on which a letter may be sent.
        opens: Date,
        /// The first End Date that can then be reached; `None` when it is not known.
        first: Option<Date>,
    },
    /// The right has lapsed when the first letter would be received.
    Lapsed {
        /// The ground.
        ground: Ground,
        /// Which time ran out.
        window: Window,
        /// The last day on which the letter has to be received.
        last: Date,
        /// The End Date that follows from a letter in time; `None` when it is not known.
        latest: Option<Date>,
    },
}

/// What bars a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bar {
    /// The Effective Date.
    Start,
    /// The lock-in.
    LockIn,
    /// The first day that the ground itself sets.
    Earliest,
    /// The event that gives the right has not happened.
    Event,
}

/// Which time runs out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    /// That after the holder learnt of the event.
    Learnt,
    /// That after the cure period.
    SecondNotice,
}

/// The party that ends the alliance; `None` where it ends by itself.
pub(super) fn holder(deal: &Deal, ground: &Ground, row: Row<'_>, by: Option<&str>) -> Result<Option<Id>, CannotHappen> {
    let holders = row.holders(deal);
    let asked = match by {
        None => None,
        Some(name) => {
            let found = deal.parties.iter().find(|party| party.id.as_str() == name);
            let known = || deal.parties.iter().map(|party| party.id.to_string()).collect();
            Some(found.ok_or_else(|| CannotHappen::UnknownParty { name: name.to_owned(), known: known() })?)
        }
    };
    if let Row::Expiry | Row::Automatic(_) = row {
        return if asked.is_some() { Err(CannotHappen::NobodyEnds { ground: ground.clone() }) } else { Ok(None) };
    }
    let ours = &deal.parties.us().id;
    let party = match asked {
        Some(party) => party.id.clone(),
        None => holders.iter().find(|id| *id == ours).or(holders.first()).unwrap_or(ours).clone(),
    };
    if !holders.contains(&party) {
        return Err(CannotHappen::NotTheHolder { ground: ground.clone(), party, holders });
    }
    if let Row::Trigger(row) = row
        && row.unless_own_fault
        && at_fault(deal, row).as_ref() == Some(&party)
    {
        return Err(CannotHappen::AtFault { ground: ground.clone(), party });
    }
    Ok(Some(party))
}

impl CannotHappen {
    /// The same as a finding: where the deal says so, and what to ask instead.
    pub fn finding(&self, deal: &Deal) -> Finding {
        let at = |path: Path| deal.places.nearest_span(&path);
        let exit = Path::root().key("exit");
        let listed = |names: &[String]| format!("`{}`", names.join("`, `"));
        match self {
            Self::UnknownGround { name, known } => {
                let mut names = known.clone();
                if let Some(near) = nearest(name, known.iter().map(String::as_str)).map(str::to_owned) {
                    names.retain(|name| *name != near);
                    names.insert(0, near);
                }
                Finding::error("unknown-ground", format!("there is no ground `{name}` to end this alliance"))
                    .at(at(exit.key("triggers")))
                    .did_you_mean(name, known.iter().map(String::as_str))
                    .hint(format!("write `--trigger` with one of {}", listed(&names)))
            }
            Self::UnknownParty { name, known } => {
                Finding::error("unknown-party", format!("there is no party `{name}`"))
                    .at(at(Path::root().key("parties")))
                    .did_you_mean(name, known.iter().map(String::as_str))
                    .hint(format!("write `--by` with one of {}", listed(known)))
            }
            Self::NotTheHolder { ground, party, holders } => {
                let names: Vec<String> = holders.iter().map(Id::to_string).collect();
                let message = format!("`{party}` does not hold the right `{}`", ground.name());
                let finding = Finding::error("not-the-holder", message).at(at(ground.path(deal).key("holder")));
                finding.hint(format!("write `--by` with {}, or choose another ground", listed(&names)))
            }
            Self::NobodyEnds { ground } => {
                let message = format!("no party ends the alliance by `{}`: it ends by itself", ground.name());
                Finding::error("nobody-ends", message).at(at(ground.path(deal))).hint("leave `--by` out")
            }
            Self::AtFault { ground, party } => {
                let message = format!("`{party}` may not use `{}`: the event is of its own making", ground.name());
                let finding = Finding::error("holder-at-fault", message);
                let finding = finding.at(at(ground.path(deal).key("unless-own-fault")));
                finding.hint("choose another party with `--by`, or another ground")
            }
            Self::BeforeStart { start } => {
                Finding::error("end-before-start", "the day lies before the alliance begins")
                    .at(at(Path::root().key("deal").key("effective")))
                    .hint(format!("write `--on` with a day from {} on", start.iso()))
            }
            Self::AfterEnd { end, renewed } => after_end(deal, *end, *renewed),
            Self::NotAnExpiry { ends } => {
                let days: Vec<String> = ends.iter().map(|day| day.iso()).collect();
                Finding::error("not-an-expiry", "the alliance does not expire on that day")
                    .at(at(Ground::Expiry.path(deal)))
                    .hint(format!("write `--on` with {}", days.join(" or ")))
            }
            Self::AnotherDay { ground, day } => {
                let message = format!("an end by `{}` comes on another day", ground.name());
                let finding = Finding::error("another-day", message).at(at(ground.path(deal)));
                finding.hint(format!("write `--on` with {}", day.iso()))
            }
            Self::TooSoon { ground, bar, opens, first } => too_soon(deal, ground, *bar, *opens, *first),
            Self::Lapsed { ground, window, last, latest } => lapsed(deal, ground, *window, *last, *latest),
        }
    }
}

fn after_end(deal: &Deal, end: Date, renewed: bool) -> Finding {
    let message = if renewed {
        "the day lies after the end of the last renewal"
    } else {
        "the day lies after the end of the term, and there is no renewal"
    };
    let path = if renewed { Path::root().key("exit").key("renewal") } else { term_path(deal) };
    let finding = Finding::error("end-after-term", message).at(deal.places.nearest_span(&path));
    finding.hint(format!("write `--on` with a day up to {}; on that day the alliance expires", end.iso()))
}

fn term_path(deal: &Deal) -> Path {
    Path::root().key("deal").key(if deal.tables.deal.ends.is_some() { "ends" } else { "term" })
}

fn too_soon(deal: &Deal, ground: &Ground, bar: Bar, opens: Date, first: Option<Date>) -> Finding {
    let row = ground.path(deal);
    let (message, path) = match bar {
        Bar::Start => ("the first letter would have to be sent before the alliance begins", {
            Path::root().key("deal").key("effective")
        }),
        Bar::LockIn => {
            ("the notice would have to be given while the lock-in bars it", { Path::root().key("exit").key("lock-in") })
        }
        Bar::Earliest => ("the notice would have to be given before the ground allows it", row.key("earliest")),
        Bar::Event => ("the first letter would have to be sent before the event can have happened", row.key("event")),
    };
    let finding = Finding::error("notice-too-soon", message).at(deal.places.nearest_span(&path));
    let opens = format!("the first letter may be sent on {} at the earliest", opens.iso());
    match first {
        Some(first) => finding.hint(opens).hint(format!("write `--on` with a day from {} on", first.iso())),
        None => finding.hint(opens),
    }
}

fn lapsed(deal: &Deal, ground: &Ground, window: Window, last: Date, latest: Option<Date>) -> Finding {
    let (message, key) = match window {
        Window::Learnt => ("the right has lapsed by the day on which the first letter would be received", "window"),
        Window::SecondNotice => {
            ("the notice of termination would be received too late after the cure period", "second-notice-within")
        }
    };
    let place = deal.places.nearest_span(&ground.path(deal).key(key));
    let mut finding = Finding::error("right-lapsed", message).at(place);
    finding = finding.hint(format!("it has to be received on {} at the latest", last.iso()));
    if let Some(latest) = latest {
        finding = finding.hint(format!("write `--on` with a day up to {}", latest.iso()));
    }
    match window {
        Window::Learnt => finding.hint("if the holder learnt of the event later, say so with `--learnt`"),
        Window::SecondNotice => finding,
    }
}

impl Gap {
    /// Whether an open point is the reason, or one of the reasons.
    pub fn is_open(&self) -> bool {
        match self {
            Self::Open(_) => true,
            Self::Several(list) => list.iter().any(Self::is_open),
            Self::On(_) | Self::Request | Self::Books | Self::Unsaid | Self::TooFar => false,
        }
    }
}
