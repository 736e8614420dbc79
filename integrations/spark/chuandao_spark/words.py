"""Every sentence that a user reads, in both languages."""

SENTENCES = {
    "failed": ("第 {number}/{count} 份没有判定：rulec 以 {status} 结束（{host}，试了 {attempts} 次）\n{message}",
               "shard {number}/{count} was not judged: rulec ended with {status} ({host}, {attempts} attempts)\n{message}"),
    "no-report": ("{failed} 份没有判定，没有写报告。{work} 里留有已判定的 {done} 份；除去原因后加 --resume 再运行",
                  "{failed} shards were not judged, so there is no report. {work} keeps the {done} that were; mend the cause and run again with --resume"),
    "not-empty": ("{work} 里已有文件；换一个空文件夹，或加 --resume 继续同一次检查",
                  "{work} is not empty; name an empty folder, or add --resume to go on with the same check"),
    "other-run": ("{work} 里的是另一次检查：规划集的文件、规则、份数或选项不同；换一个空文件夹",
                  "{work} holds another check: files of the plan set, rules, number of shards or options differ; name an empty folder"),
    "no-plan-set": ("没有文件夹 {path}；规划集要放在各个工作节点都看得到的地方",
                    "there is no folder {path}; the plan set has to lie where every worker sees it"),
    "no-program": ("没有可执行文件 {path}；用 --rulec 给出 rulec",
                   "there is no program {path}; name rulec with --rulec"),
    "no-rules": ("没有规则 {path}", "there are no rules at {path}"),
    "shards": ("--shards 应在 1 和 10000 之间", "--shards is between 1 and 10000"),
    "set-exists": ("{path} 里已有文件；由表写出的规划集要写进空文件夹",
                   "{path} is not empty; a plan set made of tables is written into an empty folder"),
    "no-crs": ("图层 {layer} 没有说明坐标系；用 --crs 给出，如 EPSG:4490",
               "layer {layer} does not state its coordinate system; name it with --crs, such as EPSG:4490"),
    "many-crs": ("图层 {layer} 的文件说明的坐标系不一：{file} 与别的不同；分开写入，或统一之后再运行",
                 "the files of layer {layer} state different coordinate systems: {file} differs from others; make them one first"),
    "no-column": ("{source} 没有列 {column}；有 {columns}", "{source} has no column {column}; there are {columns}"),
    "no-unit": ("{source} 有 {count} 行没有行政区代码（列 {column}），不知归哪个规划",
                "{source} has {count} rows without a unit code (column {column}), which belong to no plan"),
    "bad-unit": ("{source} 的行政区代码“{unit}”不是数字，不能用作文件夹名",
                 "unit code {unit!r} of {source} is not of digits and cannot name a folder"),
}


class Refusal(Exception):
    """What keeps a job from being done, with what to do about it."""

    def __init__(self, key: str, **facts):
        super().__init__(key)
        self.key, self.facts = key, facts


def sentence(key: str, language: str, **facts) -> str:
    return SENTENCES[key][language == "en"].format(**facts)
