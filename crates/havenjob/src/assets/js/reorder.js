// Lets entries be dragged by their grip, with a mouse or a finger. Where they are shown, the new place is sent; in a form the
// order of the rows is what is sent with it, and the buttons beside a row move it without asking the server.
export default function reorder(list) {
  const items = () => [...list.children];
  const posts = list.dataset.posts;

  const say = (item) => {
    const rows = items();
    live().textContent = `Place ${rows.indexOf(item) + 1} of ${rows.length}`;
  };

  list.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest("[data-grip]");
    const item = grip?.closest("li");
    if (!item || item.parentElement !== list || event.button > 0) return;
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    const from = items().indexOf(item);
    item.classList.add("is-moving");
    const move = (e) => {
      const behind = items().find((other) => {
        const box = other.getBoundingClientRect();
        return other !== item && e.clientY < box.top + box.height / 2;
      });
      if (behind !== item.nextElementSibling) list.insertBefore(item, behind ?? null);
    };
    const drop = (e) => {
      grip.removeEventListener("pointermove", move);
      item.classList.remove("is-moving");
      const to = items().indexOf(item);
      if (e.type === "pointercancel") list.insertBefore(item, items().filter((i) => i !== item)[from] ?? null);
      else if (to !== from) {
        say(item);
        if (posts) send(`${posts}/${encodeURIComponent(item.dataset.id)}/move`, to);
        else ends();
      }
    };
    grip.addEventListener("pointermove", move);
    grip.addEventListener("pointerup", drop, { once: true });
    grip.addEventListener("pointercancel", drop, { once: true });
  });

  if (posts) return;
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-way]");
    const item = button?.closest("li");
    if (!item) return;
    event.preventDefault();
    const way = button.dataset.way;
    if (way === "drop") {
      const next = item.nextElementSibling ?? item.previousElementSibling;
      item.remove();
      (next ?? list.parentElement).querySelector("textarea, button")?.focus();
    } else {
      if (way === "up") item.previousElementSibling?.before(item);
      else item.nextElementSibling?.after(item);
      say(item);
    }
    ends();
    if (way !== "drop") (button.disabled ? item.querySelector("[data-way]:not([disabled])") : button)?.focus();
  });

  /** The first cannot go up, the last not down. */
  function ends() {
    items().forEach((item, n, all) => {
      for (const button of item.querySelectorAll("[data-way]")) {
        if (button.dataset.way === "up") button.disabled = n === 0;
        if (button.dataset.way === "down") button.disabled = n === all.length - 1;
      }
    });
  }
}

/** One place from which moves are said. */
function live() {
  let place = document.querySelector("#moved");
  if (!place) {
    place = document.createElement("p");
    place.id = "moved";
    place.className = "aside";
    place.setAttribute("role", "status");
    document.querySelector("main").append(place);
  }
  return place;
}

function send(address, to) {
  const swap = { target: "#sections", select: "#sections", swap: "outerMorph", values: { to } };
  if (window.htmx) return window.htmx.ajax("POST", address, swap);
  return fetch(address, { method: "POST", body: new URLSearchParams({ to }) }).then(() => location.reload());
}
