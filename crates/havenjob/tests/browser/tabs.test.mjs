// Two tabs do not lose each other's work.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { belongings, browse, newcomer, serve, until, watched } from "./support.mjs";

const server = await serve();
const browser = await browse();
after(async () => {
  await browser.close();
  await server.stop();
});

test("a text that was changed in another tab is not overwritten, and what was typed is kept", async () => {
  const context = await browser.newContext({ baseURL: server.url });
  await newcomer(context, server.url);
  const { tailored } = await belongings(context, server.url);
  const refusal = [/status of 4(09|22)/];
  const [one, two] = [await watched(context, refusal), await watched(context, refusal)];
  for (const page of [one, two]) await page.goto(`/tailored/${tailored}/markdown`);
  const field = (page) => page.getByLabel("Your CV in Markdown");
  const text = await field(one).inputValue();
  await field(one).fill(`${text}\n\n## Interests\n\n- Said in the first tab\n`);
  await one.getByRole("button", { name: "Save as a revision" }).click();
  await one.waitForURL(`**/tailored/${tailored}`);
  await field(two).fill(`${text}\n\n## Interests\n\n- Said in the second tab\n`);
  await two.getByRole("button", { name: "Save as a revision" }).click();
  await two.getByText(/changed/i).first().waitFor();
  assert.match(await field(two).inputValue(), /second tab/, "what was typed is kept");
  const kept = await (await context.request.get(`/api/tailor/${tailored}`)).json();
  assert.match(kept.content, /first tab/, "what was saved first is kept");
  one.calm();
  two.calm();
  await context.close();
});

test("answers to changes from two tabs are both kept", async () => {
  const context = await browser.newContext({ baseURL: server.url });
  await newcomer(context, server.url, "two@example.org");
  const { tailored } = await belongings(context, server.url);
  const list = async () => (await context.request.get(`/api/tailor/${tailored}/suggestions`)).json();
  const [first, second] = await list();
  const [one, two] = [await watched(context), await watched(context)];
  for (const page of [one, two]) await page.goto(`/tailored/${tailored}`);
  const answer = async (page, suggestion) => {
    const card = page.locator(`[data-suggestion="${suggestion.id}"]`).first();
    await card.evaluate((e) => { for (let d = e.closest("details"); d; d = d.parentElement.closest("details")) d.open = true; });
    await card.getByRole("button", { name: /Take back|Reject/ }).click();
  };
  await answer(one, first);
  await until("the first answer is kept", async () => (await list()).find((s) => s.id === first.id).status === "rejected");
  await answer(two, second);
  await until("both answers are kept", async () => (await list()).filter((s) => s.status === "rejected").length === 2);
  one.calm();
  two.calm();
  await context.close();
});

test("a line that was changed in another tab is said to have been, and what was typed stands", async () => {
  const context = await browser.newContext({ baseURL: server.url });
  await newcomer(context, server.url, "three@example.org");
  const { tailored } = await belongings(context, server.url);
  const [one, two] = [await watched(context), await watched(context, [/status of 409/])];
  for (const page of [one, two]) await page.goto(`/tailored/${tailored}?panel=document`);
  const reword = async (page, text) => {
    const line = page.locator(".sheet .line").filter({ has: page.locator(".edit textarea") }).first();
    await line.locator(".edit summary").first().click();
    await line.locator(".edit textarea").first().fill(text);
    await line.locator(".edit").getByRole("button", { name: /Save/ }).first().click();
    return line;
  };
  await reword(one, "Wrote this in the first tab");
  await one.getByText("Wrote this in the first tab").first().waitFor();
  const line = await reword(two, "Wrote this in the second tab");
  await two.locator("#said").getByText(/changed meanwhile/i).waitFor();
  assert.equal(await line.locator(".edit textarea").first().inputValue(), "Wrote this in the second tab");
  assert.ok(await two.locator("#said .notice").isVisible());
  one.calm();
  two.calm();
  await context.close();
});
