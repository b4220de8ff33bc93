-- +goose Up
-- What must not be forgotten, as the archive's own file has it: the columns are
-- the same, so that the statements are. Text sorts by its bytes ("C"), as there:
-- instants are texts of a fixed width, so that their order is the order of time.

-- Every revision of every article, for good.
CREATE TABLE revisions (
  id         bigint PRIMARY KEY, -- given by the corpus
  change     bigint  NOT NULL, -- the last one that it is part of
  article    text COLLATE "C" NOT NULL,
  revision   integer NOT NULL,
  sample     integer NOT NULL,
  withdrawn  integer NOT NULL,
  collection text COLLATE "C" NOT NULL,
  embargo    text COLLATE "C" NOT NULL,
  publisher  text COLLATE "C" NOT NULL,
  headline   text COLLATE "C" NOT NULL,
  byline     text COLLATE "C" NOT NULL,
  url        text COLLATE "C" NOT NULL,
  published  text COLLATE "C" NOT NULL,
  updated    text COLLATE "C" NOT NULL,
  language   text COLLATE "C" NOT NULL,
  taken      text COLLATE "C" NOT NULL,
  sha256     text COLLATE "C" NOT NULL,
  raw_sha256 text COLLATE "C" NOT NULL,
  text       bytea   NOT NULL,
  raw        bytea   NOT NULL,
  UNIQUE (article, revision)
);
CREATE INDEX revisions_change ON revisions (change);

CREATE TABLE ledger (
  id      bigserial PRIMARY KEY,
  key     text COLLATE "C" NOT NULL UNIQUE,
  at      text COLLATE "C" NOT NULL,
  record  bytea NOT NULL,
  address text COLLATE "C" NOT NULL DEFAULT '',
  place   text COLLATE "C"
);
CREATE INDEX ledger_of_place ON ledger (place, id);
CREATE TABLE ledger_quotes (
  entry    bigint  NOT NULL REFERENCES ledger (id),
  n        integer NOT NULL,
  article  text COLLATE "C" NOT NULL,
  revision integer NOT NULL,
  start    integer NOT NULL,
  "end"    integer NOT NULL,
  sha256   text COLLATE "C" NOT NULL,
  PRIMARY KEY (entry, n),
  FOREIGN KEY (article, revision) REFERENCES revisions (article, revision)
);
CREATE INDEX ledger_quotes_of_revision ON ledger_quotes (article, revision);

CREATE TABLE jobs (
  key     text COLLATE "C" PRIMARY KEY,
  payload bytea   NOT NULL,
  at      text COLLATE "C" NOT NULL,
  due     text COLLATE "C" NOT NULL,
  attempt integer NOT NULL DEFAULT 0
);
CREATE INDEX jobs_due ON jobs (due, at) WHERE due <> '';
CREATE INDEX jobs_at ON jobs (at);

CREATE TABLE feedback (
  entry  bigint NOT NULL REFERENCES ledger (id),
  person text COLLATE "C" NOT NULL,
  rating text COLLATE "C" NOT NULL CHECK (rating IN ('good', 'bad')),
  reason text COLLATE "C" NOT NULL,
  at     text COLLATE "C" NOT NULL,
  PRIMARY KEY (entry, person)
);

CREATE TABLE subscriptions (
  channel  text COLLATE "C" PRIMARY KEY,
  hour     integer NOT NULL,
  minute   integer NOT NULL,
  zone     text COLLATE "C" NOT NULL,
  weekdays integer NOT NULL,
  topics   text COLLATE "C" NOT NULL,
  active   integer NOT NULL,
  quiet    integer NOT NULL,
  since    text COLLATE "C" NOT NULL,
  set_by   text COLLATE "C" NOT NULL,
  set_at   text COLLATE "C" NOT NULL
);

CREATE TABLE digests (
  channel  text COLLATE "C" NOT NULL,
  day      text COLLATE "C" NOT NULL,
  status   text COLLATE "C" NOT NULL CHECK (status IN ('claimed', 'posted', 'missed', 'skipped')),
  lease    text COLLATE "C" NOT NULL,
  attempts integer NOT NULL,
  address  text COLLATE "C" NOT NULL DEFAULT '',
  at       text COLLATE "C" NOT NULL,
  PRIMARY KEY (channel, day)
);

CREATE TABLE story_marks (
  channel text COLLATE "C" NOT NULL,
  article text COLLATE "C" NOT NULL,
  person  text COLLATE "C" NOT NULL,
  mark    text COLLATE "C" NOT NULL CHECK (mark IN ('more', 'less', 'not_news')),
  at      text COLLATE "C" NOT NULL,
  PRIMARY KEY (channel, article, person)
);

CREATE TABLE erased_messages (
  entry bigint PRIMARY KEY REFERENCES ledger (id)
);
