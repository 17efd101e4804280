// Sends files as soon as they are chosen or dropped, one after the other, and says how far each is.
import { ended, refresh } from "./watch.js";

export default function upload(form) {
  const input = form.querySelector('input[type="file"]');
  const list = document.querySelector("#uploads");
  form.classList.add("scripted");
  input.multiple = true;
  for (const here of form.querySelectorAll("[data-here]")) here.hidden = false;
  for (const gone of form.querySelectorAll("[data-gone]")) gone.hidden = true;
  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("change", () => {
    take([...input.files]);
    input.value = "";
  });

  let depth = 0;
  const carries = (event) => event.dataTransfer?.types.includes("Files");
  const over = (is) => document.body.classList.toggle("is-dropping", is);
  document.addEventListener("dragenter", (event) => carries(event) && over(++depth > 0));
  document.addEventListener("dragleave", (event) => carries(event) && over(--depth > 0));
  document.addEventListener("dragover", (event) => carries(event) && event.preventDefault());
  document.addEventListener("drop", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    over((depth = 0) > 0);
    take([...event.dataTransfer.files]);
  });

  async function take(files) {
    list.hidden = false;
    const rows = files.map((file) => ({ file, ...row(list, file.name) }));
    let last;
    for (const one of rows) last = await send(one);
    // One that was read is looked over at once; of several the list says how each went.
    if (rows.length === 1 && last) return location.assign(`/cvs/${last}`);
    await refresh("#cvs");
    for (const one of rows) if (one.isKept) one.li.remove();
    list.hidden = list.childElementCount === 0;
  }
}

function row(list, name) {
  const li = document.createElement("li");
  const what = document.createElement("div");
  what.className = "what";
  const title = document.createElement("b");
  title.dir = "auto";
  title.textContent = name;
  const words = document.createElement("p");
  words.textContent = "Waiting";
  what.append(title, words);
  const bar = document.createElement("progress");
  bar.max = 100;
  bar.value = 0;
  bar.setAttribute("aria-label", `Upload of ${name}`);
  li.append(what, bar);
  list.append(li);
  return { li, words, bar };
}

/** Sends a file and waits until it is read; gives the CV's id when it was. */
async function send(one) {
  const refused = (words) => {
    one.words.textContent = words;
    one.words.className = "why";
    one.bar.remove();
  };
  if (one.file.size > 10_000_000) {
    return refused("The file is larger than 10 MB. Make its pictures smaller, or save it without them.");
  }
  one.words.textContent = "Uploading";
  const { status, body } = await post(one.file, (share) => (one.bar.value = share));
  if (status === 0) return refused("The connection was lost. Choose the file again when you are back online.");
  if (status === 401) return location.assign("/login?next=/cvs");
  if (status !== 202) {
    const faults = (body.errors ?? []).map((e) => e.message);
    return refused([body.detail, body.hint, ...faults].filter(Boolean).map(sentence).join(" "));
  }
  one.isKept = true;
  one.words.textContent = "Reading";
  one.bar.removeAttribute("value");
  await ended(body.job_id);
  one.words.textContent = "Done";
  return body.cv_id;
}

function sentence(text) {
  return text[0].toUpperCase() + text.slice(1).replace(/\.?$/, ".");
}

function post(file, progress) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", (e) => e.lengthComputable && progress((100 * e.loaded) / e.total));
    request.addEventListener("loadend", () => {
      let body = {};
      try {
        body = JSON.parse(request.responseText);
      } catch {
        body = { detail: "The file was not taken", hint: "Try again in a moment" };
      }
      resolve({ status: request.status, body });
    });
    const form = new FormData();
    form.append("file", file);
    request.open("POST", "/api/cv/upload");
    request.send(form);
  });
}
