"""A reading group's table: dates, topics, and several papers to a topic, only as links."""

from __future__ import annotations

from readinglist.reading import read

TABLE = """\
# Meetings to come

| Date       | Topic                          | Resources                      |
|------------|--------------------------------|--------------------------------|
| 2024-10-16 | Introduction                   | [Slides](/assets/First.pdf)    |
| 2024-10-23 | Scaling 1 (Training Optimal Language Models) | [Paper](https://arxiv.org/abs/2203.15556) |
| 2024-11-06 | Data 1 (Filtering) | [Paper 1](arxiv.org/abs/2409.05816) [Paper 2](arxiv.org/abs/2404.07177) |
| 2024-11-13 | Data 2 (Models, Influence) | [Paper 1](arxiv.org/abs/2401.12926) [Paper 2](arxiv.org/abs/2402.04333) |
| 2024-11-20 | Data 3 (Statistics) | [Paper](https://arxiv.org/abs/2309.14563) [Slides](/b.pdf) |
| 2025-01-22 | Training 1 (Feedback) | [Paper 1](arxiv.org/abs/2203.02155) [Paper 2](arxiv.org/abs/2305.14387) |
| 2025-01-29 | No meeting (Deadline) |       |
| 2025-02-19 | Training 2 (Synthetic Data) | [Slides](/c.pdf) |
"""


def test_a_topic_of_several_papers_is_no_title() -> None:
    drafts = read(TABLE.encode(), "page.md").drafts
    assert [(draft.arxiv_id, draft.title) for draft in drafts] == [
        ("2203.15556", "Training Optimal Language Models"),
        ("2409.05816", None),
        ("2404.07177", None),
        ("2401.12926", None),
        ("2402.04333", None),
        ("2309.14563", None),
        ("2203.02155", None),
        ("2305.14387", None),
    ]
    assert not any(draft.date for draft in drafts)
    assert drafts[1].comment == "Data 1 (Filtering)"
