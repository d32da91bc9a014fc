"""`python -m report`: the command line lives in access, which knows the store."""

import sys

from access.report_command import main

if __name__ == "__main__":
    sys.exit(main())
