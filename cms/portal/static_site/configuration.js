// Where the API is: the only thing to set when these files are copied to another host.

function meta(name) {
  return document.querySelector(`meta[name="${name}"]`)?.content.trim() ?? "";
}

export const apiBase = new URL(meta("newsdesk-api") || "/api/v1/", window.location.origin);
export const siteHost = meta("newsdesk-site");
export const topPlacement = meta("newsdesk-top-placement");
export const timeZone = "Asia/Ho_Chi_Minh";
