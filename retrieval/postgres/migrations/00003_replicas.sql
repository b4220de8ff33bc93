-- +goose Up
-- What one replica at a time may do, and until when. The database's clock tells:
-- those of replicas differ.
CREATE TABLE leases (
  name   text COLLATE "C" PRIMARY KEY,
  holder text COLLATE "C" NOT NULL,
  until  timestamptz NOT NULL
);

-- The replicas that were there, and when they were last heard of.
CREATE TABLE replicas (
  name    text COLLATE "C" PRIMARY KEY,
  version text COLLATE "C" NOT NULL,
  started timestamptz NOT NULL,
  seen    timestamptz NOT NULL,
  change  bigint NOT NULL -- the last change that its copy had
);
