import { element, newId } from "../elements.js";
import { linkList } from "../link-list.js";

export function linkGroup(group) {
  const id = newId("links");
  return element("div", { class: "links-in-body", role: "group", "aria-labelledby": id },
    element("p", { class: "box-title", id }, group.title), linkList(group.links));
}
