"""Runs in the peers' environment: letters by a peer, each a file whose hash is worked out.

python bench/letters_peers.py b1|b2 PEER LETTERS.json FONTS
"""

import functools
import hashlib
import html
import io
import json
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import time

TYPST = """
#let d = json(bytes(sys.inputs.data))
#set document(title: d.subject, author: "Steering Committee")
#set page(paper: "a4", margin: (x: 25mm, y: 22mm), footer: [#set text(8pt); #d.number])
#let faces = if d.lang == "ar" { ("Amiri", "Noto Serif") } else { ("Noto Serif", "Noto Serif SC") }
#set text(font: faces, size: 10.5pt, lang: d.lang)
#grid(columns: (1fr, auto), [*Steering Committee*], [Geneva, 12 June 2003 \\ By note verbale])
#v(8mm)
#d.name \\ Permanent Mission \\ 1202 Geneva
#heading(d.subject)
#for words in d.paragraphs { par(words) }
Convener
"""
PAGE = (
    "<html lang={lang} dir={dir}><title>{subject}</title><body><header>Steering Committee, Geneva, 2003</header>"
    "<p>{name}<br>Permanent Mission<br>1202 Geneva</p><h1>{subject}</h1>{text}<p>Convener</p><footer>{number}</footer>"
)
FLAT = '<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:\
office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2" office:mimetype=\
"application/vnd.oasis.opendocument.text"><office:body><office:text>{text}</office:text></office:body></office:document>'

AT_ONCE = 200  # files for one start of LibreOffice


def letter(told, number):
    one = told[number % len(told)]
    name = f"Reader {number}"
    return {**one, "name": name, "number": f"2003/4/{number:05d}", "paragraphs": [f"{name},", *one["paragraphs"]]}


def kept(folder, number, content):
    (folder / f"{number:05d}").write_bytes(content)
    return hashlib.sha256(content).hexdigest()


def typst_peer(folder, told, fonts):
    import typst

    places = sorted({str(pathlib.Path(font).parent) for font in fonts})
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=places)
    compiler = typst.Compiler(font_paths=found, ignore_system_fonts=True)

    def one(number):
        data = {"data": json.dumps(letter(told, number))}
        return kept(folder, number, compiler.compile(TYPST.encode(), format="pdf", sys_inputs=data))

    return lambda count: {one(number) for number in range(count)}


def weasyprint_peer(folder, told, fonts):
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    config = FontConfiguration()
    faces = "".join(
        f"@font-face{{font-family:F{at};src:url('file://{font}')}}"
        for at, font in enumerate(fonts)
        if re.search(r"NotoSerif\[|NotoSerif-?VF|Amiri-Regular|NotoSerifSC", font)
    )
    names = ",".join(re.findall(r"F\d+", faces)) or "serif"
    css = CSS(
        string=f"{faces} @page{{size:A4;margin:22mm 25mm}} body{{font-family:{names};font-size:10.5pt}}",
        font_config=config,
    )

    def one(number):
        it = letter(told, number)
        text = "".join(f"<p>{html.escape(words)}</p>" for words in it["paragraphs"])
        page = PAGE.format(
            text=text,
            dir="rtl" if it["lang"] == "ar" else "ltr",
            **{key: it[key] for key in ("lang", "subject", "name", "number")},
        )
        made = HTML(string=page).write_pdf(stylesheets=[css], font_config=config, pdf_variant="pdf/ua-1")
        return kept(folder, number, made)

    return lambda count: {one(number) for number in range(count)}


def word_template(open_field, close_field, repeat):
    """A template in Word's format with a field for each value; `repeat` the lines around a paragraph, or none."""
    from docx import Document

    document = Document()
    for name in ("name", "subject"):
        document.add_paragraph(f"{open_field}{name}{close_field}")
    for words in repeat:
        document.add_paragraph(words)
    document.add_paragraph("Convener")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def docxtpl_peer(folder, told, fonts):
    from docxtpl import DocxTemplate

    repeat = ("{%p for words in paragraphs %}", "{{ words }}", "{%p endfor %}")
    template = word_template("{{ ", " }}", repeat)

    def one(number):
        made, out = DocxTemplate(io.BytesIO(template)), io.BytesIO()
        made.render(letter(told, number), autoescape=True)
        made.save(out)
        return kept(folder, number, out.getvalue())

    return lambda count: {one(number) for number in range(count)}


def mailmerge_peer(folder, told, fonts):
    from docx import Document
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from mailmerge import MailMerge

    document = Document()
    for name in ("name", "subject", "text"):
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), f" MERGEFIELD {name} ")
        run, words = OxmlElement("w:r"), OxmlElement("w:t")
        words.text = name
        run.append(words)
        field.append(run)
        document.add_paragraph()._p.append(field)
    out = io.BytesIO()
    document.save(out)
    template = out.getvalue()

    def one(number):
        it, made = letter(told, number), io.BytesIO()
        with MailMerge(io.BytesIO(template)) as merged:
            merged.merge(name=it["name"], subject=it["subject"], text="\n".join(it["paragraphs"]))
            merged.write(made)
        return kept(folder, number, made.getvalue())

    return lambda count: {one(number) for number in range(count)}


def libreoffice_peer(folder, told, fonts, form):
    """Letters filled into its flat text format, and written by one start of the program for each 200 of them: of 2,000
    files given to it at once it wrote 247 and ended without a word.
    """
    home, filled = folder.parent / "home", folder.parent / "filled"

    def some(count):
        filled.mkdir(exist_ok=True)
        for number in range(count):
            it = letter(told, number)
            words = (it["name"], it["subject"], *it["paragraphs"])
            text = "".join(f"<text:p>{html.escape(each)}</text:p>" for each in words)
            (filled / f"{number:05d}.fodt").write_text(FLAT.format(text=text), encoding="utf-8")
        files = sorted(map(str, filled.glob("*.fodt")))
        where = [f"-env:UserInstallation={home.as_uri()}", "--headless", "--convert-to", form, "--outdir", str(folder)]
        for first in range(0, count, AT_ONCE):
            subprocess.run(["soffice", *where, *files[first : first + AT_ONCE]], check=True, capture_output=True)
        shutil.rmtree(filled)
        return {hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}

    return some


def main(work, name, file, fonts):
    told, folder = json.loads(file.read_text(encoding="utf-8")), file.parent / f"{work}-{name}"
    folder.mkdir(exist_ok=True)
    makers = {
        "typst": typst_peer,
        "weasyprint": weasyprint_peer,
        "docxtpl": docxtpl_peer,
        "mailmerge": mailmerge_peer,
        "libreoffice": functools.partial(libreoffice_peer, form="pdf" if work == "b1" else "docx"),
    }
    make = makers[name](folder, told, fonts)
    print("ready", flush=True)
    for line in sys.stdin:
        count = int(line)
        start = time.perf_counter()
        hashes = make(count)
        took = (time.perf_counter() - start) * 1000 / count
        assert len(hashes) == count, (len(hashes), count)
        most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        print(took, most, flush=True)
        for path in folder.iterdir():
            path.unlink()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]), json.loads(sys.argv[4]))
