-- The place is written by the program: not every engine makes columns of others.
ALTER TABLE ledger ADD COLUMN stated TEXT;
UPDATE ledger SET stated = place;
DROP INDEX ledger_of_place;
ALTER TABLE ledger DROP COLUMN place;
ALTER TABLE ledger RENAME COLUMN stated TO place;
CREATE INDEX ledger_of_place ON ledger (place, id);

-- Where PostgreSQL holds the articles, this file is a copy of them: of which
-- database, and up to which change.
CREATE TABLE copied (
  one      INTEGER PRIMARY KEY CHECK (one = 1),
  database TEXT    NOT NULL, -- its own name for itself; empty: this file is no copy
  change   INTEGER NOT NULL
);
INSERT INTO copied VALUES (1, '', 0);
