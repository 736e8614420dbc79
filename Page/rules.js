"use strict";
// The rule book, and an editor with what the compiler says.

async function ruleBook(isShown) {
  for (;;) {
    try { return (await json("/api/rules")).rules; } catch (error) {
      if (error.status !== 503 || !isShown()) throw error;
      show(make("p", { class: "soft", role: "status" }, say("waitRules")), make("progress"));
      await wait(1);
    }
  }
}

views.push([/^\/rules(?:\/(.+))?$/, async (isShown, wanted) => {
  const rules = await ruleBook(isShown);
  if (!isShown()) return;
  const search = make("input", { type: "search", id: "find", size: 28, oninput: () => fill() });
  const list = make("div");
  show(make("h1", {}, `${say("rules")} ${rules.length}`), make("p", {}, make("label", {}, say("search"), " ", search)), list);
  function fill() {
    const terms = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const all = (rule) => [rule.id, rule.title, rule.text, rule.pack, (rule.basis || []).join(), (rule.tiers || []).join()].join("\n").toLowerCase();
    const chosen = rules.filter((rule) => terms.every((term) => all(rule).includes(term)));
    list.replaceChildren(...chosen.map((rule) => make("details", { id: `rule-${rule.id}`, open: rule.id === wanted || chosen.length === 1 },
      make("summary", {}, make("strong", {}, rule.id), ` ${rule.title} `, make("span", { class: "soft" }, `${say(rule.level)} · ${rule.pack || ""}`)),
      make("p", {}, rule.basis && rule.basis.length ? `${say("article")}${mark("：")}${rule.basis.join(mark("；"))}` : `${say("basisUnverified")}${rule.basisUnverified || ""}`),
      rule.tiers && rule.tiers.length ? make("p", { class: "soft" }, `${say("tiers")}${mark("：")}${rule.tiers.join(mark("、"))}`) : null,
      make("pre", {}, rule.text),
      rule.scenarios && rule.scenarios.length ? make("ul", {}, rule.scenarios.map((one) => make("li", {},
        make("span", { class: one.passes ? "pass" : "fail" }, say(one.passes ? "asExpected" : "unlike")), ` ${one.title}`))) : null)));
  }
  fill();
  if (wanted) document.getElementById(`rule-${wanted}`)?.scrollIntoView();
}]);

const keywords = /^(规则|传导|案例|准入矩阵|词汇|规则包|豁免|编号|依据待核|依据|原文|级别|层级|方式|适用|对于|当|要求|不通过时|容差|施行|废止|例外|权重|对象|检验|假设|应当|rule|transmission|scenario|matrix|vocabulary|pack)(?=\s|：|:|$)/;
CodeMirror.defineMode("rule", () => ({
  token(stream) {
    if (stream.match(/^#.*/)) return "comment";
    if (stream.match(/^《[^》]*》/)) return "string";
    if (stream.match(/^\d[\d.,]*/)) return "number";
    if (stream.match(keywords)) return "keyword";
    stream.next();
    return null;
  },
}));

views.push([/^\/editor$/, async (isShown) => {
  const told = make("div", { id: "told", "aria-live": "polite" });
  const place = make("div");
  const test = make("button", { type: "button", class: "main", id: "test" }, say("test"));
  show(make("h1", {}, say("editor")), place, make("div", { class: "bar" }, test), told);
  const editor = CodeMirror(place, {
    value: sessionStorage.getItem("rules") || await (await ask("example.rule.txt")).text(), mode: "rule", lineNumbers: true, lineWrapping: true, tabSize: 2,
    extraKeys: { Tab: false, "Shift-Tab": false },
  });
  let marks = [];
  // Columns count characters from one; the editor counts units of UTF-16 from zero.
  const position = ({ line, column }) => ({ line: line - 1, ch: [...(editor.getLine(line - 1) || "")].slice(0, column - 1).join("").length });

  function diagnosticsOf(list) {
    marks.forEach((mark) => mark.clear());
    marks = [];
    if (!list.length) return [make("p", { class: "pass", id: "clean" }, say("clean"))];
    return list.map((one) => {
      const from = position(one.range.start);
      const to = position(one.range.end);
      marks.push(editor.markText(from, to, { className: one.severity === "error" ? "cm-mistake" : "cm-remark" }));
      return make("p", { class: one.severity === "error" ? "problem" : "" },
        make("button", { type: "button", onclick: () => { editor.setSelection(from, to); editor.focus(); } }, say("line", one.range.start.line)),
        ` ${one.code} ${one.message} `, make("span", { class: "soft" }, one.hint || ""), " ",
        (one.edits || []).map((edit) => make("button", { type: "button", class: "apply", onclick: () =>
          editor.replaceRange(edit.text, position(edit.range.start), position(edit.range.end)) }, `${say("apply")}${mark("：")}${edit.text}`)));
    });
  }

  const post = (path) => json(`${path}?language=${language}`, { method: "POST", headers: { "Content-Type": "text/plain" }, body: editor.getValue() });
  let asked = 0;
  async function compile() {
    asked += 1;
    const mine = asked;
    sessionStorage.setItem("rules", editor.getValue());
    try {
      const { diagnostics } = await post("/api/rules/check");
      if (mine === asked && isShown()) told.replaceChildren(...diagnosticsOf(diagnostics));
    } catch (error) {
      if (mine === asked && isShown()) told.replaceChildren(problem(error));
    }
  }
  let timer;
  editor.on("change", () => { clearTimeout(timer); timer = setTimeout(compile, 400); });
  test.addEventListener("click", async () => {
    asked += 1;
    try {
      const result = await post("/api/rules/test");
      const list = diagnosticsOf((result.diagnostics && result.diagnostics.diagnostics) || []);
      const scenarios = result.scenarios || [];
      told.replaceChildren(...list, ...(scenarios.length ? scenarios : [null]).map((one) => one
        ? make("div", { class: "scenario" }, make("p", {}, make("span", { class: one.passes ? "pass" : "fail" }, say(one.passes ? "asExpected" : "unlike")), ` ${one.title}`),
          one.passes || !one.text ? null : make("pre", {}, one.text))
        : make("p", { class: "soft" }, say("noScenarios"))));
    } catch (error) { told.replaceChildren(problem(error)); }
  });
  compile();
}]);
