import { pollBox } from "../poll-form.js";
import { t } from "../words.js";

export const poll = (value) => ({ title: t("poll"), content: pollBox(value, { level: 3 }) });
