// Saves each point of the minutes every few seconds. What cannot be sent is kept in this browser, and sent again when
// the line is back; what somebody else saved first is shown and never overwritten. Without this file a button saves.
(() => {
  const page = document.querySelector("[data-minutes]");
  if (!page) return;
  const say = page.dataset, boxes = [];
  for (const form of page.querySelectorAll("form[data-point]")) {
    const text = form.elements.text, base = form.elements.base, state = form.querySelector("[data-state]");
    const key = `minutes ${say.minutes} ${form.action}`;
    let kept = text.value, sending = false, stopped = false;
    const dirty = () => text.value !== kept;
    const keep = () => { try { localStorage.setItem(key, JSON.stringify([text.value, base.value])); } catch { /* full */ } };
    const clean = () => { try { localStorage.removeItem(key); } catch { /* none */ } };
    const conflict = (answer) => {
      stopped = true;
      const shown = document.createElement("div");
      shown.innerHTML = answer.html;
      form.after(shown);
      form.hidden = true;
      shown.querySelector("textarea").value = text.value;
      shown.addEventListener("submit", clean);
      shown.querySelector("[tabindex]").focus();
    };
    const send = async () => {
      if (sending || stopped || !dirty()) return;
      const now = text.value;
      sending = true;
      try {
        const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { Accept: "application/json" }, redirect: "error" });
        const told = await answer.json();
        if (answer.ok) {
          kept = now;
          base.value = told.version;
          if (!dirty()) clean(); else keep();
        }
        state.textContent = dirty() && answer.ok ? say.waiting : told.words;
        if (answer.status === 409) conflict(told);
      } catch {
        state.textContent = navigator.onLine ? say.failed : say.lost;
      }
      sending = false;
    };
    try {
      const [mine, from] = JSON.parse(localStorage.getItem(key)) || [];
      if (mine !== undefined && mine !== kept) { text.value = mine; base.value = from; state.textContent = say.waiting; } else clean();
    } catch { /* nothing is kept */ }
    text.addEventListener("input", () => { state.textContent = say.waiting; keep(); });
    form.addEventListener("submit", (event) => { event.preventDefault(); send(); });
    boxes.push({ send, dirty: () => dirty() && !stopped });
  }
  const all = () => boxes.forEach((box) => box.send());
  setInterval(all, 3000);
  addEventListener("online", all);
  document.addEventListener("visibilitychange", () => { if (document.hidden) all(); });
  addEventListener("beforeunload", (event) => { if (boxes.some((box) => box.dirty())) event.preventDefault(); });
})();
