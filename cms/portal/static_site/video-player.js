// One video clip: an own file plays in place; a clip on another host is asked for only after a click.

import { element } from "./elements.js";
import { date } from "./formats.js";
import { icon } from "./icons.js";
import { picture } from "./picture.js";
import { foreign, t } from "./words.js";

const ALLOWED = "autoplay; fullscreen; picture-in-picture; encrypted-media";

function track({ captions, locale }) {
  const name = new Intl.DisplayNames([locale], { type: "language" }).of(locale);
  return element("track", { kind: "captions", src: captions.url, srclang: locale, label: name, default: true });
}

function isForeign(url) {
  return new URL(url, window.location.href).origin !== window.location.origin;
}

function ownFile(clip) {
  const crossorigin = clip.captions && isForeign(clip.captions.url) ? "anonymous" : null;
  return element("video", {
    controls: true, preload: "none", playsinline: true, crossorigin,
    width: 960, height: 540, poster: clip.poster?.src, "aria-label": clip.title,
  }, element("source", { src: clip.file.url, type: clip.file.mime_type }), clip.captions && track(clip));
}

function player(clip) {
  const url = new URL(clip.embed_url);
  url.searchParams.set("autoplay", "1");
  return element("iframe", {
    src: url.href, title: clip.title, allow: ALLOWED, allowfullscreen: true,
    referrerpolicy: "strict-origin-when-cross-origin", width: 960, height: 540,
  });
}

function embed(clip) {
  const host = new URL(clip.embed_url).host;
  const button = element("button", { type: "button", class: "video-play", "aria-label": t("play_video", { title: clip.title }) },
    clip.poster ? picture(clip.poster, { sizes: "(min-width: 1024px) 640px, 100vw", alt: "" }) : null,
    element("span", { class: "video-play-sign" }, icon("play")));
  button.addEventListener("click", () => {
    const frame = player(clip);
    button.parentElement.replaceChildren(frame);
    frame.focus();
  });
  return [button, element("p", { class: "video-note" }, t("embed_note", { host }))];
}

/** The clip with its title and day. */
export function videoFigure(clip) {
  const screen = clip.file ? ownFile(clip) : clip.embed_url ? embed(clip) : null;
  return element("figure", { class: "video", lang: foreign(clip.locale) }, element("div", { class: "video-screen" }, screen),
    element("figcaption", { class: "caption" }, element("span", { class: "caption-text" }, clip.title),
      clip.date && element("time", { class: "date", datetime: clip.date }, date(`${clip.date}T12:00:00+07:00`))));
}
