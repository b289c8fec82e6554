// Pictures: the API's one image object as markup that never shifts the layout.

import { element } from "./elements.js";

function source(type, srcset, sizes) {
  return srcset ? element("source", { type, srcset, sizes }) : null;
}

function keepFocalPoint(img, point) {
  if (point) img.style.objectPosition = `${point.x * 100}% ${point.y * 100}%`;
}

/** The picture in the best format the browser takes. `sizes` as in HTML; `eager` for what stands first on the page. */
export function picture(image, { sizes = "100vw", eager = false, alt = image.alt } = {}) {
  const img = element("img", {
    src: image.src, srcset: image.srcset.fallback || null, sizes, alt,
    width: image.width, height: image.height,
    loading: eager ? "eager" : "lazy", decoding: "async", fetchpriority: eager ? "high" : null,
  });
  keepFocalPoint(img, image.focal_point);
  const { avif, webp } = image.srcset;
  return element("picture", {}, source("image/avif", avif, sizes), source("image/webp", webp, sizes), img);
}

/** Caption and credit below a picture, or nothing if it has neither. */
export function caption(image) {
  if (!image.caption && !image.credit) return null;
  return element("figcaption", { class: "caption" },
    image.caption && element("span", { class: "caption-text" }, image.caption),
    image.credit && element("span", { class: "credit" }, image.credit));
}

export function figure(image, options) {
  return element("figure", { class: "figure" }, picture(image, options), caption(image));
}
