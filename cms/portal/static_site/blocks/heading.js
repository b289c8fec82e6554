import { element } from "../elements.js";

export const heading = ({ level, text, anchor }) => element(`h${level}`, { id: anchor || null, class: "body-heading" }, text);
