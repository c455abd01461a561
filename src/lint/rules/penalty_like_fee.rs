use crate::deal::{Amount, Deal, ExitFee, Id, Money, Path, Stated};
use crate::diag::Level;
use crate::lint::{Check, Report, Rule};

pub(super) const RULE: Rule = Rule {
    name: "penalty-like-fee",
    level: Level::Warning,
    summary: "A fixed sum for ending early has no reason, or is more than all that its payer has promised: a court \
              may call it \
              a penalty.",
    source: "law: liquidated damages and penalties",
    check: Check::Deal(check),
};

fn check(deal: &Deal, report: &mut Report<'_>) {
    for (index, fee) in deal.tables.exit.fees.iter().enumerate() {
        let at = Path::root().key("exit").key("fees").index(index);
        let sums = sums(fee);
        if !sums.is_empty() && fee.because.is_none() {
            report.add(
                &at,
                format!("nothing says why `{}` is a fair estimate of a loss", fee.id),
                "add `because` with what the sum makes good, and keep the reckoning on file",
            );
        }
        let largest = sums.iter().filter_map(|sum| sum.known()).max_by_key(|sum| sum.amount());
        if let (Some(largest), Some(stake)) = (largest, promised(deal, &fee.payer))
            && *largest > stake
        {
            report.add(
                &at,
                format!("`{}` is more than all that `{}` has promised to pay or to bring", fee.id, fee.payer),
                "lower it, let it fall with each contract year in `by-year`, or write a `formula`",
            );
        }
    }
}

fn sums(fee: &ExitFee) -> Vec<&Stated<Money>> {
    fee.amount.iter().chain(fee.by_year.iter().map(|cell| &cell.amount)).collect()
}

/// What a party has promised in money: its minimums and prepayments; `None` when there is none, or when it promises more
/// that has no sum here.
fn promised(deal: &Deal, payer: &Id) -> Option<Money> {
    let commitments = &deal.tables.commitments;
    let has_fees = deal.tables.money.fees.iter().any(|fee| fee.payer == *payer);
    let has_budget = deal.tables.marketing.iter().flat_map(|table| &table.budget).any(|row| row.by == *payer);
    if has_fees || has_budget {
        return None;
    }
    let currency = deal.tables.deal.currency;
    let mut total = rust_decimal::Decimal::ZERO;
    for row in commitments.minimums.iter().filter(|row| row.by == *payer) {
        if row.later.is_some() || row.to_agree.is_some() || row.stub.is_some() || row.per.is_some() {
            return None;
        }
        for year in &row.schedule {
            match year.amount.known()? {
                Amount::Money(money) if money.currency() == currency => total += money.amount(),
                Amount::Money(_) | Amount::Count(_) | Amount::Percent(_) => return None,
            }
        }
    }
    for row in commitments.prepayments.iter().filter(|row| row.by == *payer) {
        let money = row.amount.known().filter(|money| money.currency() == currency)?;
        total += money.amount();
    }
    Money::new(currency, total).ok().filter(|total| !total.amount().is_zero())
}
