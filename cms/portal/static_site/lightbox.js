// A gallery's pictures one by one in a dialog; arrow keys turn, Escape closes.

import { element } from "./elements.js";
import { icon } from "./icons.js";
import { figure } from "./picture.js";
import { t } from "./words.js";

function control(name, label, action) {
  return element("button", { type: "button", class: `lightbox-${name}`, "aria-label": label, onclick: action }, icon(name));
}

function stage() {
  return {
    picture: element("div", { class: "lightbox-stage" }),
    count: element("p", { class: "lightbox-count", role: "status" }),
  };
}

/** Show `pictures` from `start` on; the focus comes back to the opener by itself when the dialog closes. */
export function openLightbox(pictures, start) {
  const parts = stage();
  let index = start;
  function turn(step) {
    index = (index + step + pictures.length) % pictures.length;
    parts.picture.replaceChildren(figure(pictures[index], { sizes: "100vw", eager: true }));
    parts.count.textContent = t("picture_count", { number: index + 1, total: pictures.length });
  }
  const dialog = element("dialog", { class: "lightbox", "aria-label": t("pictures") },
    parts.picture, parts.count,
    control("left", t("previous_picture"), () => turn(-1)),
    control("right", t("next_picture"), () => turn(1)),
    control("close", t("close"), () => dialog.close()));
  dialog.addEventListener("keydown", ({ key }) => {
    if (key === "ArrowLeft") turn(-1);
    if (key === "ArrowRight") turn(1);
  });
  dialog.addEventListener("click", ({ target }) => { if (target === dialog) dialog.close(); });
  dialog.addEventListener("close", () => dialog.remove());
  turn(0);
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector(".lightbox-close").focus();
}
