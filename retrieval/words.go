package retrieval

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/pullquote/pullquote/retrieval/books"
	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/lexicon"
	"github.com/pullquote/pullquote/retrieval/news"
)

// stemLines returns, for each passage of an article, the stems of its words as
// they are stored: one sentence a line. The index and the re-scorer both work
// on them, so that an article is cut into words once, when it is taken.
func stemLines(a *news.Article, passages []news.Passage) []string {
	words := lang.Words(a.Text, a.Language)
	out := make([]string, len(passages))
	for i, p := range passages {
		lines := make([]string, len(p.Sentences))
		for j, s := range p.Sentences {
			lines[j] = stemsBetween(words, s.Start, s.End)
		}
		out[i] = strings.Join(lines, "\n")
	}
	return out
}

// stemsBetween returns the stems of the words within [start, end), parted by
// spaces. The words are in order.
func stemsBetween(words []lang.Word, start, end int) string {
	first := sort.Search(len(words), func(i int) bool { return words[i].Start >= start })
	var stems []string
	for _, w := range words[first:] {
		if w.Start >= end {
			break
		}
		stems = append(stems, w.Stem)
	}
	return strings.Join(stems, " ")
}

// stemLine returns the stems of a text on one line.
func stemLine(text, language string) string {
	return stemsBetween(lang.Words(text, language), 0, len(text))
}

// probes are texts that show how words are cut, folded and stemmed.
var probes = map[string]string{
	"en": "The U.S. Ministry’s co-founders said 1,200 raids in Deir ez-Zor were carried out; O’Brien's studies, e-mails and universities, Nov. 10",
	"de": "Die Häuser der Bürgermeisterinnen wurden größer, sagte er in Zürich",
	"fr": "Aujourd’hui, l’armée n’a pas libéré les prisonniers étrangers",
	"es": "Las elecciones de los españoles más jóvenes",
	"ar": "أعلنت وزارة الداخلية السورية",
	"he": "משרד הפנים הודיע",
}

// probePassages is what a text is cut into that shows how long passages are:
// 80 paragraphs, each of two sentences and a word longer than the one before.
func probePassages() []news.Passage {
	a := news.Article{Language: "en"}
	for i := range 80 {
		a.Text += "One." + strings.Repeat(" Two", i) + " end.\n\n"
	}
	return news.Passages(&a, news.Sentences(&a))
}

// wordRules is a digest of what the language package and the cutting into
// passages make of the probes. An index whose words were cut by other rules
// than the question's would miss them, so Reindex cuts it again when the two
// digests differ.
func wordRules() string {
	var b strings.Builder
	for _, language := range []string{"en", "de", "fr", "es", "ar", "he"} {
		b.WriteString(stemLine(probes[language], language) + "\n")
	}
	for _, p := range probePassages() {
		fmt.Fprintln(&b, p.Start, p.Sentences)
	}
	b.WriteString(lexicon.Own()) // an abbreviation of the newsroom's parts sentences elsewhere
	return books.Digest([]byte(b.String()))
}

// noteWordRules writes down the rules of an index that has no words yet.
func noteWordRules(ctx context.Context, db *sql.DB) error {
	var noted string
	err := db.QueryRowContext(ctx, `SELECT words FROM index_state`).Scan(&noted)
	if err != nil || noted != "" {
		return err
	}
	_, err = db.ExecContext(ctx, `UPDATE index_state SET words = ?`, wordRules())
	return err
}

// recutWords makes the passages and the stems of all articles anew when the
// rules by which they are cut have changed since.
func (a *Archive) recutWords(ctx context.Context, progress func(done, total int)) error {
	rules := wordRules()
	var stored string
	var listed []int64
	err := a.view(ctx, func(tx *sql.Tx) error {
		if err := tx.QueryRowContext(ctx, `SELECT words FROM index_state`).Scan(&stored); err != nil || stored == rules {
			return err
		}
		rows, err := tx.QueryContext(ctx, `SELECT id FROM revisions WHERE listed = 1 AND passages > 0`)
		if err != nil {
			return err
		}
		listed, err = collectIDs(rows)
		return err
	})
	if err != nil || stored == rules {
		return err
	}
	// All in one transaction: half an index by each set of rules would find
	// less than either.
	return a.change(ctx, func(tx *sql.Tx) error {
		for i, row := range listed {
			if err := recutRevision(ctx, tx, row); err != nil {
				return fmt.Errorf("cutting words anew: %w", err)
			}
			progress(i+1, len(listed))
		}
		if _, err := nextGeneration(ctx, tx); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `UPDATE index_state SET words = ?`, rules)
		return err
	})
}

func recutRevision(ctx context.Context, tx *sql.Tx, row int64) error {
	var text []byte
	article, err := scanArticle(tx.QueryRowContext(ctx, `SELECT `+articleColumns+`, r.text FROM revisions r WHERE r.id = ?`, row), &text)
	if err != nil {
		return err
	}
	article.Text = string(text)
	ids, passages, err := passagesOf(ctx, tx, row, article)
	if err != nil {
		return err
	}
	if fresh := news.Passages(article, news.Sentences(article)); !slices.EqualFunc(passages, fresh, sameSpan) {
		if _, err := unlist(ctx, tx, row); err != nil {
			return err
		}
		if _, err := storePassages(ctx, tx, row, fresh, stemLines(article, fresh)); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `UPDATE revisions SET listed = 1, passages = ?, headline_stems = ? WHERE id = ?`,
			len(fresh), stemLine(article.Headline, article.Language), row)
		return err
	}
	if err := unindexWords(ctx, tx, row); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `UPDATE revisions SET headline_stems = ? WHERE id = ?`, stemLine(article.Headline, article.Language), row); err != nil {
		return err
	}
	for i, stems := range stemLines(article, passages) {
		if _, err := tx.ExecContext(ctx, `UPDATE passages SET stems = ? WHERE id = ?`, stems, ids[i]); err != nil {
			return err
		}
	}
	return indexWords(ctx, tx, row)
}

// sameSpan reports whether two passages of a text are the same sentences.
func sameSpan(x, y news.Passage) bool { return slices.Equal(x.Sentences, y.Sentences) }

// passagesOf returns the stored passages of a revision and their ids.
func passagesOf(ctx context.Context, tx *sql.Tx, row int64, article *news.Article) (ids []int64, passages []news.Passage, err error) {
	rows, err := tx.QueryContext(ctx, `SELECT id, start, "end", sentences FROM passages WHERE revision = ? ORDER BY id`, row)
	if err != nil {
		return nil, nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var packed []byte
		p := news.Passage{Article: article}
		if err := rows.Scan(&id, &p.Start, &p.End, &packed); err != nil {
			return nil, nil, err
		}
		if p.Sentences, err = unpackSentences(packed); err != nil {
			return nil, nil, err
		}
		ids, passages = append(ids, id), append(passages, p)
	}
	return ids, passages, rows.Err()
}

// indexWords puts the words of a revision's passages into the full-text index.
func indexWords(ctx context.Context, tx *sql.Tx, row int64) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO passage_index (rowid, stems) SELECT id, stems FROM passages WHERE revision = ?`, row)
	return err
}

// unindexWords takes them out again; the stems must still be those put in.
func unindexWords(ctx context.Context, tx *sql.Tx, row int64) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO passage_index (passage_index, rowid, stems)
		SELECT 'delete', id, stems FROM passages WHERE revision = ?`, row)
	return err
}
