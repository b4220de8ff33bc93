-- From when a revision may not be seen any more, for the few that say so.
CREATE TABLE expiries (
  revision INTEGER PRIMARY KEY REFERENCES revisions (id),
  at       TEXT NOT NULL -- UTC, fixed width, so that text order is time order
);
