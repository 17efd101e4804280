// What was typed and not saved is not left without asking.
let form;
let at;
let changed = false;

export default function keep(element) {
  const isFirst = !form;
  form = element;
  at = form.getAttribute("action");
  // A form that came back refused holds what is nowhere else.
  changed = Boolean(form.querySelector('[role="alert"], [aria-invalid="true"], .meanwhile'));
  if (!isFirst) return;
  const isOpen = () => changed && form.isConnected;
  document.addEventListener("input", (event) => {
    if (form.contains(event.target)) changed = true;
  });
  // A form that htmx does not send leaves the page with what is in it.
  document.addEventListener("submit", (event) => {
    if (event.target === form && !(window.htmx && form.hasAttribute("hx-post"))) changed = false;
  });
  document.addEventListener("htmx:after:swap", () => {
    // The same element may be another form now.
    if (form.getAttribute("action") !== at) changed = false;
    at = form.getAttribute("action");
  });
  window.addEventListener("beforeunload", (event) => {
    if (isOpen()) event.preventDefault();
  });
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest?.("a[href]");
      // What opens beside the page, or leads elsewhere on it, loses nothing; what leaves it by another way the browser asks about.
      const isWay = link && (link.matches("#sections a[hx-get]") || form.contains(link));
      if (!isWay || !isOpen() || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (confirm("Leave without saving what you typed?")) changed = false;
      else {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    },
    { capture: true },
  );
}
