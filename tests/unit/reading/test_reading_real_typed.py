"""What ends a title for sure: the sort of source in brackets; rows of a table copied without it; old Markdown."""

from __future__ import annotations

from readinglist.reading import read

CHINESE = """参考文献

[1]李航,王小明,等.基于图神经网络的推荐方法综述[J].计算机学报,2021,44(3):1-20.
[2]周志华.机器学习[M].北京:清华大学出版社,2016.
[3]陈静.面向边缘计算的任务卸载研究[D].杭州:浙江大学,2020.
[4]He K M, Zhang X Y, Ren S Q, et al. Deep residual learning for image recognition[C]//Proceedings of CVPR. Las Vegas: \
IEEE, 2016: 770-778.
[5]LECUN Y, BENGIO Y, HINTON G. Deep learning[J]. Nature, 2015, 521: 436-444.
"""

ROWS = """<tr><td valign='top'><font size=1>Berry84</font>
<td valign='top'>M. V. Berry<br><em>Quantal phase factors accompanying adiabatic changes</em><br>
<a href='http://dx.doi.org/10.1098/rspa.1984.0023'>Proc. R. Soc. London <b>392</b>, 45 (1984)</a></tr>
<tr><td valign='top'><font size=1>Kitaev01</font>
<td valign='top'>A. Yu. Kitaev<br><em>Unpaired Majorana fermions in quantum wires</em><br>
<a href='http://dx.doi.org/10.1070/1063-7869/44/10S/S29'>Phys.-Usp. <b>44</b>, 131 (2001)</a></tr>
<tr><td valign='top'><font size=1>Thouless82</font>
<td valign='top'>D. J. Thouless, M. Kohmoto, and M. P. Nightingale<br>
<em>Quantized Hall conductance in a periodic potential</em><br>
<a href='http://dx.doi.org/10.1103/PhysRevLett.49.405'>Phys. Rev. Lett. <b>49</b>, 405 (1982)</a></tr>
"""


def test_the_sort_of_a_source_ends_its_title() -> None:
    drafts = read(CHINESE).drafts
    assert [draft.title for draft in drafts] == [
        "基于图神经网络的推荐方法综述",
        "机器学习",
        "面向边缘计算的任务卸载研究",
        "Deep residual learning for image recognition",
        "Deep learning",
    ]
    assert [draft.authors for draft in drafts] == [
        ("李航", "王小明"),
        ("周志华",),
        ("陈静",),
        ("He K M", "Zhang X Y", "Ren S Q"),
        ("LECUN Y", "BENGIO Y", "HINTON G"),
    ]
    assert [draft.date for draft in drafts] == ["2021", "2016", "2020", "2016", "2015"]


def test_rows_of_a_table_may_be_copied_without_it() -> None:
    drafts = read(ROWS, "page.html").drafts
    assert [draft.title for draft in drafts] == [
        "Quantal phase factors accompanying adiabatic changes",
        "Unpaired Majorana fermions in quantum wires",
        "Quantized Hall conductance in a periodic potential",
    ]
    assert [draft.authors for draft in drafts] == [
        ("M. V. Berry",),
        ("A. Yu. Kitaev",),
        ("D. J. Thouless", "M. Kohmoto", "M. P. Nightingale"),
    ]
    assert [draft.date for draft in drafts] == ["1984", "2001", "1982"]


def test_a_heading_needs_no_space_and_what_a_generator_is_told_of_a_link_is_not_read() -> None:
    page = """##Published in 2016

- Kingma D., Ba J., "Adam: A Method for Stochastic Optimization", _ICLR_, 2015. URL: \
[http://doi.org/10.48550/arXiv.1412.6980]( http://doi.org/10.48550/arXiv.1412.6980){:target="_blank"}
- He K., Sun J., "Identity Mappings in Deep Residual Networks", _ECCV_, 2016. DOI: \
[https://doi.org/10.1007/978-3-319-46493-0_38](https://doi.org/10.1007/978-3-319-46493-0_38){:target="_blank"}
"""
    drafts = read(page).drafts
    assert [draft.title for draft in drafts] == [
        "Adam: A Method for Stochastic Optimization",
        "Identity Mappings in Deep Residual Networks",
    ]
    assert drafts[1].doi == "10.1007/978-3-319-46493-0_38"


def test_a_page_in_html_may_begin_with_words_and_a_link_to_the_journal_ends_a_title() -> None:
    page = """J Owen, E Cipollini and J H M Thornley.
Exchange between ions in a cubic lattice
<a href="https://iopscience.iop.org/article/10.1088/0370-1328/79/5/125">
<i> PSJ </i> 4:108 (2023) </a>
<a href="https://arxiv.org/abs/2305.13489"> [arXiv] </a>
<br>
<br>
E Cipollini, J Owen and J H M Thornley.
Covalent bonds seen through paramagnetic
resonance at low fields
<a href="https://iopscience.iop.org/article/10.1088/0370-1328/80/3/130">
<i> PSJ </i> 4:104 (2022) </a>
<a href="https://arxiv.org/abs/2305.07190"> [arXiv] </a>
<br>
<br>
J H M Thornley and J Owen.
Spin waves in antiferromagnets with two sublattices
<a href="https://iopscience.iop.org/article/10.1088/0370-1328/81/2/121">
<i> PSJ </i> 3:92 (2021) </a>
<br>
"""
    drafts = read(page).drafts
    assert [draft.title for draft in drafts] == [
        "Exchange between ions in a cubic lattice",
        "Covalent bonds seen through paramagnetic resonance at low fields",
        "Spin waves in antiferromagnets with two sublattices",
    ]
    assert drafts[1].authors == ("E Cipollini", "J Owen", "J H M Thornley")
    assert [draft.arxiv_id for draft in drafts[:2]] == ["2305.13489", "2305.07190"]


def test_what_most_rows_set_off_is_their_title() -> None:
    page = """Books

Ecke, Jochen. *The British Comic Book Invasion: Alan Moore and the Evolution of the American Style*. McFarland, 2019.
Johnson, Jenell M. *American Lobotomy: A Rhetorical History.* University of Michigan Press, 2014.
Mayes, Rick, and Allan V. Horwitz. “DSM-III and the Revolution in the Classification of Mental Illness.” *Journal of \
the History of the Behavioral Sciences* 41, no. 3 (2005): 249–67.
Parsons, Anne E. *From Asylum to Prison.* The University of North Carolina Press, 2018.
Westad, Odd Arne. *The Cold War: A World History.* Basic Books, 2017.
"""
    assert [draft.title for draft in read(page).drafts][1:4] == [
        "American Lobotomy: A Rhetorical History",
        "DSM-III and the Revolution in the Classification of Mental Illness",
        "From Asylum to Prison",
    ]


def test_names_below_a_heading_may_begin_with_a_word_and_end_in_a_date() -> None:
    page = """# Working papers

### Fragile Evidence on the Phillips Curve

with Anna Berg and Jonas Holm — *February 2025*
[Latest version (pdf)](https://example.org/a.pdf)

### Inference and the Taylor Rule

with Anna Berg, Carla Ricci and Jonas Holm — *2013*
[Latest version (pdf)](https://example.org/b.pdf)

### Identification in Dynamic Models

with Carla Ricci — *April 2022*
[Latest version (pdf)](https://example.org/c.pdf)
"""
    drafts = read(page).drafts
    assert [draft.title for draft in drafts] == [
        "Fragile Evidence on the Phillips Curve",
        "Inference and the Taylor Rule",
        "Identification in Dynamic Models",
    ]
    assert drafts[1].authors == ("Anna Berg", "Carla Ricci", "Jonas Holm")
    assert [(draft.date or "")[:4] for draft in drafts] == ["2025", "2013", "2022"]


def test_a_year_in_brackets_behind_a_name_is_read() -> None:
    page = """<dl>
<dt>Anna <b>Berg</b> (2019)<dd><a href="a.pdf"><i>Word sense annotation with multilingual wordnets</i></a>
 Masters Thesis, University of Pisa, Italy.
<dt>Jonas <b>Holm</b> (2018)<dd><a href="b.pdf"><i>Emotions in Lamaholot</i></a>
 Doctoral Dissertation, University of Melbourne, Australia.
<dt>Carla <b>Ricci</b> (2017)<dd><a href="c.pdf"><i>Extraction of neologisms from Japanese corpora</i></a>
 Doctoral Dissertation, University of Melbourne, Australia.
</dl>"""
    drafts = read(page, "page.html").drafts
    assert [draft.title for draft in drafts] == [
        "Word sense annotation with multilingual wordnets",
        "Emotions in Lamaholot",
        "Extraction of neologisms from Japanese corpora",
    ]
    assert [draft.date for draft in drafts] == ["2019", "2018", "2017"]


def test_what_stands_before_titles_in_type_is_their_authors_whatever_the_words() -> None:
    page = """
- Eger S., vor der Brück T., Mehler A., "Lexicon-assisted tagging in Latin", _Proceedings of LaTeCH_, 2015.
- Ouvrard Y., Verkerk Ph., "Collatinus, un outil pour l’étude du latin", _Archivum Latinitatis Medii Aevi_, 2014.
- Westad, Odd Arne, "The Cold War Seen from Afar", _Diplomatic History_, 2017.
- Camps J.-B., Clérice T., "Corpus and Models for Lemmatisation of Old French", _Journal of Data Mining_, 2021.
- Sevilla F., Puga Cital E. y Arzola A., "Stationary Distributions of Particles", _Physical Review E_, 2018.
"""
    drafts = read(page).drafts
    assert [draft.title for draft in drafts] == [
        "Lexicon-assisted tagging in Latin",
        "Collatinus, un outil pour l’étude du latin",
        "The Cold War Seen from Afar",
        "Corpus and Models for Lemmatisation of Old French",
        "Stationary Distributions of Particles",
    ]
    assert drafts[0].authors == ("Eger S.", "vor der Brück T.", "Mehler A.")
    assert drafts[2].authors == ("Westad, Odd Arne",)
    assert drafts[4].authors == ("Sevilla F.", "Puga Cital E.", "Arzola A.")


def test_the_short_name_of_a_journal_is_not_cut_at_its_points() -> None:
    page = """- D. Burago and B. Kleiner, Separated nets in Euclidean space, Geom. Funct. Anal. 8 (1998), 273-282.
- W. Johnson and J. Lindenstrauss, Extensions of Lipschitz mappings, Contemp. Math. 26 (1984), 189-206.
- J. Howie, A proof of a conjecture on free products of cyclic groups. J. Pure Appl. Algebra 173 (2002), no. 2, 167.
- K. Whyte, Amenability and equivalence, and the von Neumann conjecture, Duke Math. J. 99 (1999), 93-112.
"""
    assert [draft.title for draft in read(page).drafts] == [
        "Separated nets in Euclidean space",
        "Extensions of Lipschitz mappings",
        "A proof of a conjecture on free products of cyclic groups",
        "Amenability and equivalence, and the von Neumann conjecture",
    ]


def test_a_bracket_that_names_somebody_is_no_part_of_a_title() -> None:
    page = """<table><tr><th>Name</th><th>Year</th><th>Title</th></tr>
<tr><td>Lukas Gohla</td><td>2024</td><td>Topics in Group Stability</td></tr>
<tr><td>Jakob Schneider</td><td>2020</td><td>On ultraproducts of compact quasisimple groups
<span>(supervised by Anna Berg)</span></td></tr>
<tr><td>Maria Gerasimova</td><td>2019</td><td>Isoperimetry, Littlewood functions, and groups</td></tr>
<tr><td>Tom Drescher</td><td>2018</td><td>Free Convex Semi-Algebraic Geometry (mit Jonas Holm)</td></tr></table>"""
    drafts = read(page.replace("<th>Title</th>", "<th>On</th>"), "page.html").drafts
    assert [draft.title for draft in drafts] == [
        "Topics in Group Stability",
        "On ultraproducts of compact quasisimple groups",
        "Isoperimetry, Littlewood functions, and groups",
        "Free Convex Semi-Algebraic Geometry",
    ]


def test_the_names_beside_titles_are_those_of_authors() -> None:
    drafts = read("Name\tYear\tTitle\nLukas Gohla\t2024\tTopics in Group Stability\n").drafts
    assert [(draft.title, draft.authors) for draft in drafts] == [("Topics in Group Stability", ("Lukas Gohla",))]


def test_a_citation_in_chinese_and_again_in_english_is_the_first_of_them() -> None:
    page = """\
[13]李磊，韩文报.流水线结构的实现[J].计算机科学,2011,38(7):58-60.(Li Lei,Han Wen.Pipelines[J]. PC,2011,38(7): 58-60.)
[14] Li Bin, Zhou Qing, Si Xue. Mimic computing for keys [J]. Future Systems,2018.84: 58-77.
[15]黄谆，白国强，陈弘毅．快速实现算法的硬件结构[J].大学学报,2005,45:23.(Huang Z,Bai G. Fast hardware [J]. PC,2005.)
[16] Kim JW,Lee HU,Won Y.Design for high throughput [C]/ Proc of Conference on Networks.2012: 403-404.
"""
    drafts = read(page).drafts
    assert [(draft.title, draft.date) for draft in drafts] == [
        ("流水线结构的实现", "2011"),
        ("Mimic computing for keys", "2018"),
        ("快速实现算法的硬件结构", "2005"),
        ("Design for high throughput", "2012"),
    ]
    assert [len(draft.authors) for draft in drafts] == [2, 3, 3, 3]
