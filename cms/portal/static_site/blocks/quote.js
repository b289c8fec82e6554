import { element } from "../elements.js";

export function quote({ text, speaker, office }) {
  return element("figure", { class: "quote" },
    element("blockquote", {}, element("p", {}, text)),
    (speaker || office) && element("figcaption", {},
      speaker && element("strong", { class: "quote-speaker" }, speaker),
      office && element("span", { class: "quote-office" }, office)));
}
