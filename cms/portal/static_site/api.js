// The client of the public API: one function per call, every failure a Problem.

import { apiBase, siteHost } from "./configuration.js";

const TIMEOUT_MS = 20_000;
const SITE_CALLS = /^(resolve|site|sections|articles|search|banners|polls|counters|views)\/$/;

/** What went wrong with a call. `status` is 0 when no answer came at all. */
export class Problem extends Error {
  constructor(status, name, detail = "") {
    super(detail || name);
    this.status = status;
    this.name = name;
  }

  get mayPass() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

function address(path, query) {
  const url = new URL(path, apiBase);
  const site = siteHost && SITE_CALLS.test(path) ? { site: siteHost } : {};
  for (const [name, value] of Object.entries({ ...site, ...query })) {
    if (value !== undefined && value !== null && value !== "") url.searchParams.set(name, value);
  }
  return url;
}

async function problemOf(response) {
  const problem = await response.json().catch(() => ({}));
  const name = String(problem.type ?? "").split(":").pop() || "unknown";
  return new Problem(response.status, name, problem.detail);
}

function withTimeout(signal) {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  return signal && AbortSignal.any ? AbortSignal.any([signal, timeout]) : signal ?? timeout;
}

async function call(method, path, { query, body, headers, signal, keepalive } = {}) {
  let response;
  try {
    response = await fetch(address(path, query), {
      method,
      credentials: "omit",
      keepalive,
      signal: withTimeout(signal),
      headers: { Accept: "application/json", ...(body && { "Content-Type": "application/json" }), ...headers },
      body: body && JSON.stringify(body),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Problem(0, "offline");
  }
  if (!response.ok) throw await problemOf(response);
  return response.json().catch(() => {
    throw new Problem(502, "not-json");
  });
}

const get = (path, query, options) => call("GET", path, { query, ...options });
const post = (path, body, options) => call("POST", path, { body, ...options });
const voterHeader = (voter) => (voter ? { "X-Voter": voter } : {});

export const resolve = (path, options) => get("resolve/", { path }, options);
export const site = (locale, options) => get("site/", { locale }, options);
export const sections = (locale, options) => get("sections/", { locale }, options);
export const articles = (query, options) => get("articles/", query, options);
export const banners = (query, options) => get("banners/", query, options);
export const search = (query, options) => get("search/", query, options);
export const article = (id, options) => get(`articles/${id}/`, {}, options);
export const poll = (id, options) => get(`polls/${id}/`, {}, options);
export const preview = (query, options) => get("preview/", query, options);
export const counters = (query, options) => get("counters/", query, options);
export const pollResults = (id, voter) => get(`polls/${id}/results/`, {}, { headers: voterHeader(voter) });
export const newVoter = (id) => post(`polls/${id}/voters/`, {});
export const countViews = (views) => post("views/", { views }, { keepalive: true });
export const castBallot = (id, voter, key, options) =>
  post(`polls/${id}/ballots/`, { options }, { headers: { ...voterHeader(voter), "Idempotency-Key": key } });

/** An address the API gave relative to its own origin, made absolute. */
export const absolute = (url) => new URL(url, apiBase).href;
