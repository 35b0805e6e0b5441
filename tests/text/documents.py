"""Small Word documents, e-books and PDFs, made by hand."""

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from html import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def package(parts: Mapping[str, str | bytes]) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts.items():
            made.writestr(name, part)
    return into.getvalue()


def words(text: str, style: str = "", more: str = "") -> str:
    """A paragraph of Word; `more` are other properties of it."""
    said = (f'<w:pStyle w:val="{style}"/>' if style else "") + more
    return f'<w:p><w:pPr>{said}</w:pPr><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def listed(text: str, number: str, depth: int = 0) -> str:
    return words(text, more=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def cells(*rows: Iterable[str]) -> str:
    """A table of Word; a cell is a text, or paragraphs and tables that are made already."""
    made = [[cell if cell.startswith("<w:") else words(cell) for cell in row] for row in rows]
    told = ["".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in made]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in told)}</w:tbl>"


STYLES = f"""<w:styles xmlns:w="{W}">
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="my"><w:name w:val="我的小标题"/><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="16"><w:name w:val="toc 1"/></w:style>
</w:styles>"""
NUMBERING = f"""<w:numbering xmlns:w="{W}">
<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="（%2）"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="8">
<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
</w:numbering>"""


def docx(body: str, **more: str) -> bytes:
    """A Word document with the body; `more` are other parts of `word/`, by name without ending."""
    document = f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>'
    parts = {"word/document.xml": document, "word/styles.xml": STYLES, "word/numbering.xml": NUMBERING}
    return package(parts | {f"word/{name}.xml": part for name, part in more.items()})


def epub(*chapters: str, title: str = "渡口的冬天", names: Iterable[str] = (), **more: str) -> bytes:
    """An e-book of chapters, the bodies of XHTML; `names` is what the contents call them."""
    ids = range(len(chapters))
    items = "".join(f'<item id="c{n}" href="c%20{n}.xhtml" media-type="application/xhtml+xml"/>' for n in ids)
    opf = f"""<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <metadata><dc:title>{title}</dc:title><dc:creator>陶小满</dc:creator></metadata>
    <manifest>{items}<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>
    <spine toc="ncx">{"".join(f'<itemref idref="c{n}"/>' for n in ids)}</spine></package>"""
    points = "".join(
        f'<navPoint><navLabel><text>{name}</text></navLabel><content src="c%20{n}.xhtml#a"/></navPoint>'
        for n, name in enumerate(names)
    )
    head = (
        '<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>'
    )
    return package(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfiles><rootfile full-path="o/b.opf"/></rootfiles></container>',
            "o/b.opf": opf,
            "o/toc.ncx": f"<ncx><navMap>{points}</navMap></ncx>",
            **{f"o/c {n}.xhtml": f"{head}<body>{body}</body></html>" for n, body in enumerate(chapters)},
            **{name.replace("__", "/"): part for name, part in more.items()},
        }
    )


def pdf(
    *pages: Iterable[tuple[float, float, str]],
    encoding: str = "GBK-EUC-H",
    codec: str = "gbk",
    drawn: str = "",
    fonts: str = "",
) -> bytes:
    """A PDF whose pages are (x, y, words) in points, in a font without a map to Unicode, as offices set documents.

    `drawn` are operators that draw on every page below the words, `fonts` further fonts by name.
    """
    ids = range(len(pages))
    kids = " ".join(f"{10 + 2 * n} 0 R" for n in ids)
    objects = {
        1: "<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        3: f"<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/{encoding}/DescendantFonts[4 0 R]>>",
        4: "<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo"
        "<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/FontDescriptor 5 0 R>>",
        5: "<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 859"
        "/Descent -141/CapHeight 700/StemV 80>>",
    }
    made: dict[int, bytes] = {number: one.encode() for number, one in objects.items()}
    for n, page in zip(ids, pages, strict=True):
        shown = f"{drawn}\n" + "\n".join(
            f"BT /F 12 Tf {x} {y} Td <{text.encode(codec).hex()}> Tj ET" for x, y, text in page
        )
        stream = zlib.compress(shown.encode())
        about = f"/Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R{fonts}>>>>"
        made[10 + 2 * n] = f"<<{about}/Contents {11 + 2 * n} 0 R>>".encode()
        made[11 + 2 * n] = f"<</Length {len(stream)}/Filter/FlateDecode>>\nstream\n".encode() + stream + b"\nendstream"
    out, places = bytearray(b"%PDF-1.4\n"), {}
    for number in sorted(made):
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + made[number] + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += f"{number} 1\n{place:010} 00000 n \n".encode()
    out += f"trailer<</Root 1 0 R/Size {max(made) + 1}>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
