//! What each operator does with values of which sort. One table for the check before there is a deal and for the deal.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::kind::Sort;
use super::length::Length;
use super::parse::Operator;
use super::value::Value;
use crate::spec::Date;

/// The sort of the result; `None` where the operator does nothing with these two.
pub(super) fn result(operator: Operator, one: Sort, other: Sort) -> Option<Sort> {
    use Sort::{Count, Date, Duration, Flag, Integer, Money, Number, Percent, Text};
    let are_numbers = matches!(one, Integer | Number) && matches!(other, Integer | Number);
    match operator {
        Operator::And | Operator::Or => (one == Flag && other == Flag).then_some(Flag),
        Operator::Equal | Operator::Unequal => (one == other || are_numbers).then_some(Flag),
        Operator::Less | Operator::AtMost | Operator::More | Operator::AtLeast => {
            let are_ordered = one == other && !matches!(one, Text | Flag);
            (are_ordered || are_numbers).then_some(Flag)
        }
        Operator::Plus => match (one, other) {
            (Money | Percent | Count | Duration | Integer | Number, _) if one == other => Some(one),
            (Date, Duration) | (Duration, Date) => Some(Date),
            _ => None,
        },
        Operator::Minus => match (one, other) {
            (Money | Percent | Count | Duration | Integer | Number, _) if one == other => Some(one),
            (Date, Duration) => Some(Date),
            (Date, Date) => Some(Duration),
            _ => None,
        },
        Operator::Times => match (one, other) {
            (Integer, Integer) => Some(Integer),
            (Number, Number) => Some(Number),
            (Money | Percent | Count, Integer | Number) => Some(one),
            (Integer | Number, Money | Percent | Count) => Some(other),
            (Percent, Money) | (Money, Percent) => Some(Money),
            (Percent, Count) | (Count, Percent) => Some(Count),
            (Duration, Integer) | (Integer, Duration) => Some(Duration),
            _ => None,
        },
        Operator::Over => match (one, other) {
            (Integer, Integer) => Some(Integer),
            (Number, Number) => Some(Number),
            (Money | Percent | Count, Integer | Number) => Some(one),
            (Money | Percent | Count, _) if one == other => Some(Number),
            _ => None,
        },
        Operator::Remainder => (one == Integer && other == Integer).then_some(Integer),
        Operator::In => None,
    }
}

/// Why an operator has no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum No {
    /// It does nothing with values of these sorts.
    Sorts,
    /// Two currencies.
    Currencies,
    /// Numbers of two different things.
    Things,
    /// Days and months added up.
    Lengths,
    /// Days and months compared, and no day to count from.
    Start,
    /// Division by zero.
    Zero,
    /// A result beyond the largest number or the last date.
    Large,
}

/// The result for two values, where times are counted from `start`.
pub(super) fn apply(operator: Operator, one: Value, other: Value, start: Option<Date>) -> Result<Value, No> {
    let one = one.beside(&other);
    let other = other.beside(&one);
    match operator {
        Operator::Equal => equal(&one, &other, start).map(Value::Flag),
        Operator::Unequal => equal(&one, &other, start).map(|same| Value::Flag(!same)),
        Operator::Less => order(&one, &other, start).map(|order| Value::Flag(order.is_lt())),
        Operator::AtMost => order(&one, &other, start).map(|order| Value::Flag(order.is_le())),
        Operator::More => order(&one, &other, start).map(|order| Value::Flag(order.is_gt())),
        Operator::AtLeast => order(&one, &other, start).map(|order| Value::Flag(order.is_ge())),
        Operator::Plus => plus(one, other),
        Operator::Minus => minus(one, other),
        Operator::Times => times(one, other),
        Operator::Over => over(one, other),
        Operator::Remainder => match (one, other) {
            (Value::Integer(_), Value::Integer(0)) => Err(No::Zero),
            (Value::Integer(one), Value::Integer(other)) => one.checked_rem(other).map(Value::Integer).ok_or(No::Large),
            _ => Err(No::Sorts),
        },
        Operator::And | Operator::Or | Operator::In => Err(No::Sorts),
    }
}

pub(super) fn equal(one: &Value, other: &Value, start: Option<Date>) -> Result<bool, No> {
    match (one, other) {
        (Value::Flag(one), Value::Flag(other)) => Ok(one == other),
        (Value::Text(one), Value::Text(other)) => Ok(one == other),
        _ => order(one, other, start).map(Ordering::is_eq),
    }
}

fn order(one: &Value, other: &Value, start: Option<Date>) -> Result<Ordering, No> {
    match (one, other) {
        (Value::Integer(one), Value::Integer(other)) => Ok(one.cmp(other)),
        (Value::Number(one), Value::Number(other)) | (Value::Percent(one), Value::Percent(other)) => Ok(one.cmp(other)),
        (Value::Integer(one), Value::Number(other)) => Ok(Decimal::from(*one).cmp(other)),
        (Value::Number(one), Value::Integer(other)) => Ok(one.cmp(&Decimal::from(*other))),
        (Value::Money(one, in_one), Value::Money(other, in_other)) => {
            if in_one == in_other {
                Ok(one.cmp(other))
            } else {
                Err(No::Currencies)
            }
        }
        (Value::Count(one, of_one), Value::Count(other, of_other)) => {
            if of_one == of_other {
                Ok(one.cmp(other))
            } else {
                Err(No::Things)
            }
        }
        (Value::Date(one), Value::Date(other)) => Ok(one.cmp(other)),
        (Value::Duration(one), Value::Duration(other)) => one.compare(*other, start).ok_or(No::Start),
        _ => Err(No::Sorts),
    }
}

fn number(value: Option<Decimal>, of: impl Fn(Decimal) -> Value) -> Result<Value, No> {
    value.map(of).ok_or(No::Large)
}

/// Two values of the same measure as numbers, and what makes such a value of a number.
type Alike = (Decimal, Decimal, Box<dyn Fn(Decimal) -> Value>);

fn alike(one: &Value, other: &Value) -> Result<Alike, No> {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => Ok((*one, *other, Box::new(Value::Number))),
        (Value::Percent(one), Value::Percent(other)) => Ok((*one, *other, Box::new(Value::Percent))),
        (Value::Money(one, currency), Value::Money(other, beside)) => {
            let currency = *currency;
            let of = move |sum| Value::Money(sum, currency);
            if currency == *beside { Ok((*one, *other, Box::new(of))) } else { Err(No::Currencies) }
        }
        (Value::Count(one, unit), Value::Count(other, beside)) => {
            let thing = unit.clone();
            let of = move |count| Value::Count(count, thing.clone());
            if unit == beside { Ok((*one, *other, Box::new(of))) } else { Err(No::Things) }
        }
        _ => Err(No::Sorts),
    }
}

pub(super) fn plus(one: Value, other: Value) -> Result<Value, No> {
    match (one, other) {
        (Value::Integer(one), Value::Integer(other)) => one.checked_add(other).map(Value::Integer).ok_or(No::Large),
        (Value::Duration(one), Value::Duration(other)) => one.plus(other).map(Value::Duration).ok_or(No::Lengths),
        (Value::Date(date), Value::Duration(length)) | (Value::Duration(length), Value::Date(date)) => {
            length.after(date).map(Value::Date).ok_or(No::Large)
        }
        (one, other) => {
            let (one, other, of) = alike(&one, &other)?;
            number(one.checked_add(other), of)
        }
    }
}

fn minus(one: Value, other: Value) -> Result<Value, No> {
    let negative = |length: Length| length.times(-1).ok_or(No::Large);
    match (one, other) {
        (Value::Integer(one), Value::Integer(other)) => one.checked_sub(other).map(Value::Integer).ok_or(No::Large),
        (Value::Duration(one), Value::Duration(other)) => {
            one.plus(negative(other)?).map(Value::Duration).ok_or(No::Lengths)
        }
        (Value::Date(date), Value::Duration(length)) => negative(length)?.after(date).map(Value::Date).ok_or(No::Large),
        (Value::Date(one), Value::Date(other)) => Ok(Value::Duration(Length::between(other, one))),
        (one, other) => {
            let (one, other, of) = alike(&one, &other)?;
            number(one.checked_sub(other), of)
        }
    }
}

/// A value without its unit, and the unit back.
fn measured(value: &Value) -> Option<Alike> {
    alike(value, value).ok()
}

fn times(one: Value, other: Value) -> Result<Value, No> {
    match (one, other) {
        (Value::Integer(one), Value::Integer(other)) => one.checked_mul(other).map(Value::Integer).ok_or(No::Large),
        (Value::Duration(length), Value::Integer(factor)) | (Value::Integer(factor), Value::Duration(length)) => {
            length.times(factor).map(Value::Duration).ok_or(No::Large)
        }
        (Value::Percent(percent), whole @ (Value::Money(..) | Value::Count(..)))
        | (whole @ (Value::Money(..) | Value::Count(..)), Value::Percent(percent)) => {
            let (sum, _, of) = measured(&whole).ok_or(No::Sorts)?;
            number(sum.checked_mul(percent).and_then(|sum| sum.checked_div(Decimal::ONE_HUNDRED)), of)
        }
        (value, Value::Integer(factor)) | (Value::Integer(factor), value) => scaled(&value, Decimal::from(factor)),
        (value, Value::Number(factor)) | (Value::Number(factor), value) => scaled(&value, factor),
        _ => Err(No::Sorts),
    }
}

fn scaled(value: &Value, factor: Decimal) -> Result<Value, No> {
    let (sum, _, of) = measured(value).ok_or(No::Sorts)?;
    number(sum.checked_mul(factor), of)
}

fn over(one: Value, other: Value) -> Result<Value, No> {
    let divided = |one: Decimal, other: Decimal, of: &dyn Fn(Decimal) -> Value| {
        if other.is_zero() { Err(No::Zero) } else { number(one.checked_div(other), of) }
    };
    match (one, other) {
        (Value::Integer(_), Value::Integer(0)) => Err(No::Zero),
        (Value::Integer(one), Value::Integer(other)) => one.checked_div(other).map(Value::Integer).ok_or(No::Large),
        (value @ (Value::Money(..) | Value::Percent(_) | Value::Count(..)), Value::Integer(by)) => {
            let (sum, _, of) = measured(&value).ok_or(No::Sorts)?;
            divided(sum, Decimal::from(by), &of)
        }
        (value @ (Value::Money(..) | Value::Percent(_) | Value::Count(..)), Value::Number(by)) => {
            let (sum, _, of) = measured(&value).ok_or(No::Sorts)?;
            divided(sum, by, &of)
        }
        (one, other) => {
            let (one, other, _) = alike(&one, &other)?;
            divided(one, other, &Value::Number)
        }
    }
}
