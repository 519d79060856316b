/**
 * Puts the page's drawings where its charts' pictures are, and makes a chart explorable when its
 * button is pressed. Without this file, or where anything it needs fails, pictures and tables stay.
 */
"use strict";
(() => {
  const root = document.documentElement;
  const PATIENCE = 4000;
  /** Loading plotly.js may take a while on a phone. */
  const LONG_PATIENCE = 60_000;
  const CONFIG = {
    displaylogo: false,
    doubleClick: "reset",
    modeBarButtonsToRemove: ["toImage", "sendChartToCloud", "select2d", "lasso2d", "autoScale2d"],
    responsive: false,
    scrollZoom: false,
    showTips: false,
    topojsonURL: "",
  };
  const live = new Map();
  let library;

  window.affidavit = { ...window.affidavit, charts: true };
  if (location.protocol === "file:") return;
  drawAll(document.body.dataset.charts, [...document.querySelectorAll(".affidavit-chart")]);
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(".affidavit-chart__explore");
    if (button && button.dataset.state !== "loading") press(button);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => live.forEach(plot));

  /** Draw every chart of the page, or show the pictures of all. */
  async function drawAll(href, figures) {
    const drawn = figures.filter((figure) => figure.querySelector(".affidavit-chart__space"));
    if (!href || !drawn.length) return;
    try {
      const sheet = parsed(await fetched(href, PATIENCE, (response) => response.text()));
      const found = drawn.map((figure) => [figure, drawingsOf(figure, sheet)]);
      found.forEach(([figure, drawings]) => place(figure, drawings));
      root.classList.add("js");
    } catch {
      root.classList.remove("js");
    }
  }

  async function fetched(href, patience, read) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), patience);
    try {
      const response = await fetch(href, { signal: stop.signal });
      if (!response.ok) throw new Error(`${response.status} ${href}`);
      return await read(response);
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
    const box = boxOf(figure);
    for (const drawing of drawings) {
      const svg = document.importNode(drawing, true);
      svg.dataset.drawing = svg.dataset.width;
      delete svg.dataset.width;
      svg.setAttribute("role", "img");
      svg.setAttribute("aria-label", box.dataset.alt);
      box.append(svg);
    }
    figure.dataset.drawn = "";
  }

  async function press(button) {
    const figure = button.closest(".affidavit-chart");
    if (live.has(figure)) return close(figure, button);
    state(button, "loading");
    try {
      const [chart] = await Promise.all([
        fetched(button.dataset.figure, LONG_PATIENCE, (response) => response.json()),
        plotly(button.dataset.bundle),
      ]);
      await open(figure, chart);
      state(button, "live");
    } catch {
      close(figure, button);
      state(button, "failed");
    }
  }

  /** Load plotly.js once; after a failure the next press tries again. */
  function plotly(href) {
    library ??= new Promise((loaded, failed) => {
      const script = document.createElement("script");
      script.src = href;
      script.onload = () => {
        if (!window.Plotly) return failed(new Error("no Plotly"));
        styleWithoutAttribute();
        loaded();
      };
      script.onerror = failed;
      document.head.append(script);
    }).catch((error) => {
      library = undefined;
      throw error;
    });
    return library;
  }

  /** plotly.js writes bold words as a style attribute. The policy refuses that, not the object. */
  function styleWithoutAttribute() {
    const set = SVGElement.prototype.setAttribute;
    SVGElement.prototype.setAttribute = function (name, value) {
      if (name === "style") this.style.cssText = value;
      else set.call(this, name, value);
    };
  }

  async function open(figure, chart) {
    const element = document.createElement("div");
    element.className = "affidavit-chart__live";
    element.setAttribute("role", "group");
    element.setAttribute("aria-label", figure.getAttribute("aria-label"));
    boxOf(figure).append(element);
    const entry = { chart, element, figure, resized: new ResizeObserver(() => fit(entry)) };
    live.set(figure, entry);
    await plot(entry);
    figure.dataset.live = "";
    entry.resized.observe(boxOf(figure));
  }

  function close(figure, button) {
    const entry = live.get(figure);
    if (entry) {
      entry.resized.disconnect();
      window.Plotly.purge(entry.element);
      entry.element.remove();
      live.delete(figure);
    }
    delete figure.dataset.live;
    state(button, "picture");
  }

  /** Plot at the size that the picture was drawn for, in the colours that the page has now. */
  async function plot(entry) {
    const { chart, element, figure } = entry;
    entry.width = shownWidth(figure, Object.keys(chart.figures));
    const colours = coloursOf(figure, chart.roles);
    const { data, height, layout } = recoloured(chart.figures[entry.width], colours);
    const family = layout.font?.family ?? "sans-serif";
    const size = { autosize: false, height, width: Number(entry.width) };
    const hoverlabel = { ...layout.hoverlabel, font: { family, ...layout.hoverlabel?.font } };
    // A finger that drags must scroll the page.
    const dragmode = matchMedia("(pointer: coarse)").matches ? false : layout.dragmode;
    await window.Plotly.react(element, data, { ...layout, ...size, dragmode, hoverlabel }, CONFIG);
    scale(entry);
  }

  /** After the box has changed its size: another drawing, or the same one larger or smaller. */
  function fit(entry) {
    if (shownWidth(entry.figure, Object.keys(entry.chart.figures)) === entry.width) scale(entry);
    else plot(entry);
  }

  function scale({ element, figure, width }) {
    element.style.transform = `scale(${boxOf(figure).clientWidth / width})`;
  }

  /** The width of the drawing that the style sheet shows; of a chart without any, of its picture. */
  function shownWidth(figure, widths) {
    const spaces = [...figure.querySelectorAll(".affidavit-chart__space")];
    const shown = spaces.find((space) => space.getClientRects().length)?.dataset.drawing;
    if (widths.includes(shown)) return shown;
    const narrow = matchMedia("(max-width: 39.99em)").matches;
    return widths[narrow ? 0 : Math.min(1, widths.length - 1)];
  }

  /** Each colour of a role -> what the page has for that role, as plotly.js reads it. */
  function coloursOf(figure, roles) {
    const probe = document.createElement("span");
    probe.hidden = true;
    figure.append(probe);
    const pairs = Object.entries(roles).map(([hex, name]) => {
      const token = `var(--affidavit-c-${name}, ${hex})`;
      probe.style.color = `color-mix(in srgb, ${token}, ${token})`;
      return [hex, inHex(getComputedStyle(probe).color) ?? hex];
    });
    probe.remove();
    return new Map(pairs);
  }

  /** `color(srgb 0.1 0.2 0.3)`, which is what a mixture computes to, in hex. */
  function inHex(colour) {
    const parts = /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)/.exec(colour)?.slice(1);
    const bytes = parts?.map((part) => Math.round(255 * Math.min(1, Math.max(0, part))));
    return bytes && `#${bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
  }

  /** A copy of a figure in other colours; plotly.js changes what it is given. */
  function recoloured(value, colours) {
    if (typeof value === "string") return colours.get(value) ?? value;
    if (Array.isArray(value)) return value.map((item) => recoloured(item, colours));
    if (value === null || typeof value !== "object") return value;
    const entries = Object.entries(value).map(([key, item]) => [key, recoloured(item, colours)]);
    return Object.fromEntries(entries);
  }

  function state(button, now) {
    button.dataset.state = now;
    button.setAttribute("aria-busy", String(now === "loading"));
    const status = button.parentElement.querySelector(".affidavit-chart__status");
    status.textContent = status.dataset[now] ?? "";
  }

  function boxOf(figure) {
    return figure.querySelector(".affidavit-chart__box");
  }
})();
