// Moving between pages without loading the document anew; whatever is not a plain click stays the browser's.

const NOT_OURS = /^\/(api|admin|documents|media|static|portal)\//;
const addressNow = () => window.location.pathname + window.location.search;
let show = () => {};
let shown = "";

function isPlain(event) {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey && !event.defaultPrevented;
}

function staysHere(anchor) {
  if (anchor.target && anchor.target !== "_self") return false;
  return !anchor.hasAttribute("download") && anchor.origin === window.location.origin && !NOT_OURS.test(anchor.pathname);
}

function isOnlyAnchor(anchor) {
  return Boolean(anchor.hash) && anchor.pathname === window.location.pathname && anchor.search === window.location.search;
}

function onClick(event) {
  const anchor = event.target instanceof Element && event.target.closest("a[href]");
  if (!anchor || !isPlain(event) || !staysHere(anchor) || isOnlyAnchor(anchor)) return;
  event.preventDefault();
  navigate(anchor.href);
}

function onSubmit(event) {
  const { target: form } = event;
  if (event.defaultPrevented || form.method !== "get") return;
  event.preventDefault();
  const url = new URL(form.action);
  url.search = new URLSearchParams(new FormData(form)).toString();
  navigate(url.href);
}

/** Keep something about the current page for when the reader comes back to it. */
export function remember(values) {
  window.history.replaceState({ ...window.history.state, ...values }, "");
}

export const remembered = () => window.history.state ?? {};

/** Go to an address of this portal; an address elsewhere is left to the browser. */
export function navigate(address, { replace = false } = {}) {
  const url = new URL(address, window.location.href);
  if (url.origin !== window.location.origin || NOT_OURS.test(url.pathname)) return window.location.assign(url);
  if (replace) window.history.replaceState(null, "", url);
  else {
    remember({ scroll: window.scrollY });
    window.history.pushState(null, "", url);
  }
  shown = addressNow();
  return show(url, { isFirst: false });
}

function onPopState() {
  if (addressNow() === shown) return;
  shown = addressNow();
  show(new URL(window.location.href), { isFirst: false, scroll: remembered().scroll ?? 0 });
}

/** Show the current address, and every later one, by `render(url, {isFirst, scroll})`. */
export function start(render) {
  show = render;
  window.history.scrollRestoration = "manual";
  document.addEventListener("click", onClick);
  document.addEventListener("submit", onSubmit);
  shown = addressNow();
  window.addEventListener("popstate", onPopState);
  window.addEventListener("pagehide", () => remember({ scroll: window.scrollY }));
  return render(new URL(window.location.href), { isFirst: true, scroll: remembered().scroll });
}
