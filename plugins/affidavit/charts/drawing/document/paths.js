/** Paths as points along them. */
"use strict";

const STEPS = 12;
const COMMAND = /([a-zA-Z])([^a-zA-Z]*(?:e-?\d[^a-zA-Z]*)*)/g;
const NUMBER = /-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi;
const TAKES = { M: 2, L: 2, T: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, A: 7, Z: 0 };

/** A path as points along it; arcs go straight, since nothing that is measured has one. */
function pointsOf(d) {
  const points = [];
  let x = 0, y = 0, from = [0, 0];
  for (const [, letter, rest] of (d ?? "").matchAll(COMMAND)) {
    const command = letter.toUpperCase();
    const isRelative = letter !== command;
    const numbers = (rest.match(NUMBER) ?? []).map(Number);
    const count = TAKES[command];
    for (let at = 0; at === 0 || at < numbers.length; at += count || 1) {
      const some = numbers.slice(at, at + count);
      const there = (index) => [some[index] + (isRelative ? x : 0), some[index + 1] + (isRelative ? y : 0)];
      let end;
      if (command === "Z") end = from;
      else if (command === "H") end = [some[0] + (isRelative ? x : 0), y];
      else if (command === "V") end = [x, some[0] + (isRelative ? y : 0)];
      else end = there(count - 2);
      const bends = { C: [0, 2], S: [0], Q: [0] }[command];
      if (bends) points.push(...curve([[x, y], ...bends.map(there), end]));
      else points.push(end);
      [x, y] = end;
      if (command === "M" && at === 0) from = end;
      if (!count) break;
    }
  }
  return points;
}

/** Points of a Bézier curve after its first one. */
function curve(bends) {
  return Array.from({ length: STEPS }, (_, step) => {
    const t = (step + 1) / STEPS;
    let line = bends;
    while (line.length > 1) {
      line = line.slice(1).map(([x, y], index) => [line[index][0] * (1 - t) + x * t, line[index][1] * (1 - t) + y * t]);
    }
    return line[0];
  });
}
