// An article: head, lead, picture, body, where it comes from, and what belongs to it.

import * as api from "../api.js";
import { bodyOf } from "../blocks/index.js";
import { cardOf, partHeading, time } from "../card.js";
import { element, newId } from "../elements.js";
import { number } from "../formats.js";
import { icon } from "../icons.js";
import { authorUrl, link, tagUrl } from "../links.js";
import { figure } from "../picture.js";
import { shareBar } from "../share.js";
import { t } from "../words.js";

function fillViews(place, id) {
  const show = ({ views }) => {
    const found = views.find((entry) => entry.type === "article" && entry.id === id);
    if (found) place.textContent = number(found.views);
  };
  api.counters({ objects: `article:${id}` }).then(show).catch((problem) => console.info("No view count.", problem));
}

function views(article) {
  const place = element("span", { class: "view-count" }, "…");
  fillViews(place, article.id);
  return element("span", { class: "fact-views" }, icon("eye"), `${t("views")}: `, place);
}

function head(article, { isDraft }) {
  return element("header", { class: "article-head" },
    article.section && element("p", { class: "section-line" }, link(article.section.url, article.section.title)),
    element("h1", {}, article.title || t("untitled")),
    element("p", { class: "article-facts" },
      article.published_at && element("span", {}, icon("clock"), time(article.published_at, { withClock: true })),
      !isDraft && views(article)));
}

function source(article) {
  if (!article.source?.name && !article.source?.url) return null;
  const { name, url } = article.source;
  const text = name || url;
  return element("p", { class: "source-line" }, `${t("source")} `, url ? link(url, text, { rel: "noopener" }) : text);
}

function corrections(article) {
  if (!article.corrections.length) return null;
  const id = newId("part");
  return element("section", { class: "corrections", "aria-labelledby": id },
    element("h2", { id }, t("corrections")),
    element("ul", {}, article.corrections.map((correction) => element("li", {},
      element("strong", {}, t(correction.kind)), " ", time(correction.published_at, { withClock: true }),
      element("p", {}, correction.note)))));
}

function authors(article) {
  if (!article.authors.length) return null;
  return element("ul", { class: "authors", "aria-label": t("author") }, article.authors.map((author) => element("li", {},
    link(authorUrl(author), author.pen_name || author.name, { rel: "author" }),
    author.unit && element("span", { class: "author-unit" }, author.unit))));
}

function tags(article) {
  if (!article.tags.length) return null;
  const id = newId("tags");
  return element("div", { class: "tags" }, element("p", { id, class: "tags-label" }, icon("tag"), t("tags")),
    element("ul", { "aria-labelledby": id }, article.tags.map((tag) => element("li", {}, link(tagUrl(tag), tag.name, { rel: "tag" })))));
}

function related(article) {
  if (!article.related.length) return null;
  const id = newId("part");
  return element("section", { class: "part part-related", "aria-labelledby": id }, partHeading(t("related"), { id }),
    element("ul", { class: "related-list" }, article.related.map((card) => element("li", {}, cardOf(card)))));
}

function draw(article, context) {
  return [
    element("article", { class: "article", "data-id": article.id }, head(article, context),
      article.lead && element("p", { class: "article-lead" }, article.lead),
      article.lead_picture && figure(article.lead_picture, { sizes: "(min-width: 1024px) 800px, 100vw", eager: true }),
      element("div", { class: "article-body" }, bodyOf(article.body)),
      source(article), corrections(article), authors(article), tags(article),
      shareBar({ url: article.canonical_url, title: article.title })),
    related(article),
  ].filter(Boolean);
}

export async function articleView(article, context) {
  const isDraft = Boolean(context.isDraft);
  return {
    ...context, kind: "article", title: context.title || article.title, counts: { type: "article", id: article.id },
    draw: () => ({ content: element("div", {}, draw(article, { isDraft })) }),
  };
}
