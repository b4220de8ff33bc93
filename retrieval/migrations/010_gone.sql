-- Since when the file of an article is not there any more; empty while it is.
ALTER TABLE sources ADD COLUMN gone TEXT NOT NULL DEFAULT '';
