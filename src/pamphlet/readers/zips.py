"""What can be wrong with a zip file, as three kinds of source are: Word files, e-books, OpenDocument.

How much of one is unpacked is each reader's own to bound.
"""

import zipfile
import zlib

BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)
"""What unpacking raises for files that are broken, encrypted or packed in a strange way."""
