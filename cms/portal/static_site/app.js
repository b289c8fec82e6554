// Where it starts: find the view of the address, draw it, move the focus, count it.

import { announce } from "./announcer.js";
import { loadFrame, markFrame } from "./frame/index.js";
import { setHead } from "./head.js";
import { failure } from "./pages/failure.js";
import { skeleton } from "./pages/skeleton.js";
import { languageOf, viewOf } from "./routes.js";
import { navigate, start } from "./router.js";
import { countView } from "./view-count.js";
import { zoneOf } from "./zones/index.js";

const SKELETON_AFTER_MS = 200;
const waiting = document.getElementById("waiting");
const content = document.getElementById("content");
const aside = document.getElementById("aside");
const progress = document.getElementById("progress");
let controller = new AbortController();

function showWaiting(isFirst) {
  progress.hidden = false;
  content.setAttribute("aria-busy", "true");
  const draw = () => { waiting.replaceChildren(skeleton()); waiting.hidden = false; };
  if (isFirst) draw();
  return isFirst ? 0 : window.setTimeout(draw, SKELETON_AFTER_MS);
}

function endWaiting(timer) {
  window.clearTimeout(timer);
  progress.hidden = true;
  waiting.hidden = true;
  content.removeAttribute("aria-busy");
}

function draw(view) {
  const boxes = zoneOf(view.aside ?? []);
  content.replaceChildren(view.content);
  content.className = `content content-${view.kind}`;
  aside.replaceChildren(...boxes);
  aside.hidden = boxes.length === 0;
  document.body.dataset.page = view.kind;
  markFrame(view);
  setHead(view);
}

function scrollTo(url, top) {
  const target = url.hash && document.getElementById(decodeURIComponent(url.hash.slice(1)));
  if (target && top === undefined) target.scrollIntoView();
  else window.scrollTo({ top: top ?? 0, behavior: "instant" });
}

function moveFocus() {
  const title = content.querySelector("h1") ?? content;
  title.setAttribute("tabindex", "-1");
  title.focus({ preventScroll: true });
  announce(document.title);
}

async function load(url, signal) {
  try {
    const [view] = await Promise.all([viewOf(url, signal), loadFrame(languageOf(url))]);
    if (view.locale) await loadFrame(view.locale);
    return view.redirect ? view : { ...view, ...view.draw() };
  } catch (problem) {
    if (signal.aborted) throw problem;
    console.info(problem);
    await loadFrame(languageOf(url)).catch(console.info);
    return failure(problem, url, () => show(url, { isFirst: false }));
  }
}

/** Show the page of `url`; a newer call makes an older one stop. */
async function show(url, { isFirst, scroll }) {
  controller.abort();
  controller = new AbortController();
  const { signal } = controller;
  const timer = showWaiting(isFirst);
  let view;
  try {
    view = await load(url, signal);
  } catch (problem) {
    window.clearTimeout(timer);
    if (signal.aborted) return;
    throw problem;
  }
  endWaiting(timer);
  if (signal.aborted) return;
  if (view.redirect) {
    navigate(view.redirect, { replace: true });
    return;
  }
  draw(view);
  scrollTo(url, scroll);
  if (!isFirst) moveFocus();
  countView(view);
}

start(show);
