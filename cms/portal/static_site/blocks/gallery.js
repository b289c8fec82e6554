import { element, newId } from "../elements.js";
import { icon } from "../icons.js";
import { openLightbox } from "../lightbox.js";
import { caption, picture } from "../picture.js";
import { t } from "../words.js";

function item(pictures, index) {
  const image = pictures[index];
  const label = `${t("picture_count", { number: index + 1, total: pictures.length })}${image.alt ? `: ${image.alt}` : ""}`;
  const open = element("button", { type: "button", class: "gallery-open", "aria-label": label },
    picture(image, { sizes: "(min-width: 640px) 270px, 50vw", alt: "" }),
    element("span", { class: "gallery-sign" }, icon("search")));
  open.addEventListener("click", () => openLightbox(pictures, index));
  return element("li", {}, element("figure", { class: "gallery-item" }, open, caption(image)));
}

export function gallery({ title, pictures }) {
  const id = newId("gallery");
  const name = title ? { "aria-labelledby": id } : { "aria-label": t("pictures") };
  return element("div", { class: "gallery", role: "group", ...name },
    title && element("p", { class: "box-title", id }, title),
    element("ul", { class: "gallery-grid" }, pictures.map((_, index) => item(pictures, index))));
}
