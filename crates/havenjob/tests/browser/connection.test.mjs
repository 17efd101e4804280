// The line breaks while an answer is being written. Back again, the answer is whole, and was asked for once.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { model } from "./model.mjs";
import { belongings, browse, line, newcomer, serve, until, watched } from "./support.mjs";

let goOn;
const held = new Promise((go) => (goOn = go));
const small = await model(async (send) => {
  send("The first half stands before the tunnel, ");
  await held;
  for (const word of "and the second half comes out of it.".split(" ")) send(`${word} `);
});
const server = await serve({ NETWORK__ALLOW_PRIVATE: "true" });
const wire = await line(server.url);
const browser = await browse();
after(async () => {
  await browser.close();
  wire.close();
  await server.stop();
  small.close();
});

test("an answer whose line breaks is whole when the line is back", { timeout: 120_000 }, async () => {
  const context = await browser.newContext({ baseURL: wire.url });
  await newcomer(context, wire.url);
  const { tailored } = await belongings(context, wire.url);
  const settings = { provider_name: "openai-compatible", model: "small", base_url: small.base, api_key: "sk-1" };
  const put = await context.request.put("/api/users/providers/llm", { data: settings });
  assert.equal(put.status(), 200, await put.text());
  // A cut line is what the browser complains of here.
  const page = await watched(context, [/ERR_|net::|Failed to load/]);
  await page.goto(`/tailored/${tailored}?panel=chat`);
  await page.getByLabel("What should change?").fill("Please tell me of the two halves");
  await page.getByRole("button", { name: "Send" }).click();
  const log = page.getByRole("log");
  await log.getByText("stands before the tunnel").waitFor();
  wire.cut();
  goOn();
  // The server goes on without a reader.
  await until("the answer is written", async () => {
    const all = await (await context.request.get(`${server.url}/api/tailor/${tailored}/chat`)).json();
    return all.at(-1).status !== "streaming";
  });
  wire.mend();
  await log.getByText("stands before the tunnel, and the second half comes out of it.").waitFor({ timeout: 60_000 });
  assert.equal(small.calls(), 1, "the model was asked once");
  await page.reload();
  await log.getByText("and the second half comes out of it.").waitFor();
  page.calm();
  await context.close();
});
