"""Milliseconds per file that another tool takes to get the text out of PDFs, as JSON.

usage: text.py TOOL FILE...      TOOL: pymupdf | pypdf2 | pdftotext
Library tools are timed inside one warm process, pdftotext as a process per file."""
import json, subprocess, sys, time

tool, files = sys.argv[1], sys.argv[2:]


def pymupdf(path):
    import pymupdf
    with pymupdf.open(path) as document:
        return sum(len(page.get_text()) for page in document)


def pypdf2(path):
    import PyPDF2
    return sum(len(page.extract_text()) for page in PyPDF2.PdfReader(path).pages)


def pdftotext(path):
    return len(subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True).stdout)


read = {"pymupdf": pymupdf, "pypdf2": pypdf2, "pdftotext": pdftotext}[tool]
read(files[0])  # imports are not what is measured
milliseconds, failed = [], 0
for path in files:
    begin = time.perf_counter()
    try:
        read(path)
    except Exception:
        failed += 1
        continue
    milliseconds.append((time.perf_counter() - begin) * 1000)
json.dump({"milliseconds": milliseconds, "failed": failed}, sys.stdout)
