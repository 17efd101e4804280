//! A CV that was set and read again says the same in other pieces: an address without its scheme, a line cut elsewhere.

use fit::check::check;
use resume::Resume;
use resume::model::Date;
use serde_json::{Value, json};

fn source() -> Value {
    json!({
        "basics": { "name": "Ada Example", "url": "https://www.ada.example/work/", "profiles": [
            { "network": "LinkedIn", "url": "https://www.linkedin.com/in/ada" },
            { "network": "GitHub", "username": "ada-x" },
        ] },
        "work": [{ "name": "Depot", "position": "Clerk", "url": "https://depot.example" }],
        "references": [{ "name": "Bo Example", "reference": "Head of Depot, 555 0101" }],
        "education": [{ "institution": "School of Trade, Ghent", "area": "Commerce", "studyType": "BA" }],
    })
}

/// What the check blocks when the source is said as `tailored`.
fn blocked(tailored: &Value) -> Vec<String> {
    let read = |value: &Value| Resume::from_json(&value.to_string()).expect("a résumé");
    let found = check(&read(&source()), &read(tailored), &Date::Day(2026, 11, 22));
    found.into_iter().filter(fit::check::Finding::blocks).map(|f| f.words).collect()
}

fn with(path: &str, value: Value) -> Value {
    let mut tailored = source();
    *tailored.pointer_mut(path).expect("a place") = value;
    tailored
}

#[test]
fn an_address_is_the_same_as_it_is_printed() {
    assert_eq!(blocked(&with("/basics/url", json!("ada.example/work"))), [""; 0]);
    assert_eq!(blocked(&with("/work/0/url", json!("www.depot.example/"))), [""; 0]);
    let accounts = json!([{ "network": "LinkedIn", "username": "ada", "url": "linkedin.com/in/ada" },
        { "url": "github.com/ada-x" }, { "url": "ada.example/work" }]);
    assert_eq!(blocked(&with("/basics/profiles", accounts)), [""; 0]);
}

#[test]
fn another_address_is_not() {
    assert_eq!(blocked(&with("/basics/url", json!("ada.example/works"))), ["ada.example/works"]);
    for other in ["linkedin.com/in/bob", "gitlab.com/ada-x", "linkedin.com/in/ada-x"] {
        assert_eq!(blocked(&with("/basics/profiles", json!([{ "url": other }]))), [other]);
    }
    assert_eq!(blocked(&with("/basics/profiles", json!([{ "username": "bob" }]))), ["bob"]);
}

#[test]
fn a_line_of_education_may_be_cut_elsewhere() {
    let cut = json!([{ "institution": "School of Trade", "area": "Commerce, Ghent", "studyType": "BA" }]);
    assert_eq!(blocked(&with("/education", cut)), [""; 0]);
    let raised = json!([{ "institution": "School of Trade, Ghent", "area": "Commerce", "studyType": "MA" }]);
    assert_eq!(blocked(&with("/education", raised)), ["MA"]);
    let other = json!([{ "institution": "University of Ghent", "area": "Commerce", "studyType": "BA" }]);
    assert_eq!(blocked(&with("/education", other)), ["University"]);
}

#[test]
fn what_a_page_divides_otherwise_is_the_same() {
    let divided = json!([{ "reference": "Bo Example Head of" }, { "reference": "Depot, 555 0101" }]);
    assert_eq!(blocked(&with("/references", divided)), [""; 0]);
    let other = json!([{ "name": "Bo Example", "reference": "Head of the Port" }]);
    assert_eq!(blocked(&with("/references", other)), ["Bo Example Head of the Port"]);
}
