// What the reader sees instead of a page: not found, gone, server trouble, no connection.

import { element } from "../elements.js";
import { icon } from "../icons.js";
import { homeUrl, link, searchUrl } from "../links.js";
import { t } from "../words.js";

function nameOf(problem) {
  if (problem.status === 404 || problem.status === 400) return "not_found";
  if (problem.status === 410) return "gone";
  return problem.status === 0 ? "offline" : "server_error";
}

const CODES = { not_found: "404", gone: "410" };

function ways(problem, retry) {
  const again = element("button", { type: "button", class: "button", onclick: retry }, t("retry"));
  const home = link(homeUrl(), [icon("home"), t("back_home")], { class: "button" });
  const find = link(searchUrl(), [icon("search"), t("search")], { class: "button button-quiet" });
  return problem.mayPass || !problem.status ? [again] : [home, find];
}

/** The view for what went wrong; `retry` asks again. A mistake in these files shows as server trouble and on the console. */
export function failure(problem, url, retry) {
  const name = nameOf(problem.status === undefined ? { status: 500 } : problem);
  const title = t(`${name}_title`);
  return {
    kind: "failure", title, path: url.pathname, noindex: true,
    content: element("div", { class: "failure", "data-failure": name },
      CODES[name] && element("p", { class: "failure-code", "aria-hidden": "true" }, CODES[name]),
      element("h1", {}, title), element("p", {}, t(`${name}_text`)),
      element("p", { class: "failure-ways" }, ways(problem, retry))),
  };
}
