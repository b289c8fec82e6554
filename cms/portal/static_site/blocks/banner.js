import { bannerLink } from "../banner-link.js";
import { element } from "../elements.js";

export const banner = (value) => element("div", { class: "body-banner" }, bannerLink(value));
