// The main menu: links with submenus that open by pointer, by their button, and close on Escape.

import { element, newId } from "../elements.js";
import { icon } from "../icons.js";
import { homeUrl, link } from "../links.js";
import { t } from "../words.js";

function setOpen(button, open) {
  button.setAttribute("aria-expanded", String(open));
}

const isOpen = (button) => button.getAttribute("aria-expanded") === "true";

function closeAll(except = null) {
  for (const button of document.querySelectorAll(".submenu-button[aria-expanded=true]")) {
    if (!except || !button.parentElement.contains(except)) setOpen(button, false);
  }
}

function submenuButton(item, submenuId) {
  const button = element("button", {
    type: "button", class: "submenu-button", "aria-expanded": "false", "aria-controls": submenuId,
    "aria-label": t("open_submenu", { title: item.title }),
  }, icon("down"));
  button.addEventListener("click", () => {
    closeAll(button);
    setOpen(button, !isOpen(button));
  });
  return button;
}

function closeOnEscape(entry, button) {
  entry.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen(button)) return;
    event.stopPropagation();
    setOpen(button, false);
    button.focus();
  });
}

function entryOf(item) {
  const anchor = link(item.url, item.title, { class: "menu-link", "data-menu": item.url });
  if (!item.children?.length) return element("li", { class: "menu-entry" }, anchor);
  const id = newId("submenu");
  const button = submenuButton(item, id);
  const children = element("ul", { class: "submenu", id }, item.children.map((child) =>
    element("li", {}, link(child.url, child.title, { class: "submenu-link", "data-menu": child.url }))));
  const entry = element("li", { class: "menu-entry has-submenu" }, anchor, button, children);
  closeOnEscape(entry, button);
  return entry;
}

function homeEntry() {
  const content = [icon("home"), element("span", { class: "menu-home-text" }, t("home"))];
  const anchor = link(homeUrl(), content, { class: "menu-link menu-home", "data-menu": homeUrl() });
  return element("li", { class: "menu-entry" }, anchor);
}

export function menu(site) {
  const listId = newId("menu");
  const toggle = element("button", { type: "button", class: "menu-toggle", "aria-expanded": "false", "aria-controls": listId },
    icon("menu"), t("menu"));
  toggle.addEventListener("click", () => setOpen(toggle, !isOpen(toggle)));
  const nav = element("nav", { class: "menu", "aria-label": t("main_menu") }, element("div", { class: "container" },
    toggle, element("ul", { class: "menu-list", id: listId }, homeEntry(), site.navigation.map(entryOf))));
  nav.addEventListener("focusout", ({ relatedTarget }) => { if (relatedTarget) closeAll(relatedTarget); });
  nav.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !isOpen(toggle)) return;
    setOpen(toggle, false);
    toggle.focus();
  });
  return nav;
}

document.addEventListener("click", ({ target }) => {
  if (!(target instanceof Element) || !target.closest(".has-submenu")) closeAll();
});

/** Close the menu and mark where `view` stands: the page itself, or the entry its breadcrumb goes through. */
export function markMenu(view) {
  closeAll();
  for (const toggle of document.querySelectorAll(".menu-toggle")) setOpen(toggle, false);
  const trail = (view.breadcrumbs ?? []).slice(1).map(({ url }) => url);
  for (const anchor of document.querySelectorAll("[data-menu]")) {
    const url = anchor.dataset.menu;
    if (url === view.path) anchor.setAttribute("aria-current", "page");
    else if (trail.includes(url)) anchor.setAttribute("aria-current", "true");
    else anchor.removeAttribute("aria-current");
  }
}
