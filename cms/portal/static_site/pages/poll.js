import * as api from "../api.js";
import { element } from "../elements.js";
import { frame } from "../frame/state.js";
import { pollBox } from "../poll-form.js";
import { t } from "../words.js";

/** A poll on a page of its own, with its results as far as they may be shown. */
export async function pollView({ locale, signal, match, url }) {
  const poll = await api.poll(match[1], { signal });
  return {
    kind: "poll", locale: locale || poll.locale, path: url.pathname,
    draw() {
      const title = t("poll");
      const content = element("div", { class: "listing poll-page" },
        element("header", { class: "listing-head" }, element("h1", {}, title)),
        pollBox(poll, { level: 2, alwaysResults: true }));
      return { title, breadcrumbs: frame.site?.home ? [frame.site.home] : [], content };
    },
  };
}
