#!/usr/bin/env python3
"""Writes the documents as a site that a browser reads without a network: script/site RULEC [FOLDER]

Every Markdown file of the list becomes a page at the same place; the reference is made by `rulec reference`, in both
languages.  Links to other files of the repository lead to copies of them.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from urllib.parse import quote, unquote

import search_index

rulec, site = sys.argv[1], sys.argv[2]
root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
parts = ["forms", "words", "units", "diagnostics", "lint", "checks", "commands", "statuses"]
words = {
    "zh": {"home": "首页", "tour": "入门", "cookbook": "菜谱", "reference": "参考", "book": "规则汇编", "all": "全部文档", "contents": "目录", "other": "English", "search": "搜索", "none": "没有找到"},
    "en": {"home": "Home", "tour": "Tour", "cookbook": "Cookbook", "reference": "Reference", "book": "Rule book", "all": "All documents", "contents": "Contents", "other": "中文", "search": "Search", "none": "nothing found"},
}
# A page without a counterpart is in one language for both.
pairs = {"README.md": "README.zh-CN.md", "docs/tour.md": "docs/tour.zh-CN.md", "docs/cookbook.md": "docs/cookbook.zh-CN.md",
         "integrations/spark/README.md": "integrations/spark/README.zh-CN.md"}
pairs |= {f"docs/{name}.md": f"docs/{name}.zh-CN.md" for name in ["maps", "prove", "reports", "semantics", "service"]}
chinese = {zh: en for en, zh in pairs.items()}


def documents():
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "*.md"], cwd=root,
                            capture_output=True, text=True)
    found = [path for path in listed.stdout.split("\0") if path and os.path.isfile(os.path.join(root, path))]
    # Without a repository, as in an archive of the source.
    found = found or [os.path.relpath(os.path.join(folder, name), root) for folder, folders, names in os.walk(root)
                      if not folders.sort() and "/." not in folder for name in names if name.endswith(".md")]
    skipped = ("Tests/Fixtures/", "Sources/", "Rules/", "Examples/")
    return sorted(path for path in found if not path.startswith(skipped))


def title(text, otherwise):
    line = next((line for line in text.split("\n") if line.startswith("# ")), "# " + otherwise)
    return line[2:].replace("`", "")


def highlighting(folder):
    """A description of the language for pandoc, out of the program's own words."""
    told = json.loads(subprocess.run([rulec, "reference", "words", "--format", "json"], capture_output=True, text=True, check=True).stdout)
    kinds = {"block": "kw", "clause": "cf", "relation": "op", "function": "fu", "word": "dt"}
    lists, rules = "", ""
    for kind in kinds:
        own = sorted({word for entry in told["words"] if entry["kind"] == kind for word in entry["word"].values() if word[0].isalpha()})
        lists += f'<list name="{kind}">' + "".join(f"<item>{word}</item>" for word in own) + "</list>"
        pattern = "|".join(sorted(own, key=len, reverse=True))
        if kind in ("block", "clause"):
            rules += f'<RegExpr attribute="{kind}" context="#stay" String="^\\s*({pattern})(?=\\s|：|:|①|②|③|$)"/>'
        elif kind == "relation":
            rules += f'<RegExpr attribute="{kind}" context="#stay" String="\\s({pattern})(?=\\s|$)"/>'
        elif kind == "function":
            rules += f'<RegExpr attribute="{kind}" context="#stay" String="({pattern})(?=（|\\()"/>'
    styles = {"block": "dsKeyword", "clause": "dsControlFlow", "relation": "dsOperator", "function": "dsFunction", "word": "dsDataType"}
    data = "".join(f'<itemData name="{kind}" defStyleNum="{style}"/>' for kind, style in styles.items())
    path = os.path.join(folder, "rule.xml")
    with open(path, "w") as file:
        file.write(
            '<?xml version="1.0" encoding="UTF-8"?><language name="rule" section="Other" version="1" kateversion="5.0" extensions="*.rule">'
            f"<highlighting>{lists}<contexts><context name=\"text\" attribute=\"plain\" lineEndContext=\"#stay\">"
            '<RegExpr attribute="comment" context="#stay" String="#.*$"/><RegExpr attribute="string" context="#stay" String="“[^”]*”"/>'
            f'{rules}<RegExpr attribute="number" context="#stay" String="[0-9][0-9.]*"/></context></contexts><itemDatas>'
            '<itemData name="plain" defStyleNum="dsNormal"/><itemData name="comment" defStyleNum="dsComment"/>'
            f'<itemData name="string" defStyleNum="dsString"/><itemData name="number" defStyleNum="dsDecVal"/>{data}</itemDatas>'
            '</highlighting><general><keywords casesensitive="1"/></general></language>'
        )
    return path


def page(path):
    return re.sub(r"\.md$", ".html", path)


class Site:
    def __init__(self, work):
        self.work = work
        self.syntax = highlighting(work)
        self.pages = set(documents())
        self.copied = set()

    def write(self, target, text, language, counterpart=None):
        """One page from Markdown; the target is below the site."""
        source = os.path.dirname(target)
        up = "../" * target.count("/")
        said = words[language]
        suffix = ".zh-CN.html" if language == "zh" else ".html"
        nav = [(f"{up}index.{language}.html", said["home"]), (f"{up}docs/tour{suffix}", said["tour"]),
               (f"{up}docs/cookbook{suffix}", said["cookbook"]), (f"{up}reference/{language}/index.html", said["reference"])]
        nav.append((up + counterpart if counterpart else f"{up}index.{'en' if language == 'zh' else 'zh'}.html", said["other"]))
        meta = {"pagetitle": title(text, target), "lang": "zh-CN" if language == "zh" else "en", "root": up, "contents": said["contents"],
                "search": said["search"], "none": said["none"],
                "nav": [{"href": href, "text": words_} for href, words_ in nav]}
        meta_path = os.path.join(self.work, "meta.json")
        with open(meta_path, "w") as file:
            json.dump(meta, file)
        # The name of a file that a block shows stands above it.
        text = re.sub(r"^```(\w+) (\S.*)$", r"`\2`\n\n```\1", text, flags=re.M)
        done = subprocess.run(
            ["pandoc", "--from=gfm+east_asian_line_breaks", "--to=html5", "--standalone", "--toc", "--toc-depth=2", f"--metadata-file={meta_path}",
             f"--template={root}/docs/site/template.html", f"--syntax-definition={self.syntax}", "--highlight-style=monochrome"],
            input=text, capture_output=True, text=True, check=True)
        html = re.sub(r'(href|src)="([^"]*)"', lambda found: f'{found[1]}="{self.link(found[2], source)}"', done.stdout)
        place = os.path.join(site, target)
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with open(place, "w") as file:
            file.write(html)

    def link(self, address, folder):
        """Where an address of a document leads in the site."""
        if re.match(r"[a-z]+:|#", address) or not address:
            return address
        path, mark, fragment = address.partition("#")
        target = os.path.normpath(os.path.join(folder, unquote(path)))
        if target in self.pages:
            return quote(os.path.relpath(page(target), folder or ".")) + mark + fragment
        source = os.path.join(root, target)
        if os.path.isfile(source) and not target.startswith(".."):
            if target not in self.copied:
                self.copied.add(target)
                os.makedirs(os.path.dirname(os.path.join(site, target)), exist_ok=True)
                shutil.copyfile(source, os.path.join(site, target))
        return address


def read(address):
    with open(os.path.join(site, address)) as file:
        return file.read()


def main():
    shutil.rmtree(site, ignore_errors=True)
    os.makedirs(site)
    for name in ("style.css", "search.js"):
        shutil.copyfile(f"{root}/docs/site/{name}", f"{site}/{name}")
    with tempfile.TemporaryDirectory() as work:
        made = Site(work)
        titles = {}
        for path in sorted(made.pages):
            with open(os.path.join(root, path)) as file:
                text = file.read()
            titles[path] = title(text, path)
            language = "zh" if path in chinese else "en"
            other = chinese.get(path) or pairs.get(path)
            made.write(page(path), text, language, page(other) if other else None)
        for language in ("zh", "en"):
            lines, other = [], "en" if language == "zh" else "zh"
            for part in parts:
                text = subprocess.run([rulec, "reference", part, "--lang", language], capture_output=True, text=True, check=True).stdout
                made.write(f"reference/{language}/{part}.html", text, language, f"reference/{other}/{part}.html")
                lines.append(f"- [{title(text, part)}]({part}.html)")
            text = f"# {words[language]['reference']}\n\n" + "\n".join(lines) + "\n"
            made.write(f"reference/{language}/index.html", text, language, f"reference/{other}/index.html")
            subprocess.run([rulec, "book", "--format", "html", "--lang", language, "--output", f"{site}/reference/{language}/book.html"], check=True)
            shown = [path for path in sorted(made.pages) if not (path in chinese if language == "en" else path in pairs)]
            first = [path for path in shown if "README" in path and "/" not in path or "tour" in path or "cookbook" in path]
            rest = [path for path in shown if path not in first]
            text = "# 传导 Chuandao\n\n" + "".join(f"- [{titles[path]}]({page(path)})\n" for path in first)
            text += f"- [{words[language]['reference']}](reference/{language}/index.html)\n- [{words[language]['book']}](reference/{language}/book.html)\n\n## {words[language]['all']}\n\n"
            text += "".join(f"- [{titles[path]}]({page(path)})\n" for path in rest)
            made.write(f"index.{language}.html", text, language, f"index.{other}.html")
            pages = [(page(path), titles[path]) for path in first + rest]
            pages += [(f"reference/{language}/{part}.html", words[language]["reference"]) for part in parts]
            pages.append((f"reference/{language}/book.html", words[language]["book"]))
            name = "zh-CN" if language == "zh" else "en"
            search_index.write(f"{site}/search.{name}.js", pages, read)
        shutil.copyfile(f"{site}/index.zh.html", f"{site}/index.html")
    print(f"{site}/index.html")


main()
