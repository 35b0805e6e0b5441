"""The commands without the screen do what the reader asks, and say what they cannot do."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.running import PIZHU, ROOT, on_a_terminal, pizhu
from tui.cli.commands import COMMANDS

PAGE = "000_b576d2323f779f1e"
TEXT = (ROOT / "seeds" / f"{PAGE}.txt").read_text(encoding="utf-8-sig")


@pytest.fixture
def page(library: Path) -> Path:
    return library / "seeds" / f"{PAGE}.txt"


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS), ["note", "add"]])
def test_every_command_explains_itself(command: list[str]) -> None:
    result = pizhu(*command, "--help")
    assert result.exit_code == 0
    assert "Usage: pizhu" in result.stdout
    assert all(name in pizhu("--help").stdout for name in command[:1])


def test_the_version_is_printed() -> None:
    assert pizhu("--version").stdout.startswith("pizhu ")


def test_list_prints_every_article_of_every_source(library: Path) -> None:
    rows = [line.split("\t") for line in pizhu("list", library).stdout.splitlines()]
    assert {row[0].rsplit("#")[0] for row in rows} == {path.stem for path in (library / "seeds").iterdir()}
    assert any("辽渔大连湾航运中心正式启用" in row[1] for row in rows)


def test_list_as_json_has_what_the_table_has(library: Path) -> None:
    entries = json.loads(pizhu("list", library, "--format", "json").stdout)
    rows = [line.split("\t") for line in pizhu("list", library).stdout.splitlines()]
    assert [entry["id"] for entry in entries] == [row[0] for row in rows]
    assert {entry["encoding"] for entry in entries} == {"utf-8"}


def test_list_names_files_that_cannot_be_read_and_goes_on(library: Path) -> None:
    (library / "seeds" / "000.txt").write_bytes(b"")
    result = pizhu("list", library)
    assert result.exit_code == 0
    assert result.stdout.startswith("000.txt\tthe file is empty")
    assert PAGE in result.stdout


def test_an_empty_library_lists_nothing(tmp_path: Path) -> None:
    assert pizhu("list", tmp_path, "--format", "json").stdout == "[]\n"
    assert pizhu("list", tmp_path).stdout == ""


@pytest.mark.parametrize("wanted", [f"{PAGE}#2", f"{PAGE}.txt#2", "000#2"])
def test_show_prints_one_article_set_in_rows(library: Path, wanted: str) -> None:
    result = pizhu("show", wanted, "--library", library, "--width", 40)
    assert result.exit_code == 0
    assert "辽渔大连湾航运中心" in result.stdout
    assert not any(line.lstrip()[:1] in set(",。、;:?!)》”") for line in result.stdout.splitlines() if line.strip())


def test_show_takes_a_file_and_a_number(page: Path) -> None:
    assert "辽渔大连湾航运中心" in pizhu("show", f"{page}#2").stdout


@pytest.mark.parametrize("wanted", ["deep/er/x#1", "x#1", "deep/er/x.txt#1", "{folder}/deep/er/x.txt#1", "deep#1"])
def test_show_finds_a_source_in_a_folder_below(tmp_path: Path, wanted: str) -> None:
    page = tmp_path / "seeds" / "deep" / "er" / "x.txt"
    page.parent.mkdir(parents=True)
    page.write_text("标题在这里\n\n正文写得很长,写了很多很多字。\n", encoding="utf-8")
    result = pizhu("show", wanted.format(folder=tmp_path / "seeds"), "--library", tmp_path)
    assert "正文写得很长" in result.stdout, result.stderr


def test_show_without_a_number_prints_the_whole_source(page: Path) -> None:
    shown = pizhu("show", page).stdout
    assert "辽渔大连湾航运中心" in shown
    assert "暖心驿" in shown


@pytest.mark.parametrize("wanted", [f"{PAGE}#999", "nothing#1", "00", "#1", "#", ""])
def test_show_says_that_there_is_no_such_article(library: Path, wanted: str) -> None:
    result = pizhu("show", wanted, "--library", library)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("pizhu: ")


def test_articles_cover_the_text_with_offsets_into_the_decoded_file(page: Path) -> None:
    found = json.loads(pizhu("articles", page).stdout)
    assert found["file"] == str(page)
    spans = [s for article in found["articles"] for block in article["blocks"] for s in block["spans"]]
    spans += [s for block in found["other"] for s in block["spans"]]
    covered = set().union(*(range(start, end) for start, end in spans))
    assert all(char.isspace() for at, char in enumerate(TEXT) if at not in covered)
    assert [article["id"] for article in found["articles"]][:2] == [f"{PAGE}#1", f"{PAGE}#2"]


def test_one_file_that_cannot_be_read_does_not_stop_the_others(page: Path, tmp_path: Path) -> None:
    result = pizhu("articles", tmp_path / "none.txt", page)
    assert result.exit_code == 1
    assert json.loads(result.stdout)["file"] == str(page)
    assert "none.txt" in result.stderr


def test_marks_print_names_and_figures_with_source_offsets(page: Path) -> None:
    marks = [json.loads(line) for line in pizhu("marks", page).stdout.splitlines()]
    assert {"PER", "ORG", "LOC"} <= {mark["type"] for mark in marks}
    for mark in marks:
        spans = mark.get("spans", [[mark["start"], mark["end"]]])
        assert mark["file"] == str(page)
        assert "".join(TEXT[start:end] for start, end in spans) == mark["text"]


def add(page: Path, *args: object) -> str:
    result = pizhu("note", "add", page, *args)
    assert result.exit_code == 0, result.stderr
    return result.stdout.strip()


def test_a_note_is_added_and_listed(library: Path, page: Path) -> None:
    start = TEXT.index("大连湾航运中心")
    note = add(
        page, "--start", start, "--end", start + 7, "--tag", "港口", "--tag", "项目/航运", "--text", "重要\n两行"
    )
    (found,) = json.loads(pizhu("notes", library, "--format", "json").stdout)
    assert (found["id"], found["quote"], found["tags"]) == (note, "大连湾航运中心", ["港口", "项目/航运"])
    assert (found["note"], found["start"], found["end"]) == ("重要\n两行", start, start + 7)
    assert found["article"].startswith(PAGE)
    assert "重要␊两行" in pizhu("notes", library).stdout
    assert (library / "annotations" / f"{PAGE}.json").exists()


def test_notes_on_a_text_that_is_gone_are_listed_and_exported(library: Path, page: Path) -> None:
    note = add(page, "--start", 5, "--end", 9, "--text", "还在")
    page.unlink()
    result = pizhu("notes", library)
    assert note in result.stdout
    assert page.name in result.stderr
    for form in ("csv", "jsonl", "markdown"):
        assert "还在" in pizhu("export", library, "--format", form).stdout


@pytest.mark.parametrize(
    ("form", "output", "written"),
    [
        ("csv", "out.csv", ["out.csv"]),
        ("csv", "out/", ["out/library.csv"]),
        ("jsonl", "deep/er/", ["deep/er/library.jsonl"]),
        ("markdown", "all.md", ["all.md"]),
        ("markdown", "vault/", ["vault/辽渔大连湾航运中心正式启用.md"]),
        ("markdown", "vault", ["vault/辽渔大连湾航运中心正式启用.md"]),
    ],
)
def test_an_export_goes_to_a_file_or_into_a_folder(
    library: Path, page: Path, tmp_path: Path, form: str, output: str, written: list[str]
) -> None:
    start = TEXT.index("该项目于2024年")
    add(page, "--start", start, "--end", start + 3, "--text", "看")
    result = pizhu("export", library, "--format", form, "-o", f"{tmp_path}/new/{output}")
    assert result.exit_code == 0, result.stderr
    new = sorted(str(path.relative_to(tmp_path / "new")) for path in (tmp_path / "new").rglob("*") if path.is_file())
    assert new == written
    assert pizhu("export", library, "--format", form, "-o", f"{tmp_path}/new/{output}").exit_code == 0


def test_notes_can_be_chosen_by_tag_and_what_lies_below_it(library: Path, page: Path) -> None:
    for tag in ("项目", "项目/航运", "项目部"):
        add(page, "--start", 5, "--end", 9, "--tag", tag)
    found = json.loads(pizhu("notes", library, "--tag", "项目", "--format", "json").stdout)
    assert {one["tags"][0] for one in found} == {"项目", "项目/航运"}


def test_a_note_is_counted_in_the_list(library: Path, page: Path) -> None:
    add(page, "--start", 5, "--end", 9)
    entries = json.loads(pizhu("list", library, "--format", "json").stdout)
    assert next(entry["notes"] for entry in entries if entry["id"].startswith(PAGE)) == 1


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 5), (-1, 4), (0, 10**9)])
def test_a_note_outside_the_text_is_refused(page: Path, start: int, end: int) -> None:
    result = pizhu("note", "add", page, "--start", start, "--end", end)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "characters" in result.stderr
    assert not (page.parent.parent / "annotations" / f"{PAGE}.json").exists()


def test_json_lines_add_a_note_each_and_answer_each(library: Path, page: Path) -> None:
    lines = [
        {"file": str(page), "start": 5, "end": 9, "tags": ["甲"], "note": "一"},
        {"file": str(page), "start": 5, "end": 10**6},
        {"file": str(page), "start": 12, "end": 15},
        {"file": str(page), "start": 5, "end": 9, "tag": "typo"},
        {"file": "/nowhere.txt", "start": 5, "end": 9},
    ]
    said = "\n".join([*map(json.dumps, lines), "not json", ""])
    result = pizhu("note", "add", "--jsonl", "-", said=said)
    answers = result.stdout.splitlines()
    assert result.exit_code == 1
    assert len(answers) == 6
    assert [answer.startswith("error: ") for answer in answers] == [False, True, False, True, True, True]
    found = json.loads(pizhu("notes", library, "--format", "json").stdout)
    assert [one["id"] for one in found] == [answers[0], answers[2]]


def test_json_lines_are_answered_as_they_come(page: Path) -> None:
    with subprocess.Popen(
        [*PIZHU, "note", "add", "--jsonl", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    ) as process:
        assert process.stdin
        assert process.stdout
        for number in range(2):
            line = json.dumps({"file": str(page), "start": number, "end": number + 5})
            process.stdin.write(line.encode() + b"\n")
            process.stdin.flush()
            assert len(process.stdout.readline()) == 33
        process.stdin.close()
    assert process.returncode == 0


@pytest.mark.parametrize(
    "args",
    [
        ["note", "add"],
        ["note", "add", "x.txt", "--start", "1"],
        ["note", "add", "x.txt", "--jsonl", "-"],
        ["export"],
        ["export", "--format", "word"],
        ["show"],
        ["articles"],
        ["list", "a", "b"],
        ["--no-such-option"],
        ["list", "--format", "xml"],
    ],
)
def test_a_wrong_command_line_is_told_apart_from_a_failure(args: list[str]) -> None:
    result = pizhu(*args)
    assert result.exit_code == 2
    assert "Usage" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    "args",
    [["list"], ["notes"], ["export", "--format", "csv"], ["articles"], ["marks"], [], ["show", "x#1", "--library"]],
)
def test_a_path_that_is_not_there_is_one_line_on_standard_error(args: list[str], tmp_path: Path) -> None:
    result = pizhu(*args, tmp_path / "missing")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("\n") == 1
    assert "missing" in result.stderr


def test_the_reader_needs_a_terminal(library: Path) -> None:
    result = pizhu(library)
    assert result.exit_code == 1
    assert "terminal" in result.stderr


def test_a_folder_named_like_a_command_is_opened_by_its_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "list").mkdir()
    (tmp_path / "list" / "a.txt").write_text("标题\n\n正文正文正文。\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert "terminal" in pizhu("./list").stderr
    assert "a#1" in pizhu("list", "./list").stdout


def test_settings_that_cannot_be_used_are_said_and_stop_nothing(
    page: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text('theme = "paper"\nno_such = 1\n', encoding="utf-8")
    monkeypatch.setenv("PIZHU_SETTINGS", str(settings))
    result = pizhu("show", f"{page}#1")
    assert result.exit_code == 0 and result.stdout
    assert "no_such" in result.stderr and "line 2" in result.stderr


def test_a_closed_pipe_is_no_error(library: Path) -> None:
    for command in ("list", "list --format json", "export --format jsonl"):
        done = subprocess.run(
            f"{' '.join(PIZHU)} {command} '{library}' | head -c 1",
            shell=True,
            capture_output=True,
            cwd=ROOT,
            check=False,
        )
        assert done.stderr == b""


def test_a_pipe_gets_utf8_in_any_locale(library: Path) -> None:
    env = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run([*PIZHU, "list", library], capture_output=True, cwd=ROOT, env=env, check=True)
    assert "辽渔大连湾航运中心" in done.stdout.decode()


def test_a_terminal_gets_columns_cut_to_its_width(library: Path) -> None:
    from rich.cells import cell_len

    shown = on_a_terminal(["list", library], columns=70)
    assert shown.startswith("id")
    assert max(cell_len(line) for line in shown.splitlines()) <= 70
    assert f"{PAGE}#2 " in shown


def test_titles_are_bold_on_a_terminal_and_plain_in_a_pipe(page: Path) -> None:
    assert "\x1b[1m" in on_a_terminal(["show", f"{page}#2"])
    assert "\x1b" not in pizhu("show", f"{page}#2").stdout


@pytest.mark.parametrize("answer", [b"n\n", b"\x03"])
def test_the_sample_pages_are_offered_where_there_is_nothing_to_open(tmp_path: Path, answer: bytes) -> None:
    shown = on_a_terminal([], answer=answer, cwd=tmp_path)
    assert "There are no texts" in shown
    assert "Traceback" not in shown


def test_without_a_terminal_nothing_is_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = pizhu()
    assert result.exit_code == 1
    assert "PATH" in result.stderr


def test_the_sample_library_is_copied_once_and_then_left_alone(tmp_path: Path) -> None:
    from tui.cli.sample import sample_library

    root = sample_library(tmp_path / "sample")
    assert len(list((root / "seeds").iterdir())) == 5
    first = min((root / "seeds").iterdir())
    first.write_text("mine", encoding="utf-8")
    assert sample_library(root) == root
    assert first.read_text(encoding="utf-8") == "mine"


def test_the_shell_can_complete_commands() -> None:
    env = {**os.environ, "COMP_WORDS": "pizhu ex", "COMP_CWORD": "1", "_PIZHU_COMPLETE": "bash_complete"}
    done = subprocess.run([*PIZHU], capture_output=True, text=True, cwd=ROOT, env=env, check=False)
    assert "export" in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_said(library: Path) -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run([*PIZHU, "list", library], stdout=full, stderr=subprocess.PIPE, cwd=ROOT, check=False)
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1


def test_a_wrong_command_line_is_told_in_chinese(library: Path) -> None:
    run = [*PIZHU, "list", str(library), "--foo"]
    env = os.environ | {"PIZHU_LANG": "zh"}
    done = subprocess.run(run, env=env, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "没有选项 '--foo'" in done.stderr
    assert "Error" not in done.stderr


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize(
    "command", ["list {library}", "--help", "list --help", "{library}", "list /nowhere", "list --foo"]
)
def test_closed_streams_are_no_reason_for_a_traceback(library: Path, command: str, closed: str) -> None:
    line = f"exec {' '.join(PIZHU)} {command.format(library=library)} {closed}"
    done = subprocess.run(["sh", "-c", line], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1, 2)
    assert "Traceback" not in done.stderr
    if ">&-" in closed.replace("2>&-", "") and "nowhere" not in command and "foo" not in command:
        assert done.returncode == 1


def test_help_that_cannot_be_written_is_one_line_on_standard_error() -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123
        done = subprocess.run([*PIZHU, "--help"], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)


@pytest.mark.parametrize(
    "codec", ["idna", "punycode", "undefined", "unicode_escape", "hex", "rot13", "", " ", "x" * 400]
)
def test_a_codec_that_is_no_text_is_an_unknown_encoding(library: Path, codec: str) -> None:
    result = pizhu("list", library, "--encoding", codec)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    if codec.strip():
        assert (result.exit_code, result.stdout) == (1, "")
        assert "unknown encoding" in result.stderr


@pytest.mark.parametrize("file", ["a" * 300, "a/" * 3000, "", "nowhere/x.txt", "\udcff.txt"])
def test_lines_after_a_bad_one_are_added(page: Path, tmp_path: Path, file: str) -> None:
    lines = tmp_path / "lines.jsonl"
    start = page.read_text(encoding="utf-8").index("勇于争先")
    good = json.dumps({"file": str(page), "start": start, "end": start + 2, "note": "after"})
    lines.write_text(json.dumps({"file": file, "start": 0, "end": 1}) + "\n" + good + "\n", encoding="utf-8")
    result = pizhu("note", "add", "--jsonl", lines)
    bad, added = result.stdout.splitlines()
    assert bad.startswith("error: ")
    assert len(added) == 32
    assert "1 of 2 lines were not saved" in result.stderr


def test_a_note_holds_no_blanks_at_its_ends(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text("标题甲\n\n　　正文第一段。\n", encoding="utf-8")
    added = pizhu("note", "add", page, "--start", 3, "--end", 9, "--text", "x")
    assert added.exit_code == 0, added.stderr
    (note,) = json.loads(pizhu("notes", page, "--format", "json").stdout)
    assert note["quote"] == "正文"
    blank = pizhu("note", "add", page, "--start", 3, "--end", 6, "--text", "x")
    assert blank.exit_code == 1
    assert "only blanks from 3 to 6" in blank.stderr


def test_a_source_whose_notes_would_have_too_long_a_name_is_told(tmp_path: Path) -> None:
    page = tmp_path / f"{'a' * 251}.txt"
    page.write_text("标题甲\n\n　　正文第一段。\n", encoding="utf-8")
    result = pizhu("note", "add", page, "--start", 0, "--end", 2)
    assert result.exit_code == 1
    assert "too long" in result.stderr
    assert pizhu("list", tmp_path).exit_code == 0


def test_an_error_names_the_file_that_could_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIZHU_SETTINGS", str(tmp_path))
    result = pizhu("show", "x", "--library", tmp_path)
    assert (result.exit_code, str(tmp_path) in result.stderr, "cannot write" in result.stderr) == (1, True, False)


def test_explain_says_why_a_line_has_its_role(page: Path) -> None:
    result = pizhu("explain", f"{page}:5")
    assert result.exit_code == 0
    assert "newspaper" in result.stdout and "kicker" in result.stdout
    assert pizhu("explain", f"{page}:1").exit_code == 1
    assert pizhu("explain", page).exit_code == 1


def test_a_note_is_changed_and_removed_by_its_id(library: Path, page: Path) -> None:
    note = add(page, "--start", 5, "--end", 9, "--tag", "甲", "--tag", "乙", "--text", "先")
    where = ("--library", library)
    edited = pizhu("note", "edit", note[:8], *where, "--text", "后", "--tag", "丙", "--untag", "甲", "--status", "done")
    assert (edited.exit_code, edited.stdout) == (0, f"{note}\n")
    (found,) = json.loads(pizhu("notes", library, "--format", "json").stdout)
    assert (found["note"], found["tags"], found["status"]) == ("后", ["乙", "丙"], "done")
    tags = json.loads(pizhu("tags", library, "--format", "json").stdout)
    assert [(tag["tag"], tag["used"]) for tag in tags] == [("丙", 1), ("乙", 1)]
    assert pizhu("note", "remove", note, *where).exit_code == 0
    assert json.loads(pizhu("notes", library, "--format", "json").stdout) == []
    assert pizhu("note", "remove", note, *where).exit_code == 1


def test_the_keys_are_listed() -> None:
    keys = {one["command"]: one["keys"] for one in json.loads(pizhu("keys", "--format", "json").stdout)}
    assert keys["list.concordance"] == ["K"]
    assert "reader.tag\tt\t" in pizhu("keys").stdout


def test_the_version_says_what_a_report_of_an_error_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM_PROGRAM", "odd\x1b[31m")
    said = pizhu("--version").stdout
    assert said.startswith("pizhu ") and "\x1b" not in said
    for word in ("python ", "textual ", "TERM_PROGRAM=", "locale ", "settings.toml", "cache ", "state "):
        assert word in said


def test_the_list_takes_a_filter_and_its_order(tmp_path: Path) -> None:
    said = {"甲": "大连海关去年出口3亿元。", "乙": "今天下雨。", "丙": "大连海关去年出口20亿元，进口1亿元。"}
    for name, text in said.items():
        (tmp_path / f"{name}.txt").write_text(f"{name}号标题\n\n　　{text}\n", encoding="utf-8")
    rows = json.loads(pizhu("list", tmp_path, "--where", "figure>2亿元 sort:-figures", "--format", "json").stdout)
    assert [row["file"] for row in rows] == ["丙.txt", "甲.txt"]
    assert pizhu("note", "add", tmp_path / "丙.txt", "--start", "8", "--end", "12", "--tag", "口岸").exit_code == 0
    tagged = json.loads(pizhu("list", tmp_path, "--where", "tag:口岸", "--format", "json").stdout)
    assert [row["file"] for row in tagged] == ["丙.txt"]
    assert pizhu("list", tmp_path, "--where", "author:没有").stdout == ""
    wrong = pizhu("list", tmp_path, "--where", "figure>>3")
    assert wrong.exit_code == 2 and "column 8" in wrong.stderr
