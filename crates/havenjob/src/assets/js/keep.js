// What was typed and not saved is not left without asking.
export default function keep(form) {
  let changed = Boolean(form.querySelector('[role="alert"]'));
  form.addEventListener("input", () => (changed = true));
  form.addEventListener("submit", () => (changed = false));
  window.addEventListener("beforeunload", (event) => {
    if (changed && form.isConnected) event.preventDefault();
  });
  for (const link of document.querySelectorAll("#sections a[hx-get]")) {
    link.addEventListener("click", ask, { capture: true });
  }

  function ask(event) {
    if (!changed || !form.isConnected || confirm("Leave without saving what you typed?")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}
