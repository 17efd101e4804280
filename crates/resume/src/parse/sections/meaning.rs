//! What a section is about whose heading nobody knows: `Kitchens`, `Where I've been`. What stands under it tells.

use super::Section;
use crate::parse::source::Source;
use crate::parse::vocabulary::{Topic, degree, organisation, school, title};
use crate::parse::words::{self, fold};

/// Makes jobs or schools of the sections with unknown headings that hold nothing else, where the document has none.
pub(in crate::parse) fn guess(source: &Source<'_>, sections: &mut [Section]) {
    for topic in [Topic::Education, Topic::Work] {
        let has = |s: &Section| s.topic == topic || topic == Topic::Work && s.topic == Topic::Volunteer;
        if sections.iter().any(has) {
            continue;
        }
        for section in sections.iter_mut().filter(|s| s.heading.is_some()) {
            // `Career Summary` may be either: over two periods it is the career.
            let periods = || section.parts.iter().flat_map(|p| source.dates_in(p.at)).filter(|d| !d.single);
            let is_open = section.topic == Topic::Other
                || section.topic == Topic::Summary && topic == Topic::Work && periods().count() > 1;
            if is_open && holds(source, section) == Some(topic) {
                section.topic = topic;
            }
        }
    }
}

/// Jobs have periods, and titles or firms; schools and degrees are named by their words.
fn holds(source: &Source<'_>, section: &Section) -> Option<Topic> {
    let texts = || section.parts.iter().filter(|p| !source.rows[p.row].is_item()).map(|p| source.str(p.at));
    let short = || texts().filter(|t| words::count(t) <= 12).map(fold);
    let schools = short().filter(|t| school(t) || degree(t) > 0).count();
    let titles = short().filter(|t| title(t) > 0 || organisation(t) > 0).count();
    let dates = || section.parts.iter().flat_map(|p| source.dates_in(p.at));
    let periods = dates().filter(|d| !d.single).count();
    if schools > 0 && schools >= titles && dates().next().is_some() {
        Some(Topic::Education)
    } else {
        (periods > 0 && titles > 0).then_some(Topic::Work)
    }
}
