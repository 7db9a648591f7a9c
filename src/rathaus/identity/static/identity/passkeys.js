/* Passkeys: asks the device for a credential and puts it into the form as JSON.
 *
 * A form with data-passkey="create" or "get" reads its options from the JSON block
 * #passkey-options; with "login" it fetches them from its own address. Forms that are of no
 * use without a script stand in the page as hidden and are shown here.
 */

const decode = (text) => {
  const base64 = text.replace(/-/g, "+").replace(/_/g, "/");
  const padded = base64.padEnd(Math.ceil(base64.length / 4) * 4, "=");
  return Uint8Array.from(atob(padded), (sign) => sign.charCodeAt(0));
};

const encode = (buffer) => {
  const text = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
};

const withDecodedIds = (list = []) => list.map((item) => ({ ...item, id: decode(item.id) }));

/* The JSON form of WebAuthn level 3, written out because not every browser can do it itself. */
const asJson = (credential) => {
  const answer = credential.response;
  const response = { clientDataJSON: encode(answer.clientDataJSON) };
  if (answer.attestationObject) {
    response.attestationObject = encode(answer.attestationObject);
    response.transports = answer.getTransports?.() ?? [];
  } else {
    response.authenticatorData = encode(answer.authenticatorData);
    response.signature = encode(answer.signature);
    response.userHandle = answer.userHandle ? encode(answer.userHandle) : null;
  }
  return {
    id: credential.id,
    rawId: encode(credential.rawId),
    type: credential.type,
    response,
    authenticatorAttachment: credential.authenticatorAttachment ?? null,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
};

const create = async ({ publicKey }, passwordless) => {
  const selection = { ...publicKey.authenticatorSelection };
  if (passwordless !== undefined) {
    selection.residentKey = passwordless ? "required" : "discouraged";
    selection.requireResidentKey = passwordless;
    selection.userVerification = passwordless ? "required" : selection.userVerification;
  }
  return navigator.credentials.create({
    publicKey: {
      ...publicKey,
      authenticatorSelection: selection,
      challenge: decode(publicKey.challenge),
      user: { ...publicKey.user, id: decode(publicKey.user.id) },
      excludeCredentials: withDecodedIds(publicKey.excludeCredentials),
    },
  });
};

const get = async ({ publicKey }) =>
  navigator.credentials.get({
    publicKey: {
      ...publicKey,
      challenge: decode(publicKey.challenge),
      allowCredentials: withDecodedIds(publicKey.allowCredentials),
    },
  });

const optionsOf = async (form) => {
  if (form.dataset.passkey !== "login") {
    return JSON.parse(document.getElementById("passkey-options").textContent);
  }
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`options: ${answer.status}`);
  return (await answer.json()).request_options;
};

const ask = async (form) => {
  const options = await optionsOf(form);
  if (form.dataset.passkey === "create") {
    const given = await create(options.creation_options ?? options, form.passwordless?.checked);
    return asJson(given);
  }
  return asJson(await get(options.request_options ?? options));
};

const troubleOf = (form) =>
  form.querySelector("[data-passkey-trouble]") ?? document.querySelector("[data-passkey-trouble]");

const show = (form, error) => {
  const place = troubleOf(form);
  const numbers = /^[\d.]+$|^\[/.test(location.hostname);
  place.textContent = numbers ? place.dataset.address : place.dataset.refused;
  place.hidden = false;
  console.warn(error);
};

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button[type=submit]");
    button.disabled = true;
    try {
      form.elements.namedItem("credential").value = JSON.stringify(await ask(form));
      form.submit();
    } catch (error) {
      button.disabled = false;
      show(form, error);
    }
  });
}
