// The words of the interface in the language of the page.

import { english } from "./words/en.js";
import { vietnamese } from "./words/vi.js";

const CATALOGUES = { vi: vietnamese, en: english };
let current = "vi";

/** Languages these files speak; a page in another one gets English words around it. */
export const languages = Object.keys(CATALOGUES);

export const language = () => current;

/** The `lang` of something in `locale`: null where the page already speaks it. */
export const foreign = (locale) => (locale && locale !== current ? locale : null);

export function setLanguage(code) {
  current = code;
  document.documentElement.lang = code;
}

/** The text of that key, with `{name}` replaced by values; an unknown key is a mistake and throws. */
export function t(key, values = {}) {
  const text = (CATALOGUES[current] ?? english)[key];
  if (text === undefined) throw new Error(`No text for ${key}`);
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}
