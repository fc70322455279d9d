// A form that says so (data-offline) is kept in this browser while the line is lost, and sent once when it is back.
// It is kept for 24 hours, for the account that typed it; it is wiped at sign-out and by whoever else signs in. What is
// secret is never kept. Without this file the form is sent as any other.
(() => {
  const say = document.currentScript.dataset, key = "accede offline", hours24 = 864e5;
  const read = () => { try { return JSON.parse(localStorage.getItem(key)) || {}; } catch { return {}; } };
  const write = (kept) => {
    try {
      if (Object.keys(kept).length) localStorage.setItem(key, JSON.stringify(kept)); else localStorage.removeItem(key);
      return true;
    } catch { return false; }
  };
  const kept = read();
  for (const [address, one] of Object.entries(kept)) {
    if (!say.account || one.account !== say.account || Date.now() - one.at > hours24) delete kept[address];
  }
  write(kept);
  if (!say.account) return;
  document.addEventListener("submit", (event) => { if (event.target.action === new URL(say.out, location).href) write({}); }, true);

  const form = document.querySelector("form[data-offline]");
  const state = form?.querySelector("[data-state]") ?? document.querySelector("[data-offline-state]");
  const tell = (words) => { if (state) { state.hidden = false; state.textContent = words; } };
  const values = () => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !/source|password/.test(name));
  const keep = (more) => {
    const all = read();
    all[location.pathname] = { account: say.account, at: Date.now(), fields: values(), ...more };
    return write(all);
  };
  const forget = (address) => { const all = read(); delete all[address]; write(all); };

  const busy = new Set();
  const send = async (address, one, here) => {
    if (busy.has(address)) return false;
    busy.add(address);
    let heard = [0, ""];
    try {
      const fresh = document.querySelector("[name=csrfmiddlewaretoken]"), data = new URLSearchParams(one.fields);
      if (fresh) data.set("csrfmiddlewaretoken", fresh.value);
      const answer = await fetch(address, { method: "POST", body: data, headers: { Accept: "application/json" }, redirect: "manual" });
      const told = /json/.test(answer.headers.get("Content-Type")) ? await answer.json() : null;
      heard = [answer.status, told?.words];
      if (answer.ok && told) {
        forget(address);
        tell(told.words);
        if (here) location.assign(told.address);
      } else if (answer.type === "opaqueredirect") {
        forget(address); // signed out meanwhile: the house keeps what was typed, and the sign-in page wipes the rest
        location.reload();
      } else if (here) {
        forget(address);
        form.submit(); // the page itself says what is wrong
      } else if (answer.status < 500) {
        const all = read();
        if (all[address]) { all[address].waits = false; write(all); } // to be looked at on its own page
        tell(say.look);
      }
    } catch {
      tell(say.waits);
    }
    busy.delete(address);
    dispatchEvent(new CustomEvent("answered", { detail: { address, status: heard[0], words: heard[1] } }));
    return heard[0] > 0 && heard[0] < 500;
  };
  // One after the other in the order in which they were kept: what cannot be sent holds up what follows it.
  let going = false, again = false;
  const all = async () => {
    again = going;
    if (going) return;
    going = true;
    for (const [address, one] of Object.entries(read())) {
      if (one.waits && !(await send(address, one, Boolean(form) && address === location.pathname))) break;
    }
    going = false;
    if (again) { again = false; all(); }
  };

  if (form) {
    const mine = kept[location.pathname];
    if (mine && !mine.waits && !form.querySelector("[aria-invalid=true]")) {
      for (const box of form.querySelectorAll("input[type=checkbox], input[type=radio]")) box.checked = false;
      for (const [name, value] of mine.fields) {
        if (name.startsWith("_") || name === "csrfmiddlewaretoken" || name === "form_key") continue;
        for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
          if (/checkbox|radio/.test(field.type)) field.checked ||= field.value === value; else field.value = value;
        }
      }
      tell(say.back);
    }
    form.addEventListener("input", () => { keep({ waits: false }); if (!navigator.onLine) tell(say.lost); });
    form.addEventListener("kept", () => { if (!read()[location.pathname]?.waits) forget(location.pathname); });
    form.addEventListener("submit", (event) => {
      const pressed = event.submitter?.name ? [[event.submitter.name, event.submitter.value]] : [];
      if (!keep({ waits: true, fields: [...values(), ...pressed] })) return;
      event.preventDefault();
      tell(say.sending);
      send(location.pathname, read()[location.pathname], true);
    });
    addEventListener("offline", () => tell(say.lost));
  }
  addEventListener("online", all);
  addEventListener("send", all); // a page of its own that keeps several at once: the door
  setInterval(all, 20000);
  all();
})();
