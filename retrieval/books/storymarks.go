package books

import (
	"context"
	"fmt"
	"time"

	"github.com/pullquote/pullquote/retrieval/news"
)

// MarkStory writes down what a person of the channel thinks of a story, which
// is named by its articles: "more" for more like this, "less", or "not_news".
// A person has one mark for each article, the last.
func (b *Books) MarkStory(ctx context.Context, channel, person, mark string, articles []news.ArticleID, at time.Time) error {
	err := b.file.Change(ctx, func(tx Tx) error {
		for _, id := range articles {
			if _, err := tx.ExecContext(ctx, `INSERT INTO story_marks (channel, article, person, mark, at) VALUES (?, ?, ?, ?, ?)
				ON CONFLICT (channel, article, person) DO UPDATE SET mark = excluded.mark, at = excluded.at`,
				channel, id, person, mark, Stamp(at)); err != nil {
				return fmt.Errorf("article %s: %w", id, err)
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("mark %s in %s: %w", mark, channel, err)
	}
	return nil
}

// StoryMarks returns the marks that people of the channel gave since then: for
// each article how many said "more" less how many said "less" of it, and how
// many said that it is not news.
func (b *Books) StoryMarks(ctx context.Context, channel string, since time.Time) (liking, notNews map[news.ArticleID]int, err error) {
	rows, err := b.file.Query(ctx, `SELECT article, sum(CASE mark WHEN 'more' THEN 1 WHEN 'less' THEN -1 ELSE 0 END), sum(CASE mark WHEN 'not_news' THEN 1 ELSE 0 END)
		FROM story_marks WHERE channel = ? AND at >= ? GROUP BY article`, channel, Stamp(since))
	if err != nil {
		return nil, nil, fmt.Errorf("marks of %s: %w", channel, err)
	}
	defer rows.Close()
	liking, notNews = map[news.ArticleID]int{}, map[news.ArticleID]int{}
	for rows.Next() {
		var id news.ArticleID
		var like, not int
		if err := rows.Scan(&id, &like, &not); err != nil {
			return nil, nil, fmt.Errorf("marks of %s: %w", channel, err)
		}
		if like != 0 {
			liking[id] = like
		}
		if not != 0 {
			notNews[id] = not
		}
	}
	return liking, notNews, rows.Err()
}
