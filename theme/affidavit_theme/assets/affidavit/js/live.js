/**
 * What plotly.js needs on our pages: the page's colours in place of roles, and a way to draw under a
 * policy that takes no style attribute and no picture from a text.
 */
"use strict";
(() => {
  const painted = new Map();
  const underPolicy = once(() => {
    styleWithoutAttribute();
    styleWithoutSheet();
    paintWithoutAddress();
  });

  window.affidavit = { ...window.affidavit, coloursOf, recoloured, underPolicy };

  function once(act) {
    let done = false;
    return () => {
      if (!done) act();
      done = true;
    };
  }

  /**
   * Each colour of a role -> what the page has for that role, as plotly.js reads it; and the house's
   * faces -> those of the page, which also chooses what other scripts are set in.
   */
  function coloursOf(figure, { face, roles }) {
    const probe = document.createElement("span");
    probe.hidden = true;
    figure.append(probe);
    const pairs = Object.entries(roles).map(([hex, name]) => {
      const token = `var(--affidavit-c-${name}, ${hex})`;
      probe.style.color = `color-mix(in srgb, ${token}, ${token})`;
      return [hex, inHex(getComputedStyle(probe).color) ?? hex];
    });
    const faces = getComputedStyle(probe.parentElement.querySelector(".affidavit-chart__box"));
    probe.remove();
    return new Map([...pairs, [face, faces.fontFamily]]);
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

  /** plotly.js writes bold words as a style attribute. The policy refuses that, not the object. */
  function styleWithoutAttribute() {
    const set = SVGElement.prototype.setAttribute;
    SVGElement.prototype.setAttribute = function (name, value) {
      if (name === "style") this.style.cssText = value;
      else set.call(this, name, value);
    };
  }

  /**
   * The larger bundles bring rules for street maps, which our pages never show, in a style element
   * that the policy refuses. They leave it away where an element of its id, a hash, is there.
   */
  function styleWithoutSheet() {
    const find = Document.prototype.getElementById;
    document.getElementById = function (id) {
      return find.call(this, id) ?? (/^[0-9a-f]{64}$/.test(id) ? this.head : null);
    };
  }

  /**
   * plotly.js paints heatmaps on a canvas and shows that as an image with the picture in its
   * address, which `img-src 'self'` refuses. The canvas itself is shown in the image's place.
   */
  function paintWithoutAddress() {
    const address = HTMLCanvasElement.prototype.toDataURL;
    HTMLCanvasElement.prototype.toDataURL = function (...form) {
      const found = address.apply(this, form);
      if (!this.isConnected) painted.set(found, this);
      return found;
    };
    const set = SVGImageElement.prototype.setAttributeNS;
    SVGImageElement.prototype.setAttributeNS = function (space, name, value) {
      const canvas = name.endsWith("href") ? painted.get(value) : undefined;
      if (!canvas) return set.call(this, space, name, value);
      painted.clear(); // plotly.js shows each at once
      queueMicrotask(() => lay(canvas, this));
    };
  }

  /** Show a canvas where an image lies: behind it, at its place and size. */
  function lay(canvas, image) {
    const frame = document.createElementNS("http://www.w3.org/2000/svg", "foreignObject");
    for (const name of ["x", "y", "width", "height"]) {
      frame.setAttribute(name, image.getAttribute(name) ?? "0");
    }
    Object.assign(canvas.style, { display: "block", width: "100%", height: "100%" });
    canvas.style.imageRendering = image.style.imageRendering;
    frame.append(canvas);
    const before = image.previousElementSibling;
    if (before?.matches("foreignObject")) before.remove();
    image.before(frame);
  }
})();
