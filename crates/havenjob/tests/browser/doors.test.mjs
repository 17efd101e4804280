// The way in and out.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { PASSWORD, browse, serve, watched } from "./support.mjs";

const server = await serve();
const browser = await browse();
after(async () => {
  await browser.close();
  await server.stop();
});

test("one registers, logs out, mistypes the password, logs in again and is where one wanted to go", async () => {
  const context = await browser.newContext({ baseURL: server.url });
  // A form that is refused is an answer of 422, which the browser mentions.
  const page = await watched(context, [/status of 4(01|22)/]);
  await page.goto("/");
  await page.getByRole("link", { name: "Start with your CV" }).click();
  await page.getByLabel("Your name").fill("Kim Example");
  await page.getByLabel("E-mail").fill("kim@example.org");
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByText("Is shorter than", { exact: false }).or(page.getByText("ten characters", { exact: false })).first().waitFor();
  assert.equal(await page.getByLabel("E-mail").inputValue(), "kim@example.org", "what was typed is kept");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL(/\/(welcome|dashboard)/);

  await page.goto("/dashboard");
  await page.getByRole("button", { name: "Log out" }).click();
  await page.getByText("You are logged out.").waitFor();
  await page.goto("/jobs/new");
  await page.waitForURL(/\/login\?next=/);
  await page.getByLabel("E-mail").fill("kim@example.org");
  await page.getByLabel("Password").fill("wrong as can be");
  await page.getByRole("button", { name: "Log in", exact: true }).click();
  await page.getByRole("alert").getByText("do not belong together").waitFor();
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Log in", exact: true }).click();
  await page.waitForURL("**/jobs/new");
  page.calm();
  await context.close();
});

test("a page of a person is not shown to who is not logged in, nor by the way back after a logout", async () => {
  const context = await browser.newContext({ baseURL: server.url });
  const page = await watched(context);
  await page.goto("/login");
  await page.getByLabel("E-mail").fill("kim@example.org");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Log in", exact: true }).click();
  await page.waitForURL("**/dashboard");
  await page.goto("/settings");
  await page.getByText("kim@example.org").first().waitFor();
  await page.getByRole("button", { name: "Log out" }).click();
  await page.waitForURL("**/login");
  await page.goto("/dashboard");
  await page.waitForURL(/\/login\?next=/);
  for (let back = 0; back < 3; back++) {
    await page.goBack();
    assert.equal(await page.getByText("kim@example.org").count(), 0, `nothing of a person at ${page.url()}`);
  }
  page.calm();
  await context.close();
});
