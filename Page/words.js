"use strict";
// Every sentence of the page, in both languages.
const words = {
  checks: ["检查", "Checks"], rules: ["规则", "Rules"], editor: ["写规则", "Write rules"], interface: ["接口", "Interface"],
  token: ["口令", "Token"], sign: ["登录", "Sign in"], signedIn: ["身份：", "You are: "],
  mayRead: ["可查看", "may read"], maySubmit: ["可提交", "may submit"], mayAdminister: ["可管理", "may administer"],
  mayNothing: ["没有权限", "no rights"], newCheck: ["提交一套规划", "Submit a plan set"],
  file: ["规划集（zip）", "Plan set (zip)"], name: ["名称", "Name"], asOf: ["规则截至", "Rules as of"],
  send: ["提交检查", "Submit"], sending: ["正在上传…", "Uploading…"], noChecks: ["还没有检查。", "There are no checks yet."],
  state: ["状态", "State"], accepted: ["收到", "Accepted"], result: ["结果", "Result"],
  queued: ["排队", "queued"], running: ["正在检查", "running"], succeeded: ["做完", "done"], failed: ["没有做成", "failed"],
  fail: ["不通过", "fail"], undetermined: ["待核实", "undetermined"], waived: ["豁免", "waived"], pass: ["通过", "pass"],
  notApplicable: ["不适用", "not applicable"], all: ["全部", "all"], ahead: ["前面还有", "ahead of it"],
  verdict: ["判定", "Verdict"], plan: ["规划", "Plan"], rule: ["规则", "Rule"], finding: ["问题", "Finding"],
  search: ["查找", "Search"], downloads: ["下载", "Download"], map: ["地图", "Map"], nowhere: ["这一条不在地图上。", "This finding lies nowhere on the map."],
  findings: ["条", "findings"], article: ["依据", "Basis"], pick: ["选一条看位置和依据。", "Choose a finding to see where it lies and its basis."],
  more: ["再列一些", "Show more"], remove: ["删除", "Remove"], compare: ["与哪次对比", "Compare with"],
  compared: ["与上次相比", "Since the earlier run"], new: ["新增", "new"], unchanged: ["未变", "unchanged"],
  mended: ["已整改", "mended"], incomparable: ["无从比较", "not comparable"], past: ["逐条列出不再有的", "List what is gone"],
  why: ["怎么得出的", "How this follows"],
  unjudgedRules: ["对它没有判定的规则", "Rules without a verdict on it"], unjudgedPlans: ["这条规则没有判定的规划", "Plans without a verdict of this rule"],
  none: ["没有。", "None."], andMore: ["等 {} 个", "{} in all"], judgedNothing: ["（没有判定）", " (no verdict)"],
  public: ["公示页", "Public view"], publicLead: ["这套规划查了什么，结果如何", "What was checked, and how it came out"],
  binding: ["刚性", "binding"], expected: ["预期", "expected"], advisory: ["提示", "advisory"],
  basisUnverified: ["依据待核：", "basis unverified: "], scenarios: ["案例", "Scenarios"], asExpected: ["符合", "as expected"],
  unlike: ["不符", "not as expected"], tiers: ["层级", "Tiers"], pack: ["规则包", "Pack"],
  check: ["检查语法", "Compile"], test: ["运行案例", "Run scenarios"], apply: ["改", "Apply"], clean: ["没有问题。", "No problems."],
  line: ["第 {} 行", "line {}"], waitRules: ["规则正在编译，请稍候…", "the rules are being compiled, please wait…"],
  noScenarios: ["这段文字里没有案例。", "There is no scenario in this text."], level: ["级别", "Level"],
  refused: ["没有成：", "refused: "], back: ["返回", "Back"], attempts: ["第 {} 次", "attempt {}"],
  binds: ["以规则的刚性要求为准", "binding requirements decide"],
};
let language = localStorage.getItem("language") || (navigator.language.startsWith("zh") ? "zh" : "en");
// Marks between words, as each language sets them.
const signs = { "：": ": ", "（": " (", "）": ")", "；": "; ", "、": ", " };

function mark(sign) {
  return language === "zh" ? sign : signs[sign];
}

function say(word, ...values) {
  let text = (words[word] || [word, word])[language === "zh" ? 0 : 1];
  for (const value of values) text = text.replace("{}", value);
  return text;
}
