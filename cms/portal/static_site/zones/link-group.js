import { linkList } from "../link-list.js";
import { t } from "../words.js";

export function linkGroup(group) {
  if (!group.links.length) return null;
  return { title: group.title || t("web_links"), content: linkList(group.links) };
}
