//! The pages of CVs and the profile, as a browser without scripts uses them.

use reqwest::header::{COOKIE, LOCATION};
use reqwest::{Client, Method, StatusCode, redirect};
use serde_json::json;

use super::instance::{Instance, Person, databases, example};
use crate::pdf_builder::{pdf, stream};

/// Asks for pages as a browser does: cookies, forms, no script.
struct Pages<'a>(&'a Person, Client);

impl<'a> Pages<'a> {
    fn of(person: &'a Person) -> Self {
        Self(person, Client::builder().redirect(redirect::Policy::none()).build().unwrap())
    }

    fn ask(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let request = self.1.request(method, format!("{}{path}", self.0.url));
        request.header(COOKIE, format!("havenjob_session={}", self.0.token)).header("accept", "text/html")
    }

    async fn get(&self, path: &str) -> (StatusCode, String) {
        let answer = self.ask(Method::GET, path).send().await.unwrap();
        (answer.status(), answer.text().await.unwrap())
    }

    /// Sends a form; gives the status, where it leads, and the page.
    async fn send(&self, path: &str, form: &[(&str, &str)]) -> (StatusCode, String, String) {
        let answer = self.ask(Method::POST, path).form(form).send().await.unwrap();
        let to = answer.headers().get(LOCATION).map_or("", |v| v.to_str().unwrap()).to_owned();
        (answer.status(), to, answer.text().await.unwrap())
    }

    async fn upload(&self, name: &str, bytes: Vec<u8>) -> (StatusCode, String, String) {
        let part = reqwest::multipart::Part::bytes(bytes).file_name(name.to_owned());
        let form = reqwest::multipart::Form::new().part("file", part);
        let answer = self.ask(Method::POST, "/cvs").multipart(form).send().await.unwrap();
        let to = answer.headers().get(LOCATION).map_or("", |v| v.to_str().unwrap()).to_owned();
        (answer.status(), to, answer.text().await.unwrap())
    }
}

/// The mark of what a form was made of.
fn seen(page: &str) -> String {
    let from = page.split("name=\"seen\" value=\"").nth(1).expect("the page has a form");
    from.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_cv_is_uploaded_looked_over_and_corrected_without_scripts() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let me = instance.person("kim@example.org").await;
        let pages = Pages::of(&me);
        assert!(pages.get("/cvs").await.1.contains("Begin with your CV"));
        let (status, to, _) = pages.upload("Mein Lebenslauf.pdf", example("cv.pdf")).await;
        assert_eq!(status, StatusCode::SEE_OTHER);
        let mut page = String::new();
        for _ in 0..600 {
            page = pages.get(&to).await.1;
            if !page.contains("Reading your CV") {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        for shown in [
            "Mein Lebenslauf.pdf",
            "Maren Okafor",
            "href=\"#at:work-1/position\"",
            "id=\"at:work-1/position\"",
            "/pages/2.svg",
        ] {
            assert!(page.contains(shown), "{shown} is not on the page");
        }

        // The pages of the file, as pictures that can do nothing.
        let picture = pages.ask(Method::GET, &format!("{to}/pages/1.svg")).send().await.unwrap();
        assert_eq!(
            (picture.status(), picture.headers()["content-type"].to_str().unwrap()),
            (StatusCode::OK, "image/svg+xml")
        );
        assert!(picture.headers()["content-security-policy"].to_str().unwrap().contains("sandbox"));
        let svg = picture.text().await.unwrap();
        assert!(
            svg.starts_with("<svg") && svg.matches("<use").count() > 500 && svg.len() < 500_000,
            "{} bytes",
            svg.len()
        );
        for none in ["/pages/0.svg", "/pages/9.svg", "/pages/x.svg", "/work/work-99", "/hobbies"] {
            assert_eq!(pages.get(&format!("{to}{none}")).await.0, StatusCode::NOT_FOUND, "{none}");
        }

        // A field is corrected: the text of the file stays, the field is no longer said to stand in it.
        let id = to.trim_start_matches("/cvs/").to_owned();
        let text = me.get(&format!("/api/cv/{id}/text")).await.1;
        let form = format!("{to}/work/work-1");
        let (_, page) = pages.get(&form).await;
        let mark = seen(&page);
        let typed = [
            ("seen", mark.as_str()),
            ("position", "Chief Analyst"),
            ("name", "Cascadia Fresh"),
            ("bullet_id", ""),
            ("bullet", "One thing"),
        ];
        let (status, again, page) = pages.send(&form, &[&typed[..], &[("do", "add:bullet")]].concat()).await;
        assert_eq!((status, again.as_str()), (StatusCode::OK, ""));
        assert!(
            page.contains("value=\"Chief Analyst\"") && page.contains("aria-label=\"Bullet 2\""),
            "nothing typed is lost"
        );
        let (status, back, _) = pages.send(&form, &typed).await;
        assert_eq!((status, back), (StatusCode::SEE_OTHER, format!("{to}#e:work-1")));
        let (_, cv) = me.get(&format!("/api/cv/{id}")).await;
        let sections = &cv["sections"];
        assert_eq!(
            (&sections["work"][0]["position"], &sections["work"][0]["highlights"]),
            (&json!("Chief Analyst"), &json!(["One thing"]))
        );
        assert_eq!(sections["meta"]["spans"]["work-1/position"], json!(null));
        assert_ne!(sections["meta"]["spans"]["work-2/position"], json!(null));
        assert_eq!(me.get(&format!("/api/cv/{id}/text")).await.1, text);

        // Somebody who opened the form before that sees both sides, and may save theirs after all.
        let late = [("seen", mark.as_str()), ("position", "Late Analyst"), ("name", "Cascadia Fresh")];
        let (status, _, page) = pages.send(&form, &late).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contains("value=\"Late Analyst\"") && page.contains("Title: Chief Analyst"));
        let fresh = seen(&page);
        assert_eq!(pages.send(&form, &[("seen", &fresh), late[1], late[2]]).await.0, StatusCode::SEE_OTHER);

        // Nobody else sees any of it.
        let other = instance.person("lee@example.org").await;
        let others = Pages::of(&other);
        for path in [
            to.clone(),
            format!("{to}/pages/1.svg"),
            form.clone(),
            format!("{to}/apply"),
            format!("{to}/file"),
        ] {
            assert_eq!(others.get(&path).await.0, StatusCode::NOT_FOUND, "{path}");
        }
        for path in [
            form,
            format!("{to}/delete"),
            format!("{to}/primary"),
            format!("{to}/reparse"),
            format!("{to}/leftovers"),
        ] {
            let (status, ..) =
                others.send(&path, &[("seen", &fresh), ("pick", "0:x"), ("to", "summary")]).await;
            assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
        }
        assert_eq!(pages.send(&format!("{to}/delete"), &[]).await.1, "/cvs");
        assert_eq!(pages.get(&to).await.0, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn a_file_that_cannot_be_used_says_so_on_the_page() {
    let instance = Instance::start(None, &[]);
    let me = instance.person("kim@example.org").await;
    let pages = Pages::of(&me);
    for (bytes, words) in [
        (Vec::new(), "The file is empty."),
        (b"\x89PNG\r\n\x1a\n0000".to_vec(), "This is a picture"),
        (vec![b'a'; 10_100_000], "larger than 10 MB"),
    ] {
        let (status, _, page) = pages.upload("cv.pdf", bytes).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        assert!(page.contains("role=\"alert\"") && page.contains(words), "{words}");
    }
    // What is found out later stands on the CV's own page.
    let (_, answer) = me.upload("cv.txt", b"nothing of a person here".to_vec()).await;
    assert_eq!(me.ended(&answer["job_id"]).await["status"], "failed");
    let (_, page) = pages.get(&format!("/cvs/{}", answer["cv_id"].as_str().unwrap())).await;
    assert!(
        page.contains("No CV was found in this file") && page.contains("/profile/basics/contact"),
        "{page}"
    );
    assert!(pages.get("/cvs").await.1.contains("not read"));
    // The first that can be read is the main one, though it came second.
    let cv = me.cv().await;
    assert_eq!(me.get(&format!("/api/cv/{cv}")).await.1["cv"]["is_primary"], true);
}

#[tokio::test]
async fn when_the_main_cv_goes_another_is_meant() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let me = instance.person("kim@example.org").await;
        let (first, second, third) = (me.cv().await, me.cv().await, me.cv().await);
        let (_, broken) = me.upload("cv.txt", b"nothing of a person here".to_vec()).await;
        assert_eq!(me.ended(&broken["job_id"]).await["status"], "failed");
        let broken = broken["cv_id"].as_str().unwrap().to_owned();
        let is_main =
            async |id: &String| me.get(&format!("/api/cv/{id}")).await.1["cv"]["is_primary"] == true;
        assert!(is_main(&first).await);
        let gone = async |id: &String| {
            assert_eq!(me.delete(&format!("/api/cv/{id}")).await.0, StatusCode::NO_CONTENT)
        };
        gone(&second).await;
        assert!(is_main(&first).await, "another one went");
        let fourth = me.cv().await;
        gone(&first).await;
        assert!(is_main(&fourth).await, "the newest that was read");
        gone(&fourth).await;
        assert!(is_main(&third).await, "a newer one was not read");
        gone(&third).await;
        assert!(is_main(&broken).await);
        gone(&broken).await;
        assert_eq!(me.get("/api/cv").await.1["total"], 0);
    }
}

#[tokio::test]
async fn a_cv_goes_into_the_profile_by_choice() {
    let instance = Instance::start(None, &[]);
    let me = instance.person("kim@example.org").await;
    let pages = Pages::of(&me);
    let cv = me.cv().await;
    let apply = format!("/cvs/{cv}/apply");
    assert!(pages.get("/profile").await.1.contains("Your profile begins with a CV"));
    let (_, to, _) = pages.send(&apply, &[("section", "basics"), ("section", "work")]).await;
    assert_eq!(to, "/profile");
    let (_, page) = pages.get("/profile").await;
    assert!(page.contains("Maren Okafor") && !page.contains("Lean Six Sigma"), "only what was chosen");

    // Yours and the file's differ: you say which.
    let (_, page) = pages.get("/profile/basics/contact").await;
    let typed = [
        ("seen", &*seen(&page)),
        ("name", "Kim Example"),
        ("phone", "+49 1"),
        ("email", "maren.okafor@mail.example"),
    ]
    .map(|(n, t)| (n.to_owned(), t.to_owned()));
    let typed: Vec<_> = typed.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
    assert_eq!(pages.send("/profile/basics/contact", &typed).await.0, StatusCode::SEE_OTHER);
    let (_, page) = pages.get(&apply).await;
    assert!(
        page.contains("name=\"pick:basics/name\"")
            && page.contains("Kim Example")
            && page.contains("Lean Six Sigma"),
        "{page}"
    );
    let choice = [
        ("section", "basics"),
        ("section", "certificates"),
        ("pick:basics/name", "profile"),
        ("pick:basics/phone", "cv"),
    ];
    assert_eq!(pages.send(&apply, &choice).await.0, StatusCode::SEE_OTHER);
    let (_, profile) = me.get("/api/profile/resume.json").await;
    assert_eq!(
        (&profile["basics"]["name"], &profile["basics"]["phone"]),
        (&json!("Kim Example"), &json!("+1 503 555 0142"))
    );
    assert_eq!((profile["certificates"].as_array().unwrap().len(), &profile["skills"]), (2, &json!(null)));
    let (_, complete) = me.get("/api/profile/completeness").await;
    assert!(
        complete["percent"].as_i64().unwrap() > 60 && complete["missing"][0]["at"].is_string(),
        "{complete}"
    );
}

#[tokio::test]
async fn the_profile_is_written_by_hand() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let me = instance.person("kim@example.org").await;
        let pages = Pages::of(&me);
        for (title, from) in [("Clerk", "2015"), ("Senior clerk", "2019-03")] {
            let typed = [
                ("seen", ""),
                ("position", title),
                ("name", "Depot"),
                ("startDate", from),
                ("bullet", "Counted stock"),
            ];
            assert_eq!(pages.send("/profile/work", &typed).await.0, StatusCode::SEE_OTHER);
        }
        let (status, _, page) = pages.send("/profile/work", &[("seen", ""), ("summary", "Something")]).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            page.contains("Something") && page.contains("aria-invalid=\"true\""),
            "nothing typed is lost"
        );

        let titles = async || {
            let (_, profile) = me.get("/api/profile/resume.json").await;
            profile["work"]
                .as_array()
                .unwrap()
                .iter()
                .map(|w| w["position"].as_str().unwrap().to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(titles().await, ["Clerk", "Senior clerk"]);
        assert_eq!(pages.send("/profile/work/work-2/move", &[("to", "up")]).await.1, "/profile#e:work-2");
        assert_eq!(titles().await, ["Senior clerk", "Clerk"]);
        assert_eq!(pages.send("/profile/work/work-2/move", &[("to", "1")]).await.0, StatusCode::SEE_OTHER);
        assert_eq!(titles().await, ["Clerk", "Senior clerk"]);
        assert_eq!(
            pages.send("/profile/work/work-2/move", &[("to", "sideways")]).await.0,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        assert_eq!(pages.send("/profile/work/work-1/remove", &[]).await.0, StatusCode::SEE_OTHER);
        assert_eq!(titles().await, ["Senior clerk"]);
        assert_eq!(pages.send("/profile/work/work-1/remove", &[]).await.0, StatusCode::NOT_FOUND);
        let (_, page) = pages.get("/profile").await;
        assert!(
            page.contains("Mar 2019") && page.contains("today") && page.contains("Counted stock"),
            "{page}"
        );
    }
}

#[tokio::test]
async fn a_page_that_is_too_much_to_draw_is_shown_by_its_lines() {
    // A photograph that no format makes smaller: as a picture of the page it would be twice what is sent.
    let side = 1_650;
    let mut seed = 1_u32;
    let noise: Vec<u8> = (0..side * side * 3)
        .map(|_| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 24) as u8
        })
        .collect();
    let image = format!(
        "/Type /XObject /Subtype /Image /Width {side} /Height {side} /ColorSpace /DeviceRGB /BitsPerComponent 8"
    );
    let content = b"q 90 0 0 90 400 700 cm /Im Do Q BT /F1 11 Tf 14 TL 60 780 Td (Kim Example) Tj T* (kim@example.org) Tj T* \
                    (Experience) Tj T* (Clerk, Depot, 2019 - 2021) Tj ET";
    let file = pdf(
        &[
            b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>".to_vec(),
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 6 0 R >> /XObject << /Im 5 0 R >> >> >>".to_vec(),
            stream("", content),
            stream(&image, &noise),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_vec(),
        ],
        "",
    );
    let instance = Instance::start(None, &[]);
    let me = instance.person("kim@example.org").await;
    let (_, answer) = me.upload("photo.pdf", file).await;
    assert_eq!(me.ended(&answer["job_id"]).await["status"], "completed", "{answer}");
    let path = format!("/cvs/{}/pages/1.svg", answer["cv_id"].as_str().unwrap());
    let (status, svg) = Pages::of(&me).get(&path).await;
    assert_eq!(status, StatusCode::OK, "{svg}");
    assert!(
        svg.starts_with("<svg") && svg.len() < 10_000 && svg.contains(">kim@example.org</text>"),
        "{} bytes",
        svg.len()
    );
}
