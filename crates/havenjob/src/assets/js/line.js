// Says when the line to the server is broken, and when it is back. What was typed stands where it stood.
export default function line(body) {
  const bar = document.createElement("div");
  bar.className = "line-broken";
  bar.setAttribute("role", "status");
  body.append(bar);

  const say = (words) => {
    bar.textContent = words;
    bar.classList.toggle("is-shown", words !== "");
  };
  addEventListener("offline", () => say("You are offline. What is on this page stays; send it again when you are back."));
  addEventListener("online", () => say(""));
  document.addEventListener("htmx:error", (event) => {
    if (event.detail?.ctx?.response) return;
    say("The server could not be reached. Nothing was lost: try again in a moment.");
  });
  // A refusal stands until something else is tried.
  document.addEventListener("htmx:before:request", () => document.getElementById("said")?.replaceChildren());
  document.addEventListener("htmx:after:swap", () => navigator.onLine && say(""));
}
