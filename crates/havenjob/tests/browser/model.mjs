// A model that says what a test tells it, piece by piece, as OpenAI-compatible servers stream.
import { createServer } from "node:http";

// `script(send, done)` is called for each streamed answer; whole answers are empty ones.
export async function model(script) {
  let calls = 0;
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (bytes) => (body += bytes));
    request.on("end", async () => {
      const usage = { prompt_tokens: 700, completion_tokens: 60, total_tokens: 760 };
      if (!JSON.parse(body || "{}").stream) {
        response.setHeader("content-type", "application/json");
        const message = { role: "assistant", content: '{"suggestions": []}' };
        return response.end(JSON.stringify({ id: "1", object: "chat.completion", model: "small", choices: [{ index: 0, finish_reason: "stop", message }], usage }));
      }
      calls += 1;
      response.setHeader("content-type", "text/event-stream");
      const piece = (delta, more = {}) => response.write(`data: ${JSON.stringify({ id: "1", object: "chat.completion.chunk", model: "small", choices: [{ index: 0, delta, finish_reason: null, ...more }] })}\n\n`);
      await script((text) => piece({ content: text }));
      piece({}, { finish_reason: "stop" });
      response.write(`data: ${JSON.stringify({ id: "1", object: "chat.completion.chunk", model: "small", choices: [], usage })}\n\n`);
      response.end("data: [DONE]\n\n");
    });
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { base: `http://127.0.0.1:${server.address().port}/v1`, calls: () => calls, close: () => server.close() };
}
