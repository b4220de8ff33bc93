-- A file under a new name is looked for by its bytes. Without this each of them
-- costs a look at all articles. With one column alone the index of own articles,
-- which holds nearly all, is taken instead.
CREATE INDEX revisions_of_bytes ON revisions (raw_sha256, sample);
