use super::*;

fn names(text: &str) -> Vec<&'static str> {
    let taxonomy = Taxonomy::embedded();
    let tools = taxonomy.find(text).into_iter().filter(|m| m.kind == Kind::Tool);
    tools.map(|m| taxonomy.name(m.skill)).collect()
}

#[test]
fn one_skill_under_its_names() {
    let taxonomy = Taxonomy::embedded();
    for (a, b) in [
        ("k8s", "Kubernetes"),
        ("JS", "JavaScript"),
        ("Postgres", "PostgreSQL"),
        ("spring-boot", "Spring Boot"),
        ("springboot", "Spring Boot"),
        ("Go", "golang"),
    ] {
        assert!(taxonomy.same_skill(a, b), "{a} {b}");
    }
    for (a, b) in [("Java", "JavaScript"), ("C", "C++"), ("C#", "C++"), ("", "")] {
        assert!(!taxonomy.same_skill(a, b), "{a} {b}");
    }
    assert_eq!(taxonomy.canonical("k8s"), Some("Kubernetes"));
    assert!(taxonomy.same_skill("Widget polishing", "widget-polishing"));
}

#[test]
fn everyday_words_need_their_context() {
    assert_eq!(names("Moved billing from Python to Go."), ["Python", "Go"]);
    assert_eq!(names("Skills: Go, C, R"), ["Go", "C", "R"]);
    assert_eq!(names("Proficient in Word and Excel"), ["Microsoft Word", "Microsoft Excel"]);
    assert!(names("Go the extra mile and excel in all you do; spread the word.").is_empty());
    assert!(names("Excel at your work. Access to a car. Spring is near.").is_empty());
    assert!(names("Vitamin C or plan B; the R rating.").is_empty());
}

#[test]
fn ranges_are_verbatim() {
    let text = "Größe: Spring-Boot, K8s – und PostgreSQL.";
    let found: Vec<&str> = Taxonomy::embedded().find(text).into_iter().map(|m| &text[m.range]).collect();
    assert_eq!(found, ["Spring-Boot", "K8s", "PostgreSQL"]);
}
