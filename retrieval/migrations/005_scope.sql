-- What every search reads of the listed revisions now includes who published
-- and who wrote them.
DROP INDEX revisions_scope;
CREATE INDEX revisions_scope ON revisions (first, passages, collection, embargo, published, language, publisher, byline) WHERE listed = 1 AND withdrawn = 0;

-- The words of the index, in order: where a word of a question stands in no
-- passage, those that are spelled much like it are looked for.
CREATE VIRTUAL TABLE passage_words USING fts5vocab(passage_index, row);
