"""PDF files written by hand: letters of a standard font, put where a test wants them."""


def pdf(pages, created=None, encrypt=False):
    """A file with `pages`, each a list of (x, y, size, text); measures in points from the lower left corner."""
    parts = [b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    tree = 2 * len(pages) + 2
    kids = []
    for lines in pages:
        drawn = " ".join(
            f"/F1 {size} Tf 1 0 0 1 {x} {y} Tm ({text.replace('(', '').replace(')', '')}) Tj"
            for x, y, size, text in lines
        ).encode("cp1252")
        parts.append(b"<< /Length %d >> stream\nBT %s ET\nendstream" % (len(drawn) + 6, drawn))
        parts.append(
            b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 1 0 R >> >> >>" % (tree, len(parts))
        )
        kids.append(b"%d 0 R" % len(parts))
    parts.append(b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids)))
    parts.append(b"<< /Type /Catalog /Pages %d 0 R >>" % tree)
    parts.append(b"<< /CreationDate (%s) >>" % created.encode() if created else b"<< >>")
    parts.append(b"<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>" % (b"41" * 32, b"42" * 32))
    out, places = b"%PDF-1.4\n", []
    for n, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (n, part)
    table = b"".join(b"%010d 00000 n \n" % x for x in places)
    n = len(parts)
    locked = b"/Encrypt %d 0 R /ID [<%s> <%s>]" % (n, b"43" * 16, b"43" * 16) if encrypt else b""
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root %d 0 R /Info %d 0 R %s >>\nstartxref\n%d\n%%%%EOF"
        % (
            n + 1,
            table,
            n + 1,
            n - 2,
            n - 1,
            locked,
            len(out),
        )
    )


def column(text, *, x=72, top=730, size=11, leading=14):
    """Lines of one column, one under the other; an empty line leaves room."""
    return [(x, top - n * leading, size, line) for n, line in enumerate(text.split("\n")) if line]
