// The frame around the page: drawn once per language, then only marked anew.

import * as api from "../api.js";
import { setLanguage, t } from "../words.js";
import { drawBreadcrumbs } from "./breadcrumbs.js";
import { drawFooter } from "./footer.js";
import { drawHeader } from "./header.js";
import { markMenu } from "./menu.js";
import { pointLanguages } from "./language-switch.js";
import { frame } from "./state.js";

const answers = new Map();

async function askedSite(locale) {
  try {
    const site = await api.site(locale);
    answers.set(site.locale, Promise.resolve(site));
    return site;
  } catch (problem) {
    answers.delete(locale);
    if (locale && [400, 404].includes(problem.status)) return siteIn("");
    throw problem;
  }
}

function siteIn(locale) {
  if (!answers.has(locale)) answers.set(locale, askedSite(locale));
  return answers.get(locale);
}

/** Make sure that the frame speaks `locale` ("" for the site's default); throws a Problem if the API cannot tell. */
export async function loadFrame(locale) {
  const site = await siteIn(locale);
  if (frame.site === site) return;
  frame.site = site;
  setLanguage(site.locale);
  document.getElementById("skip-link").textContent = t("skip");
  document.getElementById("aside").setAttribute("aria-label", t("aside"));
  drawHeader(site);
  drawFooter(site);
}

/** Show in the frame where `view` stands. */
export function markFrame(view) {
  drawBreadcrumbs(view);
  if (!frame.site) return;
  markMenu(view);
  pointLanguages(view);
}
