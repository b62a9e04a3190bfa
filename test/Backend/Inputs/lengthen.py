"""lengthen.py FILE TEXT COUNT: puts COUNT letters in the place of TEXT."""

import sys

with open(sys.argv[1]) as file:
    text = file.read()
with open(sys.argv[1], "w") as file:
    file.write(text.replace(sys.argv[2], "x" * int(sys.argv[3])))
