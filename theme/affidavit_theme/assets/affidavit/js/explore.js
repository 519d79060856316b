/**
 * Makes a chart explorable when its button is pressed, in the picture's place and at its size. One
 * that draws by WebGL is alive while it is on the screen: browsers give a page 16 contexts at most.
 */
"use strict";
(() => {
  /** Loading plotly.js may take a while on a phone. */
  const PATIENCE = 60_000;
  /** Bundles of plotly.js, each of which draws what those before it do. */
  const BUNDLES = ["basic", "news", "", "strict"];
  const MOST_ALIVE = 4;
  const CONFIG = {
    displaylogo: false,
    doubleClick: "reset",
    modeBarButtonsToRemove: ["toImage", "sendChartToCloud", "select2d", "lasso2d", "autoScale2d"],
    responsive: false,
    scrollZoom: false,
    showTips: false,
  };
  const libraries = new Map();
  const live = new Map();
  const watching = new IntersectionObserver((changes) => changes.forEach(seen));

  if (location.protocol === "file:") return;
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(".affidavit-chart__explore");
    if (button && button.dataset.state !== "loading") press(button);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    for (const entry of live.values()) if (entry.alive) plot(entry);
  });

  async function press(button) {
    const figure = button.closest(".affidavit-chart");
    if (live.has(figure)) return close(figure, button);
    state(button, "loading");
    try {
      const [chart, plotly] = await Promise.all([
        fetched(button.dataset.figure),
        loaded(button.dataset.bundle),
      ]);
      // Maps look for their outlines beside the library, never at their maker's.
      const outlines = new URL("topojson/", new URL(button.dataset.bundle, location)).href;
      const heavy = rank(button.dataset.bundle) === 3;
      await open({ chart, figure, heavy, outlines, plotly });
      state(button, "live");
    } catch {
      close(figure, button);
      state(button, "failed");
    }
  }

  async function fetched(href) {
    const response = await fetch(href, { signal: AbortSignal.timeout(PATIENCE) });
    if (!response.ok) throw new Error(`${response.status} ${href}`);
    return response.json();
  }

  function rank(href) {
    return BUNDLES.indexOf(/plotly-?(\w*)\.min\.js/.exec(href)?.[1]);
  }

  /** A plotly.js that draws what this one does: one that is there, else this, loaded once. */
  function loaded(href) {
    const there = [...libraries].find(([known]) => rank(known) >= rank(href));
    if (there) return there[1];
    window.affidavit.underPolicy();
    const library = new Promise((come, fail) => {
      const script = document.createElement("script");
      script.src = href;
      script.onload = () => (window.Plotly ? come(window.Plotly) : fail(new Error("no Plotly")));
      script.onerror = fail;
      document.head.append(script);
    });
    libraries.set(href, library);
    library.catch(() => libraries.delete(href)); // the next press tries again
    return library;
  }

  async function open(entry) {
    const { figure, heavy } = entry;
    entry.element = document.createElement("div");
    entry.element.className = "affidavit-chart__live";
    entry.element.setAttribute("role", "group");
    entry.element.setAttribute("aria-label", figure.getAttribute("aria-label"));
    boxOf(figure).append(entry.element);
    entry.resized = new ResizeObserver(() => fit(entry));
    live.set(figure, entry);
    if (heavy) makeRoom(entry);
    await plot(entry);
    entry.resized.observe(boxOf(figure));
    if (heavy) watching.observe(boxOf(figure));
  }

  function close(figure, button) {
    const entry = live.get(figure);
    if (entry) {
      entry.resized.disconnect();
      watching.unobserve(boxOf(figure));
      rest(entry);
      entry.element.remove();
      live.delete(figure);
    }
    state(button, "picture");
  }

  /** Wake what comes onto the screen; give back what leaves it. */
  function seen({ target, isIntersecting }) {
    const entry = live.get(target.closest(".affidavit-chart"));
    if (!entry || isIntersecting === entry.alive) return;
    if (!isIntersecting) return rest(entry);
    makeRoom(entry);
    plot(entry);
  }

  /** Let those rest that have been alive longest, so that the browser takes no context away. */
  function makeRoom(entry) {
    const others = [...live.values()].filter((each) => each.heavy && each.alive && each !== entry);
    others.sort((one, other) => one.since - other.since);
    others.slice(0, Math.max(0, others.length - MOST_ALIVE + 1)).forEach(rest);
  }

  /** Show the picture again and free what the live chart held; how it was turned is kept. */
  function rest(entry) {
    const { element, figure, heavy, plotly } = entry;
    entry.alive = false;
    entry.turned = turned(element.layout);
    const canvases = heavy ? [...element.querySelectorAll("canvas")] : [];
    plotly.purge(element);
    for (const canvas of canvases) {
      canvas.getContext("webgl")?.getExtension("WEBGL_lose_context")?.loseContext();
    }
    delete figure.dataset.live;
  }

  /** What a reader has changed of axes and scenes. */
  function turned(layout = {}) {
    const found = {};
    for (const [key, value] of Object.entries(layout)) {
      const { camera, range, autorange } = value ?? {};
      if (/^scene\d*$/.test(key) && camera) found[key] = { camera };
      if (/^[xy]axis\d*$/.test(key) && range && !autorange) found[key] = { range };
    }
    return found;
  }

  /** Plot at the size that the picture was drawn for, in the colours that the page has now. */
  async function plot(entry) {
    const { chart, element, figure, outlines, plotly } = entry;
    entry.alive = true;
    entry.since = performance.now();
    entry.width = shownWidth(figure, Object.keys(chart.figures));
    const drawn = chart.figures[entry.width];
    const colours = window.affidavit.coloursOf(figure, chart);
    const recoloured = (value) => window.affidavit.recoloured(value, colours);
    const layout = recoloured(drawn.layout);
    for (const [key, value] of Object.entries(entry.turned ?? {})) {
      layout[key] = { ...layout[key], ...value };
    }
    await plotly.react(element, {
      data: sourced(recoloured(drawn.data ?? chart.data), chart.sources ?? []),
      layout: fitted(layout, drawn.height, Number(entry.width)),
      frames: recoloured(chart.frames ?? []),
      config: { ...CONFIG, topojsonURL: outlines },
    });
    if (!entry.alive) return plotly.purge(element); // it left the screen meanwhile
    figure.dataset.live = "";
    scale(entry);
  }

  /** Traces that say the source of each row: a figure has texts once, and their numbers at marks. */
  function sourced(traces, texts) {
    for (const trace of traces) {
      if (Number.isInteger(trace.meta) && trace.hoveron) trace.text += texts[trace.meta];
      for (const said of texts.length ? (trace.customdata ?? []) : []) {
        const last = said.length - 1;
        if (typeof said[last] === "number") said[last] = texts[said[last]];
      }
    }
    return traces;
  }

  /** A layout at the picture's size, in its face; a finger that drags must scroll the page. */
  function fitted(layout, height, width) {
    const hoverlabel = {
      ...layout.hoverlabel,
      font: { family: layout.font?.family ?? "sans-serif", ...layout.hoverlabel?.font },
    };
    const dragmode = matchMedia("(pointer: coarse)").matches ? false : layout.dragmode;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const transition = still ? { duration: 0 } : layout.transition;
    return { ...layout, autosize: false, height, width, dragmode, hoverlabel, transition };
  }

  /** After the box has changed its size: another drawing, or the same one larger or smaller. */
  function fit(entry) {
    if (!entry.alive || !boxOf(entry.figure).clientWidth) return;
    if (shownWidth(entry.figure, Object.keys(entry.chart.figures)) === entry.width) scale(entry);
    else plot(entry);
  }

  function scale({ element, figure, width }) {
    element.style.transform = `scale(${boxOf(figure).getBoundingClientRect().width / width})`;
  }

  /** The width of the drawing that the style sheet shows; of a chart without any, of its picture. */
  function shownWidth(figure, widths) {
    const spaces = [...figure.querySelectorAll(".affidavit-chart__space")];
    const shown = spaces.find((space) => space.getClientRects().length)?.dataset.drawing;
    if (widths.includes(shown)) return shown;
    const narrow = matchMedia("(max-width: 39.99em)").matches;
    return widths[narrow ? 0 : Math.min(1, widths.length - 1)];
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
