// What was typed and not saved is not left without asking.
let form;
let at;
let changed = false;

export default function keep(element) {
  const isFirst = !form;
  form = element;
  at = form.getAttribute("action");
  // A form that came back refused holds what is nowhere else.
  changed = Boolean(form.querySelector('[role="alert"], [aria-invalid="true"]'));
  if (!isFirst) return;
  const isOpen = () => changed && form.isConnected;
  document.addEventListener("input", (event) => {
    if (form.contains(event.target)) changed = true;
  });
  // Without htmx a form that is sent leaves the page.
  document.addEventListener("submit", (event) => {
    if (event.target === form && !window.htmx) changed = false;
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
      if (!event.target.closest?.("#sections a[hx-get]") || !isOpen()) return;
      if (confirm("Leave without saving what you typed?")) changed = false;
      else {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    },
    { capture: true },
  );
}
