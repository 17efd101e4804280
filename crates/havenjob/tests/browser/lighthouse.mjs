// Lighthouse on the landing page, the dashboard and the workspace, offline against a server of our own. What it finds of
// accessibility and of good practice decides, as do bytes; its speed is a timing of this machine, and is told.
import { pathToFileURL } from "node:url";
import { belongings, browse, newcomer, serve, tools } from "./support.mjs";

const { default: lighthouse } = await import(pathToFileURL(tools.resolve("lighthouse")));
const port = 20_000 + (process.pid % 20_000);
const server = await serve();
const browser = await browse([`--remote-debugging-port=${port}`]);
const context = await browser.newContext({ baseURL: server.url });
await newcomer(context, server.url);
const { tailored } = await belongings(context, server.url);
const session = (await context.cookies()).find((cookie) => cookie.name === "havenjob_session");

const categories = ["performance", "accessibility", "best-practices"];
const deciding = ["accessibility", "best-practices"];
const faults = [];
for (const [path, name] of [["/", "landing"], ["/dashboard", "dashboard"], [`/tailored/${tailored}`, "workspace"]]) {
  const flags = {
    port, output: "json", logLevel: "error", onlyCategories: categories, formFactor: "desktop", disableStorageReset: true,
    screenEmulation: { mobile: false, width: 1440, height: 900, deviceScaleFactor: 1, disabled: false },
    throttlingMethod: "provided",
    extraHeaders: path === "/" ? {} : { Cookie: `havenjob_session=${session.value}` },
  };
  const { lhr } = await lighthouse(server.url + path, flags);
  const of = (category) => Math.round(lhr.categories[category].score * 100);
  const bytes = lhr.audits["total-byte-weight"].numericValue;
  console.log(`${name}: ${categories.map((category) => `${category} ${of(category)}`).join(", ")}; ${Math.round(bytes / 1000)} kB`);
  const timings = ["largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"].map((id) => lhr.audits[id]);
  console.log(`  ${timings.map((audit) => `${audit.title} ${audit.displayValue}`).join(", ")}`);
  if (lhr.audits["cumulative-layout-shift"].numericValue > 0.01) faults.push(`${name}: something moves while it loads`);
  if (lhr.runtimeError) faults.push(`${name}: ${lhr.runtimeError.message}`);
  if (!lhr.finalDisplayedUrl.endsWith(path)) faults.push(`${name} led to ${lhr.finalDisplayedUrl}`);
  for (const category of deciding.filter((category) => of(category) < 100)) {
    const audits = lhr.categories[category].auditRefs.map((ref) => lhr.audits[ref.id]).filter((audit) => audit.score !== null && audit.score < 1);
    const said = audits.map((audit) => `${audit.id} ${JSON.stringify(audit.details?.items?.slice(0, 3) ?? "").slice(0, 400)}`);
    faults.push(`${name}, ${category}: ${said.join("; ")}`);
  }
}
await browser.close();
await server.stop();
for (const fault of faults) console.error(fault);
process.exitCode = faults.length ? 1 : 0;
