// Telling screen readers what changed without moving the focus.

/** Have `text` read out when the reader pauses. */
export function announce(text) {
  const region = document.getElementById("announcer");
  region.textContent = "";
  window.setTimeout(() => { region.textContent = text; }, 50);
}
