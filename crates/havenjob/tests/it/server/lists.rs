//! Lists: parts, order, filters and search, the same on both databases.

use std::collections::BTreeSet;

use reqwest::StatusCode;
use serde_json::{Value, json};

use super::instance::{Instance, Person, databases, left_out};

async fn job(me: &Person, title: &str, company: &str, description: &str) -> Value {
    let body = json!({"title": title, "company": company, "description": description});
    let (status, job) = me.post("/api/jobs", body).await;
    assert_eq!(status, StatusCode::CREATED, "{job}");
    job
}

/// Titles of a list, in its order.
async fn titles(me: &Person, query: &str) -> Vec<String> {
    let (status, list) = me.get(&format!("/api/jobs?{query}")).await;
    assert_eq!(status, StatusCode::OK, "{query}: {list}");
    let items = list["items"].as_array().unwrap();
    items.iter().map(|j| j["title"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn words_are_found_as_they_are_typed() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let (me, other) =
            (instance.person("kim@example.org").await, instance.person("lee@example.org").await);
        job(&me, "Backend Engineer", "Blue Harbour", "You write C++ and Node.js services; don't panic.")
            .await;
        job(&me, "Nurse", "Elm House", "Night shifts on a ward. Crème brûlée on Sundays. TCP/IP not needed.")
            .await;
        job(&me, "Łódź Depot Clerk", "Müller & Söhne", "Full-stack of pallets, k8s of no use.").await;
        job(&other, "Night Nurse", "Ash House", "Night shifts on another ward by the sea.").await;
        for (typed, found) in [
            ("nurse", &["Nurse"][..]),
            ("NURSE night", &["Nurse"]),
            ("nur", &["Nurse"]),
            ("nur ", &[]),
            ("nur shifts", &[]),
            ("elm house", &["Nurse"]),
            ("engineer elm", &[]),
            ("c++", &["Backend Engineer"]),
            ("node.js", &["Backend Engineer"]),
            ("node", &["Backend Engineer"]),
            ("js", &["Backend Engineer"]),
            ("don't", &["Backend Engineer"]),
            ("ip", &["Nurse"]),
            ("creme brulee", &["Nurse"]),
            ("CRÈME", &["Nurse"]),
            ("muller", &["Łódź Depot Clerk"]),
            ("sohn", &["Łódź Depot Clerk"]),
            ("Łódź", &["Łódź Depot Clerk"]),
            ("stack", &["Łódź Depot Clerk"]),
            ("k8s", &["Łódź Depot Clerk"]),
            ("rust AND OR NOT", &[]),
            ("\"nurse", &["Nurse"]),
            ("nurse) OR (1", &[]),
            ("title:nurse", &[]),
            ("n* | c:*", &[]),
            ("!nurse & ward", &["Nurse"]),
            ("sea", &[]),
        ] {
            let query =
                format!("q={}", url::form_urlencoded::byte_serialize(typed.as_bytes()).collect::<String>());
            assert_eq!(titles(&me, &query).await, found, "{typed:?}");
        }
        // Nothing typed, or nothing but marks, is no search.
        assert_eq!(titles(&me, "q=").await.len(), 3);
        assert_eq!(titles(&me, "q=%2B%2B").await.len(), 3);
        assert_eq!(titles(&me, "q=%00").await.len(), 3);
        assert_eq!(titles(&other, "q=nurse").await, ["Night Nurse"]);
        let (status, problem) = me.get(&format!("/api/jobs?q={}", "a".repeat(501))).await;
        assert_eq!((status, &problem["errors"][0]["field"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("q")));
    }
}

/// A sign that is a part of a name tells it from others.
#[tokio::test]
async fn a_language_is_not_found_by_the_letter_it_begins_with() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let me = instance.person("kim@example.org").await;
        job(&me, "C developer", "Depot", "You write C for our scales.").await;
        job(&me, "C++17 developer", "Depot", "You write for our trading desk #rust.").await;
        let sharp = job(&me, "Developer", "Depot", "You write C#, F# and tests for our tills.").await;
        let found = async |typed: &str| {
            let typed: String = url::form_urlencoded::byte_serialize(typed.as_bytes()).collect();
            titles(&me, &format!("sort=title&q={typed}")).await
        };
        assert_eq!(found("C++").await, ["C++17 developer"]);
        assert_eq!(found("c++ 17").await, ["C++17 developer"]);
        assert_eq!(found("c# developer").await, ["Developer"]);
        assert_eq!(found("CSharp").await, ["Developer"]);
        assert_eq!(found("c scales").await, ["C developer"]);
        assert_eq!(found("rust").await, ["C++17 developer"]);
        assert_eq!(found("#rust").await, ["C++17 developer"]);
        let path = format!("/api/jobs/{}", sharp["id"].as_str().unwrap());
        let change = json!({"description": "You write Java and tests for our tills."});
        assert_eq!(me.put(&path, change).await.0, StatusCode::OK);
        assert_eq!(found("c#").await, Vec::<String>::new());
        assert_eq!(found("java tills").await, ["Developer"]);
        assert_eq!(me.delete(&path).await.0, StatusCode::NO_CONTENT);
        assert_eq!(found("tills").await, Vec::<String>::new());
        let cv =
            b"Kim Example\nkim@example.org\n\nExperience\nClerk, Depot, 2020 - 2022\n- Wrote C++ at night\n";
        let (_, answer) = me.upload("cv.txt", cv.to_vec()).await;
        assert_eq!(me.ended(&answer["job_id"]).await["status"], "completed");
        assert_eq!(me.get("/api/cv?q=c%2B%2B").await.1["total"], 1);
        assert_eq!(me.get("/api/cv?q=c%23").await.1["total"], 0);
    }
}

/// CVs are found by their text and the name of their file.
#[tokio::test]
async fn cvs_are_found_by_their_words() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let (me, other) =
            (instance.person("kim@example.org").await, instance.person("lee@example.org").await);
        let text = |what: &str| {
            format!(
                "Kim Example\nkim@example.org\n\nExperience\nClerk, {what}, 2020 - 2022\n- Counted stock\n"
            )
        };
        let mut ids = Vec::new();
        for (person, name, place) in [
            (&me, "depot 2026.txt", "Nordtor"),
            (&me, "Café.txt", "Bäckerei Süd"),
            (&other, "mine.txt", "Nordtor"),
        ] {
            let (_, answer) = person.upload(name, text(place).into_bytes()).await;
            assert_eq!(person.ended(&answer["job_id"]).await["status"], "completed");
            ids.push(answer["cv_id"].as_str().unwrap().to_owned());
        }
        let found = async |query: &str| {
            let (status, list) = me.get(&format!("/api/cv?sort=original_filename&{query}")).await;
            assert_eq!(status, StatusCode::OK, "{query}: {list}");
            let names = list["items"].as_array().unwrap().iter();
            let names: Vec<_> = names.map(|c| c["original_filename"].as_str().unwrap().to_owned()).collect();
            assert_eq!(list["total"], names.len(), "{list}");
            names
        };
        assert_eq!(found("q=nordtor").await, ["depot 2026.txt"]);
        assert_eq!(found("q=cafe").await, ["Café.txt"], "by the file's name");
        assert_eq!(found("q=backerei%20sud").await, ["Café.txt"], "without accents");
        assert_eq!(found("q=cou").await.len(), 2, "as it is typed");
        assert_eq!(found("q=counted&status=failed").await.len(), 0);
        assert_eq!(found("q=").await.len(), 2);
        assert_eq!(me.delete(&format!("/api/cv/{}", ids[0])).await.0, StatusCode::NO_CONTENT);
        assert_eq!(found("q=nordtor").await.len(), 0);
        let (status, problem) = me.get(&format!("/api/cv?q={}", "a".repeat(501))).await;
        assert_eq!((status, &problem["errors"][0]["field"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("q")));
    }
}

/// What is changed or deleted is found as it is now, and the page counts with the search.
#[tokio::test]
async fn the_index_follows_what_happens() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let me = instance.person("kim@example.org").await;
        let mut ids = Vec::new();
        for n in 0..5 {
            ids.push(
                job(&me, &format!("Clerk {n}"), "Depot", &format!("We seek clerk number {n} by the sea."))
                    .await,
            );
        }
        let list = me.get("/api/jobs?q=clerk&per_page=2&page=2").await.1;
        assert_eq!((&list["total"], list["items"].as_array().unwrap().len()), (&json!(5), 2), "{list}");
        let path = |n: usize| format!("/api/jobs/{}", ids[n]["id"].as_str().unwrap());
        let change = json!({"title": "Baker", "description": "We seek a baker for our ovens."});
        assert_eq!(me.put(&path(0), change).await.0, StatusCode::OK);
        assert_eq!(titles(&me, "q=baker").await, ["Baker"]);
        assert_eq!(titles(&me, "q=ovens").await, ["Baker"]);
        assert_eq!(titles(&me, "q=clerk").await.len(), 4);
        assert_eq!(me.put(&path(1), json!({"status": "archived"})).await.0, StatusCode::OK);
        assert_eq!(titles(&me, "q=clerk&status=archived").await, ["Clerk 1"]);
        assert_eq!(
            titles(&me, "q=clerk&status=active&sort=title&order=desc").await,
            ["Clerk 4", "Clerk 3", "Clerk 2"]
        );
        assert_eq!(me.delete(&path(2)).await.0, StatusCode::NO_CONTENT);
        assert_eq!(titles(&me, "q=clerk").await.len(), 3);
        // The same words come and go with the person.
        let erased = me.request(reqwest::Method::DELETE, "/api/users/me");
        let erased = erased.json(&json!({"password": super::instance::PASSWORD})).send().await.unwrap();
        assert_eq!(erased.status(), StatusCode::NO_CONTENT);
        let me = instance.person("kim@example.org").await;
        assert_eq!(titles(&me, "q=clerk").await, Vec::<String>::new());
        job(&me, "Clerk anew", "Depot", "We seek a clerk once more.").await;
        assert_eq!(titles(&me, "q=clerk").await, ["Clerk anew"]);
    }
}

#[tokio::test]
async fn an_order_is_whole_over_all_pages() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let me = instance.person("kim@example.org").await;
        for (title, company) in
            [("baker", "Z"), ("Clerk", "y"), ("Baker", "X"), ("Archivist", "w"), ("Clerk", "V")]
        {
            job(&me, title, company, &format!("We seek a {title} for {company} by the sea.")).await;
        }
        let lower = |titles: Vec<String>| titles.iter().map(|t| t.to_lowercase()).collect::<Vec<_>>();
        let all = lower(titles(&me, "sort=title").await);
        assert_eq!(all, ["archivist", "baker", "baker", "clerk", "clerk"]);
        let mut back = lower(titles(&me, "sort=title&order=desc").await);
        back.reverse();
        assert_eq!(back, all);
        assert_eq!(titles(&me, "sort=company").await, ["Clerk", "Archivist", "Baker", "Clerk", "baker"]);
        let newest = titles(&me, "").await;
        assert_eq!(newest, ["Clerk", "Archivist", "Baker", "Clerk", "baker"]);
        assert_eq!(titles(&me, "sort=created_at&order=desc").await, newest);
        for order in ["sort=title", "sort=created_at&order=asc", "sort=updated_at"] {
            let mut seen = BTreeSet::new();
            for page in 1..=5 {
                let part = me.get(&format!("/api/jobs?{order}&per_page=1&page={page}")).await.1;
                seen.insert(part["items"][0]["id"].as_str().unwrap().to_owned());
            }
            assert_eq!(seen.len(), 5, "{order}: no item stands on two pages");
        }
    }
}

/// Every list of the API's description takes a part and an order, names what it can be sorted by, and refuses the rest.
#[tokio::test]
async fn every_list_is_sorted_by_what_it_names_and_nothing_else() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let me = instance.person("kim@example.org").await;
        me.tailored().await;
        let description = me.get("/api/openapi.json").await.1;
        let mut lists = 0;
        for (path, operations) in description["paths"].as_object().unwrap() {
            let answer =
                &operations["get"]["responses"]["200"]["content"]["application/json"]["schema"]["$ref"];
            if !answer.as_str().is_some_and(|name| name.contains("/Listing_")) || path.contains('{') {
                continue;
            }
            lists += 1;
            let (status, problem) = me.get(&format!("{path}?sort=no_such_field")).await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{path}: {problem}");
            assert_eq!(problem["errors"][0]["field"], "sort", "{path}");
            let said = problem["errors"][0]["message"].as_str().unwrap();
            let fields = said.strip_prefix("must be one of ").unwrap_or_else(|| panic!("{path}: {said}"));
            for field in fields.split(", ") {
                let summary =
                    operations["get"]["summary"].to_string() + &operations["get"]["description"].to_string();
                assert!(
                    summary.contains(&format!("`{field}`")),
                    "{path} does not say that it sorts by {field}"
                );
                for order in ["", "&order=asc", "&order=desc"] {
                    let (status, list) = me.get(&format!("{path}?sort={field}{order}&per_page=1")).await;
                    assert_eq!(status, StatusCode::OK, "{path} by {field}: {list}");
                    assert!(list["items"].as_array().unwrap().len() <= 1);
                }
            }
            for wrong in ["order=up", "page=0", "per_page=201"] {
                let (status, problem) = me.get(&format!("{path}?{wrong}")).await;
                assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{path}?{wrong}: {problem}");
            }
        }
        assert!(lists >= 4, "only {lists} lists were found");
        for (path, field) in [("/api/jobs", "status"), ("/api/cv", "status"), ("/api/tailor", "status")] {
            let (status, problem) = me.get(&format!("{path}?{field}=no-such")).await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
            assert_eq!(problem["errors"][0]["field"], field);
        }
        let made = me.get("/api/tailor").await.1["items"][0].clone();
        let of = |query: String| {
            let me = me.clone();
            async move { me.get(&format!("/api/tailor?{query}")).await.1["total"].clone() }
        };
        assert_eq!(of(format!("job_id={}", made["job_id"].as_str().unwrap())).await, 1);
        assert_eq!(of(format!("cv_id={}", made["job_id"].as_str().unwrap())).await, 0);
        assert_eq!(of("status=draft".to_owned()).await, 1);
    }
}

/// PostgreSQL asks the index of words, in the role of the application: where a policy stood on what is searched, it would
/// read every row first.
#[tokio::test]
async fn a_search_can_use_its_index() {
    use sqlx::{Connection, PgConnection};
    let Some(url) = super::postgres::fresh() else {
        left_out("the index of words: set HAVENJOB_TEST_POSTGRES to a superuser's URL");
        return;
    };
    let instance = Instance::start(Some(url.clone()), &[]);
    let me = instance.person("kim@example.org").await;
    job(&me, "Nurse", "Elm House", "Night shifts on a ward by the sea.").await;
    let mut connection = PgConnection::connect(&url).await.unwrap();
    sqlx::query("set enable_seqscan = off").execute(&mut connection).await.unwrap();
    let plan: Vec<(String,)> = sqlx::query_as(
        "explain select w.id from jobs_words w where w.words @@ (select to_tsquery('simple', folded('nurse')))",
    )
    .fetch_all(&mut connection)
    .await
    .unwrap();
    let plan: String = plan.into_iter().map(|(line,)| line + "\n").collect();
    assert!(plan.contains("jobs_words_by_word"), "{plan}");
}
