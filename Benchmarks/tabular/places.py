"""Units of government for benchmark data: a random tree with codes and names like real ones.

The provinces are the real ones; everything below them is invented.
"""

from random import Random
from typing import NamedTuple

TIERS = ["国家级", "省级", "市级", "县级", "乡镇级"]

# The thirty-one divisions of the mainland, with their code's first two digits.
PROVINCES = dict(
    pair.split(":")
    for pair in (
        "11:北京市 12:天津市 13:河北省 14:山西省 15:内蒙古自治区 21:辽宁省 22:吉林省 23:黑龙江省 31:上海市 "
        "32:江苏省 33:浙江省 34:安徽省 35:福建省 36:江西省 37:山东省 41:河南省 42:湖北省 43:湖南省 44:广东省 "
        "45:广西壮族自治区 46:海南省 50:重庆市 51:四川省 52:贵州省 53:云南省 54:西藏自治区 61:陕西省 62:甘肃省 "
        "63:青海省 64:宁夏回族自治区 65:新疆维吾尔自治区"
    ).split()
)

SYLLABLES = (
    "安平和宁兴永长清河山江海湖泉石林松柏杨柳桃梅兰竹东西南北中上下大小新古高金银铜铁玉珠宝福禄寿喜庆康乐泰"
    "昌盛荣华富贵文武德仁义礼智信忠孝廉明光辉耀星月日天云雨雪霜露风雷电火土木水田禾谷麦稻米桑麻茶花草叶果枣"
    "龙凤虎马牛羊鹿鹤燕鹰鱼龟沙滩湾港岛洲塘池溪沟渠坝桥渡关塞堡寨屯营庄村店集市场口门台阁楼塔寺庙观院城郭坊"
    "阳阴岭峰崖谭洛淮汉湘赣闽浦崇靖定顺建延固同合会通达远广博丰裕彭襄临汝"
)

# The most children a parent can have: what the digits of a child's code can tell apart.
MOST_CHILDREN = [1, 31, 99, 99, 999]


class Place(NamedTuple):
    """One unit; `parent` is its parent's index in the tier above, -1 at the top."""

    code: str
    name: str
    parent: int


def make_tree(sizes: list[int], random: Random) -> list[list[Place]]:
    """Units by tier, siblings together.

    Every unit above the last tier has a child; the children beyond that are dealt out at random.
    """
    tiers = [[Place("100000", "中华人民共和国", -1)]]
    for tier in range(1, len(sizes)):
        above = tiers[-1]
        parents = list(range(len(above)))
        parents += [random.randrange(len(above)) for _ in range(sizes[tier] - len(above))]
        parents.sort()
        tiers.append(name_children(tier, above, parents))
    return tiers


def name_children(tier: int, above: list[Place], parents: list[int]) -> list[Place]:
    """Numbers the children of each parent from 1 and gives every one a name of its own."""
    places: list[Place] = []
    number = 0
    for index, parent in enumerate(parents):
        number = number + 1 if index and parents[index - 1] == parent else 1
        if number > MOST_CHILDREN[tier]:
            raise SystemExit(f"too many units at tier {tier}: {above[parent].name} has no code left for a child")
        places.append(Place(code(tier, above[parent].code, number), name(tier, index), parent))
    return places


def code(tier: int, parent: str, number: int) -> str:
    """A code in the manner of GB/T 2260: 130000, 130200, 130203, and 130203105 for a township."""
    if tier == 1:
        return list(PROVINCES)[number - 1] + "0000"
    if tier == 2:
        return f"{parent[:2]}{number:02}00"
    if tier == 3:
        return f"{parent[:4]}{number:02}"
    return f"{parent}{number:03}"


def name(tier: int, index: int) -> str:
    """The name of the unit at `index` of its tier."""
    if tier == 1:
        return list(PROVINCES.values())[index]
    count = len(SYLLABLES)
    # 7919 is a prime larger than the alphabet, so that neighbours differ and no pair comes twice.
    first, second = divmod(index * 7919 % (count * count), count)
    lap = index // (count * count)
    stem = SYLLABLES[first] + SYLLABLES[second] + (SYLLABLES[lap - 1] if lap else "")
    return stem + ["", "", "市", "县", "镇"][tier]
