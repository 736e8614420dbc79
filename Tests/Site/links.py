"""Holds a folder of pages to what they promise: every link leads to a file of the folder, every fragment to an element, no
page needs a network, and each document and each part of the reference is there, in both languages where it has two."""
import os
import re
import sys
from html.parser import HTMLParser
from urllib.parse import unquote

site, root = sys.argv[1], sys.argv[2]


class Page(HTMLParser):
    def __init__(self, path):
        super().__init__()
        self.ids, self.links, self.loads = set(), [], []
        with open(path) as file:
            self.feed(file.read())

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if values.get("id"):
            self.ids.add(values["id"])
        for name in ("href", "src"):
            if name in values:
                (self.links if tag == "a" else self.loads).append(values[name] or "")


pages = {}
for folder, _, names in os.walk(site):
    for name in names:
        if name.endswith(".html"):
            path = os.path.join(folder, name)
            pages[os.path.realpath(path)] = Page(path)
assert len(pages) > 40, len(pages)
problems = []
for path, page in pages.items():
    shown = os.path.relpath(path, site)
    for load in page.loads:
        if re.match(r"[a-z]+:|//", load):
            problems.append(f"{shown} loads {load}")
    for link in page.links + page.loads:
        if re.match(r"(https?|mailto):", link):
            continue
        target, _, fragment = link.partition("#")
        place = os.path.realpath(os.path.join(os.path.dirname(path), unquote(target))) if target else path
        if not os.path.isfile(place) or not place.startswith(os.path.realpath(site)):
            problems.append(f"{shown}: no file {link}")
        elif fragment and place in pages and unquote(fragment) not in pages[place].ids:
            problems.append(f"{shown}: nothing called {link}")
documents = [f"docs/{name[:-3]}.html" for name in os.listdir(f"{root}/docs") if name.endswith(".md")]
parts = ["forms", "words", "units", "diagnostics", "lint", "checks", "commands", "statuses", "index"]
for wanted in documents + [f"reference/{language}/{part}.html" for language in ("zh", "en") for part in parts]:
    if os.path.realpath(os.path.join(site, wanted)) not in pages:
        problems.append(f"no page {wanted}")
for problem in sorted(set(problems)):
    print(problem)
sys.exit(bool(problems))
