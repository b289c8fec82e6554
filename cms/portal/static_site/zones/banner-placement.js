import { bannerLink } from "../banner-link.js";
import { element } from "../elements.js";
import { t } from "../words.js";

export function bannerPlacement({ placement, banners }) {
  if (!banners.length) return null;
  const list = element("ul", { class: "banners", "data-placement": placement.slug },
    banners.map((banner) => element("li", {}, bannerLink(banner, "(min-width: 1024px) 300px, 100vw"))));
  return { title: t("banners"), content: list };
}
