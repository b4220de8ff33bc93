package retrieval

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"github.com/pullquote/pullquote/retrieval/news"
)

// Hit is a passage that was found, with the reasons for its rank.
type Hit struct {
	news.Passage
	// BM25 is the score by words alone, without their counts and the
	// passage's length; 0 when it was not found by words.
	BM25 float64
	// Vector is the cosine between the vectors; 0 when it was not found by
	// vector.
	Vector float64
	// LexicalRank and VectorRank are the ranks by words and by vector, 1 for
	// the best; 0 when it was not found that way.
	LexicalRank, VectorRank int
	// Rescored is the score that the order comes from, before the passages of
	// one article make room for those of others.
	Rescored float64
	Parts    Parts
}

// Search returns at most limit passages that bear on the words, best first.
// Only articles that the reader may see are looked at.
func (a *Archive) Search(ctx context.Context, words string, as news.Reader, limit int) ([]news.Passage, error) {
	found, err := a.Find(ctx, words, as, limit)
	return found.Passages, err
}

// bearingAmong is among how many of the first passages the one is looked for
// that holds most of the question. Further down, one that does so by chance is
// ever likelier.
const bearingAmong = 4

// Find is Search with how rare the words are among what the reader may see.
func (a *Archive) Find(ctx context.Context, words string, as news.Reader, limit int) (news.Found, error) {
	q, chosen, err := a.look(ctx, words, as, limit)
	if err != nil {
		return news.Found{}, err
	}
	out := news.Found{Passages: make([]news.Passage, len(chosen)), Rarity: q.rarity(), Filters: q.filters, Met: q.met, Newest: q.newest, Words: a.words, Spellings: q.spellings(chosen)}
	for i, c := range chosen {
		out.Passages[i] = c.Passage
		if i < bearingAmong {
			out.Bearing = max(out.Bearing, c.bearing)
		}
	}
	return out, nil
}

// Explain is Search with the reasons for the order, and with the limits that
// the words set on the articles searched.
func (a *Archive) Explain(ctx context.Context, words string, as news.Reader, limit int) ([]Hit, []news.Filter, error) {
	q, chosen, err := a.look(ctx, words, as, limit)
	if err != nil {
		return nil, nil, err
	}
	hits := make([]Hit, len(chosen))
	for i, c := range chosen {
		hits[i] = Hit{Passage: c.Passage, BM25: c.lexical.score, LexicalRank: c.lexical.rank,
			Vector: c.vector.score, VectorRank: c.vector.rank, Rescored: c.score, Parts: c.parts}
	}
	return hits, q.filters, nil
}

// look searches on one snapshot of the archive.
func (a *Archive) look(ctx context.Context, words string, as news.Reader, limit int) (q *question, chosen []*candidate, err error) {
	// Before the snapshot is taken, since the embedder may take seconds.
	vector := a.vectorOf(ctx, words, as)
	err = a.view(ctx, func(tx *sql.Tx) (err error) {
		q, chosen, err = a.search(ctx, tx, words, vector, as, limit)
		return err
	})
	if err != nil {
		return nil, nil, fmt.Errorf("searching: %w", err)
	}
	return q, chosen, nil
}

// fewestBearing is how much of the question a passage must hold that the
// filters leave, or they are dropped. Less than a third is a word or two in
// common by chance.
const fewestBearing = 1.0 / 3

// search finds candidates, puts them in order and reads the texts of those
// chosen, all on one snapshot.
func (a *Archive) search(ctx context.Context, tx *sql.Tx, words string, vector []float32, as news.Reader, limit int) (*question, []*candidate, error) {
	c, err := a.listings(ctx, tx)
	if err != nil {
		return nil, nil, err
	}
	set, met, rest := sight{c, as}.readFilters(words)
	if len(set) > 0 && asksForNewest(rest) || asksForNews(rest) {
		list, err := uncopied(ctx, tx, newest(c.scope(as, set), looked*limit), limit)
		if err != nil {
			return nil, nil, err
		}
		if len(list) > 0 {
			q := readQuestion(rest, sight{c, as}.spoken())
			q.met, q.filters, q.newest = met, set.told(), true
			chosen, err := a.fill(ctx, tx, list)
			return q, chosen, err
		}
	}
	q, list, err := a.among(ctx, tx, c, rest, vector, as, set)
	if err != nil {
		return nil, nil, err
	}
	if bearing := rescore(q, list); len(set) > 0 && bearing < fewestBearing {
		if q, list, err = a.among(ctx, tx, c, words, vector, as, nil); err != nil {
			return nil, nil, err
		}
		rescore(q, list)
		for i := range set {
			set[i].Dropped = true
		}
	}
	q.met, q.filters = met, set.told()
	var told copies
	list, repeated := choose(q, list, limit, &told)
	if set.dropped() {
		set, rest = nil, words
	}
	if list, err = a.beyond(ctx, tx, c, rest, vector, as, set, list, repeated, limit, &told); err != nil {
		return nil, nil, err
	}
	chosen, err := a.fill(ctx, tx, list)
	return q, chosen, err
}

// mostLooks is how often it is looked beyond copies of one text for others.
const mostLooks = 3

// beyond fills the places that copies of one text left free: what the legs handed
// on may have been nothing but these, and all else waits behind them.
func (a *Archive) beyond(ctx context.Context, tx *sql.Tx, c *corpus, words string, vector []float32, as news.Reader, f filters, list, repeated []*candidate, limit int, told *copies) ([]*candidate, error) {
	passed := map[int64]bool{}
	f = append(slices.Clone(f), filter{leaves: func(l *listing) bool { return !passed[l.row] }})
	for range mostLooks {
		if len(repeated) == 0 || len(list) >= limit {
			break
		}
		for _, x := range append(repeated, told.taken...) {
			passed[x.row] = true
		}
		q, further, err := a.among(ctx, tx, c, words, vector, as, f)
		if err != nil {
			return nil, err
		}
		rescore(q, further)
		further, repeated = choose(q, further, limit-len(list), told)
		list = append(list, further...)
	}
	return list, nil
}

// among finds candidates among the articles that the filters leave.
func (a *Archive) among(ctx context.Context, tx *sql.Tx, c *corpus, words string, vector []float32, as news.Reader, f filters) (*question, []*candidate, error) {
	seen := sight{c, as}
	q, s := readQuestion(words, seen.spoken()), c.scope(as, f)
	q.readOutlets(c.outlets, seen.any)
	byWords, err := a.lexical(ctx, tx, q, c, s)
	if err != nil {
		return nil, nil, fmt.Errorf("by words: %w", err)
	}
	list, err := candidates(ctx, tx, c, as, byWords, a.semantic(ctx, tx, q, s, vector))
	if err != nil {
		return nil, nil, fmt.Errorf("reading candidates: %w", err)
	}
	if err := a.findSpellings(ctx, tx, q, list); err != nil {
		return nil, nil, fmt.Errorf("reading names: %w", err)
	}
	return q, list, nil
}
