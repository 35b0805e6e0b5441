"""A folder without texts is no blank table: the reader is told what is there and what to do."""

from pathlib import Path

from tests.app.driving import opened


async def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    async with opened(tmp_path) as driven:
        await driven.until(lambda: "holds no files" in driven.screen_text())
        assert any("holds no files" in told for told in driven.app.services.told)


async def test_files_that_are_no_text_are_named_with_what_to_do(tmp_path: Path) -> None:
    for name in ("a.odt", "b.odt", "c.doc", ".hidden"):
        (tmp_path / name).write_bytes(b"%PDF")
    async with opened(tmp_path) as driven:
        await driven.until(lambda: driven.app.services.told)
        (told,) = driven.app.services.told
        assert "2 .odt, 1 .doc" in told
        assert "soffice" in told


async def test_a_document_that_cannot_be_read_is_a_row_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"%PDF")
    async with opened(tmp_path) as driven:
        assert "damaged" in driven.screen_text()
