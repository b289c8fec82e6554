// Counting that a page was read: once per navigation, only when it can be seen, never a draft.

import * as api from "./api.js";

function send({ type, id }) {
  api.countViews([{ type, id }]).catch((problem) => console.info("The view was not counted.", problem));
}

function whenVisible(action) {
  if (document.visibilityState === "visible") return action();
  return document.addEventListener("visibilitychange", action, { once: true });
}

/** Count `view`, if it is of a public page. */
export function countView(view) {
  if (!view.counts) return;
  whenVisible(() => send(view.counts));
}
