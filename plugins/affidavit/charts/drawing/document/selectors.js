/** Selectors as plotly.js writes them: names, ids, classes, attributes, descendants, children. */
"use strict";

const parsed = new Map();
const COMPOUND = /([>\s]*)((?:[^\s>[\]]|\[[^\]]*\])+)/g;
const SIMPLE = /([#.]?)([\w*-]+)|\[([\w-]+)(?:([\^$*]?)=["']?([^"'\]]*)["']?)?\]|:([\w-]+)(?:\(([^)]*)\))?/g;

function stepsOf(selector) {
  if (!parsed.has(selector)) {
    const steps = Array.from(selector.matchAll(COMPOUND), ([, joint, compound]) => ({
      isChild: joint.includes(">"),
      tests: Array.from(compound.matchAll(SIMPLE), testOf),
    }));
    parsed.set(selector, steps.reverse());
  }
  return parsed.get(selector);
}

function testOf([whole, sigil, name, attribute, operator, value, pseudo, inner]) {
  if (attribute) return (node) => attributeFits(node.getAttribute(attribute), operator, value);
  if (pseudo === "first-child") return (node) => node.parentNode?.children?.[0] === node;
  if (pseudo === "not") return (node) => !node.matches(inner);
  if (pseudo) throw new Error(`the selector ${whole} is not known here`);
  if (sigil === "#") return (node) => node.id === name;
  if (sigil === ".") return (node) => node.classList.contains(name);
  return (node) => name === "*" || node.localName === name.toLowerCase() || node.localName === name;
}

function attributeFits(actual, operator, value) {
  if (actual === null || value === undefined) return actual !== null;
  if (operator === "^") return actual.startsWith(value);
  if (operator === "$") return actual.endsWith(value);
  return operator === "*" ? actual.includes(value) : actual === value;
}

function fits(element, selector) {
  const [last, ...above] = stepsOf(selector);
  if (!last?.tests.every((test) => test(element))) return false;
  return aboveFits(element, above, last.isChild);
}

function aboveFits(element, [step, ...above], isChild) {
  if (!step) return true;
  for (let node = element.parentNode; node?.nodeType === 1; node = node.parentNode) {
    const here = step.tests.every((test) => test(node)) && aboveFits(node, above, step.isChild);
    if (here) return true;
    if (isChild) return false;
  }
  return false;
}
