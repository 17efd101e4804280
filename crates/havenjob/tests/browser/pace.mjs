// How long an edit takes until the page beside it shows it, from the click to the new picture: the median, the slowest of
// twenty, and where the time goes. It tells and decides nothing: a timing is this machine's. `.ci/browser BINARY …/pace.mjs`
import { belongings, browse, newcomer, serve } from "./support.mjs";

const EDITS = 40;
const server = await serve();
const browser = await browse();
const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1440, height: 900 } });
await newcomer(context, server.url);
const { tailored } = await belongings(context, server.url);
const page = await context.newPage();
await page.goto(`/tailored/${tailored}?panel=page`);
await page.waitForLoadState("networkidle");

const took = { "until the answer": [], "until it is in the page": [], "until it is drawn": [] };
for (let n = 0; n < EDITS; n++) {
  const marks = await page.evaluate(async (n) => {
    const form = document.querySelector(".sheet .line .edit form");
    form.querySelector("textarea").value = `Kept the stock ledger of ${n + 1} depots`;
    const before = document.querySelector(".paper").src;
    performance.clearResourceTimings();
    const start = performance.now();
    const at = {};
    for (const [event, name] of [["htmx:before:swap", "until the answer"], ["htmx:after:swap", "until it is in the page"]]) {
      document.addEventListener(event, () => (at[name] = performance.now() - start), { once: true });
    }
    form.requestSubmit();
    for (;;) {
      const paper = document.querySelector(".paper");
      if (paper.src !== before && paper.complete && paper.naturalWidth) break;
      if (performance.now() - start > 10_000) throw new Error("the page never showed the edit");
      await new Promise((done) => setTimeout(done, 2));
    }
    at["until it is drawn"] = performance.now() - start;
    return at;
  }, n);
  // The first edits warm the server and the browser up.
  if (n >= 5) for (const name of Object.keys(took)) took[name].push(marks[name]);
  await page.waitForTimeout(150);
}
for (const [name, times] of Object.entries(took)) {
  times.sort((a, b) => a - b);
  const of = (share) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))]);
  console.log(`${name}: median ${of(0.5)} ms, p95 ${of(0.95)} ms`);
}
await browser.close();
await server.stop();
