/** Narrow the list of all sources by words, kind, language and whether there is a copy. Without this file the whole list stands there. */
(() => {
  const form = document.querySelector(".affidavit-all-sources__filter");
  const items = [...document.querySelectorAll(".affidavit-all-sources li")];
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
  const texts = items.map((item) => plain(item.textContent));

  const narrow = () => {
    const words = plain(form.elements.words.value).split(/\s+/).filter(Boolean);
    const kind = form.elements.kind.value;
    const language = form.elements.language?.value;
    const copied = form.elements.copied?.checked;
    let found = 0;
    items.forEach((item, number) => {
      const is = (wanted, value) => !wanted || value === wanted;
      const isKind = is(kind, item.dataset.kind) && is(language, item.dataset.language) && (!copied || "copied" in item.dataset);
      item.hidden = !isKind || !words.every((word) => texts[number].includes(word));
      found += !item.hidden;
    });
    const isWhole = !kind && !language && !copied && !words.length;
    form.querySelector("output").textContent = isWhole ? "" : `${found} / ${items.length}`;
  };

  form.hidden = false;
  form.addEventListener("input", narrow);
  form.addEventListener("submit", (event) => event.preventDefault());
  narrow();
})();
