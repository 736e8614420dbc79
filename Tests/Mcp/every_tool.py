"""Calls every tool of `rulec mcp` with the client that assistants use; paths outside the list are refused, and no system
call opens a socket or writes a file (that part wants strace)."""
import asyncio
import os
import re
import shutil
import sys
import tempfile

from mcp import Client, StdioServerParameters

work = sys.argv[1]
allowed, other = f"{work}/allowed", f"{work}/other"
examples = os.environ["EXAMPLES"]
DRAFT = """规则 耕地够数
  编号：CG-01
  依据：《中华人民共和国土地管理法》第三十条
  草拟：测试写的，待核对
  适用：县级
  要求：本级的耕地保有量 不低于 300 万亩

案例 够
  检验：CG-01
  假设：
    | 单位 | 层级 | 耕地保有量   |
    | 甲县 | 县级 | 300.00 万亩 |
  应当：甲县 通过
"""
CALLS = {
    "compile": {"text": DRAFT},
    "mend": {"text": DRAFT.replace("不低于 300 万亩", "不低于300万亩")},
    "lint": {"text": DRAFT},
    "run_scenarios": {"text": DRAFT, "coverage": True},
    "prove": {"text": DRAFT, "question": "never-passes", "rules": "CG-01"},
    "why": {"planset": f"{examples}/inner-mongolia", "rule": "ZB-02", "unit": "150000", "slack": True},
    "explain": {"topic": "E502", "language": "en"},
    "search_rules": {"query": "耕地"},
    "search_vocabulary": {"query": "gdbyl"},
    "grammar": {"section": "rule"},
}


def parameters(log=None):
    command = [os.environ["RULEC"], "mcp", "--allow", allowed, "--allow", examples]
    if log:
        command = ["strace", "-f", "-qq", "-s", "300", "-o", log, "-e", "trace=network,openat,creat,unlink,rename,mkdir"] + command
    keep = {name: os.environ[name] for name in ("PATH", "CHUANDAO_RULES")}
    return StdioServerParameters(command=command[0], args=command[1:], env=keep)


def plan_set_with_database():
    """A copy of an example whose folder names a database of this machine."""
    copy = f"{allowed}/set"
    if not os.path.isdir(copy):
        shutil.copytree(f"{examples}/inner-mongolia", copy)
        with open(f"{copy}/map.pg", "w") as file:
            file.write("dbname=plans\n")
    return copy


async def every_tool(log=None):
    async with Client(parameters(log)) as client:
        tools = (await client.list_tools()).tools
        assert {tool.name for tool in tools} == set(CALLS), [tool.name for tool in tools]
        for tool in tools:
            assert tool.annotations.read_only_hint is True, tool
            result = await client.call_tool(tool.name, CALLS[tool.name])
            assert not result.is_error and result.structured_content, (tool.name, result)
            assert len(result.content) == 1 and result.content[0].type == "text"
        found = (await client.call_tool("run_scenarios", CALLS["run_scenarios"])).structured_content
        assert (found["total"], found["failed"]) == (1, 0), found
        why = (await client.call_tool("why", CALLS["why"])).structured_content
        assert "4971.3581" in why["text"], why["text"]
        arguments = CALLS["why"] | {"planset": plan_set_with_database()}
        assert "4971.3581" in (await client.call_tool("why", arguments)).structured_content["text"]
        # A rule about layers, so that the database is asked for.
        arguments = arguments | {"rule": "KX-06"}
        assert (await client.call_tool("why", arguments)).structured_content
        await refusals(client)
        resources = (await client.list_resources()).resources
        assert len(resources) == 6, resources
        for resource in resources:
            assert (await client.read_resource(str(resource.uri))).contents[0].text
        prompt = await client.get_prompt("draft_rule", {"article": "耕地不得减少。", "citation": "某办法第三条"})
        assert "耕地不得减少" in prompt.messages[0].content.text


async def refusals(client):
    secret = f"{other}/秘密.rule"
    with open(secret, "w") as file:
        file.write("规则 秘密\n  编号：MM-1\n")
    link = f"{allowed}/link.rule"
    if not os.path.islink(link):
        os.symlink(secret, link)
    for path in (secret, f"{allowed}/../other/秘密.rule", link, "/etc/passwd", other):
        for tool in ("compile", "mend", "lint", "run_scenarios", "prove"):
            result = await client.call_tool(tool, {"path": path})
            assert result.is_error, (tool, path)
            assert result.structured_content["error"]["code"] == "path-not-allowed", result
            assert "MM-1" not in result.content[0].text
        result = await client.call_tool("why", {"planset": path, "rule": "ZB-02", "unit": "150000"})
        assert result.structured_content["error"]["code"] == "path-not-allowed", result
    os.unlink(link)


def without_network(log):
    sockets, written = [], []
    with open(log) as file:
        for line in file:
            if re.search(r"\b(socket|connect|bind|sendto|sendmsg)\(", line):
                sockets.append(line)
            # What a solver is asked stands in a file of its own while it is asked.
            if f'"{tempfile.gettempdir()}/.chuandao-' in line:
                continue
            if re.search(r"O_WRONLY|O_RDWR|O_CREAT|\b(creat|unlink|rename|mkdir)\(", line) and "/dev/" not in line:
                written.append(line)
    assert not sockets, sockets
    assert not written, written


asyncio.run(every_tool())
if shutil.which("strace"):
    log = f"{work}/strace"
    asyncio.run(every_tool(log))
    without_network(log)
    print("mcp：每个工具都能用，允许以外的路径不读，不开套接字，不写文件")
else:
    print("mcp：每个工具都能用，允许以外的路径不读（没有 strace，没有看系统调用）")
