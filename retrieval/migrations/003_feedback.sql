-- What people think of answers: one rating of each person for each answer.
CREATE TABLE feedback (
  entry  INTEGER NOT NULL REFERENCES ledger (id),
  person TEXT    NOT NULL,
  rating TEXT    NOT NULL CHECK (rating IN ('good', 'bad')),
  reason TEXT    NOT NULL, -- in their own words; empty: none was given
  at     TEXT    NOT NULL, -- of the last change, UTC, fixed width
  PRIMARY KEY (entry, person)
) WITHOUT ROWID;
