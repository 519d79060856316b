"""`affidavit check` reads mkdocs.yml as the host does; what it cannot know is no fault."""

from __future__ import annotations

from collections.abc import Callable

from tests.newsroom import MKDOCS_YML, Newsroom

GOOD = {"fire/index.md": "The warehouse burnt for [two days](https://news.example/fire).\n"}
DRAFT = "---\ntitle: Later\nauthors: [ana-ruiz]\nstatus: draft\n---\nText [@paper].\n"
TAGS = """\
markdown_extensions:
  - toc:
      slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
extra:
  name: !ENV [NOBODY_SETS_THIS, x]
"""


def test_tags_of_others_are_no_fault(publication: Callable[..., Newsroom]):
    """What only the host can load is left to the host."""
    newsroom = publication(articles=GOOD, settings=TAGS)
    assert newsroom.check() == "0 errors, 0 warnings.\n"
    assert newsroom.build(strict=True).code == 0


def test_settings_are_inherited_key_by_key(publication: Callable[..., Newsroom]):
    """A child that adds one option keeps the parent's others."""
    newsroom = publication(articles=GOOD)
    newsroom.write("base.yml", MKDOCS_YML.format(pictures="false"))
    newsroom.write("mkdocs.yml", "INHERIT: base.yml\ntheme:\n  custom_dir: over\n")
    newsroom.write("over/affidavit/components/by.html", "")
    assert newsroom.check() == "0 errors, 0 warnings.\n"


def test_a_missing_second_wall_is_an_error(publication: Callable[..., Newsroom]):
    """A build without the plugin would publish the notes in source files."""
    newsroom = publication(articles=GOOD)
    newsroom.write("mkdocs.yml", MKDOCS_YML.format(pictures="false").replace("  *.bib\n", ""))
    assert "mkdocs.yml:1:1: error[site/second-wall]" in newsroom.check()
    assert "*.bib" in newsroom.check()


def test_a_draft_and_its_files_stop_nobody(publication: Callable[..., Newsroom]):
    """A colleague's half-written story, its sources and its charts are warnings."""
    newsroom = publication(
        articles={**GOOD, "later/index.md": f"{DRAFT}\n```chart\nuse: c\n```\n"},
        charts={"later/c.yml": "kind: bra\ntitle: T\n"},
        files={"content/stories/later/sources.yml": "paper: {tpye: webpage}\n"},
    )
    checked = newsroom.run("check")
    assert "content/stories/later/sources.yml:1:9: warning[key/unknown]" in checked.output
    assert "charts/later/c.yml:1:7: warning[chart/kind]" in checked.output
    assert checked.code == 0
    assert newsroom.build().code == 0


def test_an_as_of_in_the_past_changes_nothing(publication: Callable[..., Newsroom]):
    """It is the least time that a build goes by, not the only one."""
    newsroom = publication(articles=GOOD)
    built = newsroom.build(env={"AFFIDAVIT_AS_OF": "2020-01-01T00:00:00Z"})
    assert built.code == 0, built.output
    assert (newsroom.site / "stories/fire/index.html").is_file()


def test_options_are_told_where_they_stand(publication: Callable[..., Newsroom]):
    """A misspelt option and a wrong value, in the check and in the build."""
    newsroom = publication(articles=GOOD)
    options = "      pictures: false\n      as_off: x\n      as_of: soon\n"
    text = MKDOCS_YML.replace("      pictures: {pictures}\n", options)
    newsroom.write("mkdocs.yml", text)
    checked, built = newsroom.check(), newsroom.build().output
    assert "mkdocs.yml:9:7: error[key/unknown]" in checked
    assert "mkdocs.yml:10:7: error[value/wrong]" in checked
    assert "mkdocs.yml:10:7: error[value/wrong]" in built
    assert "as_off" in built


def test_a_content_folder_that_is_not_there_is_no_clean_publication(
    publication: Callable[..., Newsroom],
):
    """Nothing was checked, so nothing is said to be clean."""
    newsroom = publication(articles=GOOD)
    newsroom.write("mkdocs.yml", MKDOCS_YML.replace("docs_dir: content", "docs_dir: contnet"))
    checked = newsroom.run("check")
    assert checked.code == 2
    assert "contnet" in checked.output


def test_another_theme_is_an_error(publication: Callable[..., Newsroom]):
    """Under it every page would be refused."""
    newsroom = publication(articles=GOOD)
    newsroom.write("mkdocs.yml", MKDOCS_YML.replace("name: affidavit", "name: material"))
    assert "mkdocs.yml:1:1: error[site/theme]" in newsroom.check()


def test_text_that_nothing_checks_is_refused(publication: Callable[..., Newsroom]):
    """Snippets come in after notes were taken out, so that a note would be printed."""
    newsroom = publication(articles=GOOD, settings="markdown_extensions: [pymdownx.snippets]\n")
    assert "error[markdown/unchecked]" in newsroom.check()
    assert newsroom.build().code == 1


def test_a_broken_override_is_told_at_its_line(publication: Callable[..., Newsroom]):
    """A newsroom's own template gets a sentence, and no traceback."""
    newsroom = publication(articles=GOOD)
    text = MKDOCS_YML.format(pictures="false")
    newsroom.write(
        "mkdocs.yml", text.replace("name: affidavit", "name: affidavit\n  custom_dir: over")
    )
    newsroom.write("over/main.html", "<p>\n{% if %}\n")
    assert "over/main.html:2:1: error[site/template]" in newsroom.check()
    built = newsroom.build()
    assert built.code == 1
    assert "Traceback" not in built.output


def test_a_broken_anchor_is_told_once(publication: Callable[..., Newsroom]):
    """On the same page and on another."""
    text = "To [here](#nope) and [there](../b/index.md#nope).\n"
    checked = publication(articles={"a/index.md": text, "b/index.md": "B.\n"}).check()
    assert checked.count("error[link/broken]") == 2


def test_lines_for_another_chart_plugin_are_named(publication: Callable[..., Newsroom]):
    """The pages of such a site stay as they are; what it set up for them can go."""
    settings = """\
markdown_extensions:
  - pymdownx.superfences:
      custom_fences:
        - name: plotly
          class: mkdocs-plotly
          format: !!python/name:mkdocs_plotly_plugin.fences.fence_plotly
        - name: mermaid
          class: mermaid
          format: !!python/name:pymdownx.superfences.fence_code_format
extra_javascript:
  - https://cdn.plot.ly/plotly-latest.min.js
  - ours.js
"""
    newsroom = publication(articles=GOOD)
    text = MKDOCS_YML.format(pictures="false") + settings
    newsroom.write("mkdocs.yml", text.replace("plugins:\n", "plugins:\n  - plotly\n"))
    lines = newsroom.root.joinpath("mkdocs.yml").read_text("utf-8").splitlines()
    told = [
        line for line in newsroom.check().splitlines() if "warning[site/plugin-replaced]" in line
    ]
    places = [line.split(":")[1:3] for line in told]
    assert [(lines[int(row) - 1].strip(), int(column)) for row, column in places] == [
        ("- plotly", 5),
        ("- name: plotly", 11),
        ("- https://cdn.plot.ly/plotly-latest.min.js", 5),
    ]
