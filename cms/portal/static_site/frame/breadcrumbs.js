import { element } from "../elements.js";
import { icon } from "../icons.js";
import { link } from "../links.js";
import { t } from "../words.js";

/** Draw the way from the home page to `view`; nothing on the home page itself. */
export function drawBreadcrumbs(view) {
  const place = document.getElementById("breadcrumbs");
  const crumbs = view.breadcrumbs ?? [];
  if (!crumbs.length) return place.replaceChildren();
  const entries = crumbs.map(({ url, title }, index) =>
    element("li", {}, link(url, index === 0 ? [icon("home"), t("home")] : title)));
  const here = element("li", {}, element("span", { "aria-current": "page" }, view.title));
  return place.replaceChildren(element("nav", { class: "breadcrumbs", "aria-label": t("breadcrumb") },
    element("ol", {}, entries, here)));
}
