/**
 * For other sites: gives each frame with a chart of this publication the height that its page says
 * it has. Takes nothing but a number, and only from a frame that shows a page of the host which
 * this file comes from. Without it frames keep the height they were given.
 */
"use strict";
(() => {
  const origin = new URL(document.currentScript.src).origin;
  const HIGHEST = 20_000;
  addEventListener("message", (event) => {
    const height = Number(event.data?.height);
    if (event.origin !== origin || event.data.affidavit !== "height") return;
    if (!(height > 0 && height < HIGHEST)) return;
    for (const frame of document.querySelectorAll("iframe")) {
      if (frame.contentWindow === event.source) frame.height = height;
    }
  });
})();
