// One banner: its picture is the link, through the API's counting address.

import { absolute } from "./api.js";
import { link } from "./links.js";
import { picture } from "./picture.js";

export function bannerLink(banner, sizes = "(min-width: 1024px) 800px, 100vw") {
  const image = picture(banner.picture, { sizes, alt: banner.picture.alt || banner.title });
  return link(absolute(banner.url), image, { newTab: banner.new_tab, class: "banner-link", "data-banner": banner.id });
}
