"""`python -m rathaus.app`."""

import sys

from rathaus.app.cli import main

sys.exit(main(sys.argv[1:]))
