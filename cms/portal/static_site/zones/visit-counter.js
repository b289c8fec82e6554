import * as api from "../api.js";
import { element } from "../elements.js";
import { number } from "../formats.js";
import { t } from "../words.js";

function line(label, value, name) {
  return element("div", { class: "visit-line" }, element("dt", {}, label), element("dd", { "data-visits": name }, value));
}

const lines = ({ total, today }) => [line(t("total_visits"), total, "total"), line(t("today_visits"), today, "today")];

async function fill(list) {
  try {
    const { visits } = await api.counters({ visits: true });
    if (visits) list.replaceChildren(...lines({ total: number(visits.total), today: number(visits.today) }));
  } catch (problem) {
    console.warn("The visit counter did not answer.", problem);
  }
}

export function visitCounter({ title }) {
  const list = element("dl", { class: "visits" }, lines({ total: "…", today: "…" }));
  fill(list);
  return { title: title || t("visit_counter"), content: list };
}
