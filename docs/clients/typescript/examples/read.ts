/** The calls a front end makes most, typed from end to end. */

import { Newsdesk, ProblemError } from "../src/index.js";
import { body, zoneBlock } from "./render.js";

const newsdesk = new Newsdesk({ baseUrl: "http://localhost:8000", language: "vi" });

export async function page(path: string): Promise<string | { location: string } | undefined> {
  try {
    const answer = await newsdesk.get("/api/v1/resolve/", { query: { path } });
    if (answer.kind === "redirect") return { location: answer.location };
    const aside = answer.zones.aside.map(zoneBlock).join("");
    return answer.page.type === "article" ? body(answer.page.body) + aside : answer.page.title + aside;
  } catch (error) {
    if (error instanceof ProblemError && (error.is("not-found") || error.is("gone"))) return undefined;
    throw error;
  }
}

export async function titles(section: number): Promise<string[]> {
  const found: string[] = [];
  for await (const card of newsdesk.items("/api/v1/articles/", { section })) found.push(card.title);
  return found;
}

export async function vote(poll: number, options: string[], key: string): Promise<void> {
  const path = { id: poll };
  const { voter } = await newsdesk.post("/api/v1/polls/{id}/voters/", { path });
  await newsdesk.post("/api/v1/polls/{id}/ballots/", {
    path,
    body: { options },
    headers: { "X-Voter": voter, "Idempotency-Key": key },
  });
}
