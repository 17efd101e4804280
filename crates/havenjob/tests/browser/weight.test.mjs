// The first page weighs at most 100 kB over the wire, and can be used before any script has come.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { browse, serve, watched } from "./support.mjs";

const MOST = 100_000;
const server = await serve();
const browser = await browse();
after(async () => {
  await browser.close();
  await server.stop();
});

for (const path of ["/", "/login", "/register"]) {
  test(`${path} weighs at most ${MOST} bytes`, async () => {
    const context = await browser.newContext({ baseURL: server.url });
    const page = await watched(context);
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    let bytes = 0;
    session.on("Network.loadingFinished", (event) => (bytes += event.encodedDataLength));
    await page.goto(path, { waitUntil: "networkidle" });
    console.log(`${path}: ${bytes} bytes`);
    assert.ok(bytes > 10_000, `only ${bytes} bytes were counted`);
    assert.ok(bytes <= MOST, `${bytes} bytes`);
    page.calm();
    await context.close();
  });
}

test("the first page leads on although no script ever comes", async () => {
  const context = await browser.newContext({ baseURL: server.url });
  const page = await watched(context, [/ERR_FAILED/]);
  await page.route("**/*.js", (route) => route.abort());
  await page.goto("/");
  await page.getByRole("link", { name: "Start with your CV" }).click();
  await page.getByRole("button", { name: "Create account" }).waitFor();
  page.calm();
  await context.close();
});
