/** One figure drawn as plotly.js draws it in a browser. */
"use strict";

const done = { svg: null, fault: null, marks: 0, expected: 0 };

/** How many bars and points a drawing should have: those whose values are numbers, in its axes. */
function expectedMarks(plot) {
  const isIn = (axis, value) => {
    const [from, to] = axis.range.map((end) => axis.r2l(end));
    return value >= Math.min(from, to) && value <= Math.max(from, to);
  };
  const counted = plot.calcdata.map((points) => {
    const { trace } = points[0];
    if (trace.visible !== true) return 0;
    if (trace.type === "bar") return points.filter(({ p, s }) => isFinite(p) && isFinite(s)).length;
    if (!trace.mode.includes("markers")) return 0;
    const { _fullLayout: layout } = plot;
    const [across, up] = [trace.xaxis, trace.yaxis].map((id) => layout[`${id[0]}axis${id.slice(1)}`]);
    return points.filter(({ x, y }) => isIn(across, x) && isIn(up, y)).length;
  });
  return counted.reduce((all, each) => all + each, 0);
}

function start(json) {
  const { figure, width, height } = JSON.parse(json);
  Math.random = seeded(1);
  missing.clear();
  Object.assign(done, { svg: null, fault: null, marks: 0, expected: 0 });
  const plot = document.createElement("div");
  document.body._empty();
  document.body.appendChild(plot);
  plot.style.width = `${width}px`;
  plot.style.height = `${height}px`;
  const layout = { ...figure.layout, width, height, autosize: false };
  const config = { ...figure.config, topojsonURL: "", staticPlot: true, _exportedPlot: true };
  Plotly.newPlot(plot, { data: figure.data ?? [], layout, config, frames: [] })
    .then(() => {
      done.expected = expectedMarks(plot);
      done.marks = plot.querySelectorAll(".point").length;
      done.svg = Plotly.Snapshot.toSVG(plot, "svg", 1);
      Plotly.purge(plot);
    })
    .catch((error) => {
      done.fault = String(error?.message ?? error) + "\n" + error?.stack;
    });
}

function finish() {
  return JSON.stringify({ ...done, missing: [...missing] });
}
