-- What was received and is to be answered. A job stays for a while after it
-- is done: its key is what tells a redelivery.
CREATE TABLE jobs (
  key     TEXT PRIMARY KEY,
  payload BLOB    NOT NULL, -- empty once done
  at      TEXT    NOT NULL, -- when it was received, UTC, fixed width
  due     TEXT    NOT NULL, -- when it may be taken next; empty: done
  attempt INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX jobs_due ON jobs (due, at) WHERE due <> '';
CREATE INDEX jobs_at ON jobs (at);

-- Where each entry belongs, so that a follow-up finds the questions before it.
-- The place is a field of the record; a record that is no JSON has none.
ALTER TABLE ledger ADD COLUMN place TEXT GENERATED ALWAYS AS (
  CASE WHEN json_valid(CAST(record AS TEXT)) THEN json_extract(CAST(record AS TEXT), '$.place') END
) VIRTUAL;
CREATE INDEX ledger_of_place ON ledger (place, id);
