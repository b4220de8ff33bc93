package compare

import (
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/news"
)

// A later print of one report that counts more is a change, the latest first;
// another paper's count of the same day is a difference.
func TestChanged(t *testing.T) {
	morning := time.Date(2026, 2, 2, 6, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		name    string
		texts   [2]string
		set     func(a, b *news.Article)
		changed bool
		want    string
	}{
		{"a later print", [2]string{"A quake in Lund on Monday hurt 12 people, police said.", "A quake in Lund on Monday hurt 19 people, police said."},
			func(a, b *news.Article) { a.Published, b.Published = morning, morning.Add(5*time.Hour) }, true, "19 people | 12 people"},
		{"one paper, other words", [2]string{"A quake in Lund hurt 12 people.", "Nineteen people were hurt when a quake shook the old town of Lund, police said on Monday."},
			func(a, b *news.Article) {
				a.Published, b.Published, a.Publisher, b.Publisher = morning, morning.Add(5*time.Hour), "The Mail", "The Mail"
			}, true, "Nineteen people | 12 people"},
		{"two papers at one time", [2]string{"A quake in Lund on Monday hurt 12 people, police said.", "A quake in Lund on Monday hurt 19 people, police said."},
			func(a, b *news.Article) { a.Published, b.Published = morning, morning }, false, "12 people | 19 people"},
		{"no times", [2]string{"A quake in Lund on Monday hurt 12 people, police said.", "A quake in Lund on Monday hurt 19 people, police said."}, func(_, _ *news.Article) {}, false, "12 people | 19 people"},
		{"two papers, other words", [2]string{"A quake in Lund hurt 12 people.", "Nineteen people were hurt when a quake shook the old town of Lund, police said on Monday."},
			func(a, b *news.Article) { a.Published, b.Published = morning, morning.Add(5*time.Hour) }, false, "12 people | Nineteen people"},
	} {
		all := lines(test.texts[0], test.texts[1])
		test.set(all[0].Article, all[1].Article)
		differ, _ := Articles(extract.Analyse("How many people were hurt in Lund?", nil), all, all)
		if got := strings.Join(said("", differ), "; "); len(differ) != 1 || differ[0].Changed != test.changed || !strings.HasSuffix(got, ": "+test.want) {
			t.Errorf("%s: %s, changed %t", test.name, got, len(differ) > 0 && differ[0].Changed)
		}
	}
}
