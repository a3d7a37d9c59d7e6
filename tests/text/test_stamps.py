"""Dates of publication in every form that files, feeds and people write them."""

# ruff: noqa: E501 (full-width text counts double)
import pytest

from kg.text.moments import parse_date
from kg.text.stamps import date_in_name, read_stamp


@pytest.mark.parametrize(
    "stamp",
    [
        "2023-04-14", "2023/04/14", "2023/4/14 9:05", "2023.04.14", "20230414", "20230414093000", 1681434000,
        1681434000000, "1681434000", "令和5年4月14日", "2023年4月14日(金) 朝刊", "14 April 2023", "April 14, 2023",
        "Fri, 14 Apr 2023 10:00:00 +0900", "2023-04-13T15:30:00Z", "2023-04-13T15:30:00.1234567Z",
        "2023-04-14T23:59:59+0900", "2023-04-14 23:59",
    ],
)  # fmt: skip
def test_day_in_japan(stamp):
    assert read_stamp(stamp) == "2023-04-14"


@pytest.mark.parametrize(
    "stamp", ["", "soon", "昨日", None, True, [], -1, 1e40, float("nan"), "2023-13-45", "1" * 99]
)
def test_what_is_no_date(stamp):
    assert read_stamp(stamp) == ""


def test_a_month_and_a_year_stay_what_they_are():
    assert (read_stamp("2023-04"), read_stamp("2023")) == ("2023-04", "2023")


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("20230414-oslo", "2023-04-14"),
        ("oslo_2023-04-14", "2023-04-14"),
        ("https://news.example/2023/04/14/a.html", "2023-04-14"),
        ("2023-04-14_2023-04-15", ""),
        ("a120230414", ""),
        ("2023-02-31", ""),
        ("20231399", ""),
    ],
)
def test_date_in_a_name(name, day):
    assert date_in_name(name) == day


def test_a_date_with_slashes_is_not_taken_for_its_year():
    assert parse_date("2023/04/14") is None
