//! The one place that reads the clock: the crates below take the date as an argument.

use resume::model::Date;

/// Today, or the day of `SOURCE_DATE_EPOCH` (seconds since 1970, UTC) for reproducible output.
pub(crate) fn today() -> Date {
    let fixed = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|s| s.parse().ok());
    let fixed = fixed.and_then(|s| jiff::Timestamp::from_second(s).ok());
    let date = match fixed {
        Some(moment) => moment.to_zoned(jiff::tz::TimeZone::UTC).date(),
        None => jiff::Zoned::now().date(),
    };
    Date::Day(date.year(), date.month().unsigned_abs(), date.day().unsigned_abs())
}

/// The time to write into a file, in seconds since 1970-01-01T00:00:00Z: now, or `SOURCE_DATE_EPOCH`.
pub(crate) fn created() -> Option<i64> {
    let fixed = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|s| s.parse().ok());
    Some(fixed.unwrap_or_else(|| jiff::Timestamp::now().as_second()))
}
