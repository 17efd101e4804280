// What was typed is not lost unasked, a refusal is said in words, and the way from ordering a CV to what it asks of one.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { belongings, browse, newcomer, serve, watched } from "./support.mjs";

const server = await serve();
const browser = await browse();
after(async () => {
  await browser.close();
  await server.stop();
});

// A page of somebody new, and what it was asked: each question is answered as `answer` says.
async function asked(name, expected = []) {
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1440, height: 900 } });
  await newcomer(context, server.url, `${name}@example.org`);
  const page = await watched(context, expected);
  page.questions = [];
  page.answer = "dismiss";
  page.on("dialog", (dialog) => {
    page.questions.push(dialog.type());
    return dialog[page.answer]();
  });
  return { context, page };
}

test("half-written Markdown is left only after a question, and saved without one", async () => {
  const { context, page } = await asked("text");
  const { tailored } = await belongings(context, server.url);
  const text = page.getByLabel("Your CV in Markdown");
  const open = async () => {
    await page.goto(`/tailored/${tailored}/markdown`, { waitUntil: "networkidle" });
  };
  await open();
  await page.getByRole("link", { name: "Cancel" }).click();
  await page.waitForURL(`**/tailored/${tailored}`);
  assert.deepEqual(page.questions, [], "where nothing was typed, nothing is asked");
  await open();
  const words = (await text.inputValue()).replace("Operations analyst", "Analyst of operations");
  await text.fill(words);
  await page.getByRole("link", { name: "Cancel" }).click();
  assert.deepEqual(page.questions, ["confirm"]);
  assert.equal(await text.inputValue(), words);
  await page.reload({ timeout: 2000 }).catch(() => {});
  assert.deepEqual(page.questions, ["confirm", "beforeunload"]);
  assert.equal(await text.inputValue(), words);
  await page.getByRole("button", { name: "Save as a revision" }).click();
  await page.waitForURL(`**/tailored/${tailored}`);
  await page.getByText("Saved as a revision.").waitFor();
  assert.equal(page.questions.length, 2, "who saves is asked nothing");
  await open();
  await text.fill("# Half");
  page.answer = "accept";
  await page.getByRole("link", { name: "Cancel" }).click();
  await page.waitForURL(`**/tailored/${tailored}`);
  assert.deepEqual(page.questions.slice(2), ["confirm"], "who said yes is not asked again");
  page.calm();
  await context.close();
});

test("an address that is none and an end before its start are refused with words", async () => {
  const { context, page } = await asked("hand", [/status of 422/]);
  await page.goto("/profile/basics/contact", { waitUntil: "networkidle" });
  await page.getByLabel("Name", { exact: false }).first().fill("Kim Hand");
  await page.getByLabel("E-mail", { exact: false }).fill("hand@");
  await page.getByRole("button", { name: "Save", exact: true }).last().click();
  await page.getByText("Must be one address, such as kim@example.org").waitFor();
  await page.getByLabel("E-mail", { exact: false }).fill("hand@example.org");
  await page.getByRole("button", { name: "Save", exact: true }).last().click();
  await page.locator("#filling").waitFor({ state: "detached" });
  await page.goto("/profile/work", { waitUntil: "networkidle" });
  await page.locator("#position").fill("Packer");
  await page.locator("#startDate").fill("2020-05");
  await page.locator("#endDate").fill("2019");
  await page.getByRole("button", { name: "Save", exact: true }).last().click();
  await page.getByText("Is before the start, 2020-05").waitFor();
  assert.deepEqual(page.questions, []);
  page.calm();
  await context.close();
});

test("from the order one comes into the whole workspace, and from its head to the first question", async () => {
  const { context, page } = await asked("order");
  const { cv } = await belongings(context, server.url);
  const description = "Platform engineer\n\nRequirements\n- Experience with Kubernetes\n- Fluent Japanese\n";
  const job = await (await context.request.post("/api/jobs", { data: { description } })).json();
  await page.goto(`/jobs/${job.id}?from=${cv}`);
  await page.getByRole("button", { name: "Tailor", exact: true }).click();
  await page.locator("#desk").waitFor();
  assert.match(await page.locator("body").getAttribute("class"), /\bclose\b/);
  await page.waitForLoadState("networkidle");
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.getByRole("link", { name: /\d questions? for you/ }).click();
    const first = page.locator(".requirement textarea").first();
    await first.waitFor();
    assert.ok(await first.evaluate((field) => field === document.activeElement), `${width}`);
  }
  page.calm();
  await context.close();
});
