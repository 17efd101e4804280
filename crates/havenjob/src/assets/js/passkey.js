// A form that a device answers: it asks for a challenge, hands it to the device, and sends what comes back. The form
// stays hidden where the browser knows no passkeys.
const key = window.PublicKeyCredential;

export default function passkey(form) {
  if (!key?.parseRequestOptionsFromJSON || !key.parseCreationOptionsFromJSON) return;
  form.hidden = false;
  const fault = form.querySelector("[role=alert]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    fault.textContent = "";
    form.classList.add("is-sending");
    try {
      const asked = await begin(form.dataset.begin);
      const credential = form.dataset.makes === undefined ? await shown(asked) : await made(asked);
      form.elements.ceremony.value = asked.ceremony;
      form.elements.credential.value = JSON.stringify(credential);
      form.submit();
    } catch (error) {
      fault.textContent = words(error);
      form.classList.remove("is-sending");
    }
  });
}

async function begin(address) {
  const answer = await fetch(address, { method: "POST" });
  const body = await answer.json();
  if (!answer.ok) throw new Error([body.detail, body.hint].filter(Boolean).join(": "));
  return body;
}

const shown = async ({ options }) =>
  navigator.credentials.get({ publicKey: key.parseRequestOptionsFromJSON(options.publicKey) });

const made = async ({ options }) =>
  navigator.credentials.create({ publicKey: key.parseCreationOptionsFromJSON(options.publicKey) });

function words(error) {
  switch (error.name) {
    case "NotAllowedError":
      return "No passkey was chosen, or it took too long. Try again when you are ready.";
    case "InvalidStateError":
      return "This device has a passkey for your account already.";
    case "SecurityError":
      return "Passkeys do not work at this address. Open HavenJob by its name.";
    case "TypeError":
      return "There is no connection to HavenJob just now. Try again in a moment.";
    default:
      return error.message ? error.message[0].toUpperCase() + error.message.slice(1) + "." : "That did not work.";
  }
}
