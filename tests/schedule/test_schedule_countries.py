"""The package of official days off, of which only the countries of a plan are imported."""

from __future__ import annotations

import subprocess
import sys

from opsplan.schedule.official import known_countries, official_year


def test_the_known_countries_are_those_of_the_package() -> None:
    import holidays

    assert known_countries() == tuple(holidays.list_supported_countries(include_aliases=False))


def test_a_year_imports_its_country_alone_and_leaves_the_package_as_it_was() -> None:
    script = (
        "import sys\n"
        "from opsplan.schedule.official import official_year\n"
        "assert official_year('CN', 2026).days_off\n"
        "assert 'dateutil.parser' not in sys.modules\n"
        "print(sum(name.startswith('holidays.countries.') for name in sys.modules))\n"
        "from holidays.countries import France\n"
        "print(France.country)\n"
        "print('1 May 2026' in France())\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    count, country, in_words = done.stdout.split()
    assert int(count) < 10
    assert country == "FR"
    assert in_words == "True"


def test_a_country_that_borrows_from_another_has_its_days() -> None:
    assert official_year("PR", 2026).days_off
