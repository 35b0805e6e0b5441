"""git asks nobody anything, and one that does not answer is told of."""

from pathlib import Path

import pytest

from tests.running import pizhu
from tui import gitrunning
from tui.gitrunning import GitError, git


@pytest.fixture
def stuck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder where git waits for something for ever."""
    program = tmp_path / "bin" / "git"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    monkeypatch.setattr(gitrunning, "SECONDS", 0.2)
    return tmp_path


def test_a_git_that_does_not_answer_is_given_up(stuck: Path) -> None:
    with pytest.raises(GitError, match="does not answer"):
        git(stuck, "status")


@pytest.mark.parametrize("command", [["git-setup"], ["agree", "--git", "a", "b"]])
def test_a_command_says_so(stuck: Path, command: list[str]) -> None:
    (stuck / "a.txt").write_text("正文。\n", encoding="utf-8")
    result = pizhu(*command, stuck)
    assert result.exit_code == 1
    assert "git does not answer" in result.stderr
