"""Answers joined from stored texts: what was asked, and what its texts name and is public now.

Each function runs one statement, ``resolve`` two, and returns an ``Answer``, which is written only when it is wanted.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from .marks import references_in
from .splicing import LISTS, lists_in, link, splice
from .statements import Row, Statement, earliest
