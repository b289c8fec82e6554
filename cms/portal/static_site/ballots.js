// Casting a ballot so that it counts once: the voter token and the idempotency key outlive a failed attempt.

import * as api from "./api.js";

const ATTEMPTS = 4;
const FIRST_PAUSE_MS = 600;
const forgotten = new Map();

const nameOf = (poll) => `newsdesk.poll.${poll.id}`;

/** What is remembered of this reader and poll: {voter, key, options, voted}. */
export function memory(poll) {
  try {
    return JSON.parse(localStorage.getItem(nameOf(poll))) ?? {};
  } catch {
    return forgotten.get(poll.id) ?? {};
  }
}

function remember(poll, values) {
  const state = { ...memory(poll), ...values };
  forgotten.set(poll.id, state);
  try {
    localStorage.setItem(nameOf(poll), JSON.stringify(state));
  } catch {
    // Storage is switched off: what this page load knows has to do.
  }
  return state;
}

function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

const pause = (ms) => new Promise((resolve) => { window.setTimeout(resolve, ms); });

async function persistently(action) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await action();
    } catch (problem) {
      if (!problem.mayPass || attempt === ATTEMPTS) throw problem;
      await pause(FIRST_PAUSE_MS * 2 ** (attempt - 1));
    }
  }
}

async function voterOf(poll) {
  const known = memory(poll).voter;
  if (known) return known;
  const { voter } = await persistently(() => api.newVoter(poll.id));
  return remember(poll, { voter }).voter;
}

function keyFor(poll, options) {
  const { key, options: before } = memory(poll);
  if (key && String(before) === String(options)) return key;
  return remember(poll, { key: uuid(), options }).key;
}

async function send(poll, options) {
  const voter = await voterOf(poll);
  const key = keyFor(poll, options);
  await persistently(() => api.castBallot(poll.id, voter, key, options));
}

const FORGET = {
  "invalid-voter": { voter: undefined, key: undefined },
  "idempotency-key-reused": { key: undefined },
};

/** Cast a ballot for `options` (keys). Answers "counted", "already-voted" or "poll-closed"; throws what else goes wrong. */
export async function cast(poll, options, mayRepeat = true) {
  try {
    await send(poll, options);
  } catch (problem) {
    if (FORGET[problem.name] && mayRepeat) {
      remember(poll, FORGET[problem.name]);
      return cast(poll, options, false);
    }
    if (problem.name === "already-voted") remember(poll, { voted: true });
    if (["already-voted", "poll-closed"].includes(problem.name)) return problem.name;
    throw problem;
  }
  remember(poll, { voted: true });
  return "counted";
}
