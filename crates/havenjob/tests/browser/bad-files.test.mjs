// Files that cannot be read: each is named for what it is, with what to do, and makes nobody up.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { browse, example, newcomer, serve, watched } from "./support.mjs";

const server = await serve();
const browser = await browse();
after(async () => {
  await browser.close();
  await server.stop();
});

// A PDF of these objects, with a correct table of where they stand.
function pdf(objects, trailer = "") {
  let text = "%PDF-1.7\n";
  const places = objects.map((object, n) => {
    const at = text.length;
    text += `${n + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join("")}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}

const catalogue = "<< /Type /Catalog /Pages 2 0 R >>";
const scan = pdf([
  catalogue,
  "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
  "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>",
  "<< /Length 17 >>\nstream\n0 0 595 842 re f\n\nendstream",
]);
const key = "00".repeat(32);
const locked = pdf([catalogue, "<< /Type /Pages /Count 0 /Kids [] >>"],
  `/ID [<00><00>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <${key}> /U <${key}> >>`);

// Their names say nothing of what is wrong with them: it is the page that has to.
const files = [
  ["one.pdf", Buffer.alloc(0), /empty/i],
  ["two.pdf", scan, /scan|no text/i],
  ["three.pdf", locked, /locked|password|encrypted/i],
  ["four.pdf", readFileSync(example("cv.pdf")).subarray(0, 700), /damaged|cannot be read|cut/i],
  ["five.txt", Buffer.from("word ".repeat(2_100_000)), /larger|too large/i],
  ["six.pdf", Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1"), /kind of file|no file of a kind|cannot be read|not supported|unsupported|picture/i],
];

for (const scripts of [true, false]) {
  test(`each bad file is named for what it is, ${scripts ? "with" : "without"} scripts`, { timeout: 300_000 }, async () => {
    const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: scripts });
    await newcomer(context, server.url, `bad-${scripts}@example.org`);
    for (const [name, bytes, says] of files) {
      const page = await watched(context, [/status of 4(13|22)/]);
      const path = join(server.folder, name);
      writeFileSync(path, bytes);
      await page.goto("/cvs");
      await page.getByLabel("Choose a file").first().setInputFiles(path);
      if (!scripts) await page.getByRole("button", { name: "Upload" }).click();
      const words = page.getByRole("main").getByText(says);
      // Seen once is seen: the page may be on its way to the file's own, where the words stand again.
      const seen = () => words.first().waitFor({ timeout: 500 }).then(() => true, () => false);
      let named = await seen();
      for (let n = 0; n < 60 && !named; n++) {
        const again = page.getByRole("link", { name: "Look again" });
        if (!scripts && (await again.isVisible())) await again.click();
        named = await seen();
      }
      if (!named) assert.fail(`${name} is not named for what it is: ${await page.getByRole("main").innerText()}`);
      page.calm();
      await page.close();
    }
    const profile = await (await context.request.get("/api/profile/resume.json")).json();
    assert.ok(!profile.basics?.name, "nobody was made up");
    await context.close();
  });
}
