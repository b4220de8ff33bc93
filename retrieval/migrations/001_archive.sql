-- Every revision of every article, for good. The text and the raw bytes stand
-- last so that reading the other columns never walks over them.
CREATE TABLE revisions (
  id         INTEGER PRIMARY KEY,
  article    TEXT    NOT NULL,
  revision   INTEGER NOT NULL,
  listed     INTEGER NOT NULL, -- 1: this revision answers questions
  sample     INTEGER NOT NULL, -- 1: one of the articles that come with the program
  withdrawn  INTEGER NOT NULL,
  collection TEXT    NOT NULL, -- empty: open to everybody
  embargo    TEXT    NOT NULL, -- UTC, fixed width, so that text order is time order; empty: none
  passages   INTEGER NOT NULL, -- how many of its passages are in the index
  first      INTEGER NOT NULL DEFAULT 0, -- the id of the first of them; the others follow it
  publisher  TEXT    NOT NULL,
  headline   TEXT    NOT NULL,
  byline     TEXT    NOT NULL,
  url        TEXT    NOT NULL,
  published  TEXT    NOT NULL, -- RFC 3339 with the zone of the source; empty: unknown
  updated    TEXT    NOT NULL,
  language   TEXT    NOT NULL,
  headline_stems TEXT NOT NULL, -- of the headline's words
  taken      TEXT    NOT NULL, -- when the archive took it, UTC
  sha256     TEXT    NOT NULL, -- of text
  raw_sha256 TEXT    NOT NULL, -- of raw
  text       BLOB    NOT NULL,
  raw        BLOB    NOT NULL,
  UNIQUE (article, revision)
);
CREATE UNIQUE INDEX revisions_listed ON revisions (article) WHERE listed = 1;
CREATE INDEX revisions_scope ON revisions (first, passages, collection, embargo, published, language) WHERE listed = 1 AND withdrawn = 0;
CREATE INDEX revisions_own ON revisions (sample) WHERE sample = 0;

-- The files that articles were read from, so that a folder can be gone
-- through again without opening its files.
CREATE TABLE sources (
  path     TEXT PRIMARY KEY,
  size     INTEGER NOT NULL,
  modified TEXT    NOT NULL,
  seen     TEXT    NOT NULL
) WITHOUT ROWID;

-- The passages of listed revisions. An id is never given twice, and the
-- passages of a revision have ids that follow each other: what is held in
-- memory relies on both.
CREATE TABLE passages (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  revision  INTEGER NOT NULL REFERENCES revisions (id),
  start     INTEGER NOT NULL, -- bytes of the revision's text
  "end"     INTEGER NOT NULL,
  sentences TEXT    NOT NULL, -- JSON: [[start, end], ...] in bytes of the text
  stems     TEXT    NOT NULL  -- of its words, one sentence a line
);
CREATE INDEX passages_of_revision ON passages (revision);

-- Which passages a word stands in. The stems are folded already, so the
-- tokenizer only has to part them; and it is asked for passages, never for
-- their rank, so it needs no lengths.
CREATE VIRTUAL TABLE passage_index USING fts5 (
  stems,
  content = 'passages', content_rowid = 'id', columnsize = 0,
  tokenize = 'unicode61 remove_diacritics 0'
);

-- One row of facts about the index.
CREATE TABLE index_state (
  one        INTEGER PRIMARY KEY CHECK (one = 1),
  generation INTEGER NOT NULL, -- grows with every change of the index
  words      TEXT    NOT NULL  -- which rules cut and stemmed the words
);
INSERT INTO index_state VALUES (1, 0, '');

-- The embedding models that vectors were made with. At most one answers.
CREATE TABLE models (
  id        INTEGER PRIMARY KEY,
  name      TEXT    NOT NULL,
  dimension INTEGER NOT NULL,
  answers   INTEGER NOT NULL DEFAULT 0,
  UNIQUE (name, dimension)
);
CREATE UNIQUE INDEX models_answering ON models (answers) WHERE answers = 1;

CREATE TABLE vectors (
  passage INTEGER NOT NULL REFERENCES passages (id) ON DELETE CASCADE,
  model   INTEGER NOT NULL REFERENCES models (id),
  vector  BLOB    NOT NULL, -- float32, little endian
  UNIQUE (passage, model)
);
CREATE INDEX vectors_of_model ON vectors (model);

-- Everything that was said, and what it quoted.
CREATE TABLE ledger (
  id      INTEGER PRIMARY KEY,
  key     TEXT NOT NULL UNIQUE,
  at      TEXT NOT NULL,
  record  BLOB NOT NULL,
  address TEXT NOT NULL DEFAULT '' -- where it was said; empty: no receipt yet
);
CREATE TABLE ledger_quotes (
  entry    INTEGER NOT NULL REFERENCES ledger (id),
  n        INTEGER NOT NULL, -- 1 for the first quotation of the entry
  article  TEXT    NOT NULL,
  revision INTEGER NOT NULL,
  start    INTEGER NOT NULL,
  "end"    INTEGER NOT NULL,
  sha256   TEXT    NOT NULL, -- of the quoted bytes
  PRIMARY KEY (entry, n),
  FOREIGN KEY (article, revision) REFERENCES revisions (article, revision)
) WITHOUT ROWID;
CREATE INDEX ledger_quotes_of_revision ON ledger_quotes (article, revision);
