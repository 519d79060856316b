/** What the renderer calls on its page. Plotly is loaded after it. */
"use strict";

/** Numbers that look random and are the same in every build: plotly.js makes its ids from them. */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The number of faces that a text in our font would be set in: 0 where it did not arrive. */
async function facesOf(family) {
  const weights = [400, 600, 700];
  const loaded = await Promise.all(weights.map((w) => document.fonts.load(`${w} 13px "${family}"`)));
  return Math.min(...loaded.map((faces) => faces.length));
}

/** A figure as plotly.js's own SVG. */
async function drawFigure(figure, width, height) {
  Math.random = seeded(1);
  document.body.replaceChildren();
  const layout = { ...figure.layout, width, height, autosize: false };
  const config = { ...figure.config, topojsonURL: "", staticPlot: true };
  const size = { format: "svg", width, height, imageDataOnly: true };
  return Plotly.toImage({ data: figure.data ?? [], layout, config, frames: [] }, size);
}

/** Put a drawing on the page once for each scheme, side by side, to be photographed. */
async function lay(svg, width, height, schemes) {
  const source = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  const sheets = schemes.map((variables, index) => {
    const sheet = document.createElement("div");
    sheet.className = "sheet";
    Object.assign(sheet.style, { width: `${width}px`, height: `${height}px`, left: `${index * width}px` });
    for (const [name, colour] of Object.entries(variables)) sheet.style.setProperty(name, colour);
    sheet.style.background = "var(--affidavit-c-paper)";
    sheet.append(document.importNode(source, true));
    return sheet;
  });
  document.body.replaceChildren(...sheets);
  await document.fonts.ready;
}
