"""A small pack to edit: project.py FOLDER writes it."""

import pathlib
import sys

# A name beyond the basic plane, so that bytes, UTF-16 units and characters all differ.
WORDS = """\
词汇 县里的指标
  指标：
    | 名称       | 别名     | 单位 | 方向   | 属性   |
    | 𠮷田保有量 | 𠮷田面积 | 万亩 | 不低于 | 约束性 |
  文件：
    | 全称         | 文号            |
    | 𠮷县保护办法 | 𠮷发〔2024〕1号 |
"""
RULE = """\
# 𠮷县的规则
传导 𠮷田保有量
  编号：XX-01
  依据：《𠮷县保护办法》第二条
  原文：𠮷田只能多不能少
  层级：市级 → 县级
  方式：分解
  级别：刚性

案例 少了一亩
  检验：XX-01
  假设：
    | 单位 | 层级 | 上级 | 𠮷田保有量    |
    | 甲市 | 市级 |      | 300.0000 万亩 |
    | 乙县 | 县级 | 甲市 | 299.9999 万亩 |
  应当：甲市 汇总 不通过，差额 0.0001 万亩

规则 𠮷田不少于三成
  编号：XX-02
  依据待核：县里的要求，成文条款未见
  对于：每个规划
  设 底数：本级的𠮷田保有量
  要求 够数：底数 不低于 300 万亩
  要求 上级也够：上级的𠮷田保有量 不低于 底数
  级别：预期
"""


def make_project(folder):
    """A pack of two files; gives their addresses."""
    (folder / "规则包.rule").write_text("规则包 𠮷县\n  版本：1\n", encoding="utf-8")
    (folder / "词.rule").write_text(WORDS, encoding="utf-8")
    (folder / "规则.rule").write_text(RULE, encoding="utf-8")
    return [(folder / name).as_uri() for name in ("词.rule", "规则.rule")]


if __name__ == "__main__":
    make_project(pathlib.Path(sys.argv[1]))
