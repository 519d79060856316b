/**
 * Shows what a citation cites, and what a fact or claim rests on, beside it: under a resting
 * pointer, under the keyboard's focus, or at a tap, which also moves the focus there. Its words are
 * those of the lists at the end. Without this file, and for Enter, a mark leads to its list. Nothing
 * is said aloud unless it is asked for.
 */
"use strict";
(() => {
  const CITED = "a.affidavit-cite, a.affidavit-mark[href]";
  const REST = 250, LEAVE = 350, SETTLE = 400, DRIFT = 40, GAP = 8;
  let note, cited, stays, timer, opened, top;
  if (!document.querySelector("[data-list]")) return;

  const make = () => {
    note = document.createElement("div");
    note.className = "affidavit-note";
    note.setAttribute("role", "dialog");
    note.tabIndex = -1;
    if ("popover" in note) note.popover = "manual";
    note.hidden = true;
    document.body.append(note);
  };

  const element = (tag, text, parts = {}) => Object.assign(document.createElement(tag), { textContent: text }, parts);

  /** The entry as the list has it, with where in it this citation points, and the way on. */
  const fill = (mark, entry) => {
    const list = entry.closest("[data-list]");
    const inside = entry.cloneNode(true);
    for (const named of inside.querySelectorAll("[id]")) named.removeAttribute("id");
    const quotes = [...inside.querySelectorAll("[data-quote]")];
    const named = mark.previousElementSibling?.dataset.quote;
    if (quotes.some((quote) => quote.dataset.quote === named)) {
      for (const quote of quotes) if (quote.dataset.quote !== named) quote.remove();
    }
    inside.querySelector(".affidavit-sources__back")?.remove();
    showPages(inside.querySelector(".affidavit-sources__pages"), mark.dataset.pages?.split(" ") ?? []);
    const foot = element("p", "", { className: "affidavit-note__foot" });
    foot.append(
      element("a", list.dataset.list, { href: mark.hash }),
      element("button", list.dataset.close, { type: "button", onclick: () => close(true) }),
    );
    const where = mark.textContent ? [element("p", mark.textContent, { className: "affidavit-note__where" })] : [];
    note.replaceChildren(...where, ...inside.childNodes, foot);
    note.setAttribute("aria-label", mark.getAttribute("aria-label"));
  };

  /** Of a document's pages those that the citation means, the first as a picture. */
  const showPages = (links, meant) => {
    const kept = [...(links?.children ?? [])].filter((link) => meant.includes(link.dataset.page));
    if (!kept.length) return links?.remove();
    const [width, height] = kept[0].dataset.size.split(" ");
    kept[0].prepend(element("img", "", { src: kept[0].dataset.picture, width, height, alt: "" }));
    links.replaceChildren(...kept);
  };

  /** Below the citation, or above it where there is more room; on a narrow screen CSS decides. */
  const place = () => {
    const at = cited.getClientRects()[0];
    const { width, height } = note.getBoundingClientRect();
    const below = innerHeight - at.bottom - GAP;
    const y = height <= below || below > at.top ? at.bottom + GAP : at.top - GAP - height;
    const set = (name, wish, most) => note.style.setProperty(name, `${Math.max(GAP, Math.min(wish, most - GAP))}px`);
    set("--affidavit-note-x", at.left + (at.width - width) / 2, innerWidth - width);
    set("--affidavit-note-y", y, innerHeight - height);
    top = at.top;
  };

  const open = (mark, pinned) => {
    const entry = document.getElementById(decodeURIComponent(mark.hash.slice(1)));
    clearTimeout(timer);
    if (!entry || (mark === cited && !pinned)) return;
    if (mark !== cited) {
      close();
      if (!note) make();
      cited = mark;
      fill(mark, entry);
      note.hidden = false;
      note.showPopover?.();
      opened = performance.now();
      place();
    }
    stays = pinned;
    if (!pinned) return;
    mark.setAttribute("aria-expanded", "true");
    note.focus({ preventScroll: true });
    // A sheet at the bottom must not hide the sentence that it is about.
    const hidden = mark.getBoundingClientRect().bottom + 3 * GAP - note.getBoundingClientRect().top;
    if (hidden > 0 && note.offsetWidth >= document.documentElement.clientWidth) scrollBy({ top: hidden, behavior: "instant" });
  };

  const close = (back) => {
    clearTimeout(timer);
    if (!cited) return;
    const mark = cited;
    const held = note.contains(document.activeElement);
    cited = stays = undefined;
    mark.removeAttribute("aria-expanded");
    if (back && held) mark.focus({ preventScroll: true });
    note.hidePopover?.();
    note.hidden = true;
  };

  const soon = (task, wait) => {
    clearTimeout(timer);
    timer = setTimeout(task, wait);
  };
  const within = (target) => cited && (note.contains(target) || cited.contains(target));
  const citation = (event) => event.target.closest?.(CITED);
  /** The mark behind words that somebody taps: it is smaller than a finger. */
  const marked = (event) => {
    const mark = event.target.closest?.("a, .affidavit-fact, .affidavit-claim")?.nextElementSibling;
    return mark?.matches("a.affidavit-mark") && mark.getClientRects().length ? mark : undefined;
  };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const mark = citation(event);
    if (within(event.target)) clearTimeout(timer);
    else if (mark) soon(() => open(mark, false), REST);
  });
  document.addEventListener("pointerout", (event) => {
    if (event.pointerType === "touch" || !(citation(event) || within(event.target))) return;
    if (within(event.relatedTarget)) return;
    soon(() => stays || close(), LEAVE);
  });
  document.addEventListener("pointerdown", (event) => within(event.target) || close());
  document.addEventListener("click", (event) => {
    const mark = citation(event) ?? (event.target.closest("a") ? undefined : marked(event));
    if (note?.contains(event.target) && event.target.closest("a[href^='#']")) return close();
    // A click without a count is Enter, or what a screen reader does for it: the list answers.
    if (!mark || !event.detail || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (mark === cited && stays) close();
    else open(mark, true);
  });
  document.addEventListener("focusin", (event) => {
    const mark = citation(event);
    if (mark && mark !== cited && mark.matches(":focus-visible")) open(mark, false);
  });
  document.addEventListener("focusout", (event) => {
    if (cited && !within(event.relatedTarget) && (event.relatedTarget || !stays)) close();
  });
  document.addEventListener("keydown", (event) => {
    if (!cited) return;
    const stops = [...note.querySelectorAll("a[href], button")];
    const edge = event.shiftKey ? [stops[0], note] : [stops.at(-1)];
    if (event.key === "Escape") close(true);
    else if (event.key === "ArrowDown" && event.altKey) open(cited, true);
    else if (event.key === "Tab" && edge.includes(document.activeElement)) {
      // Out of the note is back to the citation: backwards it is there, forwards behind it.
      close(true);
      if (event.shiftKey) event.preventDefault();
    }
  });
  // What the focus itself scrolls is followed; whoever scrolls on has left.
  addEventListener("scroll", () => {
    if (!cited) return;
    if (performance.now() - opened < SETTLE) place();
    else if (Math.abs(cited.getBoundingClientRect().top - top) > DRIFT) close(true);
  }, { passive: true });
  addEventListener("resize", () => close(true));
  addEventListener("pagehide", () => close());
})();
