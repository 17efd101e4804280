// A button that copies a text of its own, or what another element shows. It stays hidden where there is no clipboard: over
// plain http, elsewhere than on one's own machine.
export default function copy(button) {
  if (!navigator.clipboard) {
    button.hidden = true;
    return;
  }
  const source = document.getElementById(button.dataset.copies);
  const word = button.querySelector("span:not(.icon)");
  const said = button.parentElement.querySelector("[role=status]");
  const before = [button.getAttribute("aria-label"), word?.textContent];
  const say = (label, text) => {
    if (before[0]) button.setAttribute("aria-label", label);
    if (word) word.textContent = text;
    if (said) said.textContent = text === before[1] ? "" : text;
    button.classList.toggle("is-done", label !== before[0]);
  };
  let back;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(button.dataset.text ?? source.innerText.trim());
      say("Copied", "Copied");
    } catch {
      if (source) getSelection().selectAllChildren(source);
      say("Not copied: use your keyboard", "Not copied: use your keyboard");
    }
    clearTimeout(back);
    back = setTimeout(() => say(...before), 2000);
  });
}
