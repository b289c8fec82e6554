// From a block's type to the file that draws it. A body is its blocks in order.

import { banner } from "./banner.js";
import { bannerPlacement } from "./banner-placement.js";
import { documentBlock } from "./document.js";
import { facts } from "./facts.js";
import { gallery } from "./gallery.js";
import { heading } from "./heading.js";
import { image } from "./image.js";
import { linkGroup } from "./link-group.js";
import { paragraph } from "./paragraph.js";
import { poll } from "./poll.js";
import { quote } from "./quote.js";
import { relatedArticles } from "./related-articles.js";
import { table } from "./table.js";
import { video } from "./video.js";

const RENDERERS = {
  heading, paragraph, quote, image, gallery, video, document: documentBlock, table, facts, poll, banner,
  banner_placement: bannerPlacement, related_articles: relatedArticles, link_group: linkGroup,
};

function draw(block) {
  const renderer = RENDERERS[block.type];
  if (!renderer) {
    console.warn(`No renderer for a block of type ${block.type}`);
    return null;
  }
  return block.value === null ? null : renderer(block.value);
}

/** The nodes of a body; a block of a type unknown here is left out and reported on the console. */
export function bodyOf(blocks) {
  return blocks.map(draw);
}
