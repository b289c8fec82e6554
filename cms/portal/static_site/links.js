// Links: within the portal, out of it, and to the routes that are the portal's own.

import { element, hiddenText } from "./elements.js";
import { language, t } from "./words.js";
import { frame } from "./frame/state.js";

const SAFE = /^(https?|mailto|tel):$/;

/** The address if a link may point there, else null. */
export function safe(url) {
  try {
    return SAFE.test(new URL(url, window.location.href).protocol) ? url : null;
  } catch {
    return null;
  }
}

/** A link with text or nodes in it; `newTab` also says so to screen readers. */
export function link(url, content, { newTab = false, ...attributes } = {}) {
  const tab = newTab ? { target: "_blank", rel: "noopener" } : {};
  return element("a", { href: safe(url), ...tab, ...attributes }, content, newTab && hiddenText(` (${t("new_tab")})`));
}

/** The path prefix of the page's language: none for the site's default. */
export const languagePrefix = () => (language() === frame.site?.default_locale ? "" : `/${language()}`);

export const searchUrl = (query) => `${languagePrefix()}/search/${query ? `?q=${encodeURIComponent(query)}` : ""}`;
export const tagUrl = (tag) => `${languagePrefix()}/articles/?tag=${encodeURIComponent(tag.slug)}`;
export const authorUrl = (author) => `${languagePrefix()}/articles/?author=${author.id}`;
export const pollUrl = (poll) => `${languagePrefix()}/polls/${poll.id}/`;
export const homeUrl = () => frame.site?.home?.url ?? `${languagePrefix()}/`;
