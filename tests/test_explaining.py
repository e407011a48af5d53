"""What ``explain`` has to say about each rule that the code names."""

import re
from pathlib import Path

import wortlaut
from wortlaut import explaining

RULE = re.compile(r'"rule/([\w-]+\.[\w-]+)"')


def test_every_rule_that_the_code_names_is_described() -> None:
    files = Path(wortlaut.__file__).parent.rglob("*.py")
    named = {rule for file in files for rule in RULE.findall(file.read_text("utf-8"))}
    assert len(named) > 20
    assert named - explaining.rules().keys() == set()
