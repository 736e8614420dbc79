"""The index by which the pages of the site are searched; docs/site/search.js reads it."""
import json
import re
from html.parser import HTMLParser
from urllib.parse import quote


class Sections(HTMLParser):
    """The text of a page, cut at its headings that have an address."""

    def __init__(self):
        super().__init__()
        self.found = [["", "", ""]]
        self.skipped = self.heading = 0

    def handle_starttag(self, tag, attributes):
        if tag in ("nav", "details", "script", "style", "head", "svg"):
            self.skipped += 1
        elif tag in ("h1", "h2", "h3"):
            self.heading = 1
            self.found.append([dict(attributes).get("id") or "", "", ""])

    def handle_endtag(self, tag):
        if tag in ("nav", "details", "script", "style", "head", "svg"):
            self.skipped -= 1
        elif tag in ("h1", "h2", "h3"):
            self.heading = 0
        elif tag in ("p", "li", "td", "th", "pre", "tr", "dt", "dd", "div"):
            self.handle_data(" ")

    def handle_data(self, data):
        if not self.skipped:
            self.found[-1][1 if self.heading else 2] += data


HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"


def keys(text):
    """Pairs of neighbouring ideographs, single ones where none stands beside, words in small letters; how often each stands."""
    counts = {}
    for run in re.findall(f"[{HAN}]+|[^\\W{HAN}]+", text.lower()):
        own = [run] if len(run) == 1 or not re.match(f"[{HAN}]", run) else [run[at:at + 2] for at in range(len(run) - 1)]
        for key in own:
            if len(key) <= 40:
                counts[key] = counts.get(key, 0) + 1
    return counts


def write(path, pages, read):
    """Writes the index of some pages: (address, title) each; `read` gives the HTML of an address."""
    listed, sections, index = [], [], {}
    for address, title in pages:
        parser = Sections()
        parser.feed(read(address))
        for anchor, heading, text in parser.found:
            text = " ".join(text.split())
            heading = " ".join(heading.split())
            if not text and not heading:
                continue
            sections.append([len(listed), quote(anchor), heading or title, text[:120]])
            named = keys(heading)
            for key, count in keys(heading + " " + text).items():
                # Seven weights: four for headings, and as many as three for how often it stands.
                weight = (4 if key in named else 0) + min(count, 3)
                index.setdefault(key, []).append((len(sections) - 1) * 8 + weight)
        listed.append([quote(address), title])
    with open(path, "w") as file:
        file.write("window.searchIndex=")
        json.dump({"pages": listed, "sections": sections, "keys": dict(sorted(index.items()))}, file, ensure_ascii=False, separators=(",", ":"))
        file.write(";\n")
