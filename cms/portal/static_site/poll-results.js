// The results of a poll as bars with numbers.

import * as api from "./api.js";
import { memory } from "./ballots.js";
import { element } from "./elements.js";
import { counted, percent } from "./formats.js";
import { foreign, t } from "./words.js";

function bar(share) {
  const fill = element("span", { class: "bar-fill" });
  fill.style.inlineSize = `${share * 100}%`;
  return element("span", { class: "bar", "aria-hidden": "true" }, fill);
}

function line(option, { lang, chosen = [], figures = () => "…" }) {
  const isOwn = chosen.includes(option.key);
  return element("li", { class: isOwn ? "result result-own" : "result" },
    element("span", { class: "result-text", lang }, option.text),
    element("span", { class: "result-figures" }, figures(option)), bar(option.share ?? 0));
}

const figuresOf = (option) => [element("strong", {}, percent(option.share)), ` (${counted("votes", option.votes)})`];

function bars(results, lang, chosen) {
  return [
    element("ol", { class: "results" }, results.options.map((option) => line(option, { lang, chosen, figures: figuresOf }))),
    element("p", { class: "results-total" }, results.total ? counted("votes", results.total) : t("results_none")),
  ];
}

/** Whether the poll's rule lets this reader see its results, as far as it can be told without asking. */
export function mayBeShown(poll) {
  const isClosed = poll.closes_at && new Date(poll.closes_at) <= new Date();
  if (isClosed || poll.results_shown === "always") return true;
  return poll.results_shown === "after_voting" && Boolean(memory(poll).voted);
}

function notShown(poll) {
  const rule = poll.results_shown === "after_voting" && !memory(poll).voted ? "results_after_voting" : "results_after_closing";
  return [element("p", { class: "poll-note" }, t(rule))];
}

/** Nodes as high as the results will be, so that nothing moves when they come. */
export function resultsToCome(poll) {
  if (!mayBeShown(poll)) return notShown(poll);
  return [
    element("ol", { class: "results", "aria-busy": "true" }, poll.options.map((option) => line(option, { lang: foreign(poll.locale) }))),
    element("p", { class: "results-total" }, t("checking")),
  ];
}

/** Nodes showing the results as far as the poll's rule allows them now. */
export async function resultsOf(poll) {
  if (!mayBeShown(poll)) return notShown(poll);
  const { voter, voted, options } = memory(poll);
  try {
    return bars(await api.pollResults(poll.id, voter), foreign(poll.locale), voted ? options ?? [] : []);
  } catch (problem) {
    if (problem.name !== "results-not-shown") throw problem;
    return notShown(poll);
  }
}
