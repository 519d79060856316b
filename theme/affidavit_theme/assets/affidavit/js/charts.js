/**
 * Puts the page's drawings where its charts' pictures are. Without this file, or where anything it
 * needs fails, pictures and tables stay.
 */
"use strict";
(() => {
  const root = document.documentElement;
  const PATIENCE = 4000;

  window.affidavit = { ...window.affidavit, charts: true };
  if (location.protocol === "file:") return;
  drawAll(document.body.dataset.charts, [...document.querySelectorAll(".affidavit-chart")]);

  /** Draw every chart of the page, or show the pictures of all. */
  async function drawAll(href, figures) {
    const drawn = figures.filter((figure) => figure.querySelector(".affidavit-chart__space"));
    if (!href || !drawn.length) return;
    try {
      const sheet = parsed(await fetched(href));
      const found = drawn.map((figure) => [figure, drawingsOf(figure, sheet)]);
      found.forEach(([figure, drawings]) => place(figure, drawings));
      root.classList.add("js");
    } catch {
      root.classList.remove("js");
    }
  }

  async function fetched(href) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE);
    try {
      const response = await fetch(href, { signal: stop.signal });
      if (!response.ok) throw new Error(`${response.status} ${href}`);
      return await response.text();
    } finally {
      clearTimeout(timer);
    }
  }

  /** As XML, in a document of its own: nothing in it runs. */
  function parsed(text) {
    const sheet = new DOMParser().parseFromString(text, "image/svg+xml");
    if (sheet.querySelector("parsererror")) throw new Error("the drawings cannot be read");
    return sheet;
  }

  function drawingsOf(figure, sheet) {
    const key = CSS.escape(figure.dataset.chart);
    const drawings = [...sheet.querySelectorAll(`svg[data-chart="${key}"]`)];
    if (!drawings.length) throw new Error(`no drawing of ${figure.id}`);
    return drawings;
  }

  function place(figure, drawings) {
    const box = figure.querySelector(".affidavit-chart__box");
    for (const drawing of drawings) {
      const svg = document.importNode(drawing, true);
      svg.dataset.drawing = svg.dataset.width;
      delete svg.dataset.width;
      // Browsers cut a box's height to parts of a pixel; what is drawn keeps to its width, as the
      // live chart does.
      svg.setAttribute("preserveAspectRatio", "xMinYMin slice");
      svg.setAttribute("role", "img");
      svg.setAttribute("aria-label", box.dataset.alt);
      box.append(svg);
    }
    figure.dataset.drawn = "";
  }
})();
