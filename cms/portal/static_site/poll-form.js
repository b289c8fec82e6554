// A poll in all its states: not open yet, open, voted, closed; its form, and its results in the same place.

import { announce } from "./announcer.js";
import { cast, memory } from "./ballots.js";
import { element, newId } from "./elements.js";
import { dateTime } from "./formats.js";
import { icon } from "./icons.js";
import { link, pollUrl } from "./links.js";
import { mayBeShown, resultsOf, resultsToCome } from "./poll-results.js";
import { foreign, t } from "./words.js";

const VOTED = "newsdesk:voted";

function stateOf(poll, now = new Date()) {
  if (poll.opens_at && new Date(poll.opens_at) > now) return "early";
  if (poll.closes_at && new Date(poll.closes_at) <= now) return "closed";
  return memory(poll).voted ? "voted" : "open";
}

function choice(poll, option, name) {
  const id = newId("choice");
  const type = poll.max_choices > 1 ? "checkbox" : "radio";
  return element("div", { class: "choice" },
    element("input", { type, id, name, value: option.key }), element("label", { for: id, lang: foreign(poll.locale) }, option.text));
}

function limitChoices(form, max) {
  form.addEventListener("change", () => {
    const boxes = [...form.querySelectorAll("input[type=checkbox]")];
    const full = boxes.filter((box) => box.checked).length >= max;
    for (const box of boxes) box.disabled = full && !box.checked;
  });
}

function formOf(poll, questionId, { withLink, submit }) {
  const message = element("p", { class: "poll-message", role: "alert" });
  const button = element("button", { type: "submit", class: "button" }, t("vote"));
  const several = poll.max_choices > 1;
  const form = element("form", { class: "poll-form", novalidate: true },
    element("fieldset", { "aria-labelledby": questionId },
      several && element("p", { class: "poll-note" }, t("choose_up_to", { number: poll.max_choices })),
      poll.options.map((option) => choice(poll, option, `poll-${questionId}`))),
    message, element("div", { class: "poll-actions" }, button, withLink && resultsLink(poll)));
  if (several) limitChoices(form, poll.max_choices);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit({ form, button, message });
  });
  return form;
}

function resultsLink(poll) {
  return link(pollUrl(poll), [icon("chart"), t("see_results")], { class: "button button-quiet poll-results-link" });
}

async function submitted(poll, { form, button, message }, show) {
  const options = [...form.querySelectorAll("input:checked")].map((input) => input.value);
  if (!options.length) {
    message.textContent = t(poll.max_choices > 1 ? "choose_some" : "choose_one");
    form.querySelector("input").focus();
    return;
  }
  message.textContent = "";
  button.disabled = true;
  button.textContent = t("sending");
  try {
    show(await cast(poll, options));
  } catch {
    message.textContent = t("send_failed");
    button.disabled = false;
    button.textContent = t("vote");
  }
}

const NOTES = {
  counted: () => t("vote_thanks"),
  "already-voted": () => t("already_voted"),
  voted: () => t("already_voted"),
  "poll-closed": () => t("poll_closed"),
  closed: (poll) => (poll.closes_at ? t("poll_closed_at", { time: dateTime(poll.closes_at) }) : t("poll_closed")),
  early: (poll) => t("poll_opens_at", { time: dateTime(poll.opens_at) }),
};

function failedResults(again) {
  const button = element("button", { type: "button", class: "button button-quiet", onclick: again }, t("retry"));
  return [element("p", { class: "poll-note" }, t("server_error_text")), button];
}

async function fillResults(poll, place) {
  place.replaceChildren(...resultsToCome(poll));
  const nodes = await resultsOf(poll).catch(() => failedResults(() => fillResults(poll, place)));
  place.replaceChildren(...nodes);
}

function outcome(poll, state, { withResults }) {
  const place = element("div", { class: "poll-outcome" });
  if (withResults && state !== "early") fillResults(poll, place);
  return [element("p", { class: `poll-state poll-state-${state}`, tabindex: "-1" }, NOTES[state](poll)), place];
}

/** The poll as one box. `level` is that of its question's heading; `alwaysResults` shows bars beside an open form too. */
export function pollBox(poll, { level = 3, alwaysResults = false } = {}) {
  const questionId = newId("question");
  const body = element("div", { class: "poll-body" });
  const box = element("div", { class: "poll", role: "group", "data-poll": poll.id, "aria-labelledby": questionId },
    element(`h${level}`, { class: "poll-question", id: questionId, lang: foreign(poll.locale) }, poll.question), body);

  function show(state, { focus = false } = {}) {
    body.replaceChildren(...outcome(poll, state, { withResults: true }));
    if (!focus) return;
    body.firstElementChild.focus();
    announce(body.firstElementChild.textContent);
  }

  function showForm() {
    const closing = poll.closes_at && element("p", { class: "poll-note" }, t("poll_closes_at", { time: dateTime(poll.closes_at) }));
    const submit = (parts) => submitted(poll, parts, (state) => {
      show(state, { focus: true });
      document.dispatchEvent(new CustomEvent(VOTED, { detail: { poll: poll.id, box } }));
    });
    const form = formOf(poll, questionId, { withLink: !alwaysResults && mayBeShown(poll), submit });
    const place = element("div", { class: "poll-outcome" });
    body.replaceChildren(...[closing, form, alwaysResults && place].filter(Boolean));
    if (alwaysResults) fillResults(poll, place);
  }

  const state = stateOf(poll);
  if (state === "open") showForm();
  else show(state);
  document.addEventListener(VOTED, function follow({ detail }) {
    if (!box.isConnected) document.removeEventListener(VOTED, follow);
    else if (detail.poll === poll.id && detail.box !== box) show("voted");
  });
  return box;
}
