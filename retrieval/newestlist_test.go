package retrieval

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval/news"
)

// The newest articles are the first of all that the reader may see.
func TestNewestArticles(t *testing.T) {
	a := openTemp(t, Options{})
	random := rand.New(rand.NewPCG(4, 2))
	for i := range 60 {
		x := news.Article{ID: news.ArticleID(fmt.Sprintf("n%02d", i)), Headline: fmt.Sprint("Report ", i), Text: fmt.Sprintf("Report %d of the council.", i)}
		x.Collection = []string{"", "", "desk"}[random.IntN(3)]
		if i%7 > 0 {
			x.Published = noon.Add(time.Duration(i*random.IntN(50)) * time.Minute)
		}
		x.Withdrawn = random.IntN(8) == 0
		take(t, a, x)
	}
	for _, as := range []news.Reader{anybody, {At: noon, Collections: []string{"desk"}}} {
		all, err := a.Articles(t.Context(), as)
		if err != nil {
			t.Fatal(err)
		}
		for _, most := range []int{0, 1, 7, 1000} {
			got, err := a.Newest(t.Context(), as, most)
			want := all[:min(most, len(all))]
			if err != nil || len(got) != len(want) {
				t.Fatalf("%d of %d: %d, %v", most, len(all), len(got), err)
			}
			for i := range got {
				if !got[i].Published.Equal(want[i].Published) || most == 1000 && !reflect.DeepEqual(got[i], want[i]) {
					t.Errorf("%d, place %d: %+v, want %+v", most, i, got[i], want[i])
				}
			}
		}
	}
}
