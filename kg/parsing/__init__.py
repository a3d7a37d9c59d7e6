"""GiNZA in, plain sentences out: after this room spaCy is gone.

>>> from kg.model import Document
>>> from kg.parsing import Parser
>>> sentences = Parser().parse(Document("d", "日本は米国を支持した。"))  # doctest: +SKIP
>>> [token.text for token in sentences[0].tokens]  # doctest: +SKIP
['日本', 'は', '米国', 'を', '支持', 'し', 'た', '。']
"""

from kg.parsing.threads import one_thread

one_thread()  # before NumPy is loaded

from kg.parsing.parser import Parser  # noqa: E402
from kg.parsing.versions import versions  # noqa: E402

__all__ = ["Parser", "one_thread", "versions"]
