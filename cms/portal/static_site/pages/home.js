// The front page: lead story, featured list, newest, and each section with its latest articles.

import * as api from "../api.js";
import { bannerLink } from "../banner-link.js";
import { cardOf, headlines, leadStory, partHeading, row } from "../card.js";
import { topPlacement } from "../configuration.js";
import { element, newId } from "../elements.js";
import { t } from "../words.js";

const PER_SECTION = 4;
const NEWEST = 12;
const FEATURED = 4;

async function sectionParts(locale, signal) {
  const { items } = await api.sections(locale, { signal });
  return Promise.all(items.map(async (section) => {
    const { items: articles } = await api.articles({ section: section.id, locale, limit: PER_SECTION }, { signal });
    return { section, articles };
  }));
}

/** The banners of the placement at the top; without them the front page is still whole. */
async function topBanners({ url: path, locale }, signal) {
  if (!topPlacement) return [];
  const answer = await api.banners({ placement: topPlacement, path, locale }, { signal }).catch(console.info);
  return answer?.items ?? [];
}

function bannerStrip(banners) {
  if (!banners.length) return null;
  return element("ul", { class: "banner-strip", "aria-label": t("banners") },
    banners.map((banner) => element("li", {}, bannerLink(banner, "(min-width: 640px) 440px, 100vw"))));
}

function part(title, name, content, options = {}) {
  const id = newId("part");
  return element("section", { class: `part part-${name}`, "aria-labelledby": id }, partHeading(title, { id, ...options }), content);
}

function sectionPart({ section, articles }) {
  if (!articles.length) return null;
  const [first, ...others] = articles;
  return part(section.title, "section", [cardOf(first, { withLead: true, mayLackPicture: true }), others.length ? headlines(others) : null],
    { url: section.url, more: t("all_of_section") });
}

function top(featured, newest) {
  const [first, ...others] = featured.length ? featured : newest;
  if (!first) return element("p", { class: "empty" }, t("empty_list"));
  const seconds = others.slice(0, FEATURED);
  const shown = new Set([first, ...seconds].map(({ id }) => id));
  const rest = newest.filter(({ id }) => !shown.has(id)).slice(0, 6);
  return [
    part(t("featured"), "featured", [leadStory(first),
      seconds.length > 0 && element("ul", { class: "featured-list" }, seconds.map((card) => element("li", {}, cardOf(card))))]),
    rest.length > 0 && part(t("latest"), "latest", element("ul", { class: "latest-list" },
      rest.map((card) => element("li", {}, row(card, { withLead: false, withSection: true }))))),
  ];
}

export async function homeView(home, context) {
  const { signal } = context;
  const [newest, parts, banners] = await Promise.all([
    api.articles({ locale: home.locale, limit: NEWEST }, { signal }), sectionParts(home.locale, signal), topBanners(home, signal),
  ]);
  const title = home.portal_name || home.title;
  return {
    ...context, title, breadcrumbs: [], kind: "home", counts: { type: "home", id: home.id },
    draw: () => ({ content: element("div", { class: "home" },
      element("h1", { class: "visually-hidden" }, title), bannerStrip(banners), top(home.featured, newest.items),
      element("div", { class: "section-parts" }, parts.map(sectionPart))) }),
  };
}
