-- What was erased: nothing of the article is left but this.
CREATE TABLE erased (
  article TEXT    PRIMARY KEY,
  reason  TEXT    NOT NULL,
  at      TEXT    NOT NULL,
  cleaned INTEGER NOT NULL DEFAULT 0 -- 1: the file holds no remains of it either
) WITHOUT ROWID;

-- The digests of what its revisions held, by which it is known when it comes
-- again, under this id or another.
CREATE TABLE erased_revisions (
  article    TEXT    NOT NULL,
  revision   INTEGER NOT NULL,
  sha256     TEXT    NOT NULL, -- of the text
  raw_sha256 TEXT    NOT NULL,
  PRIMARY KEY (article, revision)
) WITHOUT ROWID;
CREATE INDEX erased_texts ON erased_revisions (sha256);

-- The messages that said something of it, until they are edited where they
-- stand.
CREATE TABLE erased_messages (
  entry INTEGER PRIMARY KEY REFERENCES ledger (id)
);
