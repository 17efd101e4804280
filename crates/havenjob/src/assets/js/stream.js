// An answer as it is written: its words as they come, and the whole desk anew at its end. A broken line is taken up again
// where it broke: the browser sends the id of the last event that it saw.
export default function stream(text) {
  const source = new EventSource(text.dataset.from);
  let words = "";
  source.addEventListener("delta", (event) => {
    words += JSON.parse(event.data).text;
    text.textContent = words;
    text.closest(".said")?.lastElementChild?.scrollIntoView({ block: "nearest" });
  });
  source.addEventListener("done", () => {
    source.close();
    text.removeAttribute("hx-morph-skip");
    const then = new URL(text.dataset.then, location);
    then.searchParams.set("panel", "chat");
    window.htmx.ajax("GET", then.href, { target: "#desk", select: "#desk", swap: "outerMorph" });
  });
  // Gone from the page: nobody reads it any more.
  const gone = new MutationObserver(() => {
    if (!text.isConnected) {
      source.close();
      gone.disconnect();
    }
  });
  gone.observe(document.body, { childList: true, subtree: true });
}
