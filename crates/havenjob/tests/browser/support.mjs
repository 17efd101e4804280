// A server in an empty folder, a browser before it, and what holds for every page.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer, connect } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../../../..");
export const tools = createRequire(join(process.env.HAVENJOB_BROWSER_TOOLS ?? join(root, ".ci/tools"), "package.json"));
const { chromium } = tools("playwright-core");
const axe = readFileSync(tools.resolve("axe-core/axe.min.js"), "utf8");
const binary = process.env.HAVENJOB_BINARY ?? join(root, "target/debug/havenjob");
const pictures = process.env.HAVENJOB_PICTURES ?? join(root, "target/browser");

export const PASSWORD = "tin lamp quiet river";
export const example = (name) => join(root, "examples", name);

// Starts the server; settings are SECTION__FIELD and values. `stop` ends it and looks whether it wrote an error.
export async function serve(settings = {}) {
  const folder = mkdtempSync(join(tmpdir(), "havenjob-browser-"));
  const named = Object.fromEntries(Object.entries(settings).map(([name, value]) => [`HAVENJOB_${name}`, value]));
  const env = { PATH: process.env.PATH, HOME: folder, PORT: "0", RUST_LOG: "warn", HAVENJOB_TASKS__POLL_MILLIS: "50", ...named };
  const server = spawn(binary, ["serve"], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  let [out, log] = ["", ""];
  server.stderr.on("data", (bytes) => (log += bytes));
  const url = await new Promise((found, failed) => {
    server.once("error", failed);
    server.once("exit", (code) => failed(new Error(`the server ended with ${code}: ${log}`)));
    server.stdout.on("data", (bytes) => {
      out += bytes;
      const address = out.match(/http:\/\/\S+/);
      if (address) found(address[0].replace("127.0.0.1", "localhost"));
    });
  });
  const stop = async () => {
    server.removeAllListeners("exit");
    const ended = new Promise((done) => server.once("exit", done));
    server.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
    assert.ok(!log.includes('"level":"ERROR"'), `the server wrote an error: ${log}`);
  };
  return { url, folder, stop };
}

// A browser; Chromium refuses its sandbox to root.
export function browse(more = []) {
  const args = ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", ...more];
  if (process.getuid?.() === 0) args.push("--no-sandbox");
  return chromium.launch({ executablePath: process.env.HAVENJOB_CHROMIUM ?? "/usr/bin/chromium", args });
}

// A page that keeps count of what goes wrong on it: errors of scripts, refusals of the content policy, broken addresses.
// What a test provokes, it names: `expected` are patterns of messages that are no trouble.
export async function watched(context, expected = []) {
  const page = await context.newPage();
  page.troubles = [];
  const note = (text) => expected.some((pattern) => pattern.test(text)) || page.troubles.push(text);
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && note(`${page.url()}: ${message.text()}`));
  page.on("pageerror", (error) => note(`${page.url()}: ${error.message}`));
  page.on("response", (response) => response.status() >= 500 && note(`${response.url()}: ${response.status()}`));
  page.calm = () => assert.deepEqual(page.troubles, [], "nothing goes wrong behind the page");
  return page;
}

// Somebody with an account, logged in, past the first steps.
export async function newcomer(context, url, email = "kim@example.org") {
  const answer = await context.request.post(`${url}/api/auth/register`, { data: { email, password: PASSWORD, name: "Kim Example" } });
  assert.equal(answer.status(), 201, await answer.text());
  await context.request.post(`${url}/api/users/me/onboarding/complete`);
}

// Their CV (read, and in the profile), a job, and a CV tailored to it: the ids.
export async function belongings(context, url) {
  const ask = context.request;
  const file = { name: "cv.pdf", mimeType: "application/pdf", buffer: readFileSync(example("cv.pdf")) };
  const upload = await (await ask.post(`${url}/api/cv/upload`, { multipart: { file } })).json();
  await ended(context, url, upload.job_id);
  const applied = await ask.post(`${url}/api/cv/${upload.cv_id}/apply`, { data: {} });
  assert.equal(applied.status(), 200, await applied.text());
  const description = readFileSync(example("job.txt"), "utf8");
  const job = await (await ask.post(`${url}/api/jobs`, { data: { description } })).json();
  const made = await (await ask.post(`${url}/api/tailor/create`, { data: { cv_id: upload.cv_id, job_id: job.id } })).json();
  await ended(context, url, made.job_id);
  return { cv: upload.cv_id, job: job.id, tailored: made.tailored_cv_id };
}

async function ended(context, url, task) {
  await until(`task ${task} ended`, async () => {
    const { status, error } = await (await context.request.get(`${url}/api/cv/status/${task}`)).json();
    assert.notEqual(status, "failed", JSON.stringify(error));
    return status === "completed";
  });
}

// Waits for something to be so, a minute at most.
export async function until(what, is) {
  for (let n = 0; n < 600; n++) {
    if (await is()) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  assert.fail(`it was not so in a minute: ${what}`);
}

// What axe-core finds wrong with the page as it is, in words.
export async function violations(page) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run());
  return found.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => `${n.target.join(" ")} ${n.failureSummary ?? ""}`).join(" | ")}`);
}

// By how many pixels the page is wider than the window.
export const overflow = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

// Keeps a picture of the whole page for people to look at.
export async function picture(page, name) {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

// What the binary reads out of a file.
export const parsed = (file) => JSON.parse(execFileSync(binary, ["parse", file, "--json"], { encoding: "utf8" }));

// A line to the server that can be cut, as a train cuts it in a tunnel.
export async function line(url) {
  const to = new URL(url);
  const open = new Set();
  let isCut = false;
  const proxy = createServer((near) => {
    if (isCut) return near.destroy();
    const far = connect(Number(to.port), "127.0.0.1");
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on("error", () => {}).on("close", () => (open.delete(socket), near.destroy(), far.destroy()));
    }
    near.pipe(far).pipe(near);
  });
  await new Promise((done) => proxy.listen(0, "127.0.0.1", done));
  const cut = () => {
    isCut = true;
    for (const socket of open) socket.destroy();
  };
  return { url: `http://localhost:${proxy.address().port}`, cut, mend: () => (isCut = false), close: () => (cut(), proxy.close()) };
}
