// Every page there is: found by its links, looked at in light and dark, on four widths.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { belongings, browse, newcomer, overflow, picture, serve, violations, watched } from "./support.mjs";

const server = await serve();
const browser = await browse();
after(async () => {
  await browser.close();
  await server.stop();
});

// Pages that no link of a full account leads to, and why.
const OUTSIDE = ["/", "/login", "/register", "/forgot", "/forgot/sent", "/reset?token=none", "/verify?token=none"];
const NOT_LINKED = {
  "/login/code": "behind a password, for who has a second factor",
  "/tailored/{id}/picture": "no page but a picture",
  "/cvs/{id}/file": "no page but a file",
  "/cvs/{id}/pages/{page}": "no page but a picture",
  "/ui": "for whoever changes a component",
};
// For links that lead to no page: downloads, and the API.
const NO_PAGE = /^\/(api|assets|docs)\b|\/file$|\/picture$/;

// Every address of a page, as the router names it.
function routes(folder = join(import.meta.dirname, "../../src")) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return routes(path);
    if (!entry.name.endsWith(".rs")) return [];
    const text = readFileSync(path, "utf8");
    return [...text.matchAll(/\.route\(\s*"([^"]+)",\s*get\(/g)].map((m) => m[1]);
  }).filter((route) => !/^\/(assets|metrics)/.test(route));
}

const leads = (route, path) => new RegExp(`^${route.replace(/\{[^}]+\}/g, "[^/]+")}$`).test(path);

let context;
let found;
// Links that lead nowhere.
const broken = [];

before(async () => {
  context = await browser.newContext({ baseURL: server.url, reducedMotion: "reduce" });
  await newcomer(context, server.url);
  await belongings(context, server.url);
  found = await follow();
});

// Follows links from the dashboard: addresses with the clicks that they take, one a route, as its others look alike.
async function follow() {
  const page = await context.newPage();
  const all = routes();
  const clicks = new Map([["/dashboard", 0]]);
  const seen = new Set(["/dashboard"]);
  for (const [path, depth] of clicks) {
    const answer = await page.goto(path);
    if (answer.status() !== 200) broken.push(`${path} answers ${answer.status()}`);
    const links = await page.$$eval("a[href]:not([download])", (as) => as.map((a) => new URL(a.getAttribute("href"), location).href));
    for (const link of links) {
      const { origin, pathname } = new URL(link);
      const route = all.find((route) => !route.includes("{") && route === pathname) ?? all.find((route) => leads(route, pathname)) ?? pathname;
      if (origin !== server.url || NO_PAGE.test(pathname) || seen.has(route)) continue;
      seen.add(route);
      clicks.set(pathname, depth + 1);
    }
  }
  await page.close();
  return clicks;
}

test("no page is more than two clicks from the dashboard, and none is left out", () => {
  assert.deepEqual(broken, [], "links that lead nowhere");
  const far = [...found].filter(([, depth]) => depth > 2);
  assert.deepEqual(far, [], "pages that are further away");
  const all = routes();
  assert.ok(all.length > 8, `only ${all.length} pages are in the router`);
  const known = [...found.keys(), ...OUTSIDE.map((path) => path.split("?")[0])];
  const lost = all.filter((route) => !known.some((path) => leads(route, path)) && !(route in NOT_LINKED));
  assert.deepEqual(lost, [], "pages to which no link leads");
});

// Looks at a page in every light and on every width; `of` goes before the names of its pictures.
async function look(page, path, of = "") {
  const faults = [];
  const name = path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "id").replace(/\?.*/, "").replace(/[^a-z0-9]+/gi, "-").replace(/^-|-$/g, "");
  await page.setViewportSize({ width: 1440, height: 900 });
  const answer = await page.goto(path);
  if (answer.status() >= 400) faults.push(`answers ${answer.status()}`);
  await page.waitForLoadState("networkidle");
  const headings = await page.getByRole("heading", { level: 1 }).count();
  if (headings !== 1) faults.push(`has ${headings} first headings`);
  const main = await page.getByRole("main").count();
  if (main !== 1) faults.push(`has ${main} main parts`);
  for (const width of [1440, 768, 390, 360]) {
    await page.setViewportSize({ width, height: 900 });
    const beyond = await overflow(page);
    if (beyond > 0) faults.push(`is ${beyond} px too wide at ${width}`);
    if (width !== 1440 && width !== 390) continue;
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      faults.push(...(await violations(page)).map((v) => `${colorScheme}, ${width}: ${v}`));
      await picture(page, `${of}${name || "landing"}-${width}-${colorScheme}`);
    }
  }
  return faults.map((fault) => `${path} ${fault}`);
}

test("every page of a person is accessible and fits, in light and dark", { timeout: 900_000 }, async () => {
  const page = await watched(context);
  const faults = [];
  for (const path of found.keys()) faults.push(...(await look(page, path)));
  assert.deepEqual(faults, []);
  page.calm();
  await page.close();
});

test("so is every page of a person who has nothing yet", { timeout: 900_000 }, async () => {
  const fresh = await browser.newContext({ baseURL: server.url, reducedMotion: "reduce" });
  await newcomer(fresh, server.url, "new@example.org");
  const page = await watched(fresh);
  const faults = [];
  for (const path of ["/dashboard", "/jobs", "/jobs/new", "/tailored", "/cvs", "/profile"]) faults.push(...(await look(page, path, "empty-")));
  assert.deepEqual(faults, []);
  page.calm();
  await fresh.close();
});

test("so is every page for who is not logged in, and the one that says that there is none", { timeout: 900_000 }, async () => {
  const stranger = await browser.newContext({ baseURL: server.url, reducedMotion: "reduce" });
  const page = await watched(stranger, [/status of 4(04|22)/]);
  const faults = [];
  for (const path of OUTSIDE) faults.push(...(await look(page, path)));
  faults.push(...(await look(page, "/nowhere")).filter((fault) => !fault.includes("answers 404")));
  assert.deepEqual(faults, []);
  page.calm();
  await stranger.close();
});

test("the content policy holds: no page names a script or style of its own within it", async () => {
  const page = await context.newPage();
  for (const path of found.keys()) {
    await page.goto(path);
    const inline = await page.$$eval("script:not([src]), style, [style], [onclick], [onload], [onsubmit], [onchange]", (all) =>
      all.filter((e) => !e.closest("svg") && e.getAttribute("type") !== "application/json").map((e) => e.outerHTML.slice(0, 80)));
    assert.deepEqual(inline, [], path);
  }
  await page.close();
});
