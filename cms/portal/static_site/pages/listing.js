// Articles of a tag or an author.

import { element } from "../elements.js";
import { frame } from "../frame/state.js";
import * as api from "../api.js";
import { language, t } from "../words.js";
import { articleList, firstArticles } from "./article-list.js";

function homeCrumb() {
  const home = frame.site?.home;
  return home ? [home] : [];
}

/** What the list is of, found in one of its articles: lists answer cards, which name neither tags nor authors. */
async function nameOf({ tag, author }, { items }, signal) {
  if (!items.length) return tag ?? "";
  const article = await api.article(items[0].id, { signal });
  const found = tag ? article.tags.find(({ slug }) => slug === tag) : article.authors.find(({ id }) => String(id) === author);
  return found?.pen_name || found?.name || tag || "";
}

function titleOf({ tag, author }, name) {
  if (tag) return t("articles_tagged", { name });
  return author && name ? t("articles_by", { name }) : t("all_articles");
}

export async function listingView({ url, locale, signal }) {
  const wanted = { tag: url.searchParams.get("tag"), author: url.searchParams.get("author") };
  const query = { ...wanted, locale };
  const answer = await firstArticles(query, signal);
  const name = await nameOf(wanted, answer, signal);
  return {
    kind: "listing", locale, path: url.pathname,
    draw() {
      const title = titleOf(wanted, name);
      const content = element("div", { class: "listing", lang: language() },
        element("header", { class: "listing-head" }, element("h1", {}, title)), articleList(answer, query));
      return { title, breadcrumbs: homeCrumb(), content };
    },
  };
}
