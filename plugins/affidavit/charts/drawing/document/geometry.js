/** Where things lie: what plotly.js asks a browser for before it places anything. */
"use strict";

function boxOfPoints(points) {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

function around(boxes) {
  if (boxes.length === 0) return null;
  return boxes.reduce((all, box) => ({
    left: Math.min(all.left, box.left),
    right: Math.max(all.right, box.right),
    top: Math.min(all.top, box.top),
    bottom: Math.max(all.bottom, box.bottom),
  }));
}

/** The box of an element in its own coordinates, or null where it has none. */
function boxOf(element) {
  const number = (name) => parseFloat(element.getAttribute(name)) || 0;
  if (element.style.getPropertyValue("display") === "none") return null;
  switch (element.localName) {
    case "text":
    case "tspan":
      return around(boxesOfText(element));
    case "rect":
    case "image": {
      const [x, y] = [number("x"), number("y")];
      return { left: x, right: x + number("width"), top: y, bottom: y + number("height") };
    }
    case "circle": {
      const [x, y, r] = [number("cx"), number("cy"), number("r")];
      return { left: x - r, right: x + r, top: y - r, bottom: y + r };
    }
    case "path": {
      const points = pointsOf(element.getAttribute("d"));
      return points.length ? boxOfPoints(points) : null;
    }
    case "defs":
    case "clipPath":
      return null;
    default: {
      const boxes = element.children.map((child) => [boxOf(child), movesOf(child)]);
      return around(boxes.filter(([box]) => box).map(([box, matrix]) => moved(box, matrix)));
    }
  }
}

const UNMOVED = [1, 0, 0, 1, 0, 0];

function times([a, b, c, d, e, f], [g, h, i, j, k, l]) {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** An element's own `transform` as a matrix. */
function movesOf(element) {
  const said = element.getAttribute?.("transform");
  if (!said) return UNMOVED;
  return Array.from(said.matchAll(/(\w+)\(([^)]*)\)/g), ([, name, inner]) => {
    const [a = 0, b, c = 0] = (inner.match(NUMBER) ?? []).map(Number);
    if (name === "translate") return [1, 0, 0, 1, a, b ?? 0];
    if (name === "scale") return [a, 0, 0, b ?? a, 0, 0];
    if (name === "rotate") return turned((a * Math.PI) / 180, b ?? 0, c);
    return (inner.match(NUMBER) ?? []).map(Number);
  }).reduce(times, UNMOVED);
}

function turned(angle, x, y) {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return times(times([1, 0, 0, 1, x, y], [cos, sin, -sin, cos, 0, 0]), [1, 0, 0, 1, -x, -y]);
}

function moved({ left, right, top, bottom }, [a, b, c, d, e, f]) {
  const corners = [[left, top], [right, top], [left, bottom], [right, bottom]];
  return boxOfPoints(corners.map(([x, y]) => [a * x + c * y + e, b * x + d * y + f]));
}

function rectOf(box) {
  const { left, right, top, bottom } = box ?? { left: 0, right: 0, top: 0, bottom: 0 };
  return { x: left, y: top, left, right, top, bottom, width: right - left, height: bottom - top };
}

Object.assign(Element.prototype, {
  getBBox() {
    return rectOf(boxOf(this));
  },
  getBoundingClientRect() {
    if (this.namespaceURI !== SVG_SPACE) {
      return rectOf({ left: 0, top: 0, right: this.offsetWidth, bottom: this.offsetHeight });
    }
    let box = boxOf(this);
    for (let node = this; box && node?.nodeType === 1; node = node.parentNode) box = moved(box, movesOf(node));
    return rectOf(box);
  },
  getTotalLength() {
    return lengthsOf(this).at(-1)?.until ?? 0;
  },
  getPointAtLength(length) {
    const parts = lengthsOf(this);
    const part = parts.find(({ until }) => until >= length) ?? parts.at(-1);
    if (!part) return { x: 0, y: 0 };
    const [[x0, y0], [x1, y1]] = [part.from, part.to];
    const share = part.length ? Math.max(0, 1 - (part.until - length) / part.length) : 0;
    return { x: x0 + (x1 - x0) * Math.min(1, share), y: y0 + (y1 - y0) * Math.min(1, share) };
  },
});

function lengthsOf(element) {
  const points = pointsOf(element.getAttribute("d"));
  let until = 0;
  return points.slice(1).map((to, index) => {
    const from = points[index];
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    until += length;
    return { from, to, length, until };
  });
}
