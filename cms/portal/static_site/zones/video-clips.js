import { element } from "../elements.js";
import { icon } from "../icons.js";
import { videoFigure } from "../video-player.js";
import { t } from "../words.js";

function chooser(clips, show) {
  const buttons = clips.map((clip) =>
    element("button", { type: "button", class: "clip", "aria-pressed": "false" }, icon("play"), clip.title));
  function choose(index) {
    buttons.forEach((button, other) => button.setAttribute("aria-pressed", String(other === index)));
    show(clips[index]);
  }
  buttons.forEach((button, index) => button.addEventListener("click", () => choose(index)));
  choose(0);
  return element("ul", { class: "clips" }, buttons.map((button) => element("li", {}, button)));
}

export function videoClips({ title, clips }) {
  if (!clips.length) return null;
  const screen = element("div", { class: "clip-screen" });
  const show = (clip) => screen.replaceChildren(videoFigure(clip));
  const list = chooser(clips, show);
  return { title: title || t("video"), content: clips.length > 1 ? [screen, list] : screen };
}
