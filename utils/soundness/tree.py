"""Programs as trees of text, so that a failing one can be cut down."""


class Tree:
    """A piece of text with pieces in it. A statement may be left out; an
    expression may give way to one of the expressions that it holds."""

    __slots__ = ("parts", "is_statement")

    def __init__(self, parts, is_statement=False):
        self.parts = list(parts)
        self.is_statement = is_statement

    def __str__(self):
        return "".join(map(str, self.parts))

    def children(self):
        return [part for part in self.parts if isinstance(part, Tree)]


def expr(*parts):
    return Tree(parts)


def line(*parts):
    return Tree([*parts, "\n"], True)


def block(head, body, tail="}"):
    """`head {`, the statements, `tail`; head may be a sequence of parts."""
    head = head if isinstance(head, (list, tuple)) else [head]
    return Tree([*head, " {\n", *body, tail, "\n"], True)


def render(statements):
    """Indents by the braces at the ends of lines; what is inside a line of
    text stays as it is."""
    depth, out = 0, []
    for text in "".join(map(str, statements)).split("\n"):
        text = text.strip()
        if text[:1] in ("}", "]", ")"):
            depth -= 1
        out.append("  " * max(depth, 0) + text if text else "")
        if text[-1:] in ("{", "[", "("):
            depth += 1
    return "\n".join(out).rstrip("\n") + "\n"


def reductions(root):
    """Yields (apply, undo): each makes the tree smaller in one place."""
    for parent, index in list(places(root)):
        old = parent.parts[index]
        options = [[]] if old.is_statement else []
        inner = old.children()
        if old.is_statement and inner and any(c.is_statement for c in inner):
            options.append([c for c in inner if c.is_statement])
        if not old.is_statement:
            options += [[c] for c in inner if not c.is_statement]
        for option in options:
            yield parent, old, option


def places(tree):
    for index, part in enumerate(tree.parts):
        if isinstance(part, Tree):
            yield tree, index
            yield from places(part)


def replaced(tree, old, new):
    """A copy of `tree` in which `new` stands for the piece `old`."""
    parts = []
    for part in tree.parts:
        if part is old:
            parts += new
        elif isinstance(part, Tree):
            parts.append(replaced(part, old, new))
        else:
            parts.append(part)
    return Tree(parts, tree.is_statement)
