"""The schema, one step a version. A step that was released is never edited: a new one is added below it.

Everything a source said stays in ``sources``; the row in ``papers`` is what they say together (see
readinglist/merging.py), so a merge or an import can be taken back. Abstracts and notes are kept apart from
``papers`` so that lists read small rows. Authors stand in their order as one JSON array: a paper's authors are always
read and written together, and people are found through the search index.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from sqlite_utils import Database, Migrations

if TYPE_CHECKING:
    from sqlite_utils.db import Table

migrations = Migrations("readinglist")


def _table(db: Database, name: str) -> Table:
    return db.table(name)


@migrations()
def m001_library(db: Database) -> None:
    """Papers, tags, notes, imports and what each import said."""
    _table(db, "papers").create(
        {
            "id": int,
            "title": str,
            "authors": str,
            "author_sort": str,
            "et_al": int,
            "affiliation": str,
            "category": str,
            "date": str,
            "has_code": int,
            "arxiv_id": str,
            "doi": str,
            "comment": str,
            "cite_key": str,
            "title_key": int,
            "abstract_key": int,
            "marked": int,
            "status": str,
            "removed": int,
            "corrections": str,
        },
        pk="id",
        not_null={"authors", "et_al", "has_code", "marked", "status", "removed"},
        defaults={"authors": "[]", "et_al": 0, "has_code": 0, "marked": 0, "status": "unread", "removed": 0},
    )
    _table(db, "abstracts").create({"paper_id": int, "text": str}, pk="paper_id", not_null={"text"})
    _table(db, "notes").create({"paper_id": int, "text": str}, pk="paper_id", not_null={"text"})
    _table(db, "tags").create(
        {"id": int, "name": str, "name_key": str, "hue": int}, pk="id", not_null={"name", "name_key", "hue"}
    )
    _table(db, "tags").create_index(["name_key"], unique=True)
    db.execute(
        "CREATE TABLE paper_tags (paper_id INTEGER NOT NULL, tag_id INTEGER NOT NULL,"
        " PRIMARY KEY (paper_id, tag_id)) WITHOUT ROWID"
    )
    _table(db, "paper_tags").create_index(["tag_id", "paper_id"])
    _table(db, "imports").create(
        {
            "id": int,
            "name": str,
            "origin": str,
            "at": str,
            "sha256": str,
            "size": int,
            "encoding": str,
            "records": int,
            "new": int,
            "existing": int,
            "merged": int,
            "finished": int,
            "taken_back": int,
            "warnings": str,
            "unread": str,
        },
        pk="id",
        not_null={"name", "origin", "at", "sha256", "size", "finished", "taken_back"},
        defaults={"records": 0, "new": 0, "existing": 0, "merged": 0, "finished": 0, "taken_back": 0},
    )
    _table(db, "imports").create_index(["sha256"])
    _table(db, "import_texts").create({"import_id": int, "text": bytes, "data": bytes}, pk="import_id")
    _table(db, "sources").create(
        {"id": int, "import_id": int, "position": int, "paper_id": int, "record": str, "lines": str, "doubts": str},
        pk="id",
        not_null={"import_id", "position", "paper_id"},
    )
    _table(db, "sources").create_index(["import_id", "position"], unique=True)
    _table(db, "sources").create_index(["paper_id"])
    for column in ("arxiv_id", "doi", "title_key", "abstract_key"):
        db.execute(f"CREATE INDEX papers_{column} ON papers ({column}) WHERE {column} IS NOT NULL")
    db.execute("CREATE INDEX papers_live ON papers (status, marked) WHERE removed = 0")
    db.execute("CREATE INDEX papers_marked ON papers (id) WHERE marked = 1 AND removed = 0")


@migrations()
def m002_revisions(db: Database) -> None:
    """When each paper last changed, so that an index can catch up with what it missed.

    Every transaction has a revision; its ``mark`` is drawn at random, so that a library that went another way (a copy
    that was put back, say) is told from this one. New papers get their revision as they are added, others by trigger.
    """
    _table(db, "revisions").create({"revision": int, "mark": int}, pk="revision", not_null={"mark"})
    db.execute("INSERT INTO revisions (mark) VALUES (random())")
    db.execute("ALTER TABLE papers ADD COLUMN revision INTEGER NOT NULL DEFAULT 0")
    _table(db, "papers").create_index(["revision"], "papers_revision")
    now = "UPDATE papers SET revision = (SELECT max(revision) FROM revisions) WHERE id"
    words = "title, authors, category, date, arxiv_id, doi, marked, removed"
    db.execute(f"CREATE TRIGGER papers_changed AFTER UPDATE OF {words} ON papers BEGIN {now} = NEW.id; END")
    for table in ("paper_tags", "notes"):
        for event, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
            db.execute(
                f"CREATE TRIGGER {table}_{event.lower()} AFTER {event} ON {table} BEGIN {now} = {row}.paper_id; END"
            )
    db.execute(
        "CREATE TRIGGER tags_renamed AFTER UPDATE OF name ON tags BEGIN"
        f" {now} IN (SELECT paper_id FROM paper_tags WHERE tag_id = NEW.id); END"
    )


@migrations()
def m003_venues(db: Database) -> None:
    """Where a paper appeared; what a file said of its reader's doings; every key that a paper is known by.

    ``sources.personal`` holds, as JSON, the fields that the import gave the user's side of the paper, each with its
    value before and after. ``other_keys`` holds what some source of a paper says and its row does not: a paper that is
    shown under one title is found by the other, too. ``kind`` is the name of the key's column in ``papers``, or
    ``wanted`` for a paper of an older library whose keys are still to be gathered. ``kept_apart`` holds pairs of papers
    (the lower id first) that the user said are two. Nearly all papers of a large library are live, unread and unmarked:
    the indexes hold the others. Whoever changes papers by the million writes the revision along, and saves the trigger.
    """
    db.execute("ALTER TABLE papers ADD COLUMN venue TEXT")
    db.execute("ALTER TABLE sources ADD COLUMN personal TEXT")
    db.execute(
        "CREATE TABLE other_keys (kind TEXT NOT NULL, value NOT NULL, paper_id INTEGER NOT NULL,"
        " PRIMARY KEY (kind, value, paper_id)) WITHOUT ROWID"
    )
    _table(db, "other_keys").create_index(["paper_id"])
    db.execute("DROP INDEX papers_live")
    db.execute("CREATE INDEX papers_status ON papers (status) WHERE removed = 0 AND status <> 'unread'")
    db.execute("CREATE INDEX papers_gone ON papers (removed) WHERE removed <> 0")
    # Keys are made above this room: these papers get theirs before the next import.
    db.execute(
        "INSERT INTO other_keys (kind, value, paper_id) SELECT 'wanted', 0, paper_id FROM sources"
        " GROUP BY paper_id HAVING count(*) > 1 UNION SELECT 'wanted', 0, id FROM papers WHERE corrections IS NOT NULL"
    )
    db.execute(
        "CREATE TABLE kept_apart (paper_id INTEGER NOT NULL, other_id INTEGER NOT NULL,"
        " PRIMARY KEY (paper_id, other_id)) WITHOUT ROWID"
    )
    _table(db, "kept_apart").create_index(["other_id"])
    db.execute("DROP TRIGGER papers_changed")
    db.execute(
        "CREATE TRIGGER papers_changed AFTER UPDATE OF title, authors, category, date, arxiv_id, doi, venue, marked,"
        " removed ON papers WHEN NEW.revision = OLD.revision BEGIN"
        " UPDATE papers SET revision = (SELECT max(revision) FROM revisions) WHERE id = NEW.id; END"
    )


@migrations()
def m004_cite_keys(db: Database) -> None:
    """A file of a million entries asks for each whether its citation key is free."""
    db.execute("CREATE INDEX papers_cite_key ON papers (cite_key COLLATE NOCASE) WHERE cite_key IS NOT NULL")


@migrations()
def m005_other_ids(db: Database) -> None:
    """Ids of OpenReview, the ACL Anthology and PubMed: a JSON array, NULL where there are none, as nearly everywhere.

    A paper is looked up by them through ``other_keys`` (kind ``other_ids``), which holds them all.
    """
    db.execute("ALTER TABLE papers ADD COLUMN other_ids TEXT")
    db.execute("DROP TRIGGER papers_changed")
    db.execute(
        "CREATE TRIGGER papers_changed AFTER UPDATE OF title, authors, category, date, arxiv_id, doi, other_ids, venue,"
        " marked, removed ON papers WHEN NEW.revision = OLD.revision BEGIN"
        " UPDATE papers SET revision = (SELECT max(revision) FROM revisions) WHERE id = NEW.id; END"
    )


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the schema up to date: all steps and the version number that says so, or nothing."""
    db = Database(connection)
    connection.execute("BEGIN IMMEDIATE")
    try:
        migrations.apply(db)
        connection.execute(f"PRAGMA user_version = {len(migrations.applied(db))}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.rollback()
        raise
