"""Places in Swift sources where a small fault can be put, and the source with some of them, each chosen at run time.

A fault is an expression that holds both readings: `(chuandao_mutant(17) ? (a <= b) : (a < b))`.  Sources are read as words,
not as a tree: what does not compile afterwards is left out by who builds them.
"""

import dataclasses
import re

WORD = re.compile(
    r"""(?P<blank>[ \t]+)|(?P<line>\n)|(?P<remark>//[^\n]*|/\*.*?\*/)
    |(?P<name>[#@$]?[A-Za-z_\u00a1-\uffff][\w\u00a1-\uffff]*|`\w+`|\$\d+)
    |(?P<number>\d[\w]*(?:\.\d[\w]*)?)
    |(?P<mark>[-+*/%=<>!&|^~?.]+)|(?P<bracket>[()\[\]{},;:@\\])|(?P<other>.)""",
    re.X | re.S,
)
OPEN, CLOSE = "([{", ")]}"
FLIPS = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="}
HEADS = {"if", "guard", "while", "for", "switch", "where", "catch"}
STOPS = HEADS | {"return", "else", "in", "case", "throw", "try", "await", "let", "var", "is", "as", "do", "defer", "func"}
NEVER = ("case ", "default", "precondition", "assert", "@", "#", "import ", "public import", "internal import")


@dataclasses.dataclass
class Word:
    kind: str
    text: str
    start: int
    line: int


@dataclasses.dataclass
class Point:
    """A fault: what is taken out of the source, and what takes its place, where ID stands for its number."""

    kind: str
    start: int
    end: int
    text: str
    line: int


def words(source):
    """Names, numbers, operators, brackets and texts, without blanks and remarks; a line end is a word."""
    found, place, line = [], 0, 1
    while place < len(source):
        end = text_end(source, place)
        if end:
            kind, text = "text", source[place:end]
        else:
            match = WORD.match(source, place)
            kind, text, end = match.lastgroup, match.group(), match.end()
        if kind not in ("blank", "remark"):
            found.append(Word(kind, text, place, line))
        line += text.count("\n")
        place = end
    return found


def text_end(source, place):
    """Where a text in quotes ends that begins here, with what it interpolates; 0 where none begins."""
    match = re.compile(r'(#*)("""|")').match(source, place)
    if not match:
        return 0
    hashes, quote = match.groups()
    place = match.end()
    while place < len(source):
        if source.startswith("\\" + hashes + "(", place):
            depth, place = 1, place + len(hashes) + 2
            while depth and place < len(source):
                inner = text_end(source, place)
                depth += 0 if inner else {"(": 1, ")": -1}.get(source[place], 0)
                place = inner or place + 1
        elif source[place] == "\\" and not hashes:
            place += 2
        elif source.startswith(quote + hashes, place):
            return place + len(quote + hashes)
        else:
            place += 1
    return place


class File:
    """One source with the extents of its expressions."""

    def __init__(self, source):
        self.source = source
        self.words = words(source)
        self.partner = {}
        stack = []
        for index, word in enumerate(self.words):
            if word.kind == "bracket" and word.text in OPEN:
                stack.append(index)
            elif word.kind == "bracket" and word.text in CLOSE and stack:
                self.partner[index] = stack.pop()
                self.partner[self.partner[index]] = index

    def is_binary(self, index):
        """Whether an operator has blanks on both sides, as the formatter writes those between two operands."""
        word = self.words[index]
        end = word.start + len(word.text)
        return word.kind == "mark" and self.source[word.start - 1] in " \n" and self.source[end:end + 1] in (" ", "\n")

    def goes_on(self, index):
        """Whether the line end at an index stands within an expression."""
        before = next((w for w in reversed(self.words[:index]) if w.kind != "line"), None)
        after = next((k for k in range(index, len(self.words)) if self.words[k].kind != "line"), None)
        if before is None or after is None:
            return False
        following = self.words[after]
        return self.is_binary(after) or following.text[0] in ".?" or before.kind == "mark" and before.text not in "?!"

    def left(self, index, stops):
        """The first word of the operand that ends before an operator."""
        place = index - 1
        while place >= 0:
            word = self.words[place]
            if word.kind == "line":
                if not self.goes_on(place):
                    break
            elif word.text in CLOSE and word.kind == "bracket":
                if place not in self.partner:
                    break
                place = self.partner[place]
            elif word.kind == "bracket" or word.kind == "name" and word.text in STOPS:
                break
            elif self.is_binary(place) and (word.text in stops or word.text in ("=", "?", "->") or is_assignment(word.text)):
                break
            place -= 1
        place += 1
        while self.words[place].kind == "line":
            place += 1
        return place

    def right(self, index, stops, in_condition):
        """The last word of the operand that begins after an operator."""
        place = index + 1
        while place < len(self.words):
            word = self.words[place]
            if word.kind == "line":
                if not self.goes_on(place):
                    break
            elif word.kind == "bracket" and word.text in OPEN:
                if word.text == "{" and in_condition or place not in self.partner:
                    break
                place = self.partner[place]
            elif word.kind == "bracket" or word.kind == "name" and word.text in STOPS:
                break
            elif self.is_binary(place) and (word.text in stops or word.text == "?"):
                break
            place += 1
        place -= 1
        while self.words[place].kind == "line":
            place -= 1
        return place

    def in_condition(self, index):
        """Whether a brace that follows at this depth opens a body."""
        place = index
        while place >= 0:
            word = self.words[place]
            if word.kind == "bracket" and word.text in CLOSE:
                place = self.partner.get(place, 0)
            elif word.kind == "bracket" and word.text in "([{;":
                return False
            elif word.kind == "name" and word.text in HEADS:
                return True
            elif word.kind == "name" and word.text in ("return", "case", "func"):
                return False
            place -= 1
        return False

    def span(self, first, last):
        return self.source[self.words[first].start:self.words[last].start + len(self.words[last].text)]

    def points(self):
        """Every fault that this source can take, in the order of their places."""
        found = []
        lines = self.source.split("\n")
        for index, word in enumerate(self.words):
            if lines[word.line - 1].strip().startswith(NEVER):
                continue
            if self.is_binary(index):
                found += self.operator(index)
            elif word.kind == "mark" and word.text in ("..<", "...") and self.is_range(index):
                end = word.start + len(word.text)
                found.append(Point("bound", word.start, end, f" {word.text} chuandao_off(ID) + ", word.line))
            elif word.kind == "number" and re.fullmatch(r"\d{1,4}", word.text) and self.is_bound(index):
                more = int(word.text) + 1
                changed = f"(chuandao_mutant(ID) ? {more} : {word.text})"
                found.append(Point("bound", word.start, word.start + len(word.text), changed, word.line))
            elif word.kind == "name" and word.text in ("if", "guard"):
                found += self.branch(index)
        return sorted(found, key=lambda point: (point.start, point.end, point.kind))

    def is_range(self, index):
        """Whether a range has both ends."""
        start = self.words[index].start
        before, after = self.source[start - 1], self.source[start + 3:start + 4]
        return (before.isalnum() or before in ")]") and (after.isalnum() or after == "(")

    def is_bound(self, index):
        """Whether a number is an operand of an addition, a subtraction or a comparison."""
        if self.source[self.words[index].start - 1] == ".":
            return False
        near = [k for k in (index - 1, index + 1) if 0 <= k < len(self.words)]
        return any(self.is_binary(k) and (self.words[k].text in ("+", "-") or self.words[k].text in FLIPS) for k in near)

    def operator(self, index):
        word = self.words[index]
        if word.text in FLIPS:
            stops = {"&&", "||", *FLIPS}
        elif word.text == "&&":
            stops = {"||"}
        elif word.text == "||":
            stops = set()
        elif word.text in ("+", "-"):
            near = (self.words[index - 1], self.words[index + 1])
            if any(side.kind == "text" for side in near):
                return []
            end = word.start + 1
            return [Point("sign", word.start, end, f"{word.text} (chuandao_mutant(ID) ? -1 : 1) *", word.line)]
        else:
            return []
        in_condition = self.in_condition(index)
        first = self.left(index, stops)
        last = self.right(index, stops | ({"&&", "||"} if word.text in ("&&", "||") else set()), in_condition)
        if first >= index or last <= index:
            return []
        one, other = self.span(first, index - 1), self.span(index + 1, last)
        start, end = self.words[first].start, self.words[last].start + len(self.words[last].text)
        if word.text in ("&&", "||"):
            changed = "||" if word.text == "&&" else "&&"
            # Operands of || may hold && without brackets.
            plain = f"{one} {word.text} {other}"
            return [Point("junction", start, end, f"(chuandao_mutant(ID) ? (({one}) {changed} ({other})) : ({plain}))", word.line)]
        kind = "equality" if word.text in ("==", "!=") else "comparison"
        flipped = f"{one} {FLIPS[word.text]} {other}"
        return [Point(kind, start, end, f"(chuandao_mutant(ID) ? ({flipped}) : ({one} {word.text} {other}))", word.line)]

    def branch(self, index):
        """A branch that is never taken: the first condition of an `if` fails, a `guard` lets everything pass."""
        word = self.words[index]
        if word.text == "if":
            end = word.start + 2
            return [Point("branch", word.start, end, "if !chuandao_mutant(ID),", word.line)]
        pieces, first, place = [], index + 1, index + 1
        while place < len(self.words):
            piece = self.words[place]
            ends = piece.kind == "name" and piece.text == "else"
            if piece.text == "," and piece.kind == "bracket" or ends:
                pieces.append((first, place - 1))
                first = place + 1
            if ends:
                break
            place = self.partner.get(place, place) + 1 if piece.text in OPEN and piece.kind == "bracket" else place + 1
        # What binds names cannot be left out.
        found = []
        for first, last in pieces:
            while first < last and self.words[first].kind == "line":
                first += 1
            while last > first and self.words[last].kind == "line":
                last -= 1
            if self.words[first].text in ("let", "var", "case", "#available"):
                continue
            text, start = self.span(first, last), self.words[first].start
            found.append(Point("branch", start, start + len(text), f"(chuandao_mutant(ID) || ({text}))", self.words[first].line))
        return found


def is_assignment(text):
    return text.endswith("=") and text not in FLIPS
