// The workspace: panels without a page load, a requirement lights up its evidence, keys to go through the changes,
// the look set as soon as it is chosen, the focus kept where it was.
export default function desk(root) {
  const again = () => document.getElementById("desk");
  root.classList.add("is-live");

  document.addEventListener("click", (event) => {
    const tab = event.target.closest(".panels a");
    if (tab && !event.metaKey && !event.ctrlKey) {
      event.preventDefault();
      show(tab.dataset.panel);
    }
    const questions = event.target.closest("a[data-ask]");
    if (questions && !event.metaKey && !event.ctrlKey) {
      event.preventDefault();
      ask();
    }
    const pointer = event.target.closest("a.evidence, a[data-line-of]");
    if (pointer && !event.metaKey && !event.ctrlKey) {
      event.preventDefault();
      light([pointer.hash.slice("#line-".length)]);
    }
  });

  function show(panel) {
    const desk = again();
    desk.dataset.panel = panel;
    for (const tab of desk.querySelectorAll(".panels a")) {
      if (tab.dataset.panel === panel) tab.setAttribute("aria-current", "true");
      else tab.removeAttribute("aria-current");
    }
    const url = new URL(location);
    url.searchParams.set("panel", panel);
    history.replaceState(history.state, "", url);
    if (panel === "chat") latest();
  }

  // What was said last, where one looks.
  function latest() {
    again().querySelector(".side-chat .message:last-child")?.scrollIntoView({ block: "nearest" });
  }
  if (root.dataset.panel === "chat") latest();

  // Opens what the person is asked, and goes to the first question.
  function ask() {
    const open = [...again().querySelectorAll(".requirement")].filter((one) => one.querySelector("form"));
    if (!open.length) return;
    show("requirements");
    for (const one of open) one.open = true;
    open[0].querySelector("textarea").focus();
  }

  document.addEventListener("toggle", (event) => {
    const requirement = event.target;
    if (!requirement.matches?.(".requirement")) return;
    if (requirement.open) light(requirement.dataset.lines.split(" ").filter(Boolean), matchMedia("(min-width: 75.01rem)").matches);
    else light([]);
  }, true);

  function light(ids, andShow = true) {
    for (const lit of document.querySelectorAll(".is-lit")) lit.classList.remove("is-lit");
    const lines = ids.map((id) => document.getElementById(`line-${id}`)).filter(Boolean);
    for (const line of lines) line.classList.add("is-lit");
    if (!lines.length || !andShow) return;
    if (getComputedStyle(again().querySelector(".middle")).display === "none") show("document");
    lines[0].scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  }

  document.addEventListener("change", (event) => {
    if (event.target.closest(".look")) event.target.form.requestSubmit();
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    const cards = [...again().querySelectorAll(".middle .suggestion")].filter((card) => card.offsetParent || card.closest("details:not([open])"));
    const current = document.activeElement?.closest?.(".suggestion");
    const at = cards.indexOf(current);
    if (event.key === "j" || event.key === "k") {
      const next = cards[event.key === "j" ? Math.min(at + 1, cards.length - 1) : Math.max(at - 1, 0)];
      if (!next) return;
      for (let d = next.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
      next.focus();
      next.scrollIntoView({ block: "nearest" });
    } else if ("are".includes(event.key) && current) {
      current.querySelector(`[data-key="${event.key}"]`)?.click();
      if (event.key === "e") current.querySelector("textarea")?.focus();
    } else if (event.key === "u" || event.key === "U") {
      again().querySelector(`.tools [data-key="${event.key}"]:not(:disabled)`)?.click();
    } else return;
    event.preventDefault();
  });

  // A change is a card that may have moved when the page comes back: the focus goes with it.
  let last = null;
  let sent = null;
  let isTalk = false;
  document.addEventListener("htmx:before:request", (event) => {
    sent = event.target.closest?.(".say")?.querySelector("textarea") ?? null;
    isTalk = Boolean(event.target.closest?.(".side-chat"));
    last = document.activeElement?.closest?.(".suggestion")?.id ?? null;
  });
  document.addEventListener("htmx:after:swap", () => {
    const desk = again();
    if (!desk) return;
    desk.classList.add("is-live");
    if (sent?.isConnected) sent.value = "";
    sent = null;
    if (isTalk) latest();
    isTalk = false;
    const card = last && document.getElementById(last);
    if (card) {
      for (let d = card.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
      card.focus({ preventScroll: true });
    }
    last = null;
  });
}
