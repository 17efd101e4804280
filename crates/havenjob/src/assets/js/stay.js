// Keeps the place on the page when a part of it is replaced: the form that opened is shown and focused, and after it closes
// the focus is back where it was opened.
export default function stay(root) {
  if (stay.begun) return;
  stay.begun = true;
  let from;
  document.addEventListener("click", (event) => {
    const link = event.target.closest("#sections a[hx-get]");
    const entry = link?.closest(".item, .part");
    if (entry && !link.closest(".filling")) from = entry.id;
  });
  // A menu from which an entry was moved stays open, so that it can be moved on.
  let menu;
  let button;
  document.addEventListener("htmx:before:swap", () => {
    menu = document.activeElement?.closest?.(".menu")?.id;
    button = document.activeElement?.id;
  });
  document.addEventListener("htmx:after:swap", () => {
    const open = menu && document.getElementById(menu);
    if (open) {
      open.open = true;
      const same = document.getElementById(button);
      (same?.disabled === false ? same : open.querySelector("button:not([disabled])"))?.focus();
      return;
    }
    const form = document.querySelector("#filling");
    const fault = form?.querySelector('[aria-invalid="true"], [role="alert"]');
    if (form && (fault || !form.contains(document.activeElement))) {
      const first = form.querySelector('[aria-invalid="true"]') ?? form.querySelector("input:not([type=hidden]), textarea");
      first?.focus({ preventScroll: true });
      form.scrollIntoView({ block: "nearest" });
    } else if (!form && from && document.activeElement === document.body) {
      document.getElementById(from)?.querySelector("a[hx-get]")?.focus({ preventScroll: true });
    }
  });
}
