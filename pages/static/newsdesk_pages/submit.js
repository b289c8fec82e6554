// What an officer presses while autosave is on its way waits until it is back: only then does the form know the page
// that autosave made, and the server would otherwise make a second one.

const LONGEST_WAIT = 10000; // ms

document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("form[data-controller~='w-autosave']");
  let saving = false;
  let pressed = null;
  const back = () => {
    saving = false;
    if (!pressed) return;
    const button = pressed;
    pressed = null;
    // Once pressed it is disabled, and would not say what it stands for.
    button.disabled = false;
    form.requestSubmit(button);
  };
  form?.addEventListener("w-autosave:save", (event) => {
    queueMicrotask(() => { saving = !event.defaultPrevented; });
  });
  form?.addEventListener("w-autosave:success", back);
  form?.addEventListener("w-autosave:error", back);
  form?.addEventListener("submit", (event) => {
    if (!saving || !event.submitter) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    pressed = event.submitter;
    setTimeout(back, LONGEST_WAIT);
  }, { capture: true });
});
