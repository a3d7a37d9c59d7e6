"""What this project relies on being read, and on not being read."""


def test_a_planned_sale_is_no_sale(kg_reads):
    """A plan keeps its status."""
    text = "チリは来年からペルーに銅を輸出する方針だ。"
    kg_reads(text, ("チリ", "exports_to", "ペルー"), status="planned", item="銅")


def test_a_claim_is_of_its_source(kg_reads):
    """What somebody says is told as theirs."""
    text = "サモアによると、トンガはフィジーを批判した。"
    kg_reads(text, ("トンガ", "criticizes", "フィジー"), status="claimed", source="サモア")


def test_a_place_is_no_party(kg_reads):
    """Who drills off a coast does not drill with its country."""
    kg_reads.none("フィジー軍はサモアの沖で演習を行った。", "drills_with")
