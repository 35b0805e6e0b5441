"""A library analysed on a cluster of two workers, one of which is killed; one file of it is bad."""

import os
import signal
from pathlib import Path

import pytest

from tests.running import pizhu
from tui.text.article import Page
from tui.workspace.analysis import cluster
from tui.workspace.session import Session

distributed = pytest.importorskip("distributed", reason="the extra cluster is not installed")


def test_a_killed_worker_loses_nothing_and_a_bad_file_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(12):
        text = f"大连海关支持口岸发展\n\n{number}月，大连海关关长王明说，今年投资1200亿元。\n"
        (tmp_path / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01\x02" * 50)
    monkeypatch.setattr(cluster, "BATCH", 2)
    elsewhere = {"XDG_CACHE_HOME": str(tmp_path.with_name("elsewhere"))}
    local = distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, env=elsewhere)
    with local, Session.open(tmp_path) as session:
        victim = next(iter(local.workers.values())).pid
        found, killed = {}, False
        for one in cluster.analyse_on_cluster(session, local.scheduler_address):
            found[one.name] = one
            if not killed:
                os.kill(victim, signal.SIGKILL)
                killed = True
        assert set(found) == {*(f"{n:02}.txt" for n in range(12)), "bad.txt"}
        assert [name for name, one in found.items() if one.problem] == ["bad.txt"]
        page = session.pages.page("05.txt")
        assert isinstance(page, Page)
        assert session.findings.analyse_ahead(page)
        again = [one for one in cluster.analyse_on_cluster(session, local.scheduler_address) if not one.problem]
        assert len(again) == 12
        assert all(one.known for one in again)


def test_a_scheduler_that_is_not_there_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("大连\n\n今天下雨。\n", encoding="utf-8")
    monkeypatch.setattr(cluster, "CONNECT", 1)
    result = pizhu("analyse", tmp_path, "--scheduler", "tcp://127.0.0.1:9")
    assert result.exit_code == 1
    assert "tcp://127.0.0.1:9" in result.stderr
