// Searches the pages without a network: script/site writes the index, which is read when somebody first searches.
// Chinese is looked up by pairs of characters, other text by words; every part of what is sought has to be found.
(() => {
  const field = document.querySelector("nav input");
  const list = document.querySelector("nav ol");
  const { index: address, root, none } = field.dataset;
  let index;

  function load(then) {
    if (index) return then();
    const script = document.createElement("script");
    script.src = root + address;
    script.onload = () => {
      index = window.searchIndex;
      then();
    };
    document.head.append(script);
  }

  /** What is looked up: pairs of neighbouring ideographs, words in small letters. */
  function keys(text) {
    const found = new Set();
    for (const [run] of text.toLowerCase().matchAll(/\p{Script=Han}+|[\p{L}\p{N}_]+/gu)) {
      if (!/^\p{Script=Han}/u.test(run)) found.add(run.match(/^[^\p{Script=Han}]+/u)[0]);
      const signs = [...run].filter((sign) => /\p{Script=Han}/u.test(sign));
      if (signs.length === 1) found.add(signs[0]);
      for (let place = 1; place < signs.length; place++) found.add(signs[place - 1] + signs[place]);
    }
    return [...found];
  }

  /** Numbers of sections with their weights: of a key, or of all that begin with it. */
  function places(key) {
    const weights = new Map();
    const isWhole = key in index.keys && /\p{Script=Han}{2}/u.test(key);
    const known = isWhole ? [key] : Object.keys(index.keys).filter((other) => other.startsWith(key));
    for (const other of known) {
      for (const entry of index.keys[other]) {
        const place = Math.floor(entry / 8);
        weights.set(place, Math.max(weights.get(place) ?? 0, (entry % 8) + (other === key ? 2 : 0)));
      }
    }
    return weights;
  }

  function sections(text) {
    const all = keys(text).map(places);
    if (!all.length) return [];
    const found = [...all[0].keys()].filter((place) => all.every((weights) => weights.has(place)));
    const weight = (place) => all.reduce((sum, weights) => sum + weights.get(place), 0);
    return found.sort((one, other) => weight(other) - weight(one) || one - other).slice(0, 20);
  }

  function show() {
    const text = field.value.trim();
    list.replaceChildren();
    list.hidden = !text;
    if (!text) return;
    const found = sections(text);
    for (const place of found) {
      const [page, anchor, heading, start] = index.sections[place];
      const [link, line, item] = ["a", "small", "li"].map((name) => document.createElement(name));
      link.href = root + index.pages[page][0] + (anchor ? "#" + anchor : "");
      link.textContent = heading === index.pages[page][1] ? heading : `${index.pages[page][1]} › ${heading}`;
      line.textContent = start;
      item.append(link, line);
      list.append(item);
    }
    if (!found.length) list.append(Object.assign(document.createElement("li"), { textContent: none }));
  }

  field.addEventListener("input", () => load(show));
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") load(() => { show(); list.querySelector("a")?.click(); });
    if (event.key === "Escape") { field.value = ""; show(); }
  });
})();
