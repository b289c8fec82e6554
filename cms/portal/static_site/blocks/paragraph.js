import { sanitised } from "../elements.js";

export const paragraph = (html) => sanitised("div", { class: "prose" }, html);
