internal import Reporting
internal import RuleDSL
internal import Serving

extension CommandName {
  /// What its help says below the usage.
  var details: Phrase {
    switch self {
    case .check:
      Phrase(
        """
        PLANSET 是一个文件夹，内有 units.csv（行政区.csv），以及 indicators.csv（指标.csv）、
        lists.csv（名录.csv）、designations.csv（定位.csv）和图层中有的。
        文件夹里的 *.rule 总会一并使用。没有 --rules 时使用本项目的词汇和国家规则；
        规划集中有某省的行政区时，再加上该省的规则。
        --shard 2/7 --output PART 只判定七份中的第二份，各份可以在不同的机器上判定，再用 rulec merge 合并。
        --state DIR 把图层的测量结果留在规划集以外的一个文件夹，下次只重新测量改动过的规划；报告、退出码与不用它时相同，
        重新测量了几个写在标准错误上。文件夹坏了或是别的版本的，重新建立。

        --why 规则 --unit 行政区 只说明这条规则对这个规划的每个判定是怎样得出的：每一部分是什么数、出自哪里、成立不成立；
        没有判定的，说明为什么。加 --slack 时列出各下级还有多少余地；--format json 供程序重算。

        --baseline 上次.json 与上次的 JSON 报告逐处比较：按规则、规划、对象和位置，不按行；上次有、这次没有的是已整改，
        规则、规划或图层这次没有的是无从比较。

        退出码：0 全部通过；1 有刚性要求不通过；2 没有不通过，但有刚性要求待核实，或什么也没有检查；
        3 规则有错；4 规划数据或上次的报告无法读取；64 用法不对；74 报告无法写出。
        --fail-on 换 0、1、2 的条件：预期，预期性的也算；提示，全部都算；待核实，待核实的和没有检查的也退出 1；
        新增，只算比上次新增的刚性问题（上次待核实、这次不通过的也算），无从比较的退出 2。
        """,
        """
        PLANSET is a folder with units.csv (行政区.csv) and what there is of indicators.csv (指标.csv),
        lists.csv (名录.csv), designations.csv (定位.csv) and map layers.
        The *.rule files in it are always used.  Without --rules the project's vocabulary and national rules
        are used, and the rules of a province of which the plan set has a unit.
        --shard 2/7 --output PART judges the second of seven shares; each may be judged on a machine of its own,
        and rulec merge puts them together.
        --state DIR keeps what is measured of map layers in a folder outside of the plan set, and measures only plans
        that changed the next time; report and exit status are those without it, and standard error tells how many
        were measured again.  A folder that is damaged or of another version is made anew.
        --why RULE --unit CODE tells only how each verdict of that rule on that plan follows: what each part amounts to,
        where it stands, whether it holds; or why there is none.  --slack lists the room that each lower plan has;
        --format json is for programs that work it out again.
        --baseline EARLIER.json compares with the JSON report of an earlier run, place by place: by rule, plan, subject and
        place, not by row; what was there and is not there now is mended, or not comparable where this run has not
        the rule, the plan or the layer.

        Exit status: 0 all pass; 1 something binding fails; 2 nothing fails, but something binding is
        undetermined, or nothing was checked; 3 the rules are unsound; 4 plan data or the earlier report cannot be
        read; 64 usage; 74 the report cannot be written.
        --fail-on changes what 0, 1 and 2 stand for: expected counts targets (预期), too; advisory everything;
        undetermined ends with 1 where something is open or nothing was checked; new counts binding faults only that the
        earlier run had not (or had open, and they fail now), and ends with 2 where something is not comparable.
        """
      )
    case .watch: Self.watchDetails
    case .monitor: Self.monitorDetails
    case .merge:
      Phrase(
        """
        PART 是 rulec check PLANSET --shard I/N --output PART 写出的文件，要全部 N 份，顺序不限。
        报告与不分份判定的逐字节相同；不需要规划集。地图格式加 --all 时，各份判定时也要加 --all。

        退出码：与 rulec check 相同；4 各份不齐、不符或读不了，或上次的报告读不了；64 用法不对；74 报告无法写出。
        """,
        """
        PART is a file written by rulec check PLANSET --shard I/N --output PART; all N are needed, in any order.
        The report has the bytes of a check that was not divided; the plan set is not needed.  For a map format
        with --all, the shards need --all, too.

        Exit status: as of rulec check; 4 parts are missing, do not fit or cannot be read, or the earlier report
        cannot; 64 usage; 74 the report cannot be written.
        """
      )
    case .diff:
      Phrase(
        """
        先写原来的规划集，再写现在的。列出行政区、指标、名录和定位的增减和改动，各规划各图层划入、划出的面积（1 平方米、
        0.1 米宽以内的碎屑不计），以及判定的变化（与 rulec check --baseline 的比较相同）。html 附图。

        退出码：0 没有不同；1 有不同；2 有无从比较的，或有读不出的输入；3 规则有错；4 规划数据无法读取；64 用法不对；
        74 报告无法写出。
        """,
        """
        Takes the earlier plan set, then the later one.  Lists what was added, removed and changed of units, figures,
        lists and designations, the area that each layer of each plan gained and lost (without slivers of 1 m² or 0.1 m
        in width), and the verdicts that changed (as rulec check --baseline does).  html has maps.

        Exit status: 0 no difference; 1 there are some; 2 something is not comparable, or input could not be read; 3 the
        rules are unsound; 4 plan data cannot be read; 64 usage; 74 the report cannot be written.
        """
      )
    case .review:
      Phrase(
        """
        PROJECTS 是项目图斑文件（GeoJSON、GeoPackage、Shapefile 等），字段用规则里的名称或数据库里的字段名。
        每个项目按生效的准入矩阵逐个分区判定，也按读建设项目的规则判定，列出涉及的控制线；没有提供的控制线使结论待核实。
        条件没有载明的，列出要提供的材料。
        --format markdown 给每个项目一页，可以直接附卷。

        退出码：0 项目都通过；1 有项目不通过；2 没有不通过，但有待核实，或有图层没有读全；3 规则有错；4 规划数据或项目无法读取；
        64 用法不对；74 报告无法写出。
        """,
        """
        PROJECTS is a file of parcels (GeoJSON, GeoPackage, Shapefile …); its fields have the names that rules or
        databases use.  Every project is judged by the admission matrices in force, zone by zone, and by the rules about
        projects, with the control lines it meets; lines that are not provided keep it open.  For conditions it does not tell about, the papers to show are listed.
        --format markdown gives a page for each project that can go into the file of the case.

        Exit status: 0 every project passes; 1 one fails; 2 none fails, but one is undetermined or a layer was not read; 3 the rules are
        unsound; 4 plan data or projects cannot be read; 64 usage; 74 the report cannot be written.
        """
      )
    case .site:
      Phrase(
        """
        在各规划的分区里，按生效的准入矩阵找出允许该用途的部分，减去保护类控制线和已安排其他用途的图斑，
        余下的按面积从大到小列出；有条件才允许的排在后面，写明要符合的条件。

        退出码：0 找到了；1 没有；2 没有找到，但有的地方没有找，或有图层没有读全，找到的不作准；3 规则有错；4 规划数据无法读取；
        64 用法不对；74 报告无法写出。
        """,
        """
        Takes the zones in which the admission matrices in force admit the use, less the protective control lines and
        the parcels given to other uses; what is left is listed by falling area, what is admitted on conditions last and
        with them.

        Exit status: 0 found; 1 nothing; 2 nothing, but not everywhere was searched, or a layer was not read, so
        nothing is sure; 3 the rules are unsound; 4 plan data cannot be read; 64 usage; 74 the report cannot be written.
        """
      )
    case .table:
      Phrase(
        """
        FILE 是规划集文件夹里的一个表（XLSX、XLS、ODS、CSV、GeoPackage）。逐格列出读成了哪个行政区、哪个指标、哪一年的什么数，
        没有用到的单元格和原因；不作判定。

        退出码：0 都读出了；2 有读不出的；3 规则有错；4 规划数据无法读取；64 用法不对。
        """,
        """
        FILE is a table in the folder of a plan set (XLSX, XLS, ODS, CSV, GeoPackage).  Lists cell by cell which figure
        of which unit, indicator and year was read, and the cells that are not used with the reason; judges nothing.

        Exit status: 0 everything was read; 2 something cannot be read; 3 the rules are unsound; 4 plan data cannot be
        read; 64 usage.
        """
      )
    case .test:
      Phrase(
        """
        PATH 是规则文件或文件夹，默认是本项目的全部规则。文件自己没有写全词汇时，借用本项目（或 --rules）的规则。
        --all 逐个列出案例，与 --coverage、--mutate 同用时也逐条列出规则；--format junit 供持续集成读。不符的写出应当、实际和差别，画了图的再画一张方格图。
        --coverage 说明每条规则的判定、条件的两侧、例外和矩阵的行列有没有案例走到。
        --mutate 在每条规则里轮流放一个小错误（不低于写成高于、常数差末位、亩写成公顷、漏一个例外……），看有没有案例
        看得出；存活的写出改了哪里。
        --write 把还缺的案例写到文件：与 --coverage 同用是能走到的，与 --mutate 同用是看得出的；写的是现在的判定，要人看过再用。

        退出码：0 全部符合；1 有案例不符，或没有案例；3 规则有错；74 结果无法写出。
        """,
        """
        PATH is a rule file or folder; by default all rules of the project.  Files that do not bring their whole
        vocabulary borrow the rules of the project (or of --rules).
        --all lists every scenario, with --coverage and --mutate every rule, too; --format junit is for continuous integration.  What is not as expected is shown with
        what was expected, what came and the difference, and as a grid where the scenario draws maps.
        --coverage tells which verdicts, sides of conditions, exceptions, rows and columns no scenario reaches.
        --mutate puts one small fault after the other into each rule (>= becomes >, a bound is off in its last digit, 亩
        becomes 公顷, an exception is dropped …) and tells which no scenario notices.
        --write writes scenarios that are wanting to a file: with --coverage those that reach what is not reached, with
        --mutate those that notice what survived.  They expect what comes now, and want a reader before they are used.

        Exit status: 0 all as expected; 1 a scenario is not, or there is none; 3 the rules are unsound; 74 the result
        cannot be written.
        """
      )
    case .prove:
      Phrase(
        """
        QUESTION 是下面之一；不写时，凡不必指明规则的都问一遍，列成表。RULE 是规则的编号。
          stricter [甲 乙]    甲不松于乙；不写规则时，规则包里顶替别的规则的，不松于被顶替的
          contradiction [甲 乙…] 两条规则对同一规划从不都通过
          together [规则…]    这些规则对指标齐全的一个规划和下级不能同时成立，给出最少的几条
          implied 甲 [规则…]  甲由其他规则推出
          never-passes、always-passes [规则…]  永不通过、永不会不通过
          disjoint 甲 乙      从不对同一规划都作出判定
          equal 甲 乙         判定处处相同
          down [甲 规则…]     指标齐全的下级都符合各自的规则时，上级的甲不会不通过，合计在内
          exception [甲 乙]   甲的例外不豁免乙判不通过的
        要装 z3 或 cvc5。举出的规划集都经检查核对，--emit-scenario 写成案例，rulec test 可以再验。
        图上量算、控制线、名录和准入矩阵不能证明，逐条说明；与它们无关的仍可证明。

        退出码：0 没有毛病；1 有矛盾、较松、永不通过等，或推不出；2 未决；3 规则有错，或没有求解器；64 用法不对；74 写不出。
        """,
        """
        QUESTION is one of those below; without one, all that need no rule to be named are asked, as a table.  RULE is the
        id of a rule.
          stricter [A B]         A is at least as strict as B; without rules, what stands in for others in packs
          contradiction [A B…]   two rules that never both pass one plan
          together [RULE…]       rules that no plan and lower plans with all figures keep together; the fewest are told
          implied A [RULE…]      A follows from the others
          never-passes, always-passes [RULE…]   no plan passes it, or none fails it
          disjoint A B           they never decide about the same plan
          equal A B              they judge every plan alike
          down [A RULE…]         where the plans below have all figures and keep their rules, A does not fail the
                                 upper one; sums included
          exception [A B]        no exception of A waives what B fails
        z3 or cvc5 has to be installed.  Plan sets that are found are checked like any other; --emit-scenario writes them as
        scenarios, which rulec test runs.  Of measures on maps, control lines, lists and matrices nothing is proved, which
        is told of each; what does not hang on them can be.

        Exit status: 0 no fault; 1 a contradiction, a looser rule, one that never passes …, or something does not follow;
        2 open; 3 the rules are unsound, or there is no solver; 64 usage; 74 a file cannot be written.
        """
      )
    case .lint:
      Phrase(
        """
        PATH 是规则文件或文件夹，默认是本项目的全部规则；只说这些文件，不说它们借用的词汇。规则有错时先说错误。
        --all 列出全部规矩，rulec explain L301 说明一条；--only L301 只查这一条。
        --fix 先改正不影响任何判定的，逐处说明。规则包用“不查：L401、L304”关掉几条，一行用注释“# 不查 L301”。

        退出码：0 没有不妥；1 有；3 规则有错；74 文件无法写出。
        """,
        """
        PATH is a rule file or folder; by default all rules of the project.  Only these files are told of, not those whose
        words they borrow.  Unsound rules are told of first.
        --all lists every rule of lint, rulec explain L301 tells about one, --only L301 looks for that one only.
        --fix first makes changes that alter no verdict, and tells each.  A pack leaves rules out with
        `nolint: L401, L304`, a line with the comment `# nolint L301`.

        Exit status: 0 nothing is doubtful; 1 something is; 3 the rules are unsound; 74 a file cannot be written.
        """
      )
    case .format:
      Phrase(
        """
        只改写格式不合的文件。--fix 先改正只有一种改法的错误（如“不低于300”少了空格），逐处说明；拿不准的仍只作提示。
        --check 与 --fix 同用时只说会怎样改。--check --format json 把诊断写成 JSON，与 rulec check 的相同。退出码：0 完成；1 --check 时有文件要改；3 规则有错。
        """,
        """
        Only files that change are rewritten.  --fix first mends errors that can be mended in one way only, such as
        a blank missing in 不低于300, and tells each; where there is a choice, it stays a hint.  With --check, too, it
        only tells what it would do.  --check --format json writes diagnostics as JSON, as rulec check does.  Exit status: 0 done; 1 with --check, a file would change; 3 rule errors.
        """
      )
    case .packs:
      Phrase(
        """
        列出本项目（或 --rules）的规则包：名称、版本、管哪些行政区和层级、依托什么、来自哪里、规则条数、内容的 SHA-256，
        替代和停用了哪些规则。给出 PLANSET 时列出检查它用到的，其中没有它管的规划的也注明。

        退出码：0 完成；3 规则有错；4 规划数据无法读取；64 用法不对。
        """,
        """
        Lists the packs of the project (or of --rules): name, version, units and tiers they speak about, what they build
        on, where they come from, how many rules, SHA-256 of the content, and which rules they replace and switch off.
        With PLANSET, those that a check of it reads, and which of them no plan of it concerns.

        Exit status: 0 done; 3 the rules are unsound; 4 plan data cannot be read; 64 usage.
        """
      )
    case .book: Self.bookDetails
    case .explain:
      Phrase("给出编号（如 ZB-02）、规则名称，或诊断代码（如 E301）。", "Takes an id such as ZB-02, a title, or a code such as E301.")
    case .serve:
      Phrase(
        """
        在 http://127.0.0.1:8080 收规划集（zip，或 --plans 里的文件夹）、排队检查、给出各种格式的报告和图层；接口说明在 /api。
        默认只有本机能用。给别的机器用的，--address 写本机的地址，--issue 发令牌：没有令牌的什么也做不了。
        队列和结果在 --data 的文件夹里，随时可以中断，再启动时接着做。
        --limit 的 NAME：
        \(limits(.chinese))

        退出码：3 规则有错；64 用法不对；74 文件夹不能用，或不能监听。
        """,
        """
        Takes plan sets at http://127.0.0.1:8080 (a zip archive, or a folder in --plans), checks them one after another,
        and gives reports in every format and layers; /api describes the interface.
        By default only this machine may come.  For others, --address is an address of this machine, and --issue gives
        a token, without which nothing may be done.
        Queue and results are in the folder of --data; it may be ended at any moment, and goes on when it is started again.
        NAME of --limit:
        \(limits(.english))

        Exit status: 3 the rules are unsound; 64 usage; 74 the folder cannot be used, or the address.
        """
      )
    case .new:
      Phrase(
        """
        planset 新建一个文件夹，里面是行政区、指标、名录、定位四张空表（XLSX），表头就是程序认的列名。
        pack 新建一个规则包：声明、一条规则和它的案例，能编译，照着改。
        文件夹要是新的或空的。
        """,
        """
        planset makes a folder with four empty tables (XLSX) of units, figures, lists and designations, whose heads are the
        columns that the program knows.
        pack makes a pack of rules: what it is, a rule and its scenario, sound and to be changed.
        The folder must be new or empty.
        """
      )
    case .import: Self.importDetails
    case .lsp:
      Phrase(
        """
        由编辑器启动，在标准输入和标准输出上说 LSP 3.17。打开的文本代替磁盘上的，每次按键都编译它所属的全部规则：
        本项目的规则、声明了规则包的文件夹、规划集，或所在文件夹的规则文件。各编辑器的设置见 editors。

        退出码：0 编辑器正常结束；1 没有按协议结束就断开；64 用法不对。
        """,
        """
        Started by an editor; speaks LSP 3.17 on standard input and output.  Open texts stand in the place of those on the
        disk, and every keystroke compiles all rules that a text belongs to: those of the project, a folder that declares
        a pack, a plan set, or the rule files of its folder.  The folder editors tells how to set up an editor.

        Exit status: 0 the editor ended it; 1 the editor was gone before it did; 64 usage.
        """
      )
    case .mcp:
      Phrase(
        """
        由助手的程序启动，在标准输入和标准输出上说 MCP（Model Context Protocol），一行一条消息。全是只读的工具：编译草稿、改正排版、
        查规矩、运行案例、证明不比别的规则松、说明判定怎样得出、说明代码和规则、查规则、查词汇、给出语法。
        只读 --allow 的路径（链接和 .. 先解开）和本项目的规则；不连网络，不写文件。草稿的规则写“草拟：…”，不参加检查。

        退出码：0 助手的程序结束了它；64 用法不对。
        """,
        """
        Started by the program of an assistant; speaks MCP (Model Context Protocol) on standard input and output, a message
        a line.  Its tools only read: compile a draft, mend and format it, lint it, run its scenarios, prove that it is no
        looser than another rule, tell how a verdict follows, explain codes and rules, search rules and the vocabulary, give
        the grammar.
        It reads what --allow names (links and .. are resolved first) and the project's own rules; it uses no network and
        writes no file.  Drafted rules say `draft: …` and take part in no check.

        Exit status: 0 the assistant's program ended it; 64 usage.
        """
      )
    case .reference:
      Phrase(
        """
        由程序自己的表写成。PART 可以是：\(ReferenceReport.Part.allCases.map { "\($0.rawValue)（\($0.title.chinese)）" }.joined(separator: "、"))；
        不写是全部。

        退出码：0 完成；64 用法不对。
        """,
        """
        Made of the program's own tables.  PART is one of: \(ReferenceReport.Part.allCases.map(\.rawValue).joined(separator: ", "));
        all without one.

        Exit status: 0 done; 64 usage.
        """
      )
    case .completions:
      Phrase("把输出放进所用命令行的启动文件即可。", "Put the output where your shell looks for it.")
    }
  }
}
