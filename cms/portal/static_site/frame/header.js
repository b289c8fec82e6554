// The head of every page: agency, search, languages, menu.

import { element } from "../elements.js";
import { today } from "../formats.js";
import { icon } from "../icons.js";
import { homeUrl, languagePrefix, link } from "../links.js";
import { picture } from "../picture.js";
import { t } from "../words.js";
import { languageSwitch } from "./language-switch.js";
import { menu } from "./menu.js";

function emblem(logo) {
  if (logo) return element("span", { class: "agency-logo" }, picture(logo, { sizes: "80px", eager: true, alt: "" }));
  const own = new URL("../emblem.svg", import.meta.url).href;
  return element("span", { class: "agency-logo" }, element("img", { src: own, width: 72, height: 72, alt: "" }));
}

function agency(site) {
  const name = element("span", { class: "agency-name" }, site.portal_name);
  return link(homeUrl(), [emblem(site.logo), name], { class: "agency", rel: "home" });
}

function searchForm() {
  return element("form", { class: "site-search", role: "search", action: `${languagePrefix()}/search/`, method: "get" },
    element("label", { class: "visually-hidden", for: "site-search" }, t("search_label")),
    element("input", { id: "site-search", type: "search", name: "q", minlength: 2, maxlength: 100, required: true,
      placeholder: t("search_placeholder"), autocomplete: "off" }),
    element("button", { type: "submit", "aria-label": t("search") }, icon("search")));
}

/** Fill the site header from the answer of /site/. */
export function drawHeader(site) {
  document.getElementById("site-header").replaceChildren(
    element("div", { class: "top-line" }, element("div", { class: "container" },
      element("p", { class: "today" }, today()), languageSwitch(site))),
    element("div", { class: "agency-line" }, element("div", { class: "container" }, agency(site), searchForm())),
    menu(site));
}
