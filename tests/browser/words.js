// Everything a screen says, shown or waiting in a menu, a dialog or a template: [[where, text], …]; and what is cut off.
// Given the source of a page, what that says, whatever the window shows.
(source) => {
  // The last one is a button of the calendar that Wagtail never shows.
  const SILENT = "script, style, noscript, textarea, [contenteditable=true], code, .xdsoft_save_selected";
  const SAID = ["placeholder", "title", "aria-label", "aria-description", "aria-roledescription", "alt", "label",
    "data-w-tooltip-content-value", "data-title", "data-button-label-close"];
  // What has to be read as a whole.
  const CLIPPED = "button, .button, label, th, [role=tab], [role=menuitem], nav a, .sidebar-footer__account-label";
  // For those who listen: it takes no room.
  const UNSEEN = ".w-sr-only, .visuallyhidden";
  const texts = [], cut = [];
  const note = (element, text) => {
    const said = text.replace(/\s+/g, " ").trim();
    if (said) texts.push([element.closest("[id]")?.id || element.localName, said]);
  };
  const read = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.localName === "template") read(element.content);
      if (element.closest("script, style, noscript")) continue;
      for (const name of SAID) if (element.hasAttribute(name)) note(element, element.getAttribute(name));
      if (element.matches("input[type=submit], input[type=button], input[type=reset]")) note(element, element.value);
      if (element.closest(SILENT)) continue;
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) note(element, node.data);
    }
  };
  read(source ? new DOMParser().parseFromString(source, "text/html") : document);
  if (source) return { texts, cut };
  for (const element of document.querySelectorAll(CLIPPED)) {
    const box = element.getBoundingClientRect();
    const shown = element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    if (!shown || box.width < 2 || getComputedStyle(element).overflowX === "visible") continue;
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode, range = document.createRange();
      if (!node.data.trim() || node.parentElement.closest(UNSEEN)) continue;
      range.selectNodeContents(node);
      if (range.getBoundingClientRect().right > box.right + 1) cut.push(element.innerText.replace(/\s+/g, " ").trim());
    }
  }
  return { texts, cut };
}
