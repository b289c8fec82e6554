// From a page as the API describes it to its view, by the page's type.

import { articleView } from "./article.js";
import { homeView } from "./home.js";
import { sectionView } from "./section.js";
import { standardView } from "./standard.js";

const VIEWS = { home: homeView, section: sectionView, article: articleView, standard: standardView };

/** The view of an answer of /resolve/ or /preview/; `context` is passed on: the abort signal, and whether it is a draft. */
export function pageView({ page, breadcrumbs = [], alternates = [], zones }, context) {
  return VIEWS[page.type](page, {
    path: page.url, locale: page.locale, canonical: page.canonical_url, title: page.seo?.title || page.title,
    description: page.seo?.description || page.lead || page.description || "",
    breadcrumbs, alternates, aside: zones?.aside ?? [], ...context,
  });
}
