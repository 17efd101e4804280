// A button that copies its text, shown where that can be done.
export default function copy(button) {
  if (!navigator.clipboard) return button.remove();
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.text);
    const label = button.getAttribute("aria-label") ?? "";
    button.setAttribute("aria-label", "Copied");
    button.classList.add("is-done");
    setTimeout(() => {
      button.setAttribute("aria-label", label);
      button.classList.remove("is-done");
    }, 1500);
  });
}
