import { bodyOf } from "../blocks/index.js";
import { element } from "../elements.js";

/** A standing page, such as contact or about. */
export async function standardView(page, context) {
  return {
    ...context, kind: "standard", counts: { type: "standard", id: page.id },
    draw: () => ({ content: element("article", { class: "article" },
      element("header", { class: "article-head" }, element("h1", {}, page.title)),
      element("div", { class: "article-body" }, bodyOf(page.body))) }),
  };
}
