// Dates, numbers and sizes as the reader's language writes them, on Viet Nam's clock.

import { timeZone } from "./configuration.js";
import { language, t } from "./words.js";

const clock = new Intl.DateTimeFormat("en-GB", {
  timeZone, day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
});

function partsOf(iso) {
  return Object.fromEntries(clock.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]));
}

/** `2022-03-25T14:28:00+07:00` as `25/03/2022`. */
export function date(iso) {
  const { day, month, year } = partsOf(iso);
  return `${day}/${month}/${year}`;
}

/** `2022-03-25T14:28:00+07:00` as `25/03/2022 14:28`. */
export function dateTime(iso) {
  const { hour, minute } = partsOf(iso);
  return `${date(iso)} ${hour}:${minute}`;
}

const locale = () => (language() === "vi" ? "vi-VN" : "en-GB");

/** Today with its weekday, such as `Thứ Ba, 24/11/2026` or `Tue, 24/11/2026`. */
export function today() {
  const weekday = new Intl.DateTimeFormat(locale(), { timeZone, weekday: language() === "vi" ? "long" : "short" }).format(new Date());
  return `${weekday}, ${date(new Date().toISOString())}`;
}

/** 16473101 as `16.473.101` in Vietnamese. */
export const number = (value) => new Intl.NumberFormat(locale()).format(value);

/** A fraction of 1 as a percentage with at most one decimal. */
export const percent = (share) =>
  new Intl.NumberFormat(locale(), { style: "percent", maximumFractionDigits: 1 }).format(share);

/** Bytes as `1,2 MB`. */
export function fileSize(bytes) {
  const [value, unit] = bytes < 1e6 ? [Math.max(1, Math.round(bytes / 1e3)), "kB"] : [bytes / 1e6, "MB"];
  return `${new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(value)} ${unit}`;
}

/** "1 lượt bình chọn": a counted thing; `key` names a word with `_one` and `_other` forms. */
export const counted = (key, value) => t(value === 1 ? `${key}_one` : `${key}_other`, { number: number(value) });
