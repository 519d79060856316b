/** The part of a browser's document that plotly.js builds drawings in: nodes. */
"use strict";

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const SVG_SPACE = "http://www.w3.org/2000/svg";

const escaped = (text) => String(text).replace(/[&<>"]/g, (sign) => ESCAPES[sign]);

class Node {
  constructor(kind) {
    this.nodeType = kind;
    this.childNodes = [];
    this.parentNode = null;
  }
  get ownerDocument() {
    return globalThis.document;
  }
  get firstChild() {
    return this.childNodes[0] ?? null;
  }
  get nextSibling() {
    const around = this.parentNode?.childNodes ?? [];
    return around[around.indexOf(this) + 1] ?? null;
  }
  get textContent() {
    return this.childNodes.map((child) => child.textContent).join("");
  }
  set textContent(text) {
    this._empty();
    if (text !== null && text !== undefined && text !== "") this.appendChild(new Text(text));
  }
  appendChild(child) {
    return this.insertBefore(child, null);
  }
  insertBefore(child, before) {
    child.parentNode?.removeChild(child);
    const at = before ? this.childNodes.indexOf(before) : -1;
    if (at < 0) this.childNodes.push(child);
    else this.childNodes.splice(at, 0, child);
    child.parentNode = this;
    return child;
  }
  removeChild(child) {
    const at = this.childNodes.indexOf(child);
    if (at >= 0) this.childNodes.splice(at, 1);
    child.parentNode = null;
    return child;
  }
  remove() {
    this.parentNode?.removeChild(this);
  }
  addEventListener() {}
  removeEventListener() {}
  _empty() {
    for (const child of this.childNodes) child.parentNode = null;
    this.childNodes = [];
  }
}

class Text extends Node {
  constructor(text) {
    super(3);
    this.nodeName = "#text";
    this.data = String(text);
  }
  get textContent() {
    return this.data;
  }
  set textContent(text) {
    this.data = String(text);
  }
  cloneNode() {
    return new Text(this.data);
  }
  get outerHTML() {
    return escaped(this.data);
  }
}

class Element extends Node {
  constructor(name, space) {
    super(1);
    this.namespaceURI = space;
    this.localName = name;
    this.tagName = this.nodeName = space === SVG_SPACE ? name : name.toUpperCase();
    this.said = new Map();
    this.style = new CSSStyleDeclaration();
    this.classList = new ClassList(this);
  }
  getAttribute(name) {
    if (name === "style") return this.style.cssText || null;
    return this.said.get(name) ?? null;
  }
  setAttribute(name, value) {
    if (name === "style") this.style.cssText = String(value);
    else this.said.set(name, String(value));
  }
  removeAttribute(name) {
    if (name === "style") this.style.cssText = "";
    else this.said.delete(name);
  }
  hasAttribute(name) {
    return this.getAttribute(name) !== null;
  }
  getAttributeNS(_space, name) {
    return this.getAttribute(name);
  }
  setAttributeNS(_space, name, value) {
    this.setAttribute(name, value);
  }
  removeAttributeNS(_space, name) {
    this.removeAttribute(name);
  }
  get id() {
    return this.said.get("id") ?? "";
  }
  set id(id) {
    this.setAttribute("id", id);
  }
  get className() {
    return this.said.get("class") ?? "";
  }
  set className(name) {
    this.setAttribute("class", name);
  }
  get children() {
    return this.childNodes.filter((child) => child.nodeType === 1);
  }
  get offsetWidth() {
    return parseFloat(this.style.width) || 0;
  }
  get offsetHeight() {
    return parseFloat(this.style.height) || 0;
  }
  get clientWidth() {
    return this.offsetWidth;
  }
  get clientHeight() {
    return this.offsetHeight;
  }
  get innerHTML() {
    return this.childNodes.map((child) => child.outerHTML).join("");
  }
  /** Text with entities. plotly.js sets markup for its buttons only, which no drawing has. */
  set innerHTML(text) {
    const number = (_, hex, digits) => String.fromCodePoint(hex ? parseInt(hex, 16) : Number(digits));
    const plain = String(text)
      .replace(/&#(?:x([0-9a-f]+)|(\d+));/gi, number)
      .replace(/&(\w+);/g, (whole, name) => ENTITIES[name] ?? whole);
    this.textContent = plain;
  }
  get outerHTML() {
    const style = this.style.cssText;
    const attributes = [...this.said, ...(style ? [["style", style]] : [])];
    const written = attributes.map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");
    return `<${this.localName}${written}>${this.innerHTML}</${this.localName}>`;
  }
  cloneNode(deep) {
    const copy = globalThis.document.createElementNS(this.namespaceURI, this.localName);
    for (const [name, value] of this.said) copy.said.set(name, value);
    for (const [name, value] of this.style.said) copy.style.said.set(name, value);
    if (deep) for (const child of this.childNodes) copy.appendChild(child.cloneNode(true));
    return copy;
  }
  matches(selector) {
    return selector.split(",").some((one) => fits(this, one.trim()));
  }
  querySelector(selector) {
    return this.querySelectorAll(selector, 1)[0] ?? null;
  }
  querySelectorAll(selector, limit = Infinity) {
    const wanted = selector.split(",").map((one) => one.trim());
    const found = [];
    const look = (node) => {
      for (const child of node.childNodes) {
        if (found.length >= limit) return;
        if (child.nodeType !== 1) continue;
        if (wanted.some((one) => fits(child, one))) found.push(child);
        look(child);
      }
    };
    look(this);
    return found;
  }
}
