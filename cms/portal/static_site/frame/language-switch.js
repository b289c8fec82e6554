// Switching the language: to the same page in the other language if there is one, else to that language's home.

import { element } from "../elements.js";
import { language, t } from "../words.js";

function entry({ code, name, url }) {
  const current = code === language();
  return element("li", {}, element("a", { href: url, hreflang: code, lang: code, "data-language": code,
    "data-home": url, "aria-current": current ? "true" : null }, name));
}

export function languageSwitch(site) {
  if (site.languages.length < 2) return null;
  return element("nav", { class: "languages", "aria-label": t("language") }, element("ul", {}, site.languages.map(entry)));
}

/** Point every language at this view's counterpart. */
export function pointLanguages(view) {
  const counterparts = Object.fromEntries((view.alternates ?? []).map(({ locale, url }) => [locale, url]));
  for (const entry of document.querySelectorAll("a[data-language]")) {
    entry.href = counterparts[entry.dataset.language] ?? entry.dataset.home;
  }
}
