/** What the renderer calls on its page. Plotly is loaded after it. */
"use strict";

/** The number of faces that a text in our font would be set in: 0 where it did not arrive. */
async function facesOf(family) {
  const weights = [400, 600, 700];
  const loaded = await Promise.all(weights.map((w) => document.fonts.load(`${w} 13px "${family}"`)));
  return Math.min(...loaded.map((faces) => faces.length));
}

/** What plotly.js paints a while after laying it out; its own `toImage` waits as long. */
const PAINTED_LATE = ["gl2d", "gl3d", "map", "mapbox"];
const A_WHILE = 500;

/** Outlines where plotly.js looks for them before it fetches any. */
function keepOutlines(name, topology) {
  window.PlotlyGeoAssets.topojson[name] = topology;
}

/** What WebGL paints. A browser may lose it, and say nothing: the marks are missing, no more. */
const BY_WEBGL = ["gl3d", "regl"];
const AS_PICTURE = { topojsonURL: "", staticPlot: true, _exportedPlot: true };

/** A figure as plotly.js's own SVG; null where it lacks what WebGL should have painted. */
async function drawFigure(figure, width, height) {
  Math.random = seeded(1);
  const plot = document.createElement("div");
  document.body.replaceChildren(plot);
  const [drawing] = await Promise.allSettled([drawnIn(plot, figure, width, height)]);
  const isRefused = drawing.status === "rejected";
  if (BY_WEBGL.some((kind) => plot._fullLayout?._has(kind))) {
    if (isWebGLLost(plot) || (isRefused && !givesWebGL())) return null;
  }
  if (isRefused) throw drawing.reason;
  Plotly.purge(plot);
  return drawing.value;
}

/** What `toImage` gives, without the copy that it plots first. */
async function drawnIn(plot, figure, width, height) {
  const layout = { ...figure.layout, width, height, autosize: false };
  const config = { ...figure.config, ...AS_PICTURE };
  await Plotly.newPlot(plot, { data: figure.data ?? [], layout, config, frames: [] });
  if (PAINTED_LATE.some((kind) => plot._fullLayout._has(kind))) {
    await new Promise((resolve) => setTimeout(resolve, A_WHILE));
  }
  return Plotly.Snapshot.toSVG(plot, "svg", 1);
}

/** Whether a plot was refused WebGL, or has lost it. A scene that was drawn has null for `glplot`. */
function isWebGLLost(plot) {
  const layout = plot._fullLayout;
  const scenes = layout._subplots.gl3d.map((name) => layout[name]._scene);
  const isLost = (canvas) => canvas.getContext("webgl")?.isContextLost();
  return (
    plot.querySelector(".no-webgl") !== null ||
    scenes.some((scene) => scene && scene.glplot === undefined) ||
    [...plot.querySelectorAll("canvas")].some(isLost)
  );
}

/** Whether the browser would give WebGL now. To ask costs one of the few contexts that it keeps. */
const givesWebGL = () => Boolean(document.createElement("canvas").getContext("webgl"));

/** Put drawings side by side on the page, each once for every scheme, to be photographed. */
async function lay(drawings, schemes) {
  let left = 0;
  const parser = new DOMParser();
  const sheets = drawings.flatMap(({ svgs, width, height }) => {
    const parsed = svgs.map((svg) => parser.parseFromString(svg, "image/svg+xml").documentElement);
    return schemes.map((variables, scheme) => {
      const drawing = parsed[scheme] ?? parsed[0];
      const sheet = document.createElement("div");
      sheet.className = "sheet";
      Object.assign(sheet.style, { width: `${width}px`, height: `${height}px`, left: `${left}px` });
      for (const [name, colour] of Object.entries(variables)) sheet.style.setProperty(name, colour);
      left += width;
      // In a tree of its own, where its ids are its own: patterns have the colours of their scheme.
      const tree = sheet.attachShadow({ mode: "open" });
      tree.append(document.importNode(drawing, true));
      Object.assign(tree.firstChild.style, { display: "block", width: "100%", height: "100%" });
      return sheet;
    });
  });
  document.body.replaceChildren(...sheets);
  await document.fonts.ready;
}
