// The whole way of a person who never read the README: from the first page to a tailored CV on their disk.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PASSWORD, example, parsed, picture, until } from "./support.mjs";

// Waits for something to be shown; who has no scripts looks again.
async function shown(page, locator, scripts) {
  if (scripts) return locator.first().waitFor({ timeout: 60_000 });
  await until(`${locator} is shown`, async () => {
    if (await locator.first().isVisible()) return true;
    await page.waitForTimeout(300);
    // A page that looks again by itself may be on its way.
    await page.reload().catch(() => {});
    return locator.first().isVisible();
  });
}

// `hand` uses the page; `name` tells its pictures apart; `scripts` says whether they run.
export async function journey(page, hand, { name, folder, email, scripts = true }) {
  const role = (role, words, more) => page.getByRole(role, { name: words, ...more });
  let step = 0;
  const keep = (what) => picture(page, `journey-${name}-${String(++step).padStart(2, "0")}-${what}`);

  await page.goto("/");
  await keep("landing");
  await hand.go(role("link", "Start with your CV"));
  await hand.type(page.getByLabel("Your name"), "Jordan Example");
  await hand.type(page.getByLabel("E-mail"), email);
  await hand.type(page.getByLabel("Password"), PASSWORD);
  await hand.go(role("button", "Create account"));

  // The first steps can all be left out.
  await page.waitForURL("**/welcome/**");
  await keep("welcome");
  await hand.go(role("button", "Skip all of this and go in"));
  await page.waitForURL("**/dashboard");
  await role("heading", "Start with your CV").waitFor();
  await keep("dashboard");
  await hand.go(role("link", "Upload your CV"));

  await hand.file(page.getByLabel("Choose a file").first(), example("cv.pdf"));
  if (!scripts) await hand.go(role("button", "Upload"));
  await shown(page, role("link", "Add to your profile"), scripts);
  await keep("review");
  const read = parsed(example("cv.pdf"));
  await page.getByText(read.basics.email).filter({ visible: true }).first().waitFor();
  await hand.go(role("link", "Add to your profile"));
  await hand.go(role("button", "Add to your profile"));
  await page.getByText("added to your profile").waitFor();
  await keep("profile");

  await hand.go(role("navigation", "Main").getByRole("link", { name: "Home" }));
  await hand.go(role("link", "Add a job"));
  await hand.type(page.getByLabel("Paste the ad"), readFileSync(example("job.txt"), "utf8"));
  await hand.go(role("button", "Add this job"));
  await role("heading", "How you fit").waitFor();
  await keep("job");
  await hand.pick(page.getByLabel("At most"), "Two pages");
  await hand.go(role("button", "Tailor"));

  await shown(page, page.getByText(/Saved · version/), scripts);
  await keep("workspace");
  await decide(page, hand);

  // A plain wish in the chat, which no model is needed for.
  await hand.go(role("navigation", "Parts of this page").getByRole("link", { name: "Chat" }));
  await hand.type(page.getByLabel("What should change?"), "One page");
  await hand.go(role("button", "Send"));
  await shown(page, page.getByRole("log").getByText("Answer:"), scripts);
  await keep("chat");

  // The page as it will be printed.
  await hand.go(role("navigation", "Parts of this page").getByRole("link", { name: "Page" }));
  const sheet = role("img", "Page 1 of 1");
  await shown(page, sheet, scripts);
  await until("the page is drawn", () => sheet.evaluate((img) => img.complete && img.naturalWidth > 100));
  await keep("page");

  await hand.go(role("link", "Download"));
  await role("heading", "PDF").waitFor();
  await keep("download");
  const coming = page.waitForEvent("download");
  await hand.go(role("link", /^Download PDF/));
  const file = join(folder, `${name}.pdf`);
  await (await coming).saveAs(file);

  // What was downloaded says who the person is, and nothing that their CV does not say.
  const made = parsed(file);
  assert.deepEqual([made.basics.name, made.basics.email], [read.basics.name, read.basics.email]);
  const employers = (resume) => resume.work.map((work) => work.name);
  assert.ok(employers(made).length > 0);
  assert.ok(employers(made).every((employer) => employers(read).includes(employer)), JSON.stringify(employers(made)));
}

// Takes the first change back and on again: the version counts up with each.
async function decide(page, hand) {
  const version = async () => Number((await page.getByText(/Saved · version/).textContent()).match(/\d+/)[0]);
  const first = page.getByRole("article", { name: /^Suggested change/ }).first();
  const before = await version();
  if (!(await first.isVisible())) await hand.go(page.locator("summary").filter({ hasText: /^\s*(Left out|Order changed|Reworded|Shortened)/ }).first());
  await first.waitFor();
  await hand.go(first.getByRole("button", { name: /Take back|Reject/ }));
  await until("the change is taken back", async () => (await version()) > before);
  const again = page.getByRole("article", { name: /^Suggested change/ }).first();
  if (!(await again.isVisible())) await hand.go(page.locator("summary").filter({ hasText: /^\s*(Kept|Order kept)/ }).first());
  await hand.go(again.getByRole("button", { name: "Accept" }));
  await until("the change is taken on", async () => (await version()) > before + 1);
}
