import { element, hiddenText } from "../elements.js";
import { t } from "../words.js";

/** Grey shapes where the page will be. */
export function skeleton() {
  const bars = Array.from({ length: 6 }, (_, index) => element("span", { class: `skeleton-bar skeleton-bar-${index}` }));
  return element("div", { class: "skeleton" }, hiddenText(t("loading")),
    element("span", { class: "skeleton-title" }), element("span", { class: "skeleton-picture" }), bars);
}
