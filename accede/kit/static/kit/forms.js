// Keeps what is typed into a form page on the server, for the person who types it, and warns before leaving.
// Everything works without it: a form that is sent and cannot be saved is kept there as well.
(() => {
  const form = document.querySelector("form[data-keep]");
  if (!form) return;
  const state = form.querySelector("[data-state]");
  const now = () => {
    const data = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") data.append(name, value);
    return data;
  };
  let kept = now().toString(), opened = kept, waiting = 0, sending = false;
  const keep = async () => {
    waiting = 0;
    const data = now(), text = data.toString();
    if (sending || text === kept) return;
    data.append("_title", document.querySelector("h1").textContent);
    try {
      const answer = await fetch(form.dataset.keep, { method: "POST", body: data, redirect: "error", keepalive: text.length < 60000 });
      if (!answer.ok) throw answer;
      kept = text;
      form.dispatchEvent(new Event("kept"));
      state.textContent = form.dataset.kept;
    } catch {
      state.textContent = form.dataset.lost;
    }
  };
  form.addEventListener("input", () => { waiting ||= setTimeout(keep, 4000); });
  form.addEventListener("submit", () => { sending = true; clearTimeout(waiting); });
  addEventListener("pageshow", () => { sending = false; });
  document.addEventListener("visibilitychange", () => { if (document.hidden && !sending) keep(); });
  addEventListener("beforeunload", (event) => {
    if (!sending && now().toString() !== opened) event.preventDefault();
  });
})();
