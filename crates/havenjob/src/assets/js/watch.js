// Watches a piece of background work and shows the page anew at its end: by events, and by asking where those do not come.
export default function watch(element) {
  for (const gone of element.querySelectorAll("[data-gone]")) gone.hidden = true;
  const { task, part } = element.dataset;
  if (!task) return void setTimeout(() => refresh(part), 2000);
  ended(task).then(() => element.isConnected && refresh(part));
}

/** The last status of a task. */
export function ended(task) {
  const address = `/api/cv/status/${task}`;
  return new Promise((resolve) => {
    const isEnd = (status) => status.status === "completed" || status.status === "failed";
    const events = new EventSource(address);
    let missed = 0;
    events.addEventListener("status", (event) => {
      missed = 0;
      const status = JSON.parse(event.data);
      if (!isEnd(status)) return;
      events.close();
      resolve(status);
    });
    events.addEventListener("error", () => {
      if (++missed < 2) return;
      events.close();
      ask(1000);
    });
    async function ask(pause) {
      try {
        const answer = await fetch(address, { headers: { accept: "application/json" } });
        // The task is gone, or the session is: the page itself knows what to say.
        if (answer.status === 404 || answer.status === 401) return resolve({ status: "failed" });
        const status = await answer.json();
        if (isEnd(status)) return resolve(status);
      } catch {
        // Away for a moment.
      }
      setTimeout(ask, pause, Math.min(pause * 1.5, 8000));
    }
  });
}

/** Shows a part of the page as it is now; the whole page without one. */
export function refresh(part) {
  if (!part || !window.htmx) return location.reload();
  return window.htmx.ajax("GET", location.href, { target: part, select: part, swap: "outerMorph" });
}
