import * as api from "../api.js";
import { element } from "../elements.js";
import { pageView } from "./page.js";
import { t } from "../words.js";

function bar() {
  return element("p", { class: "preview-bar", role: "note" }, t("draft_bar"));
}

function refused(problem) {
  return {
    kind: "failure", noindex: true,
    draw: () => ({ title: t("preview_failed_title"), content: element("div", { class: "failure", "data-failure": "preview" },
      element("h1", {}, t("preview_failed_title")), element("p", {}, t("preview_failed_text"))) }),
    problem,
  };
}

/** A draft as it would look, with a bar that says so; never counted, never indexed. */
export async function previewView({ url, signal }) {
  const query = { content_type: url.searchParams.get("content_type"), token: url.searchParams.get("token") };
  let answer;
  try {
    answer = await api.preview(query, { signal });
  } catch (problem) {
    if (problem.mayPass || signal.aborted) throw problem;
    return refused(problem);
  }
  const view = await pageView(answer, { signal, isDraft: true });
  return {
    ...view, title: view.title || t("untitled"), canonical: null, alternates: [], counts: null, noindex: true,
    draw() {
      const drawn = view.draw();
      return { ...drawn, content: element("div", { class: "preview" }, bar(), drawn.content) };
    },
  };
}
