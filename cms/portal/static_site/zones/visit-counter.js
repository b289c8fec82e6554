import * as api from "../api.js";
import { element } from "../elements.js";
import { number } from "../formats.js";
import { t } from "../words.js";

function line(label, value, name) {
  return element("div", { class: "visit-line" }, element("dt", {}, label), element("dd", { "data-visits": name }, number(value)));
}

async function fill(list) {
  try {
    const { visits } = await api.counters({ visits: true });
    if (visits) list.replaceChildren(line(t("total_visits"), visits.total, "total"), line(t("today_visits"), visits.today, "today"));
  } catch (problem) {
    console.warn("The visit counter did not answer.", problem);
  }
}

export function visitCounter({ title }) {
  const list = element("dl", { class: "visits" },
    element("div", { class: "visit-line" }, element("dt", {}, t("total_visits")), element("dd", {}, "…")));
  fill(list);
  return { title: title || t("visit_counter"), content: list };
}
