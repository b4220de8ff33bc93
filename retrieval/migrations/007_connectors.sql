-- Where the newsroom's articles come from besides files, and how far each such
-- place has been read.
CREATE TABLE connectors (
  name    TEXT PRIMARY KEY,
  address TEXT    NOT NULL, -- that the articles were read from
  cursor  TEXT    NOT NULL DEFAULT '',
  success TEXT    NOT NULL DEFAULT '', -- when it was last read to the end; empty: never
  tried   TEXT    NOT NULL DEFAULT '', -- when it was last begun
  fault   TEXT    NOT NULL DEFAULT '', -- why the last reading ended early
  rest    TEXT    NOT NULL DEFAULT ''  -- not to be asked before; empty: at any time
) WITHOUT ROWID;

-- What each of them was seen to hold. A row is there before the article is.
CREATE TABLE connected (
  connector TEXT NOT NULL,
  key       TEXT NOT NULL, -- of the article at its place
  version   TEXT NOT NULL, -- that was dealt with; empty: none yet
  gone      INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (connector, key)
) WITHOUT ROWID;
