/** How much room words take in our font, measured as Chromium does. */
"use strict";

const BASE_SIZE = 16;
const BOLD = 700;
const NORMAL = 400;

/** What an element says of its text, or what is said around it. */
function inherited(node, name) {
  for (let each = node; each?.nodeType === 1; each = each.parentNode) {
    const value = each.style.getPropertyValue(name) || each.getAttribute(name);
    if (value && value !== "inherit") return value;
  }
  return "";
}

/** A length in pixels; `em` and `%` are of the size that is around. */
function pixels(length, around) {
  const number = parseFloat(length) || 0;
  if (/em$/.test(length)) return number * around;
  return /%$/.test(length) ? (number * around) / 100 : number;
}

function sizeOf(node) {
  if (node?.nodeType !== 1) return BASE_SIZE;
  const own = node.style.getPropertyValue("font-size") || node.getAttribute("font-size");
  return own ? pixels(own, /px$|^[\d.]+$/.test(own) ? 0 : sizeOf(node.parentNode)) : sizeOf(node.parentNode);
}

function weightOf(node) {
  const said = inherited(node, "font-weight");
  return said === "bold" ? BOLD : Number(said) || NORMAL;
}

/**
 * How far a text in our font goes, in pixels: its pen, with kerning, and its ink where that is more.
 *
 * As Chromium measures: the pen up to the next 64th, each letter's ink out to whole pixels.
 */
function extentOf(text, size, weight) {
  const face = FACES.weights[nearest(weight)];
  const scale = size / FACES.unit;
  const extent = { width: 0, left: 0, right: 0 };
  let pen = 0;
  let before = null;
  for (const letter of joined(text)) {
    const glyph = FACES.ligatures[letter] ?? FACES.letters[letter.codePointAt(0)];
    if (glyph === undefined) {
      if (!UNSEEN.test(letter)) missing.add(letter);
      before = null;
      continue;
    }
    pen += before === null ? 0 : kerning(face, before, glyph) * scale;
    extent.left = Math.min(extent.left, pen + Math.floor(face.lefts[glyph] * scale));
    extent.right = Math.max(extent.right, pen + Math.ceil(face.rights[glyph] * scale));
    pen += face.widths[glyph] * scale;
    before = glyph;
  }
  extent.width = Math.ceil(pen * 64 - 1e-6) / 64;
  extent.right = Math.max(extent.right, extent.width);
  return extent;
}

/** A text's letters, those that the font draws as one joined. */
function joined(text) {
  const found = [];
  for (const letter of text) {
    if (FACES.ligatures[found.at(-1) + letter] !== undefined) found.push(found.pop() + letter);
    else found.push(letter);
  }
  return found;
}

const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\n]/;
const missing = new Set();

function nearest(weight) {
  const known = Object.keys(FACES.weights).map(Number);
  return known.reduce((best, each) => (Math.abs(each - weight) < Math.abs(best - weight) ? each : best));
}

/** OpenType pair positioning: the first subtable that covers both letters decides. */
function kerning(face, first, second) {
  for (const { pairs, firsts, seconds, values } of face.kerning) {
    if (pairs) {
      const value = pairs[first]?.[second];
      if (value !== undefined) return value;
    } else if (firsts[first] !== undefined) return values[firsts[first]][seconds[second] ?? 0];
  }
  return 0;
}

/** The boxes of a text's runs, lines of it and words in bold among them, in its own coordinates. */
function boxesOfText(text) {
  const boxes = [];
  const chunk = { runs: [], x: 0 };
  const pen = { x: 0, y: 0 };
  const endChunk = () => {
    const anchor = chunk.anchor ?? "start";
    const share = anchor === "middle" ? 0.5 : anchor === "end" ? 1 : 0;
    const shift = share * (pen.x - chunk.x);
    for (const box of chunk.runs) boxes.push({ ...box, left: box.left - shift, right: box.right - shift });
    chunk.runs = [];
  };
  const walk = (node) => {
    if (node.nodeType === 3) return run(node);
    if (node.style.getPropertyValue("display") === "none") return;
    const around = sizeOf(node);
    if (node.hasAttribute("x") || node.hasAttribute("y")) endChunk();
    if (node.hasAttribute("x")) pen.x = pixels(node.getAttribute("x"), around);
    if (node.hasAttribute("y")) pen.y = pixels(node.getAttribute("y"), around);
    if (node.hasAttribute("x") || node.hasAttribute("y") || node === text) chunk.x = pen.x;
    pen.x += pixels(node.getAttribute("dx") ?? "", around);
    pen.y += pixels(node.getAttribute("dy") ?? "", around);
    chunk.anchor = inherited(node, "text-anchor");
    for (const child of node.childNodes) walk(child);
  };
  const run = (node) => {
    const size = sizeOf(node.parentNode);
    const { width, left, right } = extentOf(node.data, size, weightOf(node.parentNode));
    if (node.data.length === 0) return;
    const ascent = Math.round((FACES.ascent * size) / FACES.unit);
    const descent = Math.round((FACES.descent * size) / FACES.unit);
    const [top, bottom] = [pen.y - ascent, pen.y + descent];
    chunk.runs.push({ left: pen.x + left, right: pen.x + right, top, bottom });
    pen.x += width;
  };
  walk(text);
  endChunk();
  return boxes;
}
