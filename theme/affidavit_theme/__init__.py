"""The theme of Affidavit: everything a reader sees."""

import os

# Material prints a banner about MkDocs 2 into every build; it is not the writer's concern.
# Until mkdocs-material ends (5 May 2027).
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
