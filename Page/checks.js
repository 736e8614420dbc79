"use strict";
// Submitting plan sets, the list of checks, and one check: its findings beside a map.

const verdicts = ["fail", "undetermined", "waived", "pass", "notApplicable"];

function totals(outcome) {
  if (!outcome || !outcome.summary) return [];
  return verdicts.filter((verdict) => outcome.summary[verdict] > 0).flatMap((verdict) => [
    make("span", { class: verdict }, `${say(verdict)} ${outcome.summary[verdict]}`), " ",
  ]);
}

function stateOf(check) {
  if (check.state === "failed") {
    const told = check.problem || {};
    return make("span", { class: "fail" }, `${say("failed")} ${(language === "zh" ? told.detail : told.detail_en) || ""}`);
  }
  const more = check.state === "queued" && check.ahead ? `${mark("（")}${say("ahead")} ${check.ahead}${mark("）")}` : "";
  return make("span", { class: check.state === "succeeded" ? "" : "soft" }, say(check.state) + more);
}

function submitForm() {
  const file = make("input", { type: "file", id: "file", accept: ".zip,application/zip", required: true });
  const name = make("input", { id: "name", size: 18 });
  const day = make("input", { id: "day", type: "date" });
  const earlier = make("select", { id: "baseline" }, make("option", { value: "" }, "—"));
  json("/api/checks?state=succeeded&limit=200").then(({ checks }) => earlier.append(...checks.map((check) =>
    make("option", { value: check.id }, `${check.name} ${new Date(check.accepted).toLocaleString(language)}`)))).catch(() => {});
  const told = make("div", { role: "status" });
  const send = async (event) => {
    event.preventDefault();
    if (!file.files.length) return;
    const query = new URLSearchParams({ name: name.value || file.files[0].name.replace(/\.zip$/i, ""), language });
    if (day.value) query.set("asOf", day.value);
    if (earlier.value) query.set("baseline", earlier.value);
    told.replaceChildren(say("sending"));
    try {
      const check = await json(`/api/checks?${query}`, {
        method: "POST", headers: { "Content-Type": "application/zip" }, body: file.files[0],
      });
      location.hash = `#/checks/${check.id}`;
    } catch (error) {
      told.replaceChildren(problem(error));
    }
  };
  return make("form", { class: "bar", onsubmit: send },
    make("label", {}, say("file"), " ", file), make("label", {}, say("name"), " ", name),
    make("label", {}, say("asOf"), " ", day), make("label", {}, say("compare"), " ", earlier), make("button", { class: "main", id: "send" }, say("send")), told);
}

views.push([/^\/$/, async (isShown) => {
  const rows = make("tbody");
  show(make("h1", {}, say("newCheck")), submitForm(), make("h1", {}, say("checks")),
    make("table", {}, make("thead", {}, make("tr", {},
      ["name", "state", "result", "accepted"].map((word) => make("th", {}, say(word))))), rows));
  while (isShown()) {
    const { checks } = await json("/api/checks?limit=200");
    if (!isShown()) return;
    rows.replaceChildren(...checks.map((check) => make("tr", {},
      make("td", {}, make("a", { href: `#/checks/${check.id}` }, check.name || check.id.slice(0, 8))),
      make("td", {}, stateOf(check)), make("td", {}, totals(check.outcome)),
      make("td", { class: "soft" }, new Date(check.accepted).toLocaleString(language)))));
    if (!checks.length) rows.replaceChildren(make("tr", {}, make("td", { colspan: 4, class: "soft" }, say("noChecks"))));
    await wait(checks.some((check) => check.state === "queued" || check.state === "running") ? 1 : 5);
  }
}]);

async function allFindings(id) {
  const found = [];
  for (;;) {
    const part = await json(`/api/checks/${id}/findings?limit=5000&offset=${found.length}`);
    found.push(...part.findings);
    if (!part.findings.length || found.length >= part.numberMatched) return found;
  }
}

// The sentence of the document that states a figure, with the figure marked.
function quote({ source, value }) {
  if (!source?.sentence) return null;
  const [before, ...behind] = source.sentence.split(value);
  return make("blockquote", {}, before, behind.length ? make("mark", {}, value) : null, behind.join(value));
}

const shapesOf = (finding) => (finding.evidence || []).filter((piece) => piece.shape);
const placeOf = (finding) => (finding.evidence || []).map((piece) => piece.place).find(Boolean);
const colours = { fail: "#d50000", undetermined: "#b26a00", waived: "#7b1fa2" };

// A map without tiles: the lines that the plans draw, and the findings.
function drawMap(id, layers, choose) {
  const map = L.map("map", { attributionControl: false, preferCanvas: true });
  L.control.scale({ imperial: false }).addTo(map);
  map.setView([35, 105], 4);
  const found = L.featureGroup().addTo(map);
  const boxes = L.control.layers(null, { [say("findings")]: found }, { collapsed: true }).addTo(map);
  const tints = ["#1565c0", "#2e7d32", "#b26a00", "#5f6b76"];
  layers.filter((layer) => layer !== "findings").forEach((layer, number) => {
    const group = L.geoJSON(null, { style: { color: tints[number % 4], weight: 1.2, fillOpacity: 0.05 }, interactive: false });
    boxes.addOverlay(group, layer);
    json(`/collections/${encodeURIComponent(`${layer}-${id}`)}/items?limit=2000`).then((items) => {
      group.addData(items).addTo(map).bringToBack();
      if (!found.getLayers().length && group.getBounds().isValid()) map.fitBounds(group.getBounds());
    }).catch(() => {});
  });
  return {
    fill(findings) {
      found.clearLayers();
      for (const finding of findings.slice(0, 3000)) {
        const style = { color: colours[finding.verdict] || "#1b6e33", weight: 2, fillOpacity: 0.45 };
        for (const piece of shapesOf(finding)) L.geoJSON(piece.shape, { style }).on("click", () => choose(finding)).addTo(found);
        const place = placeOf(finding);
        if (place) L.circleMarker([place.latitude, place.longitude], { ...style, radius: 6 }).on("click", () => choose(finding)).addTo(found);
      }
      if (found.getLayers().length) map.fitBounds(found.getBounds().pad(0.3));
    },
    goTo(finding) {
      const shapes = L.featureGroup(shapesOf(finding).map((piece) => L.geoJSON(piece.shape)));
      const place = placeOf(finding);
      if (shapes.getLayers().length) map.fitBounds(shapes.getBounds().pad(0.8), { maxZoom: 17 });
      else if (place) map.setView([place.latitude, place.longitude], 15);
      return Boolean(shapes.getLayers().length || place);
    },
  };
}

function downloads(check) {
  return make("div", { class: "bar", id: "downloads" }, say("downloads"), mark("："), check.outcome.formats.map((format) =>
    make("button", { type: "button", onclick: () => save(`/api/checks/${check.id}/report?format=${format}`, `${check.name || "report"}.${{ sarif: "sarif.json", junit: "xml", text: "txt", markdown: "md" }[format] || format}`) }, format)));
}

// How the verdicts of the rule on the plan follow, part by part.
function whyButton(id, finding) {
  const query = new URLSearchParams({ rule: finding.rule, plan: finding.plan });
  const button = make("button", { type: "button", class: "why", onclick: async () => {
    try {
      const { text } = await json(`/api/checks/${id}/why?${query}`);
      button.replaceWith(make("pre", { class: "why", tabindex: 0 }, text));
    } catch (error) { button.replaceWith(problem(error)); }
  } }, say("why"));
  return button;
}

// What has no verdict, by what is in the way: of a plan the rules, of a rule the plans.
function unjudged(id, query) {
  const body = make("div", {});
  const fold = make("details", { class: "unjudged" }, make("summary", {}, say(query.plan ? "unjudgedRules" : "unjudgedPlans")), body);
  fold.addEventListener("toggle", async () => {
    try {
      const { groups } = await json(`/api/checks/${id}/unjudged?${new URLSearchParams(query)}`);
      body.replaceChildren(...groups.map((group) => make("details", { open: groups.length === 1 },
        make("summary", {}, `${group.title}${mark("：")}${group.count}`),
        make("ul", {}, group.entries.map((one) => make("li", {}, `${one.id} ${one.name}${mark("：")}${one.reasons.join(mark("；"))}`))),
        group.count > group.entries.length ? make("p", { class: "soft" }, say("andMore", group.count)) : null)));
      if (!groups.length) body.replaceChildren(make("p", { class: "soft" }, say("none")));
    } catch (error) { body.replaceChildren(problem(error)); }
  }, { once: true });
  return fold;
}

views.push([/^\/checks\/([0-9a-f]+)$/, async (isShown, id) => {
  let check = await json(`/api/checks/${id}`);
  while (isShown() && (check.state === "queued" || check.state === "running")) {
    show(make("h1", {}, check.name || id), make("p", { id: "state" }, stateOf(check)),
      make("progress", { "aria-label": say("state") }),
      make("p", { class: "soft" }, check.progress ? check.progress.stage : ""));
    await wait(1);
    check = await json(`/api/checks/${id}`);
  }
  if (!isShown()) return;
  const remove = make("button", { type: "button", onclick: async () => {
    try {
      await ask(`/api/checks/${id}`, { method: "DELETE" });
      location.hash = "#/";
    } catch (error) { remove.after(problem(error)); }
  } }, say("remove"));
  if (check.state === "failed") return show(make("h1", {}, check.name), make("p", {}, stateOf(check)), remove);

  const findings = await allFindings(id);
  if (!isShown()) return;
  const counted = check.outcome.comparison;
  const changes = counted && make("p", { id: "changes" }, `${say("compared")}${mark("：")}`,
    ["new", "unchanged", "mended", "incomparable"].map((word) => `${say(word)} ${counted[word]}`).join(" · "), " ",
    counted.mended + counted.incomparable ? make("button", { type: "button", onclick: async (event) => {
      event.target.remove();
      const { comparison } = await json(`/api/checks/${id}/report?format=json`);
      changes.after(make("ul", { id: "past" }, ["mended", "incomparable"].flatMap((word) => comparison[word].map((one) =>
        make("li", {}, `${say(word)} · ${one.rule} ${one.plan} ${one.subject || ""}`)))));
    } }, say("past")) : null);
  const option = (value, text) => make("option", { value }, text);
  // Beside what was found, what was not judged at all.
  const silent = await json(`/api/checks/${id}/unjudged`).catch(() => ({ rules: [], plans: [] }));
  if (!isShown()) return;
  const plans = [...new Map(findings.map((one) => [one.plan, one.planName])).entries()]
    .concat(silent.plans.map((one) => [one.id, one.name]));
  const rules = [...new Set(findings.map((one) => one.rule))].sort();
  const idle = silent.rules.map((one) => option(one.id, `${one.id}${say("judgedNothing")}`));
  const chooser = (id, label, options) => make("label", {}, say(label), " ", make("select", { id, onchange: () => fill() }, option("", say("all")), options));
  const search = make("input", { id: "search", type: "search", size: 16, oninput: () => fill() });
  const rows = make("tbody");
  const count = make("span", { class: "soft", role: "status" });
  const detail = make("div", { id: "detail", "aria-live": "polite" }, make("p", { class: "soft" }, say("pick")));
  let limit = 300;
  let drawing;
  const beside = make("div", { id: "unjudged" });
  const more = make("button", { type: "button", onclick: () => { limit += 1000; fill(); } }, say("more"));
  show(make("h1", {}, check.name || id),
    make("p", {}, totals(check.outcome), make("span", { class: "soft" }, ` ${say("binds")}`)),
    downloads(check),
    make("div", { class: "bar" }, make("a", { href: `#/checks/${id}/public` }, say("public")), remove),
    changes,
    make("div", { class: "bar" },
      chooser("verdict", "verdict", verdicts.map((verdict) => option(verdict, say(verdict)))),
      chooser("plan", "plan", plans.map(([code, name]) => option(code, `${name} ${code}`))),
      chooser("rule", "rule", rules.map((rule) => option(rule, rule)).concat(idle)),
      counted ? chooser("change", "compared", ["new", "unchanged"].map((word) => option(word, say(word)))) : null,
      make("label", {}, say("search"), " ", search), count),
    beside,
    make("div", { class: "two" },
      make("div", { class: "list" }, make("table", {}, make("thead", {}, make("tr", {},
        ["verdict", "plan", "rule", "finding"].map((word) => make("th", {}, say(word))))), rows), more),
      make("div", {}, make("div", { id: "map", role: "img", "aria-label": say("map") }), detail)));

  function choose(finding) {
    const row = rows.querySelector(`[data-number="${findings.indexOf(finding)}"]`);
    rows.querySelectorAll(".chosen").forEach((one) => one.classList.remove("chosen"));
    if (row) { row.classList.add("chosen"); row.scrollIntoView({ block: "nearest" }); }
    const isDrawn = drawing.goTo(finding);
    detail.replaceChildren(...[
      make("p", {}, make("span", { class: finding.verdict }, say(finding.verdict)), ` ${finding.rule} `,
        make("span", { class: "soft" }, say(finding.level))),
      make("p", {}, finding.message),
      finding.basis && finding.basis.length ? make("p", {}, `${say("article")}${mark("：")}${finding.basis.join(mark("；"))}`) : null,
      make("ul", {}, (finding.evidence || []).filter((one) => one.value !== null && one.value !== undefined).map((one) =>
        make("li", {}, `${one.name || ""} ${one.operator || ""} ${one.value} ${one.unit || ""} ${one.source ? `${mark("（")}${one.source.document || ""} ${one.source.file || ""}${one.source.row ? `:${one.source.row}` : ""}${mark("）")}` : ""}`,
          quote(one)))),
      whyButton(id, finding),
      isDrawn ? null : make("p", { class: "soft" }, say("nowhere")),
    ].filter(Boolean));
  }

  function fill() {
    const value = (id) => document.getElementById(id)?.value;
    const text = search.value.trim();
    const chosen = findings.filter((one) => (!value("verdict") || one.verdict === value("verdict"))
      && (!value("plan") || one.plan === value("plan")) && (!value("rule") || one.rule === value("rule"))
      && (!value("change") || one.comparison?.state === value("change"))
      && (!text || one.message.includes(text) || one.rule.includes(text)));
    count.textContent = `${chosen.length} ${say("findings")}`;
    const asked = Object.fromEntries(["plan", "rule"].filter(value).map((name) => [name, value(name)]));
    if (beside.dataset.asked !== JSON.stringify(asked)) {
      beside.dataset.asked = JSON.stringify(asked);
      beside.replaceChildren(...(Object.keys(asked).length ? [unjudged(id, asked)] : []));
    }
    more.hidden = chosen.length <= limit;
    rows.replaceChildren(...chosen.slice(0, limit).map((one) => make("tr", {
      class: "row", tabindex: 0, "data-number": findings.indexOf(one), onclick: () => choose(one),
      onkeydown: (event) => { if (event.key === "Enter") choose(one); },
    }, make("td", { class: one.verdict }, say(one.verdict)), make("td", {}, one.planName), make("td", {}, one.rule),
      make("td", {}, one.message))));
    drawing.fill(chosen.filter((one) => one.verdict !== "pass" && one.verdict !== "notApplicable"));
  }

  drawing = drawMap(id, check.outcome.layers, choose);
  const worst = verdicts.find((verdict) => findings.some((one) => one.verdict === verdict));
  if (worst) document.getElementById("verdict").value = worst;
  fill();
}]);

// 公示: what was checked and how it came out, in words for everybody.
views.push([/^\/checks\/([0-9a-f]+)\/public$/, async (isShown, id) => {
  const [check, book] = [await json(`/api/checks/${id}`), await json("/api/rules").catch(() => ({ rules: [] }))];
  const findings = await allFindings(id);
  if (!isShown()) return;
  const titles = new Map(book.rules.map((rule) => [rule.id, rule.title]));
  const byRule = new Map();
  for (const one of findings) byRule.set(one.rule, [...(byRule.get(one.rule) || []), one]);
  const worst = (list) => verdicts.find((verdict) => list.some((one) => one.verdict === verdict));
  const rules = [...byRule.entries()].sort((a, b) => verdicts.indexOf(worst(a[1])) - verdicts.indexOf(worst(b[1])));
  show(make("h1", {}, check.name), make("p", {}, say("publicLead"), mark("："), totals(check.outcome)),
    rules.map(([rule, list]) => make("section", {},
      make("h2", {}, make("span", { class: worst(list) }, say(worst(list))), ` ${titles.get(rule) || rule}`),
      make("ul", {}, list.filter((one) => one.verdict === worst(list)).slice(0, 12).map((one) => make("li", {}, one.message))),
      list[0].basis && list[0].basis.length ? make("p", { class: "soft" }, `${say("article")}${mark("：")}${list[0].basis.join(mark("；"))}`) : null)));
}]);
