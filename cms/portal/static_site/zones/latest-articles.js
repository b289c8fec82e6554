import { headlines } from "../card.js";
import { t } from "../words.js";

export function latestArticles({ title, section, articles }) {
  if (!articles.length) return null;
  return { title: title || section?.title || t("latest"), content: headlines(articles) };
}
