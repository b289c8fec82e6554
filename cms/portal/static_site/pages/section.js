import * as api from "../api.js";
import { element } from "../elements.js";
import { link } from "../links.js";
import { t } from "../words.js";
import { articleList, firstArticles } from "./article-list.js";

function find(nodes, id) {
  for (const node of nodes) {
    const found = node.id === id ? node : find(node.children, id);
    if (found) return found;
  }
  return null;
}

function subsections(node) {
  if (!node?.children.length) return null;
  return element("nav", { class: "subsections", "aria-label": t("sections") },
    element("ul", {}, node.children.map(({ url, title }) => element("li", {}, link(url, title)))));
}

/** A section: its description, subsections and articles, newest first. */
export async function sectionView(section, context) {
  const query = { section: section.id, locale: section.locale };
  const [answer, tree] = await Promise.all([
    firstArticles(query, context.signal), api.sections(section.locale, { signal: context.signal }),
  ]);
  return {
    ...context, kind: "section", title: section.title, counts: { type: "section", id: section.id },
    draw: () => ({ content: element("div", { class: "listing" },
      element("header", { class: "listing-head" }, element("h1", {}, section.title),
        section.description && element("p", { class: "listing-description" }, section.description),
        subsections(find(tree.items, section.id))),
      articleList(answer, query)) }),
  };
}
