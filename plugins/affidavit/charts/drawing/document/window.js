/** The window around the document: what plotly.js looks for while it is loaded and while it draws. */
"use strict";

class Document extends Element {
  constructor() {
    super("#document", null);
    this.nodeType = 9;
    this.nodeName = "#document";
  }
  createElement(name) {
    return this.createElementNS("http://www.w3.org/1999/xhtml", name.toLowerCase());
  }
  createElementNS(space, name) {
    const element = new Element(name, space);
    if (name === "style") element.sheet = { insertRule() {}, deleteRule() {}, cssRules: [] };
    return element;
  }
  createTextNode(text) {
    return new Text(text);
  }
  getElementById(id) {
    return this.querySelector(`#${id}`);
  }
}

const page = new Document();
page.documentElement = page.appendChild(page.createElement("html"));
page.head = page.documentElement.appendChild(page.createElement("head"));
page.body = page.documentElement.appendChild(page.createElement("body"));
page.defaultView = globalThis;
Object.defineProperty(page, "ownerDocument", { value: null });

/** A clock that stands still: a drawing is the same whenever it is made. */
class StoppedDate extends Date {
  constructor(...parts) {
    super(...(parts.length ? parts : [0]));
  }
  static now() {
    return 0;
  }
}

/** Nothing waits: what plotly.js would do later is for pages that are looked at. */
const never = () => 0;

Object.assign(globalThis, {
  window: globalThis,
  self: globalThis,
  document: page,
  Node, Element, Document, CSSStyleDeclaration,
  Date: StoppedDate,
  HTMLElement: Element,
  SVGElement: Element,
  navigator: { userAgent: "Chrome", language: "en", platform: "" },
  location: { href: "about:blank", protocol: "about:", host: "", hostname: "", pathname: "", search: "", hash: "" },
  innerWidth: 1280,
  innerHeight: 800,
  devicePixelRatio: 1,
  console: { log() {}, warn() {}, error() {}, info() {}, debug() {}, trace() {} },
  performance: { now: () => 0 },
  setTimeout: never,
  clearTimeout: never,
  setInterval: never,
  clearInterval: never,
  requestAnimationFrame: never,
  cancelAnimationFrame: never,
  addEventListener() {},
  removeEventListener() {},
  matchMedia: () => ({ matches: false, addEventListener() {}, removeEventListener() {} }),
  getComputedStyle: (element) => ({ getPropertyValue: (name) => inherited(element, name), position: "static" }),
  DOMParser: class {},
  XMLSerializer: class {
    serializeToString(node) {
      return node.outerHTML;
    }
  },
});
