"""Typst, shut in: one folder with the template and the kit, our fonts, no network, no system."""

import shutil
import tempfile
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import typst

from rathaus.documents.errors import TemplateError

HERE = Path(__file__).parent
KIT = HERE / "kit" / "kit.typ"
FONTS = HERE / "fonts"
STANDARDS: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Fira Sans of this package, and Typst's own as a fallback for signs it lacks."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)]
    )


def compile_pdf(template: Path, data: str, moment: datetime) -> bytes:
    """Compile a template with its data, a JSON text.

    Template and kit are copied into a folder of their own, which is all that Typst may read.

    Raises:
        TemplateError: if the template is missing, or Typst finds a fault in it.
    """
    if not template.is_file():
        raise TemplateError(f"Die Vorlage {template.name} fehlt.")
    with tempfile.TemporaryDirectory(prefix="rathaus-document-") as folder:
        root = Path(folder)
        shutil.copyfile(KIT, root / "kit.typ")
        shutil.copyfile(template, root / "document.typ")
        try:
            pdf = typst.compile(
                root / "document.typ",
                root=root,
                font_paths=_fonts(),
                ignore_system_fonts=True,
                format="pdf",
                sys_inputs={"data": data},
                pdf_standards=STANDARDS,
                timestamp=moment,
                package_path=root / "packages",
                package_cache_path=root / "packages",
            )
        except typst.TypstError as error:
            hints = "\n".join([error.message, *error.hints, *error.trace])
            raise TemplateError(
                f"Die Vorlage {template.name} passt nicht zu den Angaben.", hints
            ) from error
    return pdf
