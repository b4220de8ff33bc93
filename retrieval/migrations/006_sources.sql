-- Which article a file gave: an id belongs to the file that it came from, and
-- another file of that name or with that id is another article.
ALTER TABLE sources ADD COLUMN article TEXT NOT NULL DEFAULT '';
CREATE INDEX sources_article ON sources (article);
