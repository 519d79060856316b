/** What an element says of its looks: its style, and its classes. */
"use strict";

const dashed = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** A style attribute, by its declarations. */
class CSSStyleDeclaration {
  constructor() {
    Object.defineProperty(this, "said", { value: new Map() });
  }
  setProperty(name, value) {
    if (value === null || value === undefined || value === "") this.said.delete(name);
    else this.said.set(name, String(value));
  }
  getPropertyValue(name) {
    return this.said.get(name) ?? "";
  }
  removeProperty(name) {
    this.said.delete(name);
  }
  get cssText() {
    return Array.from(this.said, ([name, value]) => `${name}: ${value};`).join(" ");
  }
  set cssText(text) {
    this.said.clear();
    for (const part of text.split(";")) {
      const colon = part.indexOf(":");
      if (colon > 0) this.setProperty(part.slice(0, colon).trim(), part.slice(colon + 1).trim());
    }
  }
}

/** Those that plotly.js reads and writes as `style.fontSize`; all others it sets by their name. */
const DIRECT = [
  ..."color cursor direction display fill font fontFamily fontSize fontStyle fontWeight".split(" "),
  ..."height left margin opacity overflow padding pointerEvents position right stroke".split(" "),
  ..."textAlign textAnchor top bottom transform visibility whiteSpace width zIndex".split(" "),
];
for (const name of DIRECT) {
  Object.defineProperty(CSSStyleDeclaration.prototype, name, {
    get() {
      return this.getPropertyValue(dashed(name));
    },
    set(value) {
      this.setProperty(dashed(name), value);
    },
  });
}

class ClassList {
  constructor(element) {
    this.element = element;
  }
  _names() {
    return this.element.className.split(/\s+/).filter(Boolean);
  }
  contains(name) {
    return this._names().includes(name);
  }
  add(...names) {
    this.element.className = [...new Set([...this._names(), ...names])].join(" ");
  }
  remove(...names) {
    this.element.className = this._names().filter((name) => !names.includes(name)).join(" ");
  }
}
