import { headlines } from "../card.js";
import { element, newId } from "../elements.js";
import { t } from "../words.js";

export function relatedArticles({ title, articles }) {
  if (!articles.length) return null;
  const id = newId("related");
  return element("div", { class: "related-in-body", role: "group", "aria-labelledby": id },
    element("p", { class: "box-title", id }, title || t("related")), headlines(articles));
}
