/** Every block of a body and of a zone as HTML. A block that is not handled does not compile. */

import type { Block, Schemas, ZoneBlock } from "../src/index.js";

const marks: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);
}

export function body(blocks: Block[]): string {
  return blocks.map(block).join("\n");
}

export function block(shown: Block): string {
  switch (shown.type) {
    case "paragraph":
      return shown.value; // sanitised by the server
    case "heading":
      return `<h${shown.value.level} id="${escape(shown.value.anchor)}">${escape(shown.value.text)}</h${shown.value.level}>`;
    case "quote":
      return `<blockquote><p>${escape(shown.value.text)}</p><footer>${escape(shown.value.speaker)}, ${escape(shown.value.office)}</footer></blockquote>`;
    case "table":
      return table(shown.value);
    case "facts":
      return `<dl>${shown.value.facts.map((fact) => `<dt>${escape(fact.label)}</dt><dd>${escape(fact.value)}</dd>`).join("")}</dl>`;
    case "image":
      return picture(shown.value);
    case "gallery":
      return `<section>${shown.value.pictures.map(picture).join("")}</section>`;
    case "video":
      return video(shown.value);
    case "document":
      return `<a href="${escape(shown.value.url)}">${escape(shown.value.title)}</a>`;
    case "poll":
      return poll(shown.value);
    case "banner":
      return banner(shown.value);
    case "banner_placement":
      return shown.value.banners.map(banner).join("");
    case "related_articles":
      return `<aside><h2>${escape(shown.value.title)}</h2>${cards(shown.value.articles)}</aside>`;
    case "link_group":
      return linkGroup(shown.value);
    default:
      return unknown(shown);
  }
}

export function zoneBlock(shown: ZoneBlock): string {
  switch (shown.type) {
    case "banner_placement":
      return shown.value.banners.map(banner).join("");
    case "link_group":
      return linkGroup(shown.value);
    case "video_clips":
      return `<h2>${escape(shown.value.title)}</h2>${shown.value.clips.map(video).join("")}`;
    case "poll":
      return poll(shown.value);
    case "latest_articles":
      return `<h2>${escape(shown.value.title)}</h2>${cards(shown.value.articles)}`;
    case "visit_counter":
      return `<p>${escape(shown.value.title)}</p>`;
    default:
      return unknown(shown);
  }
}

/** What the server may send one day and this front end does not know yet. */
function unknown(shown: never): string {
  return `<!-- ${escape(String((shown as { type: unknown }).type))} -->`;
}

function picture(image: Schemas["Image"]): string {
  return `<figure><img src="${escape(image.src)}" srcset="${escape(image.srcset.fallback)}" width="${image.width}" height="${image.height}" alt="${escape(image.alt)}"><figcaption>${escape(image.caption)}</figcaption></figure>`;
}

function video(clip: Schemas["VideoClip"]): string {
  return `<figure><figcaption>${escape(clip.title)}</figcaption></figure>`;
}

function poll(shown: Schemas["Poll"]): string {
  const options = shown.options.map((option) => `<li data-key="${option.key}">${escape(option.text)}</li>`);
  return `<form><p>${escape(shown.question)}</p><ul>${options.join("")}</ul></form>`;
}

function banner(shown: Schemas["Banner"]): string {
  return `<a href="${escape(shown.url)}">${shown.picture ? picture(shown.picture) : escape(shown.title)}</a>`;
}

function linkGroup(group: Schemas["LinkGroup"]): string {
  return `<nav><h2>${escape(group.title)}</h2><ul>${group.links.map((link) => `<li><a href="${escape(link.url)}">${escape(link.title)}</a></li>`).join("")}</ul></nav>`;
}

function cards(articles: Schemas["Card"][]): string {
  return `<ul>${articles.map((card) => `<li><a href="${escape(card.url)}">${escape(card.title)}</a></li>`).join("")}</ul>`;
}

function table(shown: Extract<Block, { type: "table" }>["value"]): string {
  const rows = shown.rows.map((row) => `<tr>${row.map((cell) => `<td>${escape(cell)}</td>`).join("")}</tr>`);
  return `<table><caption>${escape(shown.caption)}</caption>${rows.join("")}</table>`;
}
