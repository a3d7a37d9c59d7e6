"""The engine on frames made by hand: constructions, lifting, distribution, status, denial."""

from __future__ import annotations

from dataclasses import replace

from relations.hand import Page

from kg.relations.rules import Rules


def test_active_with_item(rules: Rules) -> None:
    page = Page("ロシアは北朝鮮に石油を輸出した。")
    page.frame("輸出", ("が", "ロシア"), ("に", "北朝鮮"), ("を", "石油"))
    (statement,) = page.read(rules)
    assert statement.key == ("country:RU", "exports_to", "country:KP")
    assert statement.qualifiers == {"item": "石油"}
    assert statement.evidence[0].rule.startswith("exports_to/")
    assert statement.evidence[0].rule.endswith(":active")


def test_direct_passive_turns_agent_and_patient(rules: Rules) -> None:
    page = Page("ロシアは米国に非難された。")
    page.frame("非難", ("が", "ロシア"), ("に", "米国"), voice="passive")
    assert page.triples(rules) == {("米国", "criticizes", "ロシア")}


def test_passive_keeps_the_goal(rules: Rules) -> None:
    page = Page("石油がロシアから北朝鮮に輸出された。")
    page.frame("輸出", ("が", "石油"), ("から", "ロシア"), ("に", "北朝鮮"), voice="passive")
    assert page.triples(rules) == {("ロシア", "exports_to", "北朝鮮")}


def test_goal_passive(rules: Rules) -> None:
    page = Page("ウクライナは米国から戦車を供与された。")
    page.frame("供与", ("が", "ウクライナ"), ("から", "米国"), ("を", "戦車"), voice="passive")
    assert page.triples(rules) == {("米国", "supplies", "ウクライナ")}


def test_event_noun_with_possessor_and_compound(rules: Rules) -> None:
    page = Page("ロシアのウクライナ侵攻が続く。")
    page.frame("侵攻", ("の", "ロシア"), ("複合", "ウクライナ"), kind="nominal")
    assert page.triples(rules) == {("ロシア", "attacks", "ウクライナ")}


def test_passive_without_agent_gives_nothing(rules: Rules) -> None:
    page = Page("ロシアは非難された。")
    page.frame("非難", ("が", "ロシア"), voice="passive")
    assert page.triples(rules) == set()


def test_coordinated_subjects_of_a_symmetric_type(rules: Rules) -> None:
    page = Page("日本と米国と韓国が会談した。")
    page.frame("会談", ("が", "日本"), ("が", "米国"), ("が", "韓国"))
    assert page.triples(rules) == {
        ("日本", "met_with", "米国"), ("日本", "met_with", "韓国"), ("韓国", "met_with", "米国"),
    }  # fmt: skip


def test_coordination_is_distributed(rules: Rules) -> None:
    page = Page("米国と韓国が北朝鮮を非難した。")
    page.frame("非難", ("が", "米国"), ("が", "韓国"), ("を", "北朝鮮"))
    assert page.triples(rules) == {("米国", "criticizes", "北朝鮮"), ("韓国", "criticizes", "北朝鮮")}


def test_generic_noun_is_lifted_but_a_named_body_is_not(rules: Rules) -> None:
    page = Page("米国務省の報道官は北朝鮮を非難した。", "米当局者はロシアを批判した。")
    page.frame("非難", ("が", page.noun("米国務省の報道官", "米国務省", head="報道官")), ("を", "北朝鮮"))
    page.frame("批判", ("が", page.noun("米当局者")), ("を", "ロシア"))
    found = page.triples(rules)
    assert ("米国務省", "criticizes", "北朝鮮") in found
    assert ("米国", "criticizes", "北朝鮮") not in found
    assert ("米国", "criticizes", "ロシア") in found


def test_currency_is_not_its_country(rules: Rules) -> None:
    page = Page("米ドルは北朝鮮を非難した。")
    page.frame("非難", ("が", page.noun("米ドル")), ("を", "北朝鮮"))
    assert page.triples(rules) == set()


def test_possessor_stands_where_the_rule_says_so(rules: Rules) -> None:
    page = Page("韓国は日本の対応を批判した。")
    page.frame("批判", ("が", "韓国"), ("を", page.noun("日本の対応", "日本", head="対応")))
    assert page.triples(rules) == {("韓国", "criticizes", "日本")}


def test_capital_stands_for_its_state(rules: Rules) -> None:
    page = Page("モスクワは米国を批判した。ロシアは")
    page.frame("批判", ("が", "モスクワ"), ("を", "米国"))
    assert page.triples(rules) == {("ロシア", "criticizes", "米国")}


def test_named_good_is_not_aid(rules: Rules) -> None:
    page = Page("米国はウクライナに戦車を提供した。")
    page.frame("提供", ("が", "米国"), ("に", "ウクライナ"), ("を", "戦車"))
    assert page.triples(rules) == {("米国", "supplies", "ウクライナ")}


def test_aid_given_is_not_a_good(rules: Rules) -> None:
    page = Page("米国はウクライナに支援を提供した。")
    page.frame("提供", ("が", "米国"), ("に", "ウクライナ"), ("を", "支援"))
    assert page.triples(rules) == {("米国", "aids", "ウクライナ")}


def test_no_self_relation(rules: Rules) -> None:
    page = Page("ロシアはロシアを批判した。")
    page.frame("批判", ("が", "ロシア"), ("を", "ロシア"))
    assert page.triples(rules) == set()


def test_quoted_subject_is_criticised(rules: Rules) -> None:
    page = Page("米国は北朝鮮がロシアに砲弾を供与したと非難した。")
    page.frame("非難", ("が", "米国"))
    page.frame("供与", ("が", "北朝鮮"), ("に", "ロシア"), ("を", "砲弾"), inside=0, status="claimed",
               attribution=(page.said("米国", "非難"),))  # fmt: skip
    found = {s.key: s for s in page.read(rules)}
    assert found["country:US", "criticizes", "country:KP"].status == "asserted"
    supplies = found["country:KP", "supplies", "country:RU"]
    assert (supplies.status, supplies.sources) == ("claimed", ("country:US",))


def test_own_announcement_is_no_claim(rules: Rules) -> None:
    page = Page("ロシアは北朝鮮に石油を輸出したと発表した。")
    page.frame("輸出", ("が", "ロシア"), ("に", "北朝鮮"), ("を", "石油"), status="claimed",
               attribution=(page.said("ロシア", "発表"),))  # fmt: skip
    (statement,) = page.read(rules)
    assert (statement.status, statement.sources) == ("asserted", ())


def test_denied_is_never_a_fact(rules: Rules) -> None:
    page = Page("ロシアは北朝鮮に石油を輸出したことを否定した。")
    page.frame("輸出", ("が", "ロシア"), ("に", "北朝鮮"), ("を", "石油"), status="asserted",
               attribution=(page.said("ロシア", "否定", "denied"),))  # fmt: skip
    (statement,) = page.read(rules)
    assert statement.status == "claimed"
    assert statement.denied_by == ("country:RU",)


def test_denial_of_the_next_sentence_by_its_noun(rules: Rules) -> None:
    page = Page("米国は北朝鮮がロシアに砲弾を供与したと述べた。", "北朝鮮は武器取引を否定した。")
    page.frame("供与", ("が", "北朝鮮"), ("に", "ロシア"), ("を", "砲弾"), status="claimed",
               attribution=(page.said("米国", "述べた"),))  # fmt: skip
    page.frame("否定", ("が", page.noun("北朝鮮")), ("を", "武器取引"))
    (statement,) = page.read(rules)
    assert statement.denied_by == ("country:KP",)


def test_not_admitting_is_denying_for_both(rules: Rules) -> None:
    page = Page("北朝鮮がロシアに砲弾を供与したと米国は述べた。", "ロシアも認めていない。")
    page.frame("供与", ("が", "北朝鮮"), ("に", "ロシア"), ("を", "砲弾"), status="claimed",
               attribution=(page.said("米国", "述べた"),))  # fmt: skip
    page.frame("認める", ("が", "ロシア"), trigger="認め", status="negated")
    assert page.read(rules)[0].denied_by == ("country:RU",)


def test_part_of_by_name_needs_both(rules: Rules) -> None:
    assert Page("米国務省は米国にある。").triples(rules) == {("米国務省", "part_of", "米国")}
    assert Page("米国務省が発表した。").triples(rules) == set()


def test_evidence_leads_to_its_words(rules: Rules) -> None:
    page = Page("ロシアは北朝鮮に石油を輸出した。")
    page.frame("輸出", ("が", "ロシア"), ("に", "北朝鮮"), ("を", "石油"))
    evidence = page.read(rules)[0].evidence[0]
    assert evidence.text == page.text
    assert [s.of(page.text) for s in (evidence.subject, evidence.object, evidence.trigger)] == [
        "ロシア",
        "北朝鮮",
        "輸出",
    ]


def test_talks_with_the_guests_just_named(rules: Rules) -> None:
    page = Page("プーチンは金正恩を招いて会談した。", "支援で合意した。")
    page.frame("招く", ("が", "プーチン"), ("を", "金正恩"), trigger="招い")
    page.frame("会談", ("が", "プーチン"))
    page.frame("合意", ("が", page.noun("プーチン")), trigger="合意")
    found = {s.type: s for s in page.read(rules)}
    assert set(found) == {"invited", "met_with", "agreed_with"}
    assert found["met_with"].evidence[0].rule.endswith(":completed")
    assert found["agreed_with"].confidence < found["invited"].confidence


def test_an_unknown_party_is_not_replaced(rules: Rules) -> None:
    page = Page("プーチンは金正恩と会談した。", "プーチンは議会と合意した。")
    page.frame("会談", ("が", "プーチン"), ("と", "金正恩"))
    page.frame("合意", ("が", page.noun("プーチン")), ("と", "議会"))
    assert {s.type for s in page.read(rules)} == {"met_with"}


def test_a_noun_phrase_commits_to_no_more_than_the_clause(rules: Rules) -> None:
    page = Page("プーチンは北朝鮮を訪問する予定だ。", "プーチンの北朝鮮訪問は初めて。")
    page.frame("訪問", ("が", "プーチン"), ("を", "北朝鮮"), status="planned")
    noun, place = page.noun("プーチン"), page.noun("北朝鮮")
    at = page.text.index("プーチンの")
    moved = [
        type(n)(page.span(w, at), page.span(w, at), w) for n, w in ((noun, "プーチン"), (place, "北朝鮮"))
    ]
    frame = page.frame("訪問", ("の", moved[0]), ("複合", moved[1]), kind="nominal", trigger="訪問は")
    assert frame.sentence == 1
    (statement,) = page.read(rules)
    assert statement.status == "planned"


def test_parts_of_a_headline_share_their_subject(rules: Rules) -> None:
    page = Page("プーチン、北朝鮮を訪問", "　ロシアへの支援を確約")
    page.sentences = [type(s)(s.span, (), heading=True) for s in page.sentences]
    page.frame("訪問", ("が", "プーチン"), ("を", "北朝鮮"))
    page.frame("支援", ("へ", "ロシア"), status="planned")
    assert ("プーチン", "aids", "ロシア") in page.triples(rules)


def test_a_visit_as_a_word_is_not_its_country(rules: Rules) -> None:
    page = Page("米国はプーチンの訪米国を批判した。")
    page.references = [r for r in page.references if r.span != page.span("米国", 5)]
    page.frame("批判", ("が", "米国"), ("を", page.noun("プーチンの訪米国", "プーチン", head="訪米国")))
    assert page.triples(rules) == {("米国", "criticizes", "プーチン")}


def test_denial_of_two_is_attached_for_both(rules: Rules) -> None:
    page = Page(
        "米国は北朝鮮がロシアに砲弾を供与したと述べた。", "北朝鮮は武器取引を否定し、ロシアも認めていない。"
    )
    page.frame("供与", ("が", "北朝鮮"), ("に", "ロシア"), ("を", "砲弾"), status="claimed",
               attribution=(page.said("米国", "述べた"),))  # fmt: skip
    page.frame("否定", ("が", "北朝鮮"), ("を", "武器取引"))
    page.frame("認める", ("が", "ロシア"), trigger="認め", status="negated")
    assert page.read(rules)[0].denied_by == ("country:KP", "country:RU")


def test_who_forbids_does_not_export(rules: Rules) -> None:
    page = Page("米国は北朝鮮への石油の輸出を禁じた。")
    page.frame("輸出", ("が", "米国"), ("へ", "北朝鮮"), ("の", "石油"), status="negated")
    page.frame("禁じる", ("が", "米国"), ("を", page.noun("石油の輸出", "石油", head="輸出")), trigger="禁じ")
    assert page.triples(rules) == {("米国", "sanctions", "北朝鮮")}


def test_what_is_only_asked_for_is_not_told(rules: Rules) -> None:
    page = Page("ウクライナは米国に戦車の供与を求めた。")
    page.frame("供与", ("が", "ウクライナ"), ("に", "米国"), ("の", "戦車"), status="possible")
    thing = page.noun("戦車の供与", "戦車", head="供与")
    page.frame("求める", ("が", "ウクライナ"), ("に", "米国"), ("を", thing), trigger="求め")
    assert {t for _, t, _ in page.triples(rules)} == {"urges"}


def test_what_is_asked_is_the_clause_less_its_outer_words(rules: Rules) -> None:
    page = Page("米国は核開発をやめるよう北朝鮮に求めた。")
    page.frame("求める", ("が", "米国"), ("に", "北朝鮮"), trigger="求め")
    page.frame("やめる", ("を", "核開発"), inside=0, status="possible", trigger="やめる")
    page.frames[1] = replace(page.frames[1], clause=page.span("核開発をやめるよう北朝鮮"))
    (statement,) = page.read(rules)
    assert statement.qualifiers == {"request": "核開発をやめる"}


def test_a_bracket_cut_off_is_put_back(rules: Rules) -> None:
    page = Page("ロシアは北朝鮮に乗用車「白鳥」を贈った。")
    page.frame("贈る", ("が", "ロシア"), ("に", "北朝鮮"), ("を", "乗用車「白鳥"), trigger="贈")
    (statement,) = page.read(rules)
    assert statement.qualifiers == {"item": "乗用車「白鳥」"}


def test_nobody_owns_a_country(rules: Rules) -> None:
    page = Page("米国のウクライナへの支援が続く。")
    page.frame("支援", ("へ", page.noun("米国のウクライナ", "米国", head="ウクライナ")), kind="nominal")
    assert page.triples(rules) == {("米国", "aids", "ウクライナ")}


def test_an_argument_beside_an_adjective_returns(rules: Rules) -> None:
    page = Page("プーチンは金正恩と固い握手を交わした。")
    page.frame("固い", ("と", "金正恩"), kind="adjectival", trigger="固い")
    stray = page.frames[0].arguments[0]
    gap = replace(stray, case="が", noun=page.noun("握手"), origin="relative")
    page.frames[0] = replace(page.frames[0], arguments=(stray, gap))
    page.frame("交わす", ("が", "プーチン"), ("を", "握手"), trigger="交わ")
    assert {(t, *sorted((a, b))) for a, t, b in page.triples(rules)} == {("met_with", "プーチン", "金正恩")}


def test_two_that_are_approached_do_not_approach_each_other(rules: Rules) -> None:
    page = Page("台風が日本と韓国に接近した。")
    page.frame("接近", ("が", "台風"), ("に", "日本"), ("に", "韓国"))
    assert page.triples(rules) == set()


def test_a_press_conference_is_no_meeting(rules: Rules) -> None:
    page = Page("日本と韓国は記者会見した。")
    page.frame("会見", ("が", "日本"), ("が", "韓国"), ("複合", "記者"))
    assert page.triples(rules) == set()


def test_who_denies_an_act_is_said_to_do_it(rules: Rules) -> None:
    page = Page("北朝鮮はロシアへの砲弾の供与を否定した。")
    page.frame("否定", ("が", "北朝鮮"), ("を", page.noun("砲弾の供与", "砲弾", head="供与")))
    page.frame("供与", ("へ", "ロシア"), ("の", "砲弾"), kind="nominal", inside=0,
               attribution=(page.said("北朝鮮", "否定", "denied"),))  # fmt: skip
    (statement,) = page.read(rules)
    assert statement.key == ("country:KP", "supplies", "country:RU")
    assert (statement.status, statement.denied_by) == ("claimed", ("country:KP",))


def test_talks_that_set_the_scene_have_the_subject_of_the_clause(rules: Rules) -> None:
    page = Page("プーチンは金正恩との会談で支持を伝えた。")
    page.frame("会談", ("と", "金正恩"), kind="nominal")
    page.frame("伝える", ("が", "プーチン"), ("で", page.noun("金正恩との会談", head="会談")), trigger="伝え")
    assert {(t, *sorted((a, b))) for a, t, b in page.triples(rules)} == {("met_with", "プーチン", "金正恩")}
