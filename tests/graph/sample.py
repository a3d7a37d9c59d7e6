"""A hand-made graph of the size of a small build: own sentences, invented events.

``sample_graph()`` gives the graph, ``sample_readings()`` the readings it is merged from.
Each line of ``NEWS`` is a sentence and what it states: subject, type, object, trigger as
they stand in the sentence (``surface=id`` where the surface stands for another entity).
"""

# ruff: noqa: E501 (full-width text counts double)
from __future__ import annotations

from functools import cache
from pathlib import Path

from kg.graph import KnowledgeGraph, load_types
from kg.graph.types import TypeTable
from kg.model import Cue, Document, Entity, Evidence, Reading, Reference, Span, Statement

CONFIGS = Path(__file__).parents[2] / "configs"


def _country(iso: str, name: str, aliases: str, english: str, kana: str, wikidata: str) -> Entity:
    return Entity(f"country:{iso}", name, "Country", tuple(aliases.split()), english, kana, wikidata, iso)


def _other(
    kind: str, name: str, aliases: str = "", english: str = "", kana: str = "", part_of: str = ""
) -> Entity:
    id = f"{kind.lower()}:{name}"
    return Entity(id, name, kind, tuple(aliases.split()), english, kana, part_of=part_of)  # type: ignore[arg-type]


ENTITIES = (
    _country("RU", "ロシア", "露 ロ ロシア連邦", "Russia", "ロシア", "Q159"),
    _country("KP", "北朝鮮", "朝 北 朝鮮民主主義人民共和国 DPRK", "North Korea", "きたちょうせん", "Q423"),
    _country("JP", "日本", "日", "Japan", "にほん", "Q17"),
    _country("US", "米国", "米 アメリカ アメリカ合衆国", "United States", "べいこく", "Q30"),
    _country("KR", "韓国", "韓 大韓民国", "South Korea", "かんこく", "Q884"),
    _country("CN", "中国", "中 中華人民共和国", "China", "ちゅうごく", "Q148"),
    _country("UA", "ウクライナ", "", "Ukraine", "うくらいな", "Q212"),
    _country("VN", "ベトナム", "越", "Vietnam", "べとなむ", "Q881"),
    _country("IN", "インド", "印", "India", "いんど", "Q668"),
    _country("IR", "イラン", "", "Iran", "いらん", "Q794"),
    _country("DE", "ドイツ", "独", "Germany", "どいつ", "Q183"),
    _country("TR", "トルコ", "", "Turkey", "とるこ", "Q43"),
    _other("Person", "ウラジーミル・プーチン", "プーチン", "Vladimir Putin", "うらじーみる・ぷーちん"),
    _other("Person", "金正恩", "金 キム・ジョンウン", "Kim Jong Un", "きむ・じょんうん"),
    _other("Person", "金与正", "", "Kim Yo Jong", "きむ・よじょん"),
    _other("Person", "セルゲイ・ラブロフ", "ラブロフ", "Sergey Lavrov"),
    _other("Person", "崔善姫", "チェ・ソンヒ", "Choe Son Hui", "ちぇ・そんひ"),
    _other("Person", "岸田文雄", "岸田", "Fumio Kishida", "きしだ・ふみお"),
    _other("Person", "尹錫悦", "尹 ユン・ソンニョル", "Yoon Suk Yeol", "ゆん・そんにょる"),
    _other("Person", "ジョー・バイデン", "バイデン", "Joe Biden"),
    _other("Person", "習近平", "習", "Xi Jinping", "しゅう・きんぺい"),
    _other("Person", "ファム・ミン・チン", "チン", "Pham Minh Chinh"),
    _other("Person", "ウォロディミル・ゼレンスキー", "ゼレンスキー", "Volodymyr Zelensky"),
    _other("Person", "山田太郎", "山田", "", "やまだ・たろう"),
    _other("Organization", "国際連合", "国連 UN", "United Nations", "こくさいれんごう"),
    _other("Organization", "国連安全保障理事会", "安保理 国連安保理", "UN Security Council", part_of="organization:国際連合"),
    _other("Organization", "北大西洋条約機構", "NATO", "North Atlantic Treaty Organization"),
    _other("Organization", "欧州連合", "EU", "European Union"),
    _other("Organization", "米国務省", "国務省", "US Department of State", part_of="country:US"),
    _other("Organization", "ロシア外務省", "", "Ministry of Foreign Affairs of Russia", part_of="country:RU"),
    _other("Organization", "ロシア軍", "", "Russian Armed Forces", part_of="country:RU"),
    _other("Organization", "朝鮮労働党", "", "Workers' Party of Korea", "ちょうせんろうどうとう", "country:KP"),
    _other("Organization", "朝鮮中央通信", "KCNA", "Korean Central News Agency", part_of="country:KP"),
    _other("Organization", "東洋海運", "", "", "とうようかいうん"),
    _other("Organization", "北洋エナジー", "", "", "ほくようえなじー"),
    _other("Organization", "シーガル重工", "", "Seagull Heavy Industries"),
    _other("Place", "平壌", "ピョンヤン", "Pyongyang", "ぴょんやん"),
    _other("Place", "モスクワ", "", "Moscow", "もすくわ"),
    _other("Place", "ウラジオストク", "", "Vladivostok", "うらじおすとく"),
    _other("Place", "日本海", "", "Sea of Japan", "にほんかい"),
    _other("Place", "キーウ", "キエフ", "Kyiv", "きーう"),
    _other("Place", "釜山", "プサン", "Busan", "ぷさん"),
)  # fmt: skip

DOCUMENTS = (
    Document(
        "treaty",
        "",
        "露朝、包括条約に署名",
        "2024-06-20",
        "北海タイムス",
        "https://news.example/2024/06/treaty",
    ),
    Document(
        "summit", "", "日米韓が首脳会談", "2024-07-12", "北海タイムス", "https://news.example/2024/07/summit"
    ),
    Document(
        "arms", "", "武器供与めぐり応酬", "2023-10-14", "みなと通信", "https://port.example/arms?id=7&lang=ja"
    ),
    Document("energy", "", "石油取引が拡大", "2024-03-05", "みなと通信", "https://port.example/energy"),
    Document(
        "war", "", "侵攻2年、戦況を読む", "2024-02-24", "北海タイムス", "https://news.example/2024/02/war"
    ),
    Document("hanoi", "", "首相がベトナム訪問", "2022-05-02", "東都新報"),
    Document("company", "", "北洋エナジーを買収", "2023-04-11", "東都新報", "https://toto.example/biz/1"),
    Document("council", "", "安保理、決議採択できず", "2024-03-29", "みなと通信"),
    Document("drills", "", "日本海で共同訓練", "2023-09-01", "北海タイムス"),
    Document("emoji", "", "𠮷野家の前で🙂", "2024-08-01", "東都新報"),
)

# document: sentence | subject type object trigger [option=value …] | …
NEWS = """
treaty: ロシアのプーチン大統領は19日、平壌で北朝鮮の金正恩総書記と会談し、包括的戦略パートナーシップ条約に署名した。 | プーチン met_with 金正恩 会談 time=2024-06-19 | プーチン signed_treaty_with 金正恩 署名 agreement=包括的戦略パートナーシップ条約 time=2024-06-19 | プーチン holds_position ロシア 大統領 role=大統領 | 金正恩 holds_position 北朝鮮 総書記 role=総書記 | プーチン visited 平壌 会談 time=2024-06-19 confidence=0.7
treaty: プーチン氏の訪朝は24年ぶりで、ロシアは北朝鮮への軍事技術の提供を否定しなかった。 | プーチン visited 朝=北朝鮮 訪 found=incorporated | ロシア supplies 北朝鮮 提供 item=軍事技術 status=possible
treaty: 金氏は「ロシアのウクライナ侵攻を全面的に支持する」と述べた。 | 金=金正恩 supports ロシア 支持 status=asserted | ロシア attacks ウクライナ 侵攻
treaty: ラブロフ外相は崔善姫外相を10月にモスクワへ招く考えを示した。 | ラブロフ invited 崔善姫 招く status=planned time=2024-10 | ラブロフ holds_position 外相=ロシア 外相 role=外相 found=lifted
treaty: 両首脳は軍事面での協力を深めることで一致したと朝鮮中央通信が伝えた。 | 首脳=プーチン cooperates_with 両=金正恩 協力 field=軍事面 status=claimed by=朝鮮中央通信 found=coreference
treaty: 米国務省は条約が国連決議に反するとしてロシアを非難した。 | 米国務省 criticizes ロシア 非難 time=2024-06-20
treaty: 韓国はロシア大使を呼び、北朝鮮との軍事協力の中止を求めた。 | 韓国 urges ロシア 求め request=軍事協力の中止 | ロシア cooperates_with 北朝鮮 協力 field=軍事
treaty: 平壌の朝鮮労働党本部では金正恩総書記の妹の金与正氏も出迎えた。 | 朝鮮労働党 located_in 平壌 本部 | 金正恩 family_of 金与正 妹 kin=妹 | 金与正 member_of 朝鮮労働党 本部 confidence=0.5
treaty: 首都平壌では北朝鮮の市民が旗を振った。 | 平壌 located_in 北朝鮮 首都
summit: 岸田首相とバイデン大統領、尹錫悦大統領は12日、三者で会談した。 | 岸田 met_with バイデン 会談 time=2024-07-12 | バイデン met_with 尹錫悦 会談 time=2024-07-12 | 岸田 met_with 尹錫悦 会談 time=2024-07-12
summit: 日本の岸田文雄首相は北朝鮮によるミサイル発射を強く非難した。 | 岸田文雄 criticizes 北朝鮮 非難 | 岸田文雄 holds_position 日本 首相 role=首相
summit: 米国のバイデン大統領は日本と韓国が同盟国として果たす役割を称賛した。 | バイデン praised 日本 称賛 | バイデン praised 韓国 称賛 | 米国 allied_with 日本 同盟国 | 米国 allied_with 韓国 同盟国 | バイデン holds_position 米国 大統領 role=大統領
summit: 日米韓は秋に釜山沖で合同演習を行う方針だ。 | 日=日本 drills_with 米=米国 合同演習 status=planned | 米=米国 drills_with 韓=韓国 合同演習 status=planned | 日=日本 drills_with 韓=韓国 合同演習 status=planned
summit: 韓国の尹錫悦大統領は来年春に日本を訪れる予定だ。 | 尹錫悦 visited 日本 訪れ status=planned time=2025 | 尹錫悦 holds_position 韓国 大統領 role=大統領
summit: 中国は三か国の動きに反発し、日本に自制を促した。 | 中国 urges 日本 促し request=自制 | 中国 opposes 日本 反発 confidence=0.6
arms: 米国は、北朝鮮がロシアに砲弾を供与したと発表した。 | 北朝鮮 supplies ロシア 供与 item=砲弾 status=claimed by=米国 time=2023-09
arms: ロシア外務省は北朝鮮からの砲弾の受け取りを否定した。 | 北朝鮮 supplies ロシア 受け取り item=砲弾 status=claimed denied=ロシア外務省
arms: 金与正氏は談話で米国を「作り話だ」と非難し、報復を警告した。 | 金与正 criticizes 米国 非難 | 金与正 threatens 米国 警告
arms: 国連の専門家は、イランもロシアに無人機を供与したとみている。 | イラン supplies ロシア 供与 item=無人機 status=claimed by=国連
arms: イランはロシアへの無人機の供与を全面的に否定した。 | イラン supplies ロシア 供与 item=無人機 status=claimed denied=イラン
arms: 米国と欧州連合は北朝鮮の3社に資産凍結の制裁を科した。 | 米国 sanctions 北朝鮮 制裁 kind=資産凍結 time=2023-10-13 | 欧州連合 sanctions 北朝鮮 制裁 kind=資産凍結 time=2023-10-13
arms: 北朝鮮は米国に制裁の解除を求めたが、米国は応じていない。 | 米国 lifts_sanctions_on 北朝鮮 解除 status=negated | 北朝鮮 urges 米国 求め request=制裁の解除
energy: ロシアは北朝鮮への石油の輸出を昨年12月に再開した。 | ロシア exports_to 北朝鮮 輸出 item=石油 time=2023-12
energy: 韓国の調査では、ロシアから北朝鮮に少なくとも100万バレルの石油が輸出された。 | ロシア exports_to 北朝鮮 輸出 item=石油 status=claimed by=韓国
energy: ロシアの原油は中国とインドにも売却されている。 | ロシア exports_to 中国 売却 item=原油 | ロシア exports_to インド 売却 item=原油
energy: 日本はロシアから液化天然ガスを輸入しているが、石油の輸入は停止した。 | 日本 imports_from ロシア 輸入 item=液化天然ガス
energy: 東洋海運は北朝鮮向けの石油輸送に関わったとして米国の制裁対象になった。 | 米国 sanctions 東洋海運 制裁 kind=制裁対象
energy: 中国は北朝鮮の最大の貿易相手国で、ロシアとの取引も増えた。 | 中国 trades_with 北朝鮮 貿易 | 中国 trades_with ロシア 取引
energy: 中国が北朝鮮に食糧を支援する可能性もある。 | 中国 aids 北朝鮮 支援 kind=食糧 status=possible
war: ロシア軍は24日未明、ウクライナの首都キーウを攻撃した。 | ロシア軍 attacks キーウ 攻撃 time=2022-02-24 | キーウ located_in ウクライナ 首都 | ロシア軍 attacks ウクライナ 攻撃 time=2022-02-24
war: ロシア軍はロシアの国防予算の三割を使う。 | ロシア軍 part_of ロシア 予算
war: 米国とドイツはウクライナへの軍事支援を続ける方針だ。 | 米国 aids ウクライナ 支援 kind=軍事 status=planned | ドイツ aids ウクライナ 支援 kind=軍事 status=planned
war: ドイツは昨年、ウクライナに戦車を引き渡した。 | ドイツ supplies ウクライナ 引き渡し item=戦車 time=2023
war: ウクライナのゼレンスキー大統領は北大西洋条約機構への加盟を申請した。 | ゼレンスキー holds_position ウクライナ 大統領 role=大統領 | ウクライナ member_of 北大西洋条約機構 加盟 status=planned
war: トルコはNATOの加盟国だが、ロシアへの制裁には加わっていない。 | トルコ member_of NATO=北大西洋条約機構 加盟国 | トルコ sanctions ロシア 制裁 status=negated
war: 欧州連合はロシアへの輸出規制を強め、日本も同調した。 | 欧州連合 sanctions ロシア 輸出規制 kind=輸出規制 | 日本 sanctions ロシア 輸出規制 kind=輸出規制 confidence=0.8
war: プーチン大統領は欧米が兵を送れば核で応じると米国に警告した。 | プーチン threatens 米国 警告
war: ゼレンスキー氏はバイデン氏の支援に感謝し、早期の訪米を望んだ。 | ゼレンスキー praised バイデン 感謝 | ゼレンスキー visited 米=米国 訪 status=possible found=incorporated
hanoi: 岸田文雄首相は1日、ベトナムのハノイに到着し、ファム・ミン・チン首相と会談した。 | 岸田文雄 visited ベトナム 到着 time=2022-05-01 | 岸田文雄 met_with ファム・ミン・チン 会談 time=2022-05-01 | ファム・ミン・チン holds_position ベトナム 首相 role=首相
hanoi: 日本とベトナムは防衛装備品の移転で合意した。 | 日本 agreed_with ベトナム 合意 topic=防衛装備品の移転 time=2022-05
hanoi: 日本はベトナムに巡視船を供与し、工場への投資も広げる。 | 日本 supplies ベトナム 供与 item=巡視船 status=planned | 日本 invests_in ベトナム 投資 status=planned
company: シーガル重工は10日、東洋海運の子会社だった北洋エナジーを買収したと発表した。 | シーガル重工 acquired 北洋エナジー 買収 time=2023-04-10 | 北洋エナジー part_of 東洋海運 子会社
company: 北洋エナジーは山田太郎氏が創業し、釜山に拠点を置く。 | 山田太郎 founded 北洋エナジー 創業 | 北洋エナジー located_in 釜山 拠点
company: シーガル重工は山田氏を顧問に起用し、前社長を解任した。 | シーガル重工 appointed 山田 起用 role=顧問
company: 東洋海運はシーガル重工を契約違反で提訴した。 | 東洋海運 sued シーガル重工 提訴 time=2023-04
company: 釜山は韓国南部の港町である。 | 釜山 located_in 韓国 港町
council: 国連安保理は29日、北朝鮮への制裁を監視する決議案を採決した。 | 国連安保理 sanctions 北朝鮮 制裁 status=possible confidence=0.4
council: ロシアは拒否権を使い、米国の案に反対した。 | ロシア opposes 米国 反対 time=2024-03-28
council: 中国は棄権し、日本は「極めて遺憾だ」とロシアに抗議した。 | 日本 criticizes ロシア 抗議
council: 国連は金正恩総書記に書簡を送ったことを認めていない。 | 国連 sent_message_to 金正恩 書簡 status=negated
council: 習近平国家主席は中国の立場を説明し、プーチン氏を擁護した。 | 習近平 holds_position 中国 国家主席 role=国家主席 | 習近平 supports プーチン 擁護
council: ロシアは北朝鮮を核保有国として承認しないと韓国は主張する。 | ロシア recognized 北朝鮮 承認 status=negated by=韓国
drills: 日本と米国は1日、日本海で共同訓練を行った。 | 日本 drills_with 米国 共同訓練 time=2023-09-01
drills: ロシアと中国も7月に日本海で合同演習をした。 | ロシア drills_with 中国 合同演習 time=2023-07
drills: 北朝鮮は訓練への対抗措置を警告し、韓国の調査員2人を拘束した。 | 北朝鮮 threatens 韓国 警告 | 北朝鮮 detains 韓国 拘束
drills: 日本はロシアの外交官1人を国外退去とした。 | 日本 expels ロシア 国外退去 time=2023-08
drills: 米国は韓国に潜水艦を派遣した。 | 米国 sends_troops_to 韓国 派遣 time=2023-08
drills: 韓国は北朝鮮との合意から離脱すると表明した。 | 韓国 cuts_ties_with 北朝鮮 離脱 status=planned
emoji: 𠮷田記者🙂によると、プーチン大統領は来月にもウラジオストクを訪れる。 | プーチン visited ウラジオストク 訪れ status=planned time=2024-09
emoji: ウラジオストクはロシア極東の港だ。 | ウラジオストク located_in ロシア 極東
emoji: モスクワはロシアの首都である。 | モスクワ located_in ロシア 首都
emoji: 習氏とプーチン氏は電話で会談し、中ロの連携を確かめた。 | 習=習近平 met_with プーチン 会談 | 中=中国 cooperates_with ロ=ロシア 連携
"""

_SURFACES = {n: e.id for e in ENTITIES for n in (e.name, *e.aliases)}
_FIELDS = {"by", "denied", "status", "time", "confidence", "found"}


@cache
def sample_types() -> TypeTable:
    return load_types(CONFIGS / "types.yaml")


@cache
def sample_readings() -> tuple[Reading, ...]:
    return tuple(_reading(document) for document in DOCUMENTS)


@cache
def sample_graph() -> KnowledgeGraph:
    """Return the graph of all the news above: 42 entities, about 100 statements, 10 documents."""
    return KnowledgeGraph.from_readings(sample_readings(), sample_types())


def _reading(document: Document) -> Reading:
    lines = [x.partition(": ")[2] for x in NEWS.strip().splitlines() if x.startswith(f"{document.id}: ")]
    text, statements, references = "", [], []
    for line in lines:
        sentence, *claims = [part.strip() for part in line.split(" | ")]
        statements += [_statement(document.id, len(text), sentence, claim) for claim in claims]
        references += _references(len(text), sentence)
        text += sentence + "\n"
    known = {r.entity for r in references} | {i for s in statements for i in (s.subject, s.object)}
    entities = tuple(e for e in ENTITIES if e.id in known)
    document = Document(document.id, text, document.title, document.published, document.source, document.url,
                        (Span(0, len(text)),))  # fmt: skip
    return Reading(document, entities, tuple(references), tuple(statements))


def _references(start: int, sentence: str) -> list[Reference]:
    found, taken = [], set()
    for name in sorted(_SURFACES, key=len, reverse=True):
        at = sentence.find(name) if len(name) > 1 else -1
        if at >= 0 and taken.isdisjoint(range(at, at + len(name))):
            taken |= set(range(at, at + len(name)))
            found.append(Reference(Span(start + at, start + at + len(name)), _SURFACES[name], "name"))
    return sorted(found, key=lambda r: r.span)


def _statement(document: str, start: int, sentence: str, claim: str) -> Statement:
    subject, kind, object_, trigger, *rest = claim.split(" ")
    options = dict(option.split("=") for option in rest)

    def end(word: str) -> tuple[Span, str]:
        surface, _, entity = word.partition("=")
        return _span(start, sentence, surface), _SURFACES[entity or surface]

    (s_span, s), (o_span, o) = end(subject), end(object_)
    if sample_types()[kind].symmetric and o < s:
        s, o, s_span, o_span = o, s, o_span, s_span
    t_span = _span(start, sentence, trigger)
    spans = sorted([s_span, o_span, t_span])
    evidence = Evidence(
        document, Span(start, start + len(sentence)), sentence,
        Span(spans[0].start, max(x.end for x in spans)), t_span, s_span, o_span,
        rule=f"{kind}/1:" + ("passive" if "された" in sentence else "active"),
        status=options.get("status", "asserted"),  # type: ignore[arg-type]
        sources=tuple(_SURFACES[x] for x in options.get("by", "").split(",") if x),
        denied_by=tuple(_SURFACES[x] for x in options.get("denied", "").split(",") if x),
        time=options.get("time", ""),
        qualifiers=tuple((k, v) for k, v in options.items() if k not in _FIELDS),
        cues=_cues(start, sentence, t_span, options),
        found=(("subject", options.get("found", "explicit")), ("object", "explicit")),
        confidence=float(options.get("confidence", 0.9)),
    )  # fmt: skip
    return Statement(kind, s, o, (evidence,))


def _cues(start: int, sentence: str, trigger: Span, options: dict[str, str]) -> tuple[Cue, ...]:
    if "denied" in options:
        return (Cue(_span(start, sentence, "否定"), "denial"),)
    return (Cue(trigger, "negation"),) if options.get("status") == "negated" else ()


def _span(start: int, sentence: str, surface: str) -> Span:
    at = sentence.index(surface)
    return Span(start + at, start + at + len(surface))
