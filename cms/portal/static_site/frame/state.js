// What the frame around the page knows: the answer of /site/ in the page's language.

export const frame = { site: null };
