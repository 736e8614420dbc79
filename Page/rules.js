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

// Words that begin a line: a block or a clause; a test holds them to the language.
const keywords = new RegExp("^(" +
  "规划类型|plankinds|designationfiles|bindingreason|transmission|designation|codesystem|featureids|indicators|" +
  "officecode|unverified|vocabulary|condition|documents|effective|listfiles|otherwise|precision|" +
  "nolint|switchoff|tolerance|approved|buildson|complete|evidence|repealed|replaces|scenario|unlisted|" +
  "draft|applies|catalogue|columns|decider|figures|phrasings|readout|issuers|mapping|monitor|planset|refines|require|subject|version|" +
  "wording|except|expect|layers|margin|matrix|method|number|reason|waived|basis|given|level|lists|" +
  "plans|point|tests|tiers|units|until|years|asof|each|from|list|pack|rows|rule|text|when|上级矩阵|下达关系|目录|句式|读出|" +
  "不通过时|代码系统|依据待核|决定机关|准入矩阵|刚性理由|草拟|名录文件|完整转录|定位文件|批复日期|要素编号|let|map|名录表|指标表|未列明|行政区|规划集|规则包|id|代号|传导|" +
  "轨迹|基期|累计|额度|trajectory|baseyear|cumulative|quota|余量|例外|依托|依据|假设|停用|不查|原文|名录|图层|定位|容差|对于|对照|对象|层级|年份|应当|废止|截至|指标|文件|文号|方式|施行|替代|条件|案例|检验|横向|版本|理由|称谓|" +
  "精度|级别|纵向|编号|要求|规划|规则|证据|词汇|豁免|适用|预警|图|当|点|自|至|设" + ")(?=\\s|：|:|[①-⑳]|$)");
CodeMirror.defineMode("rule", () => ({
  token(stream) {
    if (stream.match(/^#.*/)) return "comment";
    if (stream.match(/^《[^》]*》/)) return "string";
    if (stream.match(/^\d[\d.,]*/)) return "number";
    if (stream.column() === stream.indentation() && stream.match(keywords)) return "keyword";
    if (stream.eatSpace()) return null;
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
  // What scenarios came to stays: it tells the diagnostics of the same text, too, so that none is compiled for them.
  test.addEventListener("click", async () => {
    clearTimeout(timer);
    asked += 1;
    const mine = asked;
    sessionStorage.setItem("rules", editor.getValue());
    try {
      const result = await post("/api/rules/test");
      if (mine !== asked || !isShown()) return;
      const list = diagnosticsOf((result.diagnostics && result.diagnostics.diagnostics) || []);
      const scenarios = result.scenarios || [];
      told.replaceChildren(...list, ...(scenarios.length ? scenarios : [null]).map((one) => one
        ? make("div", { class: "scenario" }, make("p", {}, make("span", { class: one.passes ? "pass" : "fail" }, say(one.passes ? "asExpected" : "unlike")), ` ${one.title}`),
          one.passes || !one.text ? null : make("pre", {}, one.text))
        : make("p", { class: "soft" }, say("noScenarios"))));
    } catch (error) {
      if (mine === asked && isShown()) told.replaceChildren(problem(error));
    }
  });
  compile();
}]);
