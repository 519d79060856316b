"""From typed values to HTML: Jinja over the newsroom's overrides and the theme."""
