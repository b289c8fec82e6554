import { bannerLink } from "../banner-link.js";
import { element } from "../elements.js";

export function bannerPlacement({ placement, banners }) {
  if (!banners.length) return null;
  return element("ul", { class: "banners banners-in-body", "data-placement": placement.slug },
    banners.map((banner) => element("li", {}, bannerLink(banner))));
}
