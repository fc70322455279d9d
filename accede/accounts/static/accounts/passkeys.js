// Passkeys: ask the browser, put its answer into the hidden field, send the form; say in words what went wrong.
// Needs mfa/js/webauthn-json.js before it. Nothing of this is needed where no passkey is used.
(() => {
  const create = async (form, options) => {
    const wanted = structuredClone(options);
    const box = form.elements.passwordless;
    if (box) {
      const choice = wanted.publicKey.authenticatorSelection ??= {};
      choice.residentKey = box.checked ? "required" : "discouraged";
      choice.requireResidentKey = box.checked;
      if (box.checked) choice.userVerification = "required";
    }
    return webauthnJSON.create(wanted);
  };
  const options = async (form) => {
    if (form.dataset.options) return JSON.parse(form.dataset.options);
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    return (await answer.json()).request_options;
  };
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const said = form.querySelector("[data-said]");
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      said.textContent = "";
      try {
        const asked = await options(form);
        const answer = form.dataset.passkey === "create" ? await create(form, asked) : await webauthnJSON.get(asked);
        form.elements.credential.value = JSON.stringify(answer);
        form.submit();
      } catch (reason) {
        said.textContent = reason.name === "NotAllowedError" ? form.dataset.stopped : form.dataset.failed;
      }
    });
  }
})();
