// The whole journey: with a pointer, without scripts, with keys alone, on a telephone.
import { after, test } from "node:test";
import { keys, pointer } from "./hands.mjs";
import { journey } from "./journey.mjs";
import { browse, serve, watched } from "./support.mjs";

const server = await serve();
const browser = await browse();
after(async () => {
  await browser.close();
  await server.stop();
});

const wide = { width: 1440, height: 900 };
const ways = [
  { name: "pointer", what: "with a pointer", viewport: wide },
  { name: "telephone", what: "on a telephone, in the dark", viewport: { width: 390, height: 844 }, colorScheme: "dark" },
  { name: "no-scripts", what: "without scripts", viewport: wide, javaScriptEnabled: false },
  { name: "keys", what: "with keys alone", viewport: wide, byKeys: true },
];

for (const { name, what, byKeys, ...settings } of ways) {
  test(`from the first page to a tailored CV on the disk, ${what}`, { timeout: 300_000 }, async () => {
    const context = await browser.newContext({ baseURL: server.url, reducedMotion: "reduce", ...settings });
    const page = await watched(context);
    const scripts = settings.javaScriptEnabled !== false;
    await journey(page, byKeys ? keys(page) : pointer(), { name, folder: server.folder, email: `${name}@example.org`, scripts });
    page.calm();
    await context.close();
  });
}
