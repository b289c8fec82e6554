// The foot of every page: who answers for the portal, contacts, links.

import { element } from "../elements.js";
import { icon } from "../icons.js";
import { linkList } from "../link-list.js";
import { link } from "../links.js";
import { t } from "../words.js";

function line(name, label, content) {
  return content && element("li", {}, icon(name), element("span", {},
    element("span", { class: "visually-hidden" }, `${label}: `), content));
}

function imprint(site) {
  return element("div", { class: "footer-imprint" },
    element("p", { class: "footer-name" }, site.portal_name),
    element("ul", { class: "footer-lines" },
      line("place", t("contact"), site.address),
      line("licence", t("licence"), site.licence),
      site.phone && line("phone", t("phone"), link(`tel:${site.phone.replace(/[^+\d]/g, "")}`, site.phone)),
      site.email && line("mail", t("email"), link(`mailto:${site.email}`, site.email))));
}

function column(title, content) {
  return element("section", { class: "footer-column" }, element("h2", {}, title), content);
}

function pages(site) {
  if (!site.footer.length) return null;
  return column(t("footer_links"), element("ul", {}, site.footer.map(({ url, title }) => element("li", {}, link(url, title)))));
}

function social(site) {
  if (!site.social.length) return null;
  return column(t("social"), element("ul", {}, site.social.map(({ url, name }) =>
    element("li", {}, link(url, name, { rel: "noopener" })))));
}

function groups(site) {
  return site.link_groups.filter(({ links }) => links.length).slice(0, 1).map((group) => column(group.title, linkList(group.links)));
}

/** Fill the site footer from the answer of /site/. */
export function drawFooter(site) {
  document.getElementById("site-footer").replaceChildren(
    element("div", { class: "container footer-columns" }, imprint(site), pages(site), groups(site), social(site)));
}
