use chrono::{DateTime, Utc};
use maud::{Markup, html};

/// How long ago a moment was, in words; the moment itself for who points at it.
pub(crate) fn ago(then: DateTime<Utc>, now: DateTime<Utc>) -> Markup {
    html! { time datetime=(then.to_rfc3339()) title=(then.format("%e %B %Y, %H:%M UTC")) { (distance(then, now)) } }
}

/// A day.
pub(crate) fn day(then: DateTime<Utc>) -> Markup {
    html! { time datetime=(then.to_rfc3339()) { (then.format("%-d %B %Y")) } }
}

fn distance(then: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let seconds = (now - then).num_seconds();
    let count = |n: i64, unit: &str| format!("{n} {unit}{} ago", if n == 1 { "" } else { "s" });
    match seconds {
        ..60 => "just now".to_owned(),
        60..3_600 => count(seconds / 60, "minute"),
        3_600..86_400 => count(seconds / 3_600, "hour"),
        86_400..172_800 => "yesterday".to_owned(),
        172_800..2_592_000 => count(seconds / 86_400, "day"),
        _ => then.format("%-d %b %Y").to_string(),
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn distances_read_as_people_say_them() {
        let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let before = |seconds| distance(now - TimeDelta::seconds(seconds), now);
        assert_eq!(before(-5), "just now");
        assert_eq!(before(59), "just now");
        assert_eq!(before(60), "1 minute ago");
        assert_eq!(before(7_200), "2 hours ago");
        assert_eq!(before(90_000), "yesterday");
        assert_eq!(before(86_400 * 29), "29 days ago");
        assert_eq!(before(86_400 * 40), "6 Dec 2026");
    }
}
