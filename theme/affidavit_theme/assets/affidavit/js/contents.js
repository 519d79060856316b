/** Mark in the contents the section that is being read. Without this file they are a plain list. */
(() => {
  const links = [...document.querySelectorAll(".affidavit-contents a")];
  const sections = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));

  const mark = () => {
    // The section whose start has passed the upper third of the window, the last of them.
    const passed = sections.filter((section) => section?.getBoundingClientRect().top < innerHeight / 3);
    const current = links[sections.indexOf(passed.at(-1))];
    for (const link of links) {
      if (link === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };

  // Told only when a section crosses that line or a window's edge, not at every step of scrolling.
  const watcher = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
  for (const section of sections) if (section) watcher.observe(section);
})();
