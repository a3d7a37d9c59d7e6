"""Some three thousand sentences of our own, always the same ones: the text of the equality tests."""

# ruff: noqa: E501, SIM905 (lists of Japanese read better as running text)

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

ACTORS = """米国 中国 ロシア 韓国 北朝鮮 ウクライナ インド フランス 欧州連合 国連安全保障理事会 日米両政府 中ロ首脳
ゼレンスキー大統領 習近平国家主席 岸田文雄首相 バイデン米大統領 金正恩朝鮮労働党総書記 林芳正官房長官 在韓米軍 外務省報道官
防衛省 トヨタ自動車 ソフトバンクグループ 日本銀行の植田和男総裁 独シーメンス 国際原子力機関（IAEA） イスラエル軍 与党・自民党
東京地検特捜部 タス通信 ハマス 同社 両国 同氏 野党 NATO加盟国""".split()
PLACES = "東京 平壌 モスクワ ワシントン キーウ 北京市内 ジュネーブ 沖縄県名護市 黒海沿岸 ガザ地区南部 ウラジオストク".split()
TIMES = """19日、 昨年12月に 2024年6月19日午後、 きょう、 今年度中に 令和5年の春、 1〜3月期に 先月下旬、 午前10時すぎ、 3年ぶりに
就任から100日を前に""".split()
THINGS = """石油 液化天然ガス 半導体製造装置 弾道ミサイル 無人機（ドローン）約50機 人道支援物資 1億2000万ドル 穀物 国債10兆円
自由貿易協定（FTA） 小麦30万トン 次世代戦闘機 レアアース""".split()
DEEDS = """{o}を訪問した {o}と会談した {o}を非難した {o}に{t}を輸出した {o}から{t}を輸入している {o}に制裁を科した
{o}への{t}の供与を停止した {o}との間で{t}の取引を再開することで合意した {o}を招待した {o}に書簡を送った
{o}の対応を称賛した {o}を国家として承認した {o}の子会社を買収した {o}を相手取り提訴した {o}に{t}の撤去を求めた
{o}に対して報復を警告した {o}を攻撃し、少なくとも12人が死亡した {o}と合同軍事演習を始めた {o}に部隊を派遣する方針だ
{o}の外交官3人を国外に追放した {o}の国籍を持つ男を拘束した {o}の外相を解任した {o}の加盟を支持しなかった
{o}に5000億円を投資する計画を発表した {o}の一員である {o}の{t}工場を{p}に建設する {o}の新しい議長に任命された
{o}が主張する{t}の所有権を認めていない {o}との関係を断つと述べた {p}で{o}の代表団を歓迎した
「{o}は{t}をすぐに引き渡すべきだ」と述べた {o}による{t}の使用は「断じて容認できない」と批判した""".split()
ENDS = """。 が、詳細は明らかになっていない。 と伝えた。 とみられる。 ことが分かった。 可能性があるという。
。一方、市場では懸念も広がる。 ものの、実現は見通せない。 ！ ――""".split()
ODD = """「」 。 、 …… ABC 1 １２３ ㍿三菱 ｶﾅ 米　韓 A　B　C 3.14% ①②③ 😀笑った🙂。 が か゛ Ⅲ章 ㌔ 〒100-0001 http://example.jp/a?b=1 e-mail@example.jp ﷺ \u200b空白\u200b 一\u00a0二 ー ーーーー ・・・ 〜〜 々 ゝ 仝 （笑） ((())) \\n\\t ＼（＾o＾）／ 123,456.78円 -5℃ 二〇二四年 壱万円 ヴェネツィア ゔ 𠮷野家 葛󠄀城 \ufffd \x00 a\x00b c\x1fd ｡｢｣､･ ﾊﾟﾋﾟ Ｔｏｋｙｏ ｢引用｣ ﾞ ゚""".split(
    " "
)
SEEDS = Path(__file__).parents[2] / "seeds"


def sentences() -> list[str]:
    """Return all of them: made of parts, odd ones, and the lines of the sample articles."""
    return [*composed(2400), *joined(60), *blanks(100), *ODD, *lines()]


def composed(count: int) -> Iterator[str]:
    """Combine the parts with coprime steps, so that all meet all."""
    for i in range(count):
        subject, object_ = pick(ACTORS, i), pick(ACTORS, i * 7 + 3)
        deed = pick(DEEDS, i * 5 + i // 31)
        deed = deed.format(o=object_, t=pick(THINGS, i * 3 + 1), p=pick(PLACES, i * 2))
        topic = "はがも"[i % 3] if i % 4 else "の報道官は"
        yield f"{pick(TIMES, i // 3) if i % 5 else ''}{subject}{topic}{deed}{pick(ENDS, i // 7)}"


def joined(count: int) -> Iterator[str]:
    """Long sentences of several clauses."""
    simple = list(composed(1500))
    for i in range(count):
        parts = [simple[(i * 37 + k * 211) % len(simple)].rstrip("。！") for k in range(2 + i % 4)]
        yield "し、また".join(parts) + "。"


def blanks(count: int) -> Iterator[str]:
    """Headlines and text with white space of several kinds in several places."""
    simple = list(composed(count * 2))
    gaps = [" ", "  ", "\u3000", " \u3000 ", "\t", "\u00a0", "\n"]
    for i in range(count):
        gap = pick(gaps, i)
        yield f"{simple[i][:8]}{gap}{simple[i][8:]}{gap * (i % 2)}{simple[-i - 1]}"


def lines() -> Iterator[str]:
    """The lines of the sample articles, as they are."""
    for path in sorted(SEEDS.glob("*.txt")):
        yield from (line for line in path.read_text(encoding="utf-8").splitlines() if line)


def pick(parts: list[str], number: int) -> str:
    """Return one of ``parts``."""
    return parts[number % len(parts)]
