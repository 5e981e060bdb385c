//! Exact fractions for points and percentages, so that a third of a point three times is a point.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Div, Mul, Sub};

use num_rational::Ratio;

/// An exact, non-negative-or-negative fraction; points, worths and percentages are counted in it.
///
/// Whole and decimal numbers are exact (`0.1` is a tenth). What is shown to a reader is rounded to
/// one decimal with [`Fraction::rounded`]; what decides is never rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Fraction(Ratio<i128>);

impl Fraction {
    /// Nothing.
    pub const ZERO: Self = Self(Ratio::new_raw(0, 1));
    /// One whole.
    pub const ONE: Self = Self(Ratio::new_raw(1, 1));

    /// A whole number.
    #[must_use]
    pub fn whole(number: u32) -> Self {
        Self(Ratio::from_integer(i128::from(number)))
    }

    /// `part` of `all` as a percentage; 0 where `all` is nothing.
    #[must_use]
    pub fn percent_of(part: Self, all: Self) -> Self {
        if all == Self::ZERO { Self::ZERO } else { part / all * Self::whole(100) }
    }

    /// Reads a decimal number as people write it: `2`, `0.5`, `.25`.
    ///
    /// At most six digits stand before the point and four after it, which keeps every sum of a
    /// rubric exact. `None` for anything else, a sign included.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str, most: usize| {
            part.len() <= most && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        if (whole.is_empty() && decimals.is_empty()) || !digits(whole, 6) || !digits(decimals, 4) {
            return None;
        }
        if text.ends_with('.') {
            return None;
        }
        let numerator: i128 = format!("0{whole}{decimals}").parse().ok()?;
        let places = u32::try_from(decimals.len()).ok()?;
        Some(Self(Ratio::new(numerator, 10_i128.pow(places))))
    }

    /// The nearest number with one decimal, halves upwards.
    #[must_use]
    pub fn rounded(self) -> f64 {
        tenths((self.0 * 10).round().to_integer())
    }

    /// The greatest number with one decimal that is not above this.
    #[must_use]
    pub fn rounded_down(self) -> f64 {
        tenths((self.0 * 10).floor().to_integer())
    }
}

/// Tenths as a floating-point number; what is shown is small enough to be exact to the decimal.
#[allow(clippy::cast_precision_loss)]
fn tenths(count: i128) -> f64 {
    count as f64 / 10.0
}

/// How much of some words or operands a part of them is, 0 to 1; 0 of none.
#[allow(clippy::cast_precision_loss)] // counts
pub(crate) fn share(part: usize, all: usize) -> f64 {
    part as f64 / all.max(1) as f64
}

impl Add for Fraction {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Fraction {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Mul for Fraction {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        Self(self.0 * other.0)
    }
}

impl Div for Fraction {
    type Output = Self;
    fn div(self, other: Self) -> Self {
        Self(self.0 / other.0)
    }
}

impl Sum for Fraction {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::ZERO, Add::add)
    }
}

/// As a reader sees it: at most one decimal, none where it is whole.
impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.rounded())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_exact() {
        let third = Fraction::ONE / Fraction::whole(3);
        assert_eq!(third + third + third, Fraction::ONE);
        assert_eq!(Fraction::parse("0.1").unwrap() * Fraction::whole(10), Fraction::ONE);
        assert_eq!(Fraction::parse(".5"), Fraction::parse("0.50"));
    }

    #[test]
    fn what_is_no_plain_number_is_refused() {
        for text in ["", ".", "2.", "-1", "+1", "1e3", "0x1", "1234567", "0.12345", "1,5", "½"] {
            assert_eq!(Fraction::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn shown_to_one_decimal() {
        let two_thirds = Fraction::whole(2) / Fraction::whole(3);
        assert_eq!(two_thirds.to_string(), "0.7");
        assert_eq!(two_thirds.rounded_down(), 0.6);
        assert_eq!(Fraction::whole(10).to_string(), "10");
    }
}
