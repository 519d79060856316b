/**
 * Says `js` on <html> before anything is painted, so that the pictures of charts are neither shown
 * nor fetched where charts.js will draw. Takes it back where that script does not come: then the
 * pictures show. A page opened from disk may fetch nothing, so there the pictures stay.
 */
"use strict";
(() => {
  const root = document.documentElement;
  const check = () => {
    const ours = window.affidavit;
    if (!ours || (!ours.charts && document.querySelector("[data-charts]"))) root.classList.remove("js");
  };
  if (location.protocol === "file:") return;
  root.classList.add("js");
  addEventListener("error", (event) => event.target.tagName === "SCRIPT" && check(), true);
  addEventListener("DOMContentLoaded", check);
  setTimeout(check, 4000);
})();
