//! The real thing: an OpenAI-compatible server at `HAVENJOB_TEST_LLM_URL`, such as llama.cpp with a small model. A
//! server that speaks Anthropic's messages as well (llama.cpp does) is asked that way too.

use futures::StreamExt;

use super::*;

/// The models at the address, asked with the patience that a small machine needs; none where no address is set.
fn served(provider: &str) -> Option<Model> {
    served_with(provider, None)
}

fn served_with(provider: &str, structured: Option<Rung>) -> Option<Model> {
    let Ok(base) = std::env::var("HAVENJOB_TEST_LLM_URL") else {
        println!("skipped: HAVENJOB_TEST_LLM_URL is not set");
        return None;
    };
    let name = std::env::var("HAVENJOB_TEST_LLM_MODEL").unwrap_or_else(|_| "smollm2-135m-instruct".into());
    let options = Options { thinking_room: Some(0), structured, ..Options::default() };
    let settings = Settings { model: Some(name), options, ..settings(provider, &base) };
    let network = Network { allow_private: true, ..Network::default() };
    Some(made_with(&settings, &network))
}

fn question(schema: Option<Schema>) -> Request {
    let text = "Mia Berg is a nurse in Ulm. She speaks German and Greek.";
    Request {
        system: "You extract facts from a text.".into(),
        messages: vec![Message::user(format!("Text: {text}\nWho is it, and in which city?"))],
        max_tokens: 60,
        temperature: Some(0.0),
        schema,
    }
}

#[tokio::test]
async fn a_real_model_answers_in_one_piece_and_in_many() {
    for provider in ["openai-compatible", "anthropic"] {
        let Some(model) = served(provider) else { return };
        let answer = model.complete(&question(None)).await.unwrap();
        assert!(!answer.text.trim().is_empty() && !answer.usage.estimated && answer.usage.output > 0);
        println!("{provider}: {:?}", answer.text);
        let (mut stream, mut text, mut deltas) = (model.stream(question(None)), String::new(), 0);
        while let Some(event) = stream.next().await {
            match event.unwrap() {
                Event::Delta(delta) => {
                    text.push_str(&delta);
                    deltas += 1;
                }
                Event::Done(answer) => {
                    assert_eq!(answer.text, text);
                    println!("{provider}: {deltas} deltas, {:?} {:?}", answer.usage, answer.finish);
                    assert!(deltas > 1 && !answer.usage.estimated, "{provider}: {:?}", answer.usage);
                }
            }
        }
    }
}

#[tokio::test]
async fn a_real_model_is_held_to_a_schema() {
    let Some(model) = served("openai-compatible") else { return };
    let fields = json!({"name": {"type": "string"}, "city": {"type": "string"},
        "languages": {"type": "array", "items": {"enum": ["German", "Greek", "French"]}, "maxItems": 3}});
    let schema = json!({"type": "object", "properties": fields, "required": ["name", "city", "languages"]});
    let answer = model.complete(&question(Some(Schema::new("person", schema).unwrap()))).await.unwrap();
    println!("{} by {:?}", answer.text, answer.rung);
    assert_eq!(answer.rung, Some(Rung::Schema));
    let tested = model.test().await.unwrap();
    println!("test: {} {:?}", tested.text, tested.usage);
}

#[tokio::test]
async fn a_real_model_can_be_stopped() {
    let Some(model) = served("openai-compatible") else { return };
    let request = Request { max_tokens: 1_000, ..question(None) };
    let mut stream = model.stream(request);
    assert!(matches!(stream.next().await, Some(Ok(Event::Delta(_)))));
    drop(stream);
    // One slot: the server answers again only when it has stopped writing.
    let start = std::time::Instant::now();
    model.complete(&Request { max_tokens: 4, ..question(None) }).await.unwrap();
    println!("free again after {:?}", start.elapsed());
}

#[tokio::test]
async fn a_real_answer_satisfies_the_schema_or_is_none() {
    let ways = [Rung::Schema, Rung::Json, Rung::Prompt].map(|rung| ("openai-compatible", rung));
    for (provider, rung) in ways.into_iter().chain([("anthropic", Rung::Schema), ("anthropic", Rung::Tool)]) {
        let Some(model) = served_with(provider, Some(rung)) else { return };
        let request = Request { schema: Some(city()), ..question(None) };
        match model.complete(&request).await {
            Ok(answer) => {
                city().check(answer.json.as_ref().unwrap()).unwrap();
                println!("{provider} {rung:?}: {:?} by {:?}", answer.text, answer.rung);
            }
            Err(error) => {
                assert!(matches!(error.kind, Kind::BadAnswer(_) | Kind::AnswerTooLong { .. }), "{error:?}");
                println!("{provider} {rung:?}: {error}, spent {:?}", error.spent);
            }
        }
    }
}

#[tokio::test]
async fn a_real_server_says_that_a_text_is_too_long() {
    for provider in ["openai-compatible", "anthropic"] {
        let Some(model) = served(provider) else { return };
        let request = Request { messages: vec![Message::user("word ".repeat(9_000))], ..question(None) };
        assert_eq!(model.complete(&request).await.unwrap_err().kind, Kind::ContextTooLong, "{provider}");
    }
}
