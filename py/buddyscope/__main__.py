"""python -m buddyscope."""

import sys

from buddyscope.cli.parser import main

sys.exit(main())
