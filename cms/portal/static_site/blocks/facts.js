import { element } from "../elements.js";

export function facts({ title, facts: pairs }) {
  return element("div", { class: "facts" },
    title && element("p", { class: "box-title" }, title),
    element("dl", {}, pairs.map(({ label, value }) =>
      element("div", { class: "fact" }, element("dt", {}, label), element("dd", {}, value)))));
}
