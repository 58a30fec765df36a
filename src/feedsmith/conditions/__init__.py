"""Conditions: short expressions that say which posts stand in a feed, such as `"essays" in tags`.

They are read, never run: Python's own parser takes them apart, and nothing but names, values,
comparisons, `and`, `or` and `not` is let in. Source: https://docs.python.org/3/library/ast.html
"""

from feedsmith.conditions.condition import Condition, read_condition
from feedsmith.conditions.reading import ConditionError

__all__ = ["Condition", "ConditionError", "read_condition"]
