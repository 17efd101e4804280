// Keeps the place on the page when a part of it is replaced: the form that opened is shown and focused, and after it closes
// the focus is back where it was opened.
export default function stay(root) {
  if (stay.begun) return;
  stay.begun = true;
  let from;
  document.addEventListener("click", (event) => {
    const link = event.target.closest("#sections a[hx-get]");
    const entry = link?.closest(".entry, .part");
    if (entry && !link.closest(".filling")) from = entry.id;
  });
  document.addEventListener("htmx:after:swap", () => {
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
