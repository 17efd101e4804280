// A form of choices only is sent as soon as one is made; its button is for who has no scripts.
export default function sendOnChange(form) {
  for (const button of form.querySelectorAll("button")) button.hidden = true;
  form.addEventListener("change", () => form.requestSubmit());
}
