/**
 * Lets the keyboard walk the rows of a chart: one tab stop, the picture; arrows, Home and End go
 * from row to row, Enter to the row's source, Escape back. What is said stands under the picture
 * while the picture has focus, and at no other time, so that nobody who reads on meets it. A click
 * on the picture starts no walk: the arrows go on moving the page then.
 */
"use strict";
(() => {
  const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

  for (const figure of document.querySelectorAll(".affidavit-chart[data-walk]")) {
    const box = figure.querySelector(".affidavit-chart__box");
    const table = figure.querySelector(".affidavit-chart__data table");
    if (box && table?.tBodies[0]?.rows.length) prepare(figure, box, table);
  }

  function prepare(figure, box, table) {
    const line = document.createElement("p");
    line.className = "affidavit-chart__row";
    line.setAttribute("aria-hidden", "true");
    line.hidden = true;
    box.after(line);
    box.tabIndex = 0;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", figure.dataset.walk);
    const walk = { figure, line, table, at: -1 };
    box.addEventListener("focus", () => box.matches(":focus-visible") && begin(walk));
    box.addEventListener("blur", () => end(walk));
    box.addEventListener("keydown", (event) => press(walk, event));
  }

  function begin(walk) {
    walk.at = -1;
    walk.line.hidden = false;
    walk.line.removeAttribute("aria-hidden");
    walk.line.setAttribute("aria-live", "polite");
    walk.line.textContent = walk.figure.dataset.hint;
  }

  function end({ line, table }) {
    line.hidden = true;
    line.setAttribute("aria-hidden", "true");
    line.removeAttribute("aria-live");
    line.textContent = "";
    mark(table);
  }

  function press(walk, event) {
    const isOurs = event.target === event.currentTarget && !walk.line.hidden;
    if (!isOurs || event.altKey || event.ctrlKey || event.metaKey) return;
    const count = walk.table.tBodies[0].rows.length;
    const to = destination(walk, event, count);
    if (to === undefined) return;
    event.preventDefault();
    if (event.key === "Escape") return begin(walk), mark(walk.table);
    walk.at = Math.min(count - 1, Math.max(0, to));
    show(walk);
  }

  /** The row that a key leads to, before the ends are minded; undefined for other keys. */
  function destination(walk, event, count) {
    const turned = getComputedStyle(walk.figure).direction === "rtl" && /Left|Right/.test(event.key);
    const step = STEPS[event.key] * (turned ? -1 : 1);
    if (step) return walk.at < 0 ? (step > 0 ? 0 : count - 1) : walk.at + step;
    if (event.key === "Enter") follow(walk);
    return { Home: 0, End: count - 1, Escape: -1 }[event.key];
  }

  function follow({ at, table }) {
    table.tBodies[0].rows[at]?.querySelector("[data-source] a")?.click();
  }

  function show({ at, figure, line, table }) {
    const rows = table.tBodies[0].rows;
    const place = figure.dataset.place.replace("{row}", at + 1).replace("{rows}", rows.length);
    const name = document.createElement("b");
    const [first, ...words] = wordsOf(rows[at], table);
    name.textContent = first;
    line.replaceChildren(name, ...[...words, place].map((text) => `, ${text}`));
    mark(table, rows[at]);
  }

  /** A row as it is said: its name, figures with what they count, and whose they are. */
  function wordsOf(row, table) {
    const heads = [...table.tHead.rows[0].cells];
    return [...row.cells].flatMap((cell, column) => {
      const text = cell.textContent.trim();
      if ("source" in cell.dataset) return cell.querySelector("a")?.getAttribute("aria-label") ?? [];
      if (!text || !("numeric" in cell.dataset)) return text || [];
      if (table.dataset.unit) return `${text} ${table.dataset.unit}`;
      return `${heads[column].textContent}: ${text}`;
    });
  }

  function mark(table, row) {
    table.querySelector("tr[data-current]")?.removeAttribute("data-current");
    if (row) row.dataset.current = "";
  }
})();
