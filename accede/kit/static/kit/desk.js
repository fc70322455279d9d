// Ctrl or Command with K goes to the search field from anywhere in the workspace. Everything works without it.
document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  const field = document.getElementById("shell-q");
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
});
