# Makes the plan sets of Tests/Fixtures/comparison: the later one is redrawn by 2 mm, its rows are turned round.
import json, os, sys
root = sys.argv[1]
MM = 2e-3 / 111_000
def box(w, s, e, n): return [[[w, s], [e, s], [e, n], [w, n], [w, s]]]
def write(folder, name, features, shift, turn):
    os.makedirs(folder, exist_ok=True)
    feats = [{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates":
        [[[round(x + shift, 10), round(y - shift, 10)] for x, y in ring] for ring in f]}} for f in features]
    if turn: feats.reverse()
    with open(f"{folder}/{name}.geojson", "w") as out:
        out.write('{"type":"FeatureCollection","name":"%s","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4490"}},"features":[\n' % name)
        out.write(",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in feats) + "\n]}\n")
def table(path, head, rows, turn):
    if turn: rows = rows[::-1]
    open(path, "w").write("\n".join([head] + rows) + "\n")
P = {i: box(111.01 + 0.02 * i, 40.01, 111.02 + 0.02 * i, 40.02) for i in range(1, 6)}
red = [box(111.0, 40.0, 111.2, 40.015)]
other = box(112.01, 40.01, 112.02, 40.02)
for name, places, shift, turn, own in [
    ("上次", [1, 2, 3], 0, False, "38.00"),
    ("这次", [1, 4, 5], MM, True, "40.00")]:
    folder = f"{root}/{name}"
    write(f"{folder}/990101", "STBHHX", red, shift, turn)
    write(f"{folder}/990101", "CZKFBJ", [P[i] for i in places], shift, turn)
    write(f"{folder}/990102", "CZKFBJ", [other, box(112.05, 40.01, 112.06, 40.02), other], shift, turn)
    write(f"{folder}/990102", "STBHHX", [box(112.1, 40.0, 112.2, 40.1)], shift, turn)
    table(f"{folder}/units.csv", "code,name,tier,parent_code", ["990100,甲市,市级,", "990101,乙县,县级,990100", "990102,丙县,县级,990100"], turn)
    table(f"{folder}/indicators.csv", "unit_code,year,indicator,operator,value_as_printed,unit,source_doc,role", [
        "990100,2035,耕地保有量,不低于,60.00,万亩,甲市规划,本级",
        "990101,2035,耕地保有量,不低于,40.00,万亩,甲市指标分解表,下达",
        "990102,2035,耕地保有量,不低于,50.00,万亩,甲市指标分解表,下达",
        f"990101,2035,耕地保有量,不低于,{own},万亩,乙县规划,本级",
        "990102,2035,耕地保有量,不低于,49.00,万亩,丙县规划,本级"], turn)
    rows = ["990100,重点项目清单,XM-001,甲乙铁路,990101,甲市规划", "990100,重点项目清单,XM-009,南山机场,990102,甲市规划",
        "990102,重点项目清单,XM-009,南山机场,,丙县规划", "990101,重点项目清单,XM-008,南河大桥,,乙县规划"]
    table(f"{folder}/lists.csv", "unit_code,list,key,name,in_unit_code,source_doc", rows, turn)
