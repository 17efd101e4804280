// A form is sent once: the button says that it is being worked on, and takes no second click.
export default function once(form) {
  form.addEventListener("submit", () => form.classList.add("is-sending"));
  // A page that the way back shows again is as it was before.
  addEventListener("pageshow", () => form.classList.remove("is-sending"));
}
