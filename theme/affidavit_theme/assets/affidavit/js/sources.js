/** Narrow the list of all sources by words and kind. Without this file the whole list stands there. */
(() => {
  const form = document.querySelector(".affidavit-all-sources__filter");
  const items = [...document.querySelectorAll(".affidavit-all-sources li")];
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
  const texts = items.map((item) => plain(item.textContent));

  const narrow = () => {
    const words = plain(form.elements.words.value).split(/\s+/).filter(Boolean);
    const kind = form.elements.kind.value;
    let found = 0;
    items.forEach((item, number) => {
      const isKind = !kind || item.dataset.kind === kind;
      item.hidden = !isKind || !words.every((word) => texts[number].includes(word));
      found += !item.hidden;
    });
    const isWhole = !kind && !words.length;
    form.querySelector("output").textContent = isWhole ? "" : `${found} / ${items.length}`;
  };

  form.hidden = false;
  form.addEventListener("input", narrow);
  form.addEventListener("submit", (event) => event.preventDefault());
  narrow();
})();
