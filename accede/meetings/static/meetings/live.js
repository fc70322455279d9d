// What others note at the meeting appears here by itself. Without this script the page is complete and reloads as any.
(() => {
  const parts = () => [...document.querySelectorAll("[data-live]")];
  const seconds = 10;
  const look = async () => {
    if (document.hidden || !parts().length) return;
    try {
      const answer = await fetch(location.href, { credentials: "same-origin" });
      if (!answer.ok) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const part of parts()) {
        const other = fresh.querySelector(`[data-live="${part.dataset.live}"]`);
        // Nothing is taken from under the hand of who is writing or choosing there.
        if (other && !part.contains(document.activeElement) && part.innerHTML !== other.innerHTML) {
          part.replaceChildren(...other.childNodes);
        }
      }
    } catch { /* The line is lost: the page stays as it is, and looks again. */ }
  };
  setInterval(look, seconds * 1000);
})();
