/**
 * Sets what each paragraph cites in the margin beside it, where the page is wide enough: a number, a
 * name, a date. For the eye alone: the citations say the same aloud. The notes lie over the page and
 * move nothing; one that finds no room near its mark is left out. Without this file the margin is
 * empty.
 */
"use strict";
(() => {
  const SPACE = 10, RISE = 6, FAR = 130, LONG = 110;
  const flows = [...document.querySelectorAll(".affidavit-article > .affidavit-flow")];
  const columns = new Map();

  /** The words of a note of the writer's, without the marks in it. */
  const remark = (mark) => {
    const entry = document.getElementById(decodeURIComponent(mark.hash.slice(1)));
    const words = entry?.querySelector(".affidavit-sources__note")?.cloneNode(true);
    for (const inner of words?.querySelectorAll(".affidavit-cite, .affidavit-cite__affix") ?? []) inner.remove();
    return words?.textContent.replace(/\u2060/g, "").trim() ?? "";
  };

  const noted = (mark) => {
    const note = document.createElement("a");
    const label = mark.getAttribute("aria-label");
    const isSource = mark.getAttribute("role") === "doc-biblioref";
    const text = isSource ? label.slice(label.indexOf(": ") + 2) : remark(mark);
    note.href = mark.hash;
    note.tabIndex = -1;
    const number = document.createElement("b");
    number.textContent = mark.textContent;
    note.append(number, " ", text.length > LONG ? `${text.slice(0, LONG - 10).trimEnd()} …` : text);
    return note;
  };

  /** One note for each source of a block, beside its first mark there; what is cited by name is read in it. */
  const collect = (flow) => {
    const met = new Map();
    for (const mark of flow.querySelectorAll("a.affidavit-cite:not([data-form])")) {
      const block = mark.closest("p, li, td, th, h2, h3, h4, h5, h6, figcaption, dd");
      if (mark.closest(".affidavit-aside") || !block || met.get(block)?.has(mark.hash)) continue;
      met.set(block, (met.get(block) ?? new Map()).set(mark.hash, mark));
    }
    return [...met.values()].flatMap((marks) => [...marks.values()]).map((mark) => ({ mark, note: noted(mark) }));
  };

  const lay = (flow, column) => {
    const origin = flow.getBoundingClientRect();
    const taken = [...flow.querySelectorAll(".affidavit-aside")].map((aside) => aside.getBoundingClientRect());
    const heights = column.notes.map(({ note }) => note.offsetHeight);
    const wishes = column.notes.map(({ mark }) => (mark.getClientRects()[0]?.top ?? NaN) - origin.top - RISE);
    let free = 0;
    column.notes.forEach(({ note }, number) => {
      const height = heights[number];
      let y = Math.max(wishes[number], free);
      for (const { top, bottom } of taken) {
        if (y + height + SPACE > top - origin.top && y < bottom - origin.top + SPACE) y = bottom - origin.top + SPACE;
      }
      const fits = y + height <= origin.height && y - wishes[number] < FAR;
      note.classList.toggle("affidavit-margin__left-out", !fits);
      if (!fits) return;
      note.style.translate = `0 ${Math.round(y)}px`;
      free = y + height + SPACE;
    });
  };

  const refresh = () => {
    for (const flow of flows) {
      let column = columns.get(flow);
      if (!column) {
        const box = document.createElement("div");
        box.className = "affidavit-margin";
        box.setAttribute("aria-hidden", "true");
        column = { box, notes: collect(flow) };
        box.append(...column.notes.map(({ note }) => note));
        columns.set(flow, column);
        if (column.notes.length) flow.append(box);
      }
      // Where the style sheet has no room for it, it is not displayed and there is nothing to lay.
      if (column.notes.length && column.box.getClientRects().length) lay(flow, column);
    }
  };

  let waiting;
  const watcher = new ResizeObserver(() => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(refresh);
  });
  for (const flow of flows) watcher.observe(flow);
})();
