package retrieval

import (
	"cmp"
	"slices"

	"github.com/pullquote/pullquote/retrieval/lang"
)

// plainly are the folded words of a question that asks for articles and for
// nothing in them: "What happened last week?", "Show me what Ann Carr wrote".
var plainly = wordSet(`what which who happened happen happens happening was is are were did do does has have there
	news new newest latest article articles story stories wrote write written publish published report reported print printed
	anything something all everything else show list give tell me us about of the a an in on any and by from we you i it went going
	was ist sind passierte geschah gibt es neues nachrichten qu que quoi s est passe il y a nouvelles paso noticias hay`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range lang.Words(words, "") {
		set[w.Folded] = true
	}
	return set
}

// asksForNewest reports whether the question holds nothing to look for once
// the words of its filters are gone.
func asksForNewest(rest string) bool {
	return !slices.ContainsFunc(lang.Words(rest, "en"), func(w lang.Word) bool { return !plainly[w.Folded] })
}

// newest returns the openings of the articles in the scope, those first that
// were published last.
func newest(s scope, limit int) (out []*candidate) {
	for _, l := range s.shown {
		if l.first < l.end {
			out = append(out, &candidate{listing: l, id: l.first, clause: -1})
		}
	}
	slices.SortStableFunc(out, func(a, b *candidate) int {
		return cmp.Or(b.article.Published.Compare(a.article.Published), cmp.Compare(a.id, b.id))
	})
	return out[:min(len(out), max(limit, 0))]
}
