/** A typed client for the Newsdesk API: every path, parameter and answer comes from the contract (types.ts). */

import type { components, paths } from "./types.js";

export type { components, operations, paths } from "./types.js";

export type Schemas = components["schemas"];
export type Block = Schemas["BodyBlock"];
export type ZoneBlock = Schemas["ZoneBlock"];
export type Problem = Schemas["Problem"];

type Method = "get" | "post";
type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, { responses: unknown }> ? P : never;
}[keyof paths];
type Operation<P extends keyof paths, M extends Method> = paths[P] extends Record<M, infer O> ? O : never;
type JsonOf<R> = R extends { content: { "application/json": infer J } } ? J : never;

/** What a call answers when it succeeds. */
export type Answer<P extends keyof paths, M extends Method = "get"> =
  Operation<P, M> extends { responses: infer R } ? { [S in keyof R & (200 | 201 | 202)]: JsonOf<R[S]> }[keyof R & (200 | 201 | 202)] : never;

type Parameters<P extends keyof paths, M extends Method> =
  Operation<P, M> extends { parameters: infer A } ? A : never;
type Part<A, K extends string> = A extends { [k in K]?: infer V } ? NonNullable<V> : Record<string, never>;
type Body<P extends keyof paths> =
  Operation<P, "post"> extends { requestBody?: { content: { "application/json": infer B } } } ? B : undefined;

export type Query<P extends keyof paths> = Part<Parameters<P, "get">, "query">;
type InPath<P extends keyof paths, M extends Method> = Part<Parameters<P, M>, "path">;

export interface Options {
  /** Where the server is, without a path: https://cms.example.gov.vn */
  baseUrl: string;
  /** The language of words in problems: vi or en. */
  language?: "vi" | "en";
  fetch?: typeof fetch;
  /** How many answers to remember with their ETag; a browser has a cache of its own, so there it is 0. */
  remember?: number;
}

/** A refusal (RFC 9457). Branch on `problem.type`, which does not change. */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
    /** Seconds to wait before the next try, if the server said so. */
    readonly retryAfter: number | undefined,
  ) {
    super(problem.detail);
    this.name = "ProblemError";
  }

  /** Whether it is a problem of a kind: `error.is("not-found")`. */
  is(kind: Problem["type"] extends `urn:newsdesk:problem:${infer K}` ? K : never): boolean {
    return this.problem.type === `urn:newsdesk:problem:${kind}`;
  }
}

interface Remembered {
  etag: string;
  answer: unknown;
}

export class Newsdesk {
  private readonly remembered = new Map<string, Remembered>();
  private readonly most: number;

  constructor(private readonly options: Options) {
    this.most = options.remember ?? (typeof document === "undefined" ? 500 : 0);
  }

  /** Read something. Raises ProblemError for every refusal. */
  async get<P extends PathOf<"get">>(
    path: P,
    given: { path?: InPath<P, "get">; query?: Query<P>; signal?: AbortSignal } = {},
  ): Promise<Answer<P>> {
    const url = this.url(path, given.path, given.query);
    const known = this.remembered.get(url);
    const headers: Record<string, string> = known ? { "If-None-Match": known.etag } : {};
    const response = await this.send(url, { headers, ...(given.signal && { signal: given.signal }) });
    if (response.status === 304 && known) return known.answer as Answer<P>;
    const answer = (await this.read(response)) as Answer<P>;
    this.remember(url, response.headers.get("ETag"), answer);
    return answer;
  }

  /** Send something: a ballot, views. Raises ProblemError for every refusal. */
  async post<P extends PathOf<"post">>(
    path: P,
    given: { path?: InPath<P, "post">; body?: Body<P>; headers?: Record<string, string>; signal?: AbortSignal } = {},
  ): Promise<Answer<P, "post">> {
    const response = await this.send(this.url(path, given.path), {
      method: "POST",
      headers: { "Content-Type": "application/json", ...given.headers },
      ...(given.body !== undefined && { body: JSON.stringify(given.body) }),
      ...(given.signal && { signal: given.signal }),
    });
    return (await this.read(response)) as Answer<P, "post">;
  }

  /** Go through a whole list, page by page: `for await (const card of newsdesk.items("/api/v1/articles/"))`. */
  async *items<P extends PathOf<"get">>(
    path: P,
    query?: Query<P>,
  ): AsyncGenerator<Answer<P> extends { items: (infer I)[] } ? I : never> {
    let cursor: string | null = null;
    do {
      const page = (await this.get(path, { query: { ...query, ...(cursor && { cursor }) } as Query<P> })) as {
        items: (Answer<P> extends { items: (infer I)[] } ? I : never)[];
        next_cursor?: string | null;
      };
      yield* page.items;
      cursor = page.next_cursor ?? null;
    } while (cursor);
  }

  private url(path: string, inPath: object = {}, query: object = {}): string {
    const values = new Map(Object.entries(inPath));
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values.get(name))));
    const url = new URL(filled, this.options.baseUrl);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined && value !== null) url.searchParams.set(name, String(value));
    }
    return url.href;
  }

  private send(url: string, init: RequestInit & { headers: Record<string, string> }): Promise<Response> {
    const language = this.options.language && { "Accept-Language": this.options.language };
    const headers = { Accept: "application/json", ...language, ...init.headers };
    return (this.options.fetch ?? fetch)(url, { ...init, headers });
  }

  private async read(response: Response): Promise<unknown> {
    if (response.ok) return response.json();
    const wait = response.headers.get("Retry-After");
    throw new ProblemError(response.status, await problemOf(response), wait ? Number(wait) : undefined);
  }

  private remember(url: string, etag: string | null, answer: unknown): void {
    if (!etag || this.most === 0) return;
    this.remembered.delete(url);
    this.remembered.set(url, { etag, answer });
    const oldest = this.remembered.keys().next();
    if (this.remembered.size > this.most && !oldest.done) this.remembered.delete(oldest.value);
  }
}

/** The problem in an answer; one of our own making if something between us and the server answered. */
async function problemOf(response: Response): Promise<Problem> {
  if (response.headers.get("Content-Type")?.startsWith("application/problem+json")) {
    return (await response.json()) as Problem;
  }
  return {
    type: "urn:newsdesk:problem:unavailable",
    title: response.statusText,
    status: response.status,
    detail: `${response.status} ${response.statusText}`.trim(),
    request_id: response.headers.get("X-Request-Id") ?? "",
  };
}
