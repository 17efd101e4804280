// Begins the behaviours that the page asks for: an element names its own in `data-does`, one module each.
// Pages work without any of them.
const behaviours = {
  copy: () => import("./copy.js"),
  desk: () => import("./desk.js"),
  enter: () => import("./enter.js"),
  line: () => import("./line.js"),
  stream: () => import("./stream.js"),
  passkey: () => import("./passkey.js"),
  keep: () => import("./keep.js"),
  places: () => import("./places.js"),
  reorder: () => import("./reorder.js"),
  stay: () => import("./stay.js"),
  upload: () => import("./upload.js"),
  watch: () => import("./watch.js"),
  once: () => import("./once.js"),
  "send-on-change": () => import("./send-on-change.js"),
};

function begin(root) {
  const elements = [...root.querySelectorAll("[data-does]")];
  if (root.matches?.("[data-does]")) elements.unshift(root);
  for (const element of elements) {
    for (const name of element.dataset.does.split(" ")) {
      const load = behaviours[name];
      const begun = (element.begun ??= new Set());
      if (!load || begun.has(name)) continue;
      begun.add(name);
      load().then((module) => module.default(element));
    }
  }
}

document.documentElement.classList.add("is-scripted");
begin(document.documentElement);
document.addEventListener("htmx:after:swap", () => begin(document.documentElement));

// A menu closes when one goes elsewhere, and at Escape.
function closeMenus(event) {
  if (event.type === "keydown" && event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (event.type === "click" && menu.contains(event.target)) continue;
    menu.open = false;
    if (event.type === "keydown") menu.querySelector("summary").focus();
  }
}
document.addEventListener("click", closeMenus);
document.addEventListener("keydown", closeMenus);
