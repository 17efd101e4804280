"""Milliseconds per document that another tool takes to set an HTML résumé as PDF, as JSON.

usage: pdf.py TOOL FILE.html RUNS      TOOL: weasyprint | chromium
WeasyPrint is timed inside one warm process, Chromium as a process per document (it has no other offline mode)."""
import json, os, subprocess, sys, tempfile, time

tool, path, runs = sys.argv[1], os.path.abspath(sys.argv[2]), int(sys.argv[3])


def weasyprint():
    import weasyprint
    return weasyprint.HTML(filename=path).write_pdf()


def chromium():
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out.pdf")
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--disable-sync",
             f"--user-data-dir={folder}/profile", f"--print-to-pdf={out}", "--no-pdf-header-footer", f"file://{path}"],
            capture_output=True, check=True)
        return open(out, "rb").read()


make = {"weasyprint": weasyprint, "chromium": chromium}[tool]
pdf = make()
milliseconds = []
for _ in range(runs):
    begin = time.perf_counter()
    make()
    milliseconds.append((time.perf_counter() - begin) * 1000)
json.dump({"milliseconds": milliseconds, "pages": pdf.count(b"/Type /Page") - pdf.count(b"/Type /Pages")}, sys.stdout)
