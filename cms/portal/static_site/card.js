// An article in a list: as lead story, as card, as row, or as headline only.

import { element } from "./elements.js";
import { date, dateTime } from "./formats.js";
import { icon } from "./icons.js";
import { link } from "./links.js";
import { picture } from "./picture.js";
import { foreign } from "./words.js";

/** A date the reader sees, with the machine's form beside it. */
export function time(iso, { withClock = false } = {}) {
  return element("time", { datetime: iso, class: "date" }, withClock ? dateTime(iso) : date(iso));
}

function thumbnail(card, sizes, eager) {
  const content = card.lead_picture
    ? picture(card.lead_picture, { sizes, eager, alt: "" })
    : element("span", { class: "no-picture" });
  return link(card.url, content, { class: "thumbnail", tabindex: "-1", "aria-hidden": "true" });
}

function facts(card, { withSection }) {
  return element("p", { class: "card-facts" },
    withSection && card.section && link(card.section.url, card.section.title, { class: "card-section" }),
    card.published_at && time(card.published_at));
}

function headline(card, level) {
  return element(`h${level}`, { class: "card-title" }, link(card.url, card.title));
}

function article(kind, card, ...children) {
  return element("article", { class: `card card-${kind}`, lang: foreign(card.locale), "data-id": card.id }, ...children);
}

/** The first story of the front page: large picture, large headline, lead. */
export function leadStory(card, level = 3) {
  return article("top", card, thumbnail(card, "(min-width: 1024px) 560px, 100vw", true),
    element("div", { class: "card-text" }, facts(card, { withSection: true }), headline(card, level),
      card.lead && element("p", { class: "card-lead" }, card.lead)));
}

/** Picture above headline; `mayLackPicture` leaves out the picture's place where there is none. */
export function cardOf(card, { level = 3, withLead = false, withSection = false, eager = false, mayLackPicture = false } = {}) {
  return article("tile", card,
    (card.lead_picture || !mayLackPicture) && thumbnail(card, "(min-width: 640px) 300px, 100vw", eager),
    element("div", { class: "card-text" }, headline(card, level), facts(card, { withSection }),
      withLead && card.lead && element("p", { class: "card-lead" }, card.lead)));
}

/** Picture beside headline. */
export function row(card, { level = 3, withLead = true, withSection = false, eager = false } = {}) {
  return article("row", card, thumbnail(card, "(min-width: 640px) 240px, 120px", eager),
    element("div", { class: "card-text" }, headline(card, level), facts(card, { withSection }),
      withLead && card.lead && element("p", { class: "card-lead" }, card.lead)));
}

/** Headlines with their dates, as a list. */
export function headlines(cards) {
  return element("ul", { class: "headlines" }, cards.map((card) => element("li", {},
    link(card.url, card.title, { class: "headline" }), card.published_at && time(card.published_at))));
}

/** A heading of a part of a page, with a link to all of it. */
export function partHeading(title, { url = null, more = "", level = 2, id = null } = {}) {
  return element("div", { class: "part-heading" },
    element(`h${level}`, { id }, url ? link(url, title) : title),
    url && more && link(url, [more, icon("right")], { class: "part-more", "aria-label": `${more}: ${title}` }));
}
