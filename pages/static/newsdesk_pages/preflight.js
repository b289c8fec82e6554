// The number at the icon of the checks, kept up to date when autosave brings a new verdict.

document.addEventListener("DOMContentLoaded", () => {
  const panel = document.querySelector('[data-side-panel="newsdesk-preflight"]');
  const counter = document.querySelector(
    '[data-side-panel-toggle="newsdesk-preflight"] [data-side-panel-toggle-counter]',
  );
  const count = () => {
    const findings = panel.querySelectorAll("[data-newsdesk-finding]").length;
    counter.textContent = findings;
    counter.hidden = !findings;
  };
  new MutationObserver(count).observe(panel, { childList: true, subtree: true });
});
