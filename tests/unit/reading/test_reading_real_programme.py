"""Programmes with a time in front of each title; references of a PDF; titles as headings over fields."""

from __future__ import annotations

from readinglist.reading import read

PROGRAMME = """\
Programme of the day (Tuesday, May 4, 2021)
Where you are, the clock may say something else. To help:

EST (New York) = UTC-5
GMT (Lisbon, Portugal) = UTC+0
CET (Oslo, Norway) = UTC+1

10:00 - 10:10 (GMT time zone): Welcome and Opening

Sune Yao (George Mason University, USA)
Bharat Balan (Amazon, USA)

10:10 - 10:30 (GMT time zone): Better Never Than Late: Timely Video Analytics Over the Air
Vinod Nigel, Ramon Windt, Henri Ball (VU Amsterdam), Lin Wang (TU Darmstadt)

10:30 - 10:50 (GMT time zone): The Role of Preprocessing in Embedded Machine Learning
Wiebke Toussin (Delft University of Technology), Akhil Mathew (Nokia Bell Labs)

10:50 - 11:10 (GMT time zone): Towards Software-Defined Video Analytics with Many Cameras
Juna Yi (Seoul National University), Chul Min, Fahim Kawasar (Nokia Bell Labs)

11:10 - 11:30 (GMT time zone): Break

11:30 - 11:50 (GMT time zone): Fault Detection and Localization in Images of Solar Cells
Ahan Rao, Akshay Nambi, Tanuja Ganesh (Microsoft Research)

Important Dates
Paper Submission: September 15, 2021 (11:59 pm)
Notification of Paper Acceptance: October 15, 2021
"""

REFERENCES = """\
[24] M. Canin and D. Venza and P. Peres and J. Rexf. "A Nice Way to Test
Network Applications". In: *Presented as part of* the 9th Symposium on Networked Systems.
San Jose, CA: USENIX, 2012, pp. 127–140.

[25] M. Kuzni and P. Peres and M. Canin and D.

Venza and D. Kost. "A Soft Way to Test the Interoperability of Switches". In:
*Proceedings* of the 8th Conference on Networking Experiments. Nice, France: ACM, 2012, pp. 265–276.

[26] A. Markop, G. Iannac, S. Bhatta, and C. Dion. "Characterization of Failures in a Backbone Network".
In: *Transactions on Networking* (2008).

[28] N. Feam and H. Balakri. "Detecting
Configuration Faults with Static Analysis". In: *Proceedings of the 2nd Symposium on Networked Systems*.
USENIX. 2005, pp. 43–56.

[29] P. Bail and K. Kings. "An Informal Survey of Communications Failures". In: *Communications of the ACM* (2014).
"""

CARDS = """\
<html><body>
<h1>Research</h1>
<p>My research is about tools for settings where the
usual arguments of inference are strained by data that are large.</p>
<h2>Working Papers</h2>
<article><h3>Estimation of Simultaneous Equation Models Using Cumulant Restrictions</h3>
<p><strong>Status:</strong> Revise and resubmit, <em>Journal of Econometrics</em><br>
<strong>Public version:</strong> arXiv working paper, 2025</p>
<p><a href="https://arxiv.org/abs/2501.06777">arXiv</a></p>
<p><strong>Abstract.</strong> We identify the structural parameters of linear models of simultaneous equations. We show
that a condition on cumulants of any order identifies them up to scale, and we propose an estimator.</p></article>
<article><h3>Inference for Regression with Latent Dirichlet Covariates</h3>
<p><strong>Status:</strong> Working paper<br>
<strong>Public version:</strong> arXiv working paper, 2026</p>
<p><a href="https://arxiv.org/abs/2605.30718">arXiv</a></p>
<p><strong>Abstract.</strong> We study topic models that reduce the dimension before a regression. We propose a method
that accounts for what is uncertain in the shares of the topics, and we prove that it is valid.</p></article>
<h2>Work in Progress</h2>
<article><h3>A Foundation for Topic Models</h3>
<p><strong>Status:</strong> Work in progress</p></article>
</body></html>
"""


def test_times_in_front_of_titles_are_no_part_of_them() -> None:
    drafts = read(PROGRAMME.encode(), "page.txt").drafts
    assert [(draft.title, len(draft.authors)) for draft in drafts] == [
        ("Better Never Than Late: Timely Video Analytics Over the Air", 4),
        ("The Role of Preprocessing in Embedded Machine Learning", 2),
        ("Towards Software-Defined Video Analytics with Many Cameras", 3),
        ("Fault Detection and Localization in Images of Solar Cells", 3),
    ]


def test_references_out_of_a_pdf_are_put_together() -> None:
    drafts = read(REFERENCES.encode(), "page.md").drafts
    assert [(draft.title, len(draft.authors), draft.date) for draft in drafts] == [
        ("A Nice Way to Test Network Applications", 4, "2012"),
        ("A Soft Way to Test the Interoperability of Switches", 5, "2012"),
        ("Characterization of Failures in a Backbone Network", 4, "2008"),
        ("Detecting Configuration Faults with Static Analysis", 2, "2005"),
        ("An Informal Survey of Communications Failures", 2, "2014"),
    ]


def test_fields_below_headings_are_no_titles() -> None:
    drafts = read(CARDS.encode(), "page.html").drafts
    assert [(draft.title, draft.date, draft.arxiv_id) for draft in drafts[:2]] == [
        ("Estimation of Simultaneous Equation Models Using Cumulant Restrictions", "2025", "2501.06777"),
        ("Inference for Regression with Latent Dirichlet Covariates", "2026", "2605.30718"),
    ]
