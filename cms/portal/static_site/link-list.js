// Web links as a list.

import { element } from "./elements.js";
import { icon } from "./icons.js";
import { link } from "./links.js";

export function linkList(links) {
  return element("ul", { class: "link-list" }, links.map(({ title, url, new_tab: newTab }) =>
    element("li", {}, link(url, [icon("external"), title], { newTab }))));
}
