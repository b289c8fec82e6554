import { figure } from "../picture.js";

export const image = (value) => figure(value, { sizes: "(min-width: 1024px) 800px, 100vw" });
