-- The channels that get a daily digest, and when.
CREATE TABLE subscriptions (
  channel  TEXT PRIMARY KEY, -- the place, as the ledger has it
  hour     INTEGER NOT NULL,
  minute   INTEGER NOT NULL,
  zone     TEXT    NOT NULL, -- IANA name
  weekdays INTEGER NOT NULL, -- 1: not on Saturday and Sunday
  topics   TEXT    NOT NULL, -- JSON: ["...", ...]
  active   INTEGER NOT NULL,
  quiet    INTEGER NOT NULL, -- 1: when nothing is new, nothing is said
  since    TEXT    NOT NULL, -- digests due before it are not owed, UTC, fixed width
  set_by   TEXT    NOT NULL,
  set_at   TEXT    NOT NULL
) WITHOUT ROWID;

-- One row for each channel and local date that a digest was begun for or was
-- not. Its key is what keeps a second one from being posted.
CREATE TABLE digests (
  channel  TEXT    NOT NULL,
  day      TEXT    NOT NULL, -- the local date that was asked for: 2026-03-01
  status   TEXT    NOT NULL CHECK (status IN ('claimed', 'posted', 'missed', 'skipped')),
  lease    TEXT    NOT NULL, -- until when the claim is held, UTC, fixed width
  attempts INTEGER NOT NULL,
  address  TEXT    NOT NULL DEFAULT '', -- where it was posted
  at       TEXT    NOT NULL, -- of the last change, UTC, fixed width
  PRIMARY KEY (channel, day)
) WITHOUT ROWID;

-- What people of a channel want to read more or less of: one mark of each
-- person for each article.
CREATE TABLE story_marks (
  channel TEXT NOT NULL,
  article TEXT NOT NULL,
  person  TEXT NOT NULL,
  mark    TEXT NOT NULL CHECK (mark IN ('more', 'less', 'not_news')),
  at      TEXT NOT NULL, -- of the last change, UTC, fixed width
  PRIMARY KEY (channel, article, person)
) WITHOUT ROWID;
