"""Pages in Chinese, Japanese and Korean: no spaces between words, full-width signs, texts that are short in signs."""

from __future__ import annotations

from readinglist.reading import read
from readinglist.reading.pages.text.people import read_people

PROGRAMME = """
[11] 手話認識のための軽量な時系列モデル
佐藤 美咲(千葉大学), 高橋 健(千葉大学)
要旨：
手話の動画から単語を取り出す手法はこれまでに多く報告されている．しかし計算量が大きく，携帯端末では動かないことが課題であった．本研究では軽い時系列モデルを作り，実験によって認識の精度を確かめた．
講評
端末の上で動くことを示した点が評価された．使う人の数を増やした追試が望まれるという意見もあったが，委員の間では採録が妥当であるという結論になった．
[12] 竹の振動を利用した打楽器の設計
中村 葵(電気通信大学)
要旨：
竹は軽くて丈夫であり，古くから楽器に使われてきた．本研究では竹の振動を計測し，その結果から打楽器の形を決める手法を提案する．試作した楽器の音を十人に聞いてもらい，好みを調べた．
講評
材料を測るところから形を決めるまでを一つにまとめた点が新しい．音の好みを調べる人の数は少ないが，今後の発展が期待できるので採録と判断された．
[13] 触覚で伝える川の流れの可視化
小林 大輔(北海道大学), 山本 由美(北海道大学)
要旨：
川の流れの速さは目で見ても分かりにくい．本研究では振動を使って流れの速さを手に伝える方法を作り，実験で確かめた．参加者の多くが速さの違いを正しく答えられることが分かった．
講評
目の見えない人にも役立つ研究である．機器の大きさについての質問があったが，著者は次の試作で小さくすると答えており，採録に値すると判断された．
"""


def test_a_programme_with_summaries_and_remarks() -> None:
    drafts = read(PROGRAMME).drafts
    assert [draft.title for draft in drafts] == [
        "手話認識のための軽量な時系列モデル",
        "竹の振動を利用した打楽器の設計",
        "触覚で伝える川の流れの可視化",
    ]
    assert [draft.authors for draft in drafts] == [("佐藤 美咲", "高橋 健"), ("中村 葵",), ("小林 大輔", "山本 由美")]
    assert all(draft.abstract and draft.abstract.endswith("．") for draft in drafts)


def test_names_between_full_width_signs() -> None:
    assert read_people("王小明，李华，张伟").names == ("王小明", "李华", "张伟")
    assert read_people("王小明、李华；张伟").names == ("王小明", "李华", "张伟")
    assert read_people("김민수, 이영희").names == ("김민수", "이영희")
    assert read_people("中文摘要").score < 0.85


BRACKETED = """研究室の学位論文

卒業論文

2023年度
山田 花子「方言における命令表現の形式と機能について」【download】
佐藤 健「韓国語における主語標示と情報構造」
高橋 真理「禁止を表す「な」の使用条件の研究」【download】【電子版】

2021年度
鈴木 一郎「大分県方言におけるとりたて助詞の記述」
田中 優子「バスク語における逆受身構文の研究」【download】
"""


def test_titles_in_corner_brackets_behind_names_and_years_of_study_above_them() -> None:
    drafts = read(BRACKETED).drafts
    assert [draft.title for draft in drafts] == [
        "方言における命令表現の形式と機能について",
        "韓国語における主語標示と情報構造",
        "禁止を表す「な」の使用条件の研究",
        "大分県方言におけるとりたて助詞の記述",
        "バスク語における逆受身構文の研究",
    ]
    assert [draft.authors for draft in drafts] == [
        ("山田 花子",),
        ("佐藤 健",),
        ("高橋 真理",),
        ("鈴木 一郎",),
        ("田中 優子",),
    ]
    assert [draft.date for draft in drafts] == ["2023", "2023", "2023", "2021", "2021"]
