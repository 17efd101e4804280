// Content as it comes in life: forty bullets, names that go on and on, right-to-left writing.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { browse, newcomer, overflow, picture, serve, until, violations, watched } from "./support.mjs";

const server = await serve();
const browser = await browse();
after(async () => {
  await browser.close();
  await server.stop();
});

const LONG = "Deputy regional coordinator for the maintenance of signalling, level crossings and passenger information systems";
const UNBROKEN = "Bundesausbildungsförderungsgesetzänderungsbeschlussvorlagenprüfungsstelle";
const CVS = {
  forty: {
    basics: { name: "Maximiliane-Charlotte von Hohenstaufen-Wittgenstein de la Fontaine", label: LONG, email: "m.c.von.hohenstaufen-wittgenstein.de.la.fontaine@a-very-long-domain-name.example.org" },
    work: [{ name: UNBROKEN, position: LONG, startDate: "2010-01", highlights: Array.from({ length: 40 }, (_, i) => `Kept the records of depot ${i + 1} in SAP and wrote its weekly report on demand`) }],
    skills: [{ name: "Systems", keywords: ["SAP", "SQL", "Excel", UNBROKEN] }],
  },
  "right-to-left": {
    basics: { name: "ليلى الحداد", label: "محللة سلسلة التوريد", summary: "محللة سلسلة توريد بخبرة سبع سنوات في التخزين والتوزيع." },
    work: [{ name: "شركة المدينة للتوزيع", position: "محللة عمليات", startDate: "2018-03", highlights: ["أعددت تقارير يومية باستخدام SQL وPower BI", "خفضت وقت انتظار الشاحنات من 52 إلى 31 دقيقة"] }],
    skills: [{ name: "أدوات", keywords: ["SQL", "Excel", "Python"] }],
  },
};
const JOB = `${LONG}\n${UNBROKEN} GmbH\n\nRequirements\n- Five or more years of experience in supply chain analysis\n- Strong SQL and very good Excel skills\n- Knowledge of ${UNBROKEN}\n`;

for (const [name, resume] of Object.entries(CVS)) {
  test(`a CV of ${name} holds on every page and width`, { timeout: 300_000 }, async () => {
    const context = await browser.newContext({ baseURL: server.url, reducedMotion: "reduce" });
    await newcomer(context, server.url, `${name}@example.org`);
    const send = async (path, data) => {
      const answer = await context.request.post(path, { data });
      assert.ok(answer.ok(), `${path} answers ${answer.status()}`);
      return answer.json();
    };
    const file = { name: `${name}.json`, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(resume)) };
    const { cv_id, job_id: reading } = await (await context.request.post("/api/cv/upload", { multipart: { file } })).json();
    const done = (id) => until(`${id} is done`, async () => (await (await context.request.get(`/api/cv/status/${id}`)).json()).status === "completed");
    await done(reading);
    const { id: job } = await send("/api/jobs", { description: JOB });
    const { tailored_cv_id: tailored, job_id: making } = await send("/api/tailor/create", { cv_id, job_id: job });
    await done(making);
    const page = await watched(context);
    const faults = [];
    for (const path of ["/dashboard", "/jobs", `/jobs/${job}`, "/tailored", "/cvs", `/cvs/${cv_id}`, `/cvs/${cv_id}/apply`, ...["requirements", "document", "page", "chat"].map((panel) => `/tailored/${tailored}?panel=${panel}`), `/tailored/${tailored}/revisions`, `/tailored/${tailored}/export`]) {
      await page.goto(path);
      await page.waitForLoadState("networkidle");
      for (const width of [360, 390, 768, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        const beyond = await overflow(page);
        if (beyond > 0) faults.push(`${path} is ${beyond} px too wide at ${width}`);
        if (width !== 768) await picture(page, `state-${name}${path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "id").replace(/[^a-z0-9]+/gi, "-")}-${width}`);
      }
      faults.push(...(await violations(page)).map((v) => `${path}: ${v}`));
    }
    assert.deepEqual(faults, []);
    page.calm();
    await context.close();
  });
}
