-- +goose Up
-- One row of facts: the number of the last change of the articles. Who changes
-- them raises it first, and so keeps others out until the end of the transaction:
-- the numbers are in the order in which changes became seen.
CREATE TABLE corpus (
  one    integer PRIMARY KEY CHECK (one = 1),
  name   text COLLATE "C" NOT NULL, -- of this database, given once at random
  change bigint NOT NULL
);

-- From when a revision may not be seen any more, for the few that say so.
CREATE TABLE expiries (
  revision bigint PRIMARY KEY REFERENCES revisions (id),
  at       text COLLATE "C" NOT NULL
);

-- The files that articles were read from. One that is to be read again has a
-- size below zero.
CREATE TABLE sources (
  path     text COLLATE "C" PRIMARY KEY,
  size     bigint NOT NULL,
  modified text COLLATE "C" NOT NULL,
  seen     text COLLATE "C" NOT NULL,
  article  text COLLATE "C" NOT NULL,
  change   bigint NOT NULL
);
CREATE INDEX sources_article ON sources (article);
CREATE INDEX sources_change ON sources (change);

-- Vectors that were made elsewhere, by what they were made of: made once, for
-- all replicas. Those that a machine makes itself are not kept here.
CREATE TABLE vectors (
  model     text COLLATE "C" NOT NULL,
  dimension integer NOT NULL,
  article   text COLLATE "C" NOT NULL,
  sha256    text COLLATE "C" NOT NULL, -- of the passage
  vector    bytea NOT NULL, -- float32, little endian
  PRIMARY KEY (model, article, sha256)
);
CREATE INDEX vectors_of_model ON vectors (model, dimension);
CREATE INDEX vectors_of_article ON vectors (article);

CREATE TABLE connectors (
  name    text COLLATE "C" PRIMARY KEY,
  address text COLLATE "C" NOT NULL,
  cursor  text COLLATE "C" NOT NULL DEFAULT '',
  success text COLLATE "C" NOT NULL DEFAULT '',
  tried   text COLLATE "C" NOT NULL DEFAULT '',
  fault   text COLLATE "C" NOT NULL DEFAULT '',
  rest    text COLLATE "C" NOT NULL DEFAULT ''
);
CREATE TABLE connected (
  connector text COLLATE "C" NOT NULL,
  key       text COLLATE "C" NOT NULL,
  version   text COLLATE "C" NOT NULL,
  gone      integer NOT NULL DEFAULT 0,
  PRIMARY KEY (connector, key)
);

-- What was erased: nothing of the article is left but this.
CREATE TABLE erased (
  article text COLLATE "C" PRIMARY KEY,
  reason  text COLLATE "C" NOT NULL,
  at      text COLLATE "C" NOT NULL,
  cleaned integer NOT NULL DEFAULT 0
);
CREATE TABLE erased_revisions (
  article    text COLLATE "C" NOT NULL,
  revision   integer NOT NULL,
  sha256     text COLLATE "C" NOT NULL,
  raw_sha256 text COLLATE "C" NOT NULL,
  PRIMARY KEY (article, revision)
);
CREATE INDEX erased_texts ON erased_revisions (sha256);
