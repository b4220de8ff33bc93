-- +goose Up
-- Replicas answer at once. A job that is worked on has a holder, which keeps it
-- for as long as it has leases, and not by a time of its own.
ALTER TABLE jobs ADD COLUMN holder text COLLATE "C" NOT NULL DEFAULT '';
-- The conversation that it belongs to, and whether what is said there next waits
-- for it.
ALTER TABLE jobs ADD COLUMN place text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE jobs ADD COLUMN awaited integer NOT NULL DEFAULT 0;
-- Whoever asked does not want it any more.
ALTER TABLE jobs ADD COLUMN stopped integer NOT NULL DEFAULT 0;
-- The one that alone can do it; empty: each.
ALTER TABLE jobs ADD COLUMN reserved text COLLATE "C" NOT NULL DEFAULT '';
CREATE INDEX jobs_place ON jobs (place) WHERE due <> '';
CREATE INDEX jobs_holder ON jobs (holder) WHERE holder <> '';

-- What replicas remember together for a while: requests that were taken, and how
-- much people asked.
CREATE TABLE notes (
  name  text COLLATE "C" PRIMARY KEY,
  note  bytea       NOT NULL,
  until timestamptz NOT NULL
);
CREATE INDEX notes_until ON notes (until);
