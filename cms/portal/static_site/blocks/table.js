import { element, newId } from "../elements.js";
import { t } from "../words.js";

function cell(text, { isColumnHeader, isRowHeader }) {
  const scope = isColumnHeader ? "col" : isRowHeader ? "row" : null;
  const isEmptyCorner = isColumnHeader && isRowHeader && !text;
  return element(scope && !isEmptyCorner ? "th" : "td", { scope: isEmptyCorner ? null : scope }, text);
}

function line(cells, isHeader, headerColumn) {
  return element("tr", {}, cells.map((text, index) =>
    cell(text ?? "", { isColumnHeader: isHeader, isRowHeader: headerColumn && index === 0 })));
}

/** The table in a box of its own that scrolls sideways, reachable by keyboard. */
export function table({ caption, header_row: headerRow, header_column: headerColumn, rows }) {
  const id = newId("table");
  const head = headerRow ? rows.slice(0, 1) : [];
  const body = headerRow ? rows.slice(1) : rows;
  const name = caption ? { "aria-labelledby": id } : { "aria-label": t("table") };
  return element("div", { class: "table-box", tabindex: "0", role: "group", ...name },
    element("table", {},
      caption && element("caption", { id }, caption),
      head.length > 0 && element("thead", {}, head.map((cells) => line(cells, true, headerColumn))),
      element("tbody", {}, body.map((cells) => line(cells, false, headerColumn)))));
}
