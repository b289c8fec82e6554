// Search: the form, the results with their hits marked, more on demand.

import * as api from "../api.js";
import { announce } from "../announcer.js";
import { time } from "../card.js";
import { element, sanitised } from "../elements.js";
import { icon } from "../icons.js";
import { frame } from "../frame/state.js";
import { languagePrefix, link } from "../links.js";
import { t } from "../words.js";

const STEP = 10;

function form(query) {
  return element("form", { class: "search-form", action: `${languagePrefix()}/search/`, method: "get" },
    element("label", { for: "search-field" }, t("search_label")),
    element("div", { class: "search-row" },
      element("input", { id: "search-field", type: "search", name: "q", value: query, minlength: 2, maxlength: 100, required: true }),
      element("button", { type: "submit", class: "button" }, icon("search"), t("search"))));
}

function result(item) {
  return element("li", { class: "search-result" },
    element("h2", { class: "card-title" }, link(item.url, sanitised("span", {}, item.title_html))),
    element("p", { class: "card-facts" }, item.section && element("span", { class: "card-section" }, item.section.title),
      item.published_at && time(item.published_at)),
    sanitised("p", { class: "search-snippet" }, item.snippet_html));
}

function moreButton(list, query, cursor) {
  const button = element("button", { type: "button", class: "button load-more" }, t("load_more"));
  const message = element("p", { class: "load-message", role: "alert" });
  const box = element("div", { class: "load-box" }, message, button);
  button.addEventListener("click", async () => {
    message.textContent = "";
    const answer = await api.search({ ...query, cursor }).catch(() => null);
    if (!answer) {
      message.textContent = t("server_error_text");
      return;
    }
    const entries = answer.items.map(result);
    list.append(...entries);
    entries[0]?.querySelector("a").focus();
    announce(t("loaded_more", { number: entries.length }));
    cursor = answer.next_cursor;
    if (!cursor) box.remove();
  });
  return box;
}

function results(answer, query) {
  if (!answer) return null;
  if (!answer.items.length) {
    return element("div", { class: "empty" }, element("p", {}, t("empty_search", { query: query.q })),
      element("p", {}, t("empty_search_hint")));
  }
  const list = element("ol", { class: "search-results" }, answer.items.map(result));
  return [list, answer.next_cursor && moreButton(list, query, answer.next_cursor)];
}

export async function searchView({ url, locale, signal }) {
  const q = (url.searchParams.get("q") ?? "").normalize("NFC").trim();
  const query = { q, locale, limit: STEP };
  const fits = q.length >= 2 && q.length <= 100;
  const answer = fits ? await api.search(query, { signal }) : null;
  return {
    kind: "search", locale, path: url.pathname, noindex: true,
    draw() {
      const title = answer ? t("search_results_for", { query: q }) : t("search");
      const content = element("div", { class: "listing" },
        element("header", { class: "listing-head" }, element("h1", {}, title)), form(q),
        q && !fits && element("p", { class: "empty" }, t("search_too_short")), results(answer, query));
      return { title, breadcrumbs: frame.site?.home ? [frame.site.home] : [], content };
    },
  };
}
