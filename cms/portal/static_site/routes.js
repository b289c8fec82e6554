// From an address to a view: the portal's own routes first, then whatever the API says the address is.

import * as api from "./api.js";
import { listingView } from "./pages/listing.js";
import { pageView } from "./pages/page.js";
import { pollView } from "./pages/poll.js";
import { previewView } from "./pages/preview.js";
import { searchView } from "./pages/search.js";
import { languages } from "./words.js";

const OWN = [
  [/^\/search\/?$/, searchView],
  [/^\/articles\/?$/, listingView],
  [/^\/polls\/(\d+)\/?$/, pollView],
  [/^\/preview\/?$/, previewView],
];

function split(path) {
  const [, code] = path.match(/^\/([a-z]{2}(?:-[a-z]+)?)(?=\/|$)/) ?? [];
  return languages.includes(code) ? { locale: code, rest: path.slice(code.length + 1) || "/" } : { locale: "", rest: path };
}

/** The language an address names, "" for the site's default. */
export const languageOf = (url) => split(url.pathname).locale;

async function resolved(url, signal) {
  const answer = await api.resolve(decodeURIComponent(url.pathname), { signal });
  return answer.kind === "redirect" ? { redirect: answer.location } : pageView(answer, { signal });
}

/** The view of an address, or a redirect; throws a Problem if there is neither. */
export async function viewOf(url, signal) {
  const { locale, rest } = split(url.pathname);
  for (const [pattern, view] of OWN) {
    const match = rest.match(pattern);
    if (match) return view({ url, locale, signal, match });
  }
  return resolved(url, signal);
}
