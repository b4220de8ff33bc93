-- What every search reads of the listed revisions now includes who published
-- and who wrote them.
DROP INDEX revisions_scope;
CREATE INDEX revisions_scope ON revisions (first, passages, collection, embargo, published, language, publisher, byline) WHERE listed = 1 AND withdrawn = 0;
