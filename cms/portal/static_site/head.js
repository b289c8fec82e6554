// The document's head: title, description, canonical address, other languages.

import { element } from "./elements.js";
import { frame } from "./frame/state.js";

const MARK = "data-page";

function add(tag, attributes) {
  document.head.append(element(tag, { ...attributes, [MARK]: true }));
}

function addAlternates(view) {
  if (!view.alternates?.length || !view.canonical) return;
  const own = { locale: view.locale, url: view.canonical };
  for (const { locale, url } of [own, ...view.alternates]) {
    add("link", { rel: "alternate", hreflang: locale, href: new URL(url, view.canonical).href });
  }
}

/** Make the head that of `view`: {title, description, canonical, alternates, locale, noindex}. */
export function setHead(view) {
  for (const node of document.head.querySelectorAll(`[${MARK}]`)) node.remove();
  const portal = frame.site?.portal_name;
  document.title = portal && portal !== view.title ? `${view.title} | ${portal}` : view.title;
  if (view.description) add("meta", { name: "description", content: view.description });
  if (view.canonical) add("link", { rel: "canonical", href: view.canonical });
  if (view.noindex) add("meta", { name: "robots", content: "noindex" });
  addAlternates(view);
}
