// The door on a phone: found as one types, noted also while the line is lost. What is noted waits in this browser as
// other forms of the house do (kit/offline.js sends it once, in its order, and forgets it). Each note carries a slip:
// sent twice it is one. Without this file the page does the same, a line provided.
(() => {
  const door = document.querySelector("[data-door]"), account = document.querySelector("script[data-account]")?.dataset.account;
  if (!door || !account) return;
  const say = door.dataset, key = "accede offline", list = door.querySelector("[data-list]"), walk = door.querySelector("[data-walk-in]");
  const said = door.querySelector("[data-said]"), find = door.querySelector("[name=q]"), rows = [...door.querySelectorAll("[data-guest]")];
  const row = (guest) => rows.find((one) => one.dataset.guest === guest);
  const tell = (words) => { said.textContent = words; };
  const name = (one) => one.querySelector("bdi").textContent;
  const read = () => { try { return JSON.parse(localStorage.getItem(key)) || {}; } catch { return {}; } };
  const write = (kept) => { try { localStorage.setItem(key, JSON.stringify(kept)); return true; } catch { return false; } };
  const mine = () => Object.entries(read()).filter(([address]) => address.startsWith(say.here));
  const guestOf = (address) => address.slice(say.here.length).split("/")[0];

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const narrow = () => {
    const words = fold(find.value).split(/\s+/).filter(Boolean);
    let left = 0;
    for (const one of rows) {
      const hit = words.every((word) => one.dataset.find.includes(word));
      one.hidden = !hit;
      left += hit;
    }
    tell(words.length ? `${left} / ${rows.length}` : "");
  };
  find.addEventListener("input", narrow);
  find.form.addEventListener("submit", (event) => {
    event.preventDefault();
    rows.find((one) => !one.hidden)?.querySelector("button:not([hidden]), [data-in]:not([hidden]) button")?.focus();
  });

  const show = (one, came) => {
    one.classList.toggle("is-in", came);
    one.querySelector("[data-in]").hidden = !came;
    one.querySelector("[data-out]").hidden = came;
  };
  const waiting = () => {
    const held = new Set(mine().map(([address]) => guestOf(address)));
    for (const one of rows) one.classList.toggle("waits", held.has(one.dataset.guest));
    return held;
  };
  const note = (address, fields) => {
    const kept = read(), slip = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    kept[`${address}?${slip}`] = { account, at: Date.now(), waits: true, fields: [...fields, ["slip", slip]] };
    if (!write(kept)) return false;
    waiting();
    dispatchEvent(new Event("send"));
    return true;
  };
  const come = (one, way) => {
    const noted = note(`${say.here}${one.dataset.guest}/in/`, [["way", way]]);
    if (noted) show(one, true);
    return noted;
  };
  list.addEventListener("submit", (event) => {
    const one = event.submitter?.closest("[data-guest]");
    if (!one) return;
    const back = Boolean(event.submitter.closest("[data-in]"));
    if (back ? note(`${say.here}${one.dataset.guest}/back/`, []) : come(one, "door")) {
      event.preventDefault();
      if (back) show(one, false);
      one.querySelector("button:not([hidden])")?.focus();
    }
  });
  walk.addEventListener("submit", (event) => {
    const fields = [...new FormData(walk)].filter(([field]) => !/csrf|slip/.test(field));
    if (walk.elements.name.value.trim() && note(`${say.here}walk-in/`, fields)) {
      event.preventDefault();
      tell(walk.elements.name.value);
      walk.reset();
      find.focus();
    }
  });

  addEventListener("answered", ({ detail: { address, status, words } }) => {
    if (!address.startsWith(say.here)) return;
    if (status === 401) { tell(say.out); return; } // kept, for whoever signs in as the same person
    if (!status) tell(say.waits);
    else if (status < 400) tell(words);
    else if (status < 500) {
      const kept = read();
      delete kept[address];
      write(kept);
      tell(words || say.refused);
      look();
    }
    waiting();
  });
  const look = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(say.state, { headers: { Accept: "application/json" } });
      if (!answer.ok || answer.redirected) return;
      const here = new Set((await answer.json()).in), held = waiting();
      for (const one of rows) if (!held.has(one.dataset.guest)) show(one, here.has(one.dataset.guest));
    } catch { /* no line: the page stays as it is */ }
  };
  setInterval(look, 15000);

  // Another sign-in of the same person sends what an ended one could not; what waits shows as it was noted.
  const kept = read();
  for (const [address] of mine()) kept[address].waits = true;
  if (mine().length) write(kept);
  for (const [address] of mine()) {
    const one = row(guestOf(address));
    if (one) show(one, !address.includes("/back/"));
  }
  waiting();
  if (mine().length) { tell(say.waits); dispatchEvent(new Event("send")); }

  const button = door.querySelector("[data-camera]"), eye = door.querySelector("[data-eye]");
  if (!("BarcodeDetector" in window) || !navigator.mediaDevices) return;
  button.hidden = false;
  let last = "";
  const seen = (text) => {
    if (text === last) return;
    last = text;
    setTimeout(() => { last = ""; }, 4000);
    const code = text.includes("q=") ? new URL(text).searchParams.get("q") : text.trim(), one = row(code);
    if (!one) { tell(say.none); return; }
    find.value = code;
    narrow();
    if (!one.classList.contains("is-in")) come(one, "code");
    tell(name(one));
    navigator.vibrate?.(60);
  };
  button.addEventListener("click", async () => {
    if (eye.srcObject) {
      for (const track of eye.srcObject.getTracks()) track.stop();
      eye.srcObject = null;
      eye.hidden = true;
      return;
    }
    try {
      eye.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      eye.hidden = false;
      await eye.play();
      const detector = new BarcodeDetector({ formats: ["qr_code"] });
      const watch = async () => {
        if (!eye.srcObject) return;
        try { for (const found of await detector.detect(eye)) seen(found.rawValue); } catch { /* not a picture yet */ }
        setTimeout(watch, 250);
      };
      watch();
    } catch { tell(say.nocamera); }
  });
})();
