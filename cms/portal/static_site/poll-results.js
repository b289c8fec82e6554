// The results of a poll as bars with numbers.

import * as api from "./api.js";
import { memory } from "./ballots.js";
import { element } from "./elements.js";
import { counted, percent } from "./formats.js";
import { t } from "./words.js";

function bar(share) {
  const fill = element("span", { class: "bar-fill" });
  fill.style.inlineSize = `${share * 100}%`;
  return element("span", { class: "bar", "aria-hidden": "true" }, fill);
}

function line(option, chosen) {
  const isOwn = chosen.includes(option.key);
  return element("li", { class: isOwn ? "result result-own" : "result" },
    element("span", { class: "result-text" }, option.text),
    element("span", { class: "result-figures" },
      element("strong", {}, percent(option.share)), ` (${counted("votes", option.votes)})`),
    bar(option.share));
}

function bars(results, chosen) {
  return [
    element("ol", { class: "results" }, results.options.map((option) => line(option, chosen))),
    element("p", { class: "results-total" }, results.total ? counted("votes", results.total) : t("results_none")),
  ];
}

/** Nodes showing the results as far as the poll's rule allows them now. */
export async function resultsOf(poll) {
  const { voter, voted, options } = memory(poll);
  try {
    return bars(await api.pollResults(poll.id, voter), voted ? options ?? [] : []);
  } catch (problem) {
    if (problem.name !== "results-not-shown") throw problem;
    const rule = poll.results_shown === "after_voting" && !voted ? "results_after_voting" : "results_after_closing";
    return [element("p", { class: "poll-note" }, t(rule))];
  }
}
