# Reads an OpenDocument text with odfpy, which knows nothing of how it was made, and tells what it found as JSON.
import json
import sys
import zipfile

from odf import style, table, teletype, text
from odf.opendocument import load

path = sys.argv[1]
package = zipfile.ZipFile(path)
first = package.infolist()[0]
document = load(path)


def direction(paragraph):
    name = paragraph.getAttribute("stylename")
    return "rtl" if name.endswith("_20_rtl") else "ltr"


def said(element):
    return teletype.extractText(element)


def metadata(name):
    return [said(one) for one in document.meta.childNodes if one.qname[1] == name]


json.dump({
    "broken": package.testzip(),
    "first": [first.filename, first.compress_type, package.read(first).decode()],
    "type": document.mimetype,
    "title": metadata("title"),
    "language": metadata("language"),
    "headings": [[int(one.getAttribute("outlinelevel")), said(one)] for one in document.getElementsByType(text.H)],
    "paragraphs": [[direction(one), said(one)] for one in document.getElementsByType(text.P)],
    "points": [said(one) for one in document.getElementsByType(text.ListItem)],
    "heads": [[said(cell) for cell in head.getElementsByType(table.TableCell)]
              for head in document.getElementsByType(table.TableHeaderRows)],
    "rows": [[said(cell) for cell in row.getElementsByType(table.TableCell)]
             for row in document.getElementsByType(table.TableRow)],
    "styles": sorted(one.getAttribute("name") for one in document.styles.getElementsByType(style.Style)),
}, sys.stdout)
