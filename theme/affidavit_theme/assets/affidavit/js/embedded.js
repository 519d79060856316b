/**
 * On the page that a chart has to itself: tells the page around its frame how high it is, so that
 * nothing is cut off there. Says nothing else, and listens to nobody.
 */
"use strict";
(() => {
  if (parent === window) return;
  let told = 0;
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height && height !== told) parent.postMessage({ affidavit: "height", height }, "*");
    told = height;
  };
  new ResizeObserver(tell).observe(document.body);
  // A frame is no place for other pages, and most of them refuse it.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (link && !link.getAttribute("href").startsWith("#") && !link.hasAttribute("download")) {
      link.target = "_blank";
    }
  });
})();
