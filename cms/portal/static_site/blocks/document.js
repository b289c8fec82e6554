import { element } from "../elements.js";
import { fileSize } from "../formats.js";
import { icon } from "../icons.js";
import { link } from "../links.js";
import { t } from "../words.js";

function facts({ extension, size }) {
  return [extension.toUpperCase(), size && fileSize(size)].filter(Boolean).join(", ");
}

export function documentBlock(file) {
  return element("p", { class: "attachment" },
    icon("file"),
    element("span", { class: "attachment-text" },
      element("span", { class: "attachment-label" }, t("attachment")),
      link(file.url, file.title, { class: "attachment-link", download: "" }),
      element("span", { class: "attachment-facts" }, `(${facts(file)})`)),
    icon("download"));
}
