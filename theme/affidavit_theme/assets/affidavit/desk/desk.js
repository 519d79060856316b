/** Sort, narrow and walk the table of the desk. Without this file it is a plain table. */
(() => {
  "use strict";
  const table = document.querySelector(".affidavit-desk-table table");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const form = document.querySelector(".affidavit-desk-filter");
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
  const texts = new Map(rows.map((row) => [row, plain(row.textContent)]));
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
  const titleOf = (row) => row.querySelector("th a");

  const worth = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.value ?? (column ? cell.textContent.trim() : titleOf(row).textContent.trim());
  };

  const sortBy = (head) => {
    const column = head.cellIndex;
    const isNumber = "number" in head.dataset;
    const was = head.getAttribute("aria-sort");
    // Of numbers the largest is what somebody looks for, of words the first.
    const now = was ? (was === "ascending" ? "descending" : "ascending") : isNumber ? "descending" : "ascending";
    for (const each of table.tHead.rows[0].cells) each.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", now);
    const sign = now === "ascending" ? 1 : -1;
    const keyed = rows.map((row) => [worth(row, column), row]);
    keyed.sort(([a], [b]) => sign * (isNumber ? a - b : order(a, b)));
    body.append(...keyed.map(([, row]) => row));
  };

  const narrow = () => {
    const words = plain(form.elements.words.value).split(/\s+/).filter(Boolean);
    const status = form.elements.status.value;
    const onlyOpen = form.elements.open.checked;
    let found = 0;
    for (const row of rows) {
      const isKind = (!status || row.dataset.status === status) && (!onlyOpen || row.querySelector("[data-severity]"));
      row.hidden = !isKind || !words.every((word) => texts.get(row).includes(word));
      found += !row.hidden;
    }
    form.querySelector("output").textContent = found === rows.length ? "" : `${found} / ${rows.length}`;
  };

  const step = (from, by) => {
    const shown = [...body.rows].filter((row) => !row.hidden);
    const at = shown.indexOf(from?.closest("tbody tr"));
    const next = shown[at < 0 ? 0 : Math.min(shown.length - 1, Math.max(0, at + by))];
    if (next) titleOf(next).focus();
  };

  for (const head of table.tHead.rows[0].cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sortBy(head));
    head.append(button);
  }
  // Single keys count inside the table only, where nothing is typed.
  table.addEventListener("keydown", (event) => {
    const by = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    step(event.target, by);
  });
  form.elements.words.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    step(null, 1);
  });
  form.hidden = false;
  form.addEventListener("input", narrow);
  form.addEventListener("submit", (event) => event.preventDefault());
  narrow();
})();
