// A list of articles that grows: the focus goes to the first new one, and coming back finds it as long as it was.

import * as api from "../api.js";
import { announce } from "../announcer.js";
import { row } from "../card.js";
import { element } from "../elements.js";
import { remember, remembered } from "../router.js";
import { t } from "../words.js";

const STEP = 12;
const MOST = 50;

/** The first articles of `query`: as many as the reader had loaded when leaving this page. */
export async function firstArticles(query, signal) {
  const wanted = Math.max(remembered().loaded ?? 0, STEP);
  const items = [];
  let cursor = null;
  do {
    const limit = Math.min(wanted - items.length, MOST);
    const answer = await api.articles({ ...query, limit, cursor }, { signal });
    items.push(...answer.items);
    cursor = answer.next_cursor;
  } while (cursor && items.length < wanted);
  return { items, next_cursor: cursor };
}

function moreButton(list, query, cursor) {
  const button = element("button", { type: "button", class: "button load-more" }, t("load_more"));
  const message = element("p", { class: "load-message", role: "alert" });
  const box = element("div", { class: "load-box" }, message, button);
  button.addEventListener("click", async () => {
    button.setAttribute("aria-disabled", "true");
    message.textContent = "";
    try {
      cursor = grow(list, await api.articles({ ...query, limit: STEP, cursor }));
      if (!cursor) box.remove();
    } catch {
      message.textContent = t("server_error_text");
    }
    button.removeAttribute("aria-disabled");
  });
  return box;
}

function grow(list, { items, next_cursor: next }) {
  const entries = items.map((card) => element("li", {}, row(card, { level: 2 })));
  list.append(...entries);
  entries[0]?.querySelector(".card-title a").focus();
  remember({ loaded: list.children.length });
  announce(t("loaded_more", { number: entries.length }));
  return next;
}

/** The list as nodes; says so if it is empty. */
export function articleList({ items, next_cursor: cursor }, query) {
  if (!items.length) return element("p", { class: "empty" }, t("empty_list"));
  const list = element("ul", { class: "article-list" },
    items.map((card, index) => element("li", {}, row(card, { level: 2, eager: index < 2 }))));
  return [list, cursor && moreButton(list, query, cursor)];
}
