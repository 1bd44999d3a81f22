"""What kind of place a paper appeared in, by the words of its name."""

from __future__ import annotations

import re

_MEETING = re.compile(
    r"\b(?:proc\.|proceedings|conference|conf\.|workshops?|symposium|symp\.|meeting|congress|colloquium|seminar"
    r"|advances in neural information processing systems|neurips|nips|icml|iclr|cvpr|iccv|eccv|wacv|aaai|ijcai|emnlp"
    r"|naacl|eacl|acl|coling|interspeech|icassp|aistats|uai|colt|alt|kdd|sigir|sigmod|vldb|icde|www|wsdm|cikm|recsys"
    r"|icra|iros|corl|rss|siggraph|miccai|isbi|midl|stoc|focs|soda|itcs|icalp|podc|chi|uist|cscw|osdi|sosp|nsdi"
    r"|sigcomm|usenix|isca|micro|asplos|pldi|popl|icse|crypto|eurocrypt)\b",
    re.IGNORECASE,
)
_PERIODICAL = re.compile(
    r"\b(?:journal|transactions|trans\.|letters|lett\.|annals|review|bulletin|magazine|acta|tacl|tmlr|jmlr)\b",
    re.IGNORECASE,
)


def is_meeting(venue: str) -> bool:
    """Whether papers are given there and printed in proceedings; else it is taken for a journal."""
    return _MEETING.search(venue) is not None and _PERIODICAL.search(venue) is None
