//! Answers in pieces: whole, cut, slow, stopped, broken in the middle.

use std::sync::atomic::Ordering::SeqCst;

use futures::stream::BoxStream;
use futures::{StreamExt, TryStreamExt};

use super::*;

pub(super) async fn all(stream: BoxStream<'static, Result<Event, Error>>) -> Result<Vec<Event>, Error> {
    stream.try_collect().await
}

/// The text that came before the end, and how it ended.
async fn text_and_end(model: &Model) -> (String, Result<Answer, Error>) {
    let (mut stream, mut text) = (model.stream(request()), String::new());
    while let Some(event) = stream.next().await {
        match event {
            Ok(Event::Delta(delta)) => text.push_str(&delta),
            Ok(Event::Done(answer)) => return (text, Ok(*answer)),
            Err(error) => {
                assert!(stream.next().await.is_none(), "an error is the last");
                return (text, Err(error));
            }
        }
    }
    panic!("the stream ended without an end");
}

fn acts(provider: &str, pieces: &[String]) -> Vec<Act> {
    let chunks = pieces.iter().cloned().map(Act::Chunk);
    [Act::Head(kind_of_stream(provider))].into_iter().chain(chunks).collect()
}

#[tokio::test]
async fn a_stream_gives_all_of_it() {
    for provider in ASKING {
        let mut script = acts(provider, &streamed(provider, &["Sh", "or", "t."]));
        script.push(Act::End);
        let (base, _) = scripted(vec![script]).await;
        let (text, end) = text_and_end(&model(provider, &base)).await;
        let answer = end.unwrap();
        assert_eq!((text.as_str(), answer.text.as_str()), ("Short.", "Short."), "{provider}");
        assert_eq!(answer.usage, Usage { input: 11, output: 7, estimated: false }, "{provider}");
    }
}

#[tokio::test]
async fn a_cut_stream_is_no_answer_and_is_not_asked_again() {
    for provider in ASKING {
        let pieces = streamed(provider, &["Sh", "or", "t."]);
        let upto = pieces.iter().position(|p| p.contains("\"or\"")).unwrap() + 1;
        for well in [false, true] {
            let mut script = acts(provider, &pieces[..upto]);
            // A server that dies, and one that ends its answer as if that were all.
            script.extend(well.then_some(Act::End));
            let (base, count) = scripted(vec![script]).await;
            let (text, end) = text_and_end(&model(provider, &base)).await;
            let error = end.unwrap_err();
            assert_eq!((text.as_str(), &error.kind), ("Shor", &Kind::Cut), "{provider}");
            assert!(error.spent.output > 0 && error.spent.estimated, "{provider}");
            assert_eq!(count.load(SeqCst), 1, "{provider}");
        }
    }
}

#[tokio::test]
async fn a_stream_cut_before_its_first_piece_is_asked_again() {
    for provider in ASKING {
        let pieces = streamed(provider, &["Short."]);
        let mut good = acts(provider, &pieces);
        good.push(Act::End);
        let (base, count) = scripted(vec![acts(provider, &[]), good]).await;
        assert_eq!(text_and_end(&model(provider, &base)).await.0, "Short.", "{provider}");
        assert_eq!(count.load(SeqCst), 2, "{provider}");
    }
}

#[tokio::test]
async fn a_stream_that_hangs_is_given_up() {
    let tries = ASKING.map(async |provider| {
        let pieces = streamed(provider, &["Sh", "ort."]);
        let upto = pieces.iter().position(|p| p.contains("\"Sh\"")).unwrap() + 1;
        let mut script = acts(provider, &pieces[..upto]);
        script.push(Act::Sleep(20_000));
        let (base, _) = scripted(vec![script]).await;
        let (text, end) = text_and_end(&impatient(provider, &base)).await;
        assert_eq!(text, "Sh", "{provider}");
        assert_eq!(end.unwrap_err().kind, Kind::TimedOut { wait: Wait::NextChunk, seconds: 0 }, "{provider}");
        let (base, _) = scripted(vec![vec![Act::Head(kind_of_stream(provider)), Act::Sleep(20_000)]]).await;
        let error = text_and_end(&impatient(provider, &base)).await.1.unwrap_err();
        assert_eq!(error.kind, Kind::TimedOut { wait: Wait::FirstByte, seconds: 0 }, "{provider}");
    });
    futures::future::join_all(tries).await;
}

#[tokio::test]
async fn an_error_in_the_middle_is_told() {
    let overloaded = json!({"type": "overloaded_error", "message": "Overloaded"});
    for provider in ASKING {
        let pieces = streamed(provider, &["Sh", "ort."]);
        let upto = pieces.iter().position(|p| p.contains("\"Sh\"")).unwrap() + 1;
        let mut pieces = pieces[..upto].to_vec();
        let error = json!({"type": "error", "error": overloaded});
        pieces.push(if provider == "ollama" { format!("{error}\n") } else { format!("data: {error}\n\n") });
        let (base, count) = scripted(vec![acts(provider, &pieces)]).await;
        let (text, end) = text_and_end(&model(provider, &base)).await;
        let kind = Kind::Unavailable { status: 0, seconds: None };
        assert_eq!((text.as_str(), end.unwrap_err().kind), ("Sh", kind), "{provider}");
        assert_eq!(count.load(SeqCst), 1, "{provider}");
    }
}

#[tokio::test]
async fn a_stream_is_refused_like_a_call() {
    for provider in ASKING {
        let server = MockServer::start().await;
        once(&server, ResponseTemplate::new(500)).await;
        once(&server, failed(429, &json!({}))).await;
        Mock::given(any()).respond_with(failed(401, &json!({}))).mount(&server).await;
        let (text, end) = text_and_end(&model(provider, &server.uri())).await;
        assert_eq!((text.as_str(), end.unwrap_err().kind), ("", Kind::BadKey), "{provider}");
    }
}

#[tokio::test]
async fn a_structured_stream_is_checked_at_its_end() {
    for provider in ASKING {
        for (text, good) in [(r#"{"city": "Ulm"}"#, true), (r#"{"town": "Ulm"}"#, false)] {
            let server = MockServer::start().await;
            let body = streamed(provider, &[text]).concat();
            let ok = ResponseTemplate::new(200).set_body_raw(body, kind_of_stream(provider));
            always(&server, ok, 1).await;
            let events = all(model(provider, &server.uri()).stream(asking_for_a_city())).await;
            match events {
                Ok(events) => {
                    let Some(Event::Done(answer)) = events.last() else { panic!("no end") };
                    assert!(good && answer.json == Some(json!({"city": "Ulm"})), "{provider}");
                }
                Err(error) => assert!(!good && matches!(error.kind, Kind::BadAnswer(_)), "{provider}"),
            }
        }
    }
}

#[tokio::test]
async fn dropping_a_stream_hangs_up() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let server = tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let mut buffer = vec![0; 64 * 1024];
        let _ = socket.read(&mut buffer).await.unwrap();
        let piece = streamed("openai", &["Sh"])[1].clone();
        let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";
        let first = format!("{head}{:x}\r\n{piece}\r\n", piece.len());
        socket.write_all(first.as_bytes()).await.unwrap();
        // What is read next is the end of the connection.
        socket.read(&mut buffer).await.unwrap_or(0)
    });
    let mut stream = model("openai", &base).stream(request());
    assert_eq!(stream.next().await.unwrap().unwrap(), Event::Delta("Sh".into()));
    drop(stream);
    let read = tokio::time::timeout(Duration::from_secs(10), server).await.expect("it hangs up").unwrap();
    assert_eq!(read, 0);
}

#[tokio::test]
async fn a_body_without_end_is_given_up() {
    let chunk = Act::Chunk(format!(": {}\n", "x".repeat(1 << 20)));
    let script = [Act::Head("text/event-stream")].into_iter().chain(std::iter::repeat_n(chunk, 20)).collect();
    let (base, _) = scripted(vec![script]).await;
    let error = text_and_end(&model("openai", &base)).await.1.unwrap_err();
    assert_eq!(error.kind, Kind::BadAnswer("it does not end".into()));
}
