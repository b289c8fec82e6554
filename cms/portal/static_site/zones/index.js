// The aside: from a zone block's type to the file that draws it.

import { element, present } from "../elements.js";
import { bannerPlacement } from "./banner-placement.js";
import { latestArticles } from "./latest-articles.js";
import { linkGroup } from "./link-group.js";
import { poll } from "./poll.js";
import { videoClips } from "./video-clips.js";
import { visitCounter } from "./visit-counter.js";

const RENDERERS = {
  banner_placement: bannerPlacement, link_group: linkGroup, video_clips: videoClips, poll,
  latest_articles: latestArticles, visit_counter: visitCounter,
};

function box(block) {
  const drawn = block.value && RENDERERS[block.type]?.(block.value);
  if (!drawn) return null;
  return element("section", { class: `zone zone-${block.type.replaceAll("_", "-")}` },
    element("h2", { class: "zone-title" }, drawn.title), drawn.content);
}

/** The boxes of an aside; a block without content or of an unknown type has none. */
export const zoneOf = (blocks) => present(blocks.map(box));
