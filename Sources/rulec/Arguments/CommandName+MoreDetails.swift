internal import RuleDSL

/// What the help of commands says that make books, read documents and watch plans.
extension CommandName {
  static let bookDetails = Phrase(
    """
    把规则编成一本书：每条规则照原样、依据和原文、它归结成的要求、级别、案例走到哪里、规则包怎样改它；
    目录（检查什么、由什么检查、缺什么）；按条文、指标、层级、图层查；没有规则的条文；依据待核的规则。
    给出 PATH 时只编那里的规则；不给时编本项目的全部规则。
    --format：markdown（默认）、html（一页，离线可看）、json；csv 是目录，没有目录的是规则清单。

    退出码：0 写出；3 规则有错；64 用法不对；74 写不出。
    """,
    """
    Writes the rules out as a book: each as it is written, its ground and the text of it, the obligations it comes
    to, its level, what its scenarios reach, what packs make of it; the catalogue (what is to be checked, by what,
    and what is missing); indices by article, indicator, tier and layer; articles without a rule; grounds that are
    not verified.  With PATH, the rules there only; else all of the project.
    --format: markdown (as it is), html (one page that needs no network), json; csv is the catalogue, or the list of
    rules where there is none.

    Exit status: 0 written; 3 the rules are unsound; 64 usage; 74 the book cannot be written.
    """
  )

  static let importDetails = Phrase(
    """
    FILE 是批复、规划文本：txt、docx、odt、html、pdf、doc、wps。docx 和 html 由 pandoc 读，pdf 由 pdftotext 读，doc 和 wps
    由 LibreOffice 读，都在限制之内。怎样的句子读得出，由词汇里的“句式”决定；读不懂的逐条列出，不猜。
    写出 units.csv、indicators.csv、lists.csv、designations.csv、导入.rule、导入.html，和每个文件带锚点的网页，rulec check 可以直接检查。
    同一个承诺有两个不同的数时，列出两句话，什么也不写。

    退出码：0 全部读懂；1 有互相矛盾的数，没有写；2 写了，但有没读懂的或不知道属于谁的；3 规则有错；4 文件无法读取；
    64 用法不对；74 无法写出。
    """,
    """
    FILE is an approval or the text of a plan: txt, docx, odt, html, pdf, doc, wps.  pandoc reads docx and html,
    pdftotext pdf, LibreOffice doc and wps, all within limits.  Which sentences are understood is said by the 句式
    (phrasings) of the vocabulary; what is not understood is listed, never guessed.
    Writes units.csv, indicators.csv, lists.csv, designations.csv, 导入.rule, 导入.html and a page with anchors for
    each document, which rulec check takes as they are.  Where one commitment has two values, both sentences are
    shown and nothing is written.

    Exit status: 0 all was understood; 1 values contradict each other, nothing is written; 2 it is written, but
    something was not understood or has no owner; 3 the rules are unsound; 4 a file cannot be read; 64 usage;
    74 it cannot be written.
    """
  )

  static let watchDetails = Phrase(
    """
    与 rulec check 相同，给出合计；规划集或规则的文件一改就再查一次，只重新测量改动过的规划。Ctrl-C 结束。
    每 0.4 秒看一次文件。加 --all 时逐处列出；--state DIR 把测量结果留给下一次启动。

    退出码：3 规则有错、4 读不了时不结束，等下一次改动；64 用法不对；74 报告无法写出。
    """,
    """
    As rulec check, with the counts only; checks again whenever a file of the plan set or of the rules changes, and
    measures only the plans that changed.  Ctrl-C ends it.  Files are looked at every 0.4 seconds.  --all lists every
    finding; --state DIR leaves what was measured to the next start.

    Exit status: unsound rules or unreadable data do not end it; 64 usage; 74 the report cannot be written.
    """
  )

  static let monitorDetails = Phrase(
    """
    逐个规划、逐个指标列出承诺、各年现状、该年应达的数、余地和灯，以及首次突破的年份；也看变化图斑里越线的。
    用的是规则里的预警，和读变化图斑的规则。灯从结论来：刚性的不通过是红，其他不通过是黄，待核实是未知，通过是绿。

    现状写在指标表里，来源写“现状”，一年一行；没有的年份是未知，不算守住。

    退出码：与 rulec check 相同；什么也没有监测的退出 2。
    """,
    """
    Lists for every plan and indicator what is committed to, the present state of every year, what is asked of that
    year, the room left, a light, and the first year in which something is broken; patches of change that cross
    lines, too.  It judges by the monitors (预警) of the rules, and by rules that read 变化图斑.  Lights follow from
    verdicts: red where something binding fails, yellow where anything else does, unknown where it is open, else green.

    Present states stand in the table of figures, with the role 现状 (present), a row a year; a year without one is
    unknown and never kept.

    Exit status: that of rulec check; 2 where there was nothing to watch.
    """
  )
}
