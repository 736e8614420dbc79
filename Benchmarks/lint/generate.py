"""Rule files like those that ship, many of them: generate.py RULES FOLDER.

A hundred rules a file, of five sorts, each with 案例 for a quarter of them; the same for every run.
"""
import random
import sys
from pathlib import Path

count, folder = int(sys.argv[1]), Path(sys.argv[2])
draw = random.Random(1)
indicators = [f"指标{number:03}" for number in range(200)]
layers = [f"图层{number:03}" for number in range(60)]

rows = "".join(f"    | {name} | 公顷 | {draw.choice(['不低于', '不超过'])} | 预期性 |\n" for name in indicators)
drawn = "".join(f"    | {name} | TC{number:03} | 面 |\n" for number, name in enumerate(layers))
documents = "".join(f"    | 样例办法{number:02} | 样例发〔2020〕{number + 1}号 | 2020-01-01 | |\n" for number in range(40))
folder.joinpath("词汇.rule").write_text(
    "词汇 样例\n  层级：国家级 → 省级 → 市级 → 县级 → 乡镇级\n"
    f"  指标：\n    | 名称 | 单位 | 方向 | 属性 |\n{rows}"
    f"  图层：\n    | 名称 | 图层代码 | 几何 |\n    | 行政区 | XZQ | |\n{drawn}"
    f"  文件：\n    | 全称 | 文号 | 施行 | 废止 |\n{documents}"
)


def rule(number: int) -> str:
    id = f"XN-{number:05}"
    basis = f"样例发〔2020〕{draw.randrange(40) + 1}号 第{draw.choice('一二三四五六七八九')}条"
    first, second = draw.sample(indicators, 2)
    one, other = draw.sample(layers, 2)
    head = f"规则 样例规则{number}\n  编号：{id}\n  依据：{basis}\n"
    tolerance = "  容差：面积 1 平方米，宽度 0.1 米\n"
    match number % 5:
        case 0:
            return f"{head}  适用：县级\n  要求：本级的{first} 不低于 {draw.randrange(1, 999)} 公顷\n"
        case 1:
            return f"{head}  适用：市级、县级\n  当：本级的{second} 已填写\n  要求：本级的{first} 不低于 下达的{first}\n"
        case 2:
            return f"{head}{tolerance}  要求：本级的{one} 不重叠 本级的{other}\n"
        case 3:
            return (f"{head}  要求 甲：合计（下级的{first}） 不超过 本级的{first}\n"
                    f"  要求 乙：本级的{first} 不超过 本级的{second} × 2\n")
        case _:
            return (f"{head}  要求：面积（交集（本级的{one}，本级的{other}）） 不超过 {draw.randrange(1, 99)} 公顷，且 "
                    f"本级的{first} 已填写\n")


def scenario(number: int) -> str:
    return (f"案例 样例案例{number}\n  检验：XN-{number:05}\n  假设：\n    | 单位 | 层级 |\n    | 甲县 | 县级 |\n"
            "  应当：甲县 通过\n")


for start in range(0, count, 100):
    blocks = []
    for number in range(start, min(start + 100, count)):
        blocks.append(rule(number))
        if number % 4 == 0:
            blocks.append(scenario(number))
    folder.joinpath(f"规则{start:05}.rule").write_text("\n".join(blocks))
