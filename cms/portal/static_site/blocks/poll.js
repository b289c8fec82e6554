import { pollBox } from "../poll-form.js";

export const poll = (value) => pollBox(value, { level: 2 });
