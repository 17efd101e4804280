//! Back through the states of a tailored CV and forth again, by the forms of its workspace.

use reqwest::StatusCode;
use serde_json::{Value, json};

use super::instance::{Instance, databases};

fn statuses(suggestions: &Value) -> Vec<&str> {
    suggestions.as_array().unwrap().iter().map(|s| s["status"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn undo_and_redo_go_through_the_states_and_the_suggestions_follow() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let me = instance.person("kim@example.org").await.browsing();
        let id = me.tailored().await;
        let (desk, api) = (format!("/tailored/{id}"), format!("/api/tailor/{id}"));
        let draft = me.get(&api).await.1["document"].clone();
        let suggestions = me.get(&format!("{api}/suggestions")).await.1;
        let ids: Vec<&str> =
            suggestions.as_array().unwrap().iter().map(|s| s["id"].as_str().unwrap()).collect();
        assert!(ids.len() > 1);
        // One by itself, then all that are left at once: two revisions.
        let (status, to, _) = me.form(&format!("{desk}/suggestions/{}/reject", ids[0]), &[]).await;
        assert_eq!(
            (status, to.as_str()),
            (StatusCode::SEE_OTHER, format!("{desk}#change-{}", ids[0]).as_str())
        );
        me.form(&format!("{desk}/suggestions/reject"), &[("ids", &ids.join(" "))]).await;
        assert_eq!(me.version(&id).await, 3);
        let now = me.get(&format!("{api}/suggestions")).await.1;
        assert!(statuses(&now).iter().all(|s| *s == "rejected"), "{now}");
        // Back twice: the draft, and every suggestion is accepted again; once more changes nothing.
        for _ in 0..3 {
            assert_eq!(me.form(&format!("{desk}/undo"), &[]).await.0, StatusCode::SEE_OTHER);
        }
        assert_eq!((me.version(&id).await, &me.get(&api).await.1["document"]), (5, &draft));
        let now = me.get(&format!("{api}/suggestions")).await.1;
        assert!(statuses(&now).iter().all(|s| *s == "accepted"), "{now}");
        // Forth twice, and no further.
        for changed in [true, true, false] {
            assert_eq!(me.post(&format!("{api}/redo"), json!({})).await.1["changed"], changed);
        }
        let now = me.get(&format!("{api}/suggestions")).await.1;
        assert!(statuses(&now).iter().all(|s| *s == "rejected"), "{now}");
        // A change after an undo ends what could be done again.
        me.form(&format!("{desk}/undo"), &[]).await;
        me.form(&format!("{desk}/suggestions/{}/accept", ids[0]), &[]).await;
        assert_eq!(me.post(&format!("{api}/redo"), json!({})).await.1["changed"], false);
    }
}

#[tokio::test]
async fn undo_and_redo_go_where_a_person_expects() {
    for database in databases() {
        let instance = Instance::start(database, &[]);
        let me = instance.person("kim@example.org").await;
        let api = format!("/api/tailor/{}", me.tailored().await);
        let summary =
            async || me.get(&api).await.1["document"]["basics"]["summary"].as_str().unwrap().to_owned();
        let edit = async |text: &str| {
            let now = me.get(&api).await.1;
            let mut document = now["document"].clone();
            document["basics"]["summary"] = json!(text);
            let edited = me.put(&api, json!({"version": now["version"], "document": document})).await;
            assert_eq!(edited.0, StatusCode::OK, "{}", edited.1);
        };
        let step = async |way: &str| {
            me.post(&format!("{api}/{way}"), json!({})).await.1["changed"].as_bool().unwrap()
        };
        let draft = summary().await;
        // What was undone last is done again, not what was undone before another change.
        edit("Analyst A.").await;
        assert!(step("undo").await);
        edit("Analyst B.").await;
        assert!(step("undo").await);
        assert_eq!(summary().await, draft);
        assert!(step("redo").await);
        assert_eq!(summary().await, "Analyst B.");
        assert!(!step("redo").await);
        // Going back to a state is a change, and undone as one.
        let revisions = me.get(&format!("{api}/revisions")).await.1;
        let first = revisions.as_array().unwrap().last().unwrap()["id"].as_str().unwrap().to_owned();
        assert_eq!(me.post(&format!("{api}/revisions/{first}/restore"), json!({})).await.0, StatusCode::OK);
        assert_eq!(summary().await, draft);
        assert!(step("undo").await);
        assert_eq!(summary().await, "Analyst B.");
        assert!(step("redo").await);
        assert_eq!(summary().await, draft);
        for (way, says) in [("undo", "Analyst B."), ("undo", &draft)] {
            assert!(step(way).await);
            assert_eq!(summary().await, says);
        }
        assert!(!step("undo").await, "there is nothing before the draft");
    }
}
