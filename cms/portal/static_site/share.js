// Sharing: plain links and the browser's own means, no script of anybody else's.

import { announce } from "./announcer.js";
import { element } from "./elements.js";
import { icon } from "./icons.js";
import { link } from "./links.js";
import { t } from "./words.js";

function action(name, label, onclick) {
  return element("button", { type: "button", class: `share-action share-${name}`, onclick }, icon(name), label);
}

async function copy(url, message) {
  try {
    await navigator.clipboard.writeText(url);
    message.textContent = t("copied");
  } catch {
    message.textContent = t("copy_failed");
  }
  announce(message.textContent);
}

function shareNatively(url, title) {
  navigator.share({ url, title }).catch((problem) => console.info("Not shared.", problem));
}

function places(url, title) {
  return [
    ["Facebook", `https://www.facebook.com/sharer/sharer.php?u=${encodeURIComponent(url)}`],
    [t("email"), `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(url)}`],
  ];
}

/** Copy, share and print. */
export function shareBar({ url, title }) {
  const message = element("span", { class: "share-message" });
  return element("div", { class: "share", role: "group", "aria-label": t("share") },
    action("link", t("copy_link"), () => copy(url, message)),
    places(url, title).map(([name, address]) =>
      link(address, name, { class: "share-action", rel: "noopener", "aria-label": t("share_on", { name }) })),
    navigator.share && action("share", t("share_other"), () => shareNatively(url, title)),
    action("print", t("print"), () => window.print()), message);
}
