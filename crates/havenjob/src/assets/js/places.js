// Links values and their places in the file: what is pointed at or focused lights up on the other side.
export default function places(root) {
  const file = () => root.querySelector(".file");
  const marks = (key) => root.querySelectorAll(`.at[data-of="${CSS.escape(key)}"]`);
  let lit = [];

  function light(key, scrolls) {
    for (const element of lit) element.classList.remove("is-lit");
    lit = key ? [...marks(key), ...root.querySelectorAll(`.read[data-at="${CSS.escape(key)}"]`)] : [];
    for (const element of lit) element.classList.add("is-lit");
    const place = key && scrolls && marks(key)[0];
    if (place) reveal(file(), place);
  }

  const keyOf = (target) => target.closest?.("[data-at]")?.dataset.at;
  const markOf = (target) => target.closest?.(".at")?.dataset.of;
  root.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const key = keyOf(event.target);
    if (key) light(key, true);
    else if (markOf(event.target)) light(markOf(event.target), false);
  });
  root.addEventListener("focusin", (event) => keyOf(event.target) && light(keyOf(event.target), true));
  root.addEventListener("click", (event) => {
    const key = keyOf(event.target);
    const mark = markOf(event.target);
    if (key && !event.target.closest("label")) {
      event.preventDefault();
      light(key, true);
    } else if (mark) {
      event.preventDefault();
      const value = root.querySelector(`[data-at="${CSS.escape(mark)}"]`);
      light(mark, false);
      value?.scrollIntoView({ block: "center", behavior: "smooth" });
      value?.focus({ preventScroll: true });
    }
  });
}

/** Scrolls within the file only: the page stays where it is. */
function reveal(pane, place) {
  const outer = pane.getBoundingClientRect();
  const inner = place.getBoundingClientRect();
  if (inner.top >= outer.top + 24 && inner.bottom <= outer.bottom - 24) return;
  pane.scrollTop += inner.top - outer.top - pane.clientHeight / 3;
}
