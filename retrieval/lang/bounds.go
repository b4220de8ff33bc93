package lang

import "strings"

// Values of Number.Bound.
const (
	boundMore  = "more"
	boundLess  = "less"
	boundAbout = "about"
	boundMany  = "many"
)

// boundsBefore are the phrases before a number that say it is not exact, by
// language, folded. "At least" counts as more and "up to" as less: what is
// said is on which side of the number the truth lies.
var boundsBefore = map[string]map[string]string{
	"en": phrases(map[string]string{
		boundMore: `more than|over|at least|no fewer than|no less than|not less than|upwards of|above|exceeding|
			just over|well over|greater than|a minimum of|minimum of|>|≥`,
		boundLess: `fewer than|less than|under|below|up to|at most|no more than|not more than|just under|well under|
			as many as|as much as|a maximum of|maximum of|<|≤`,
		boundAbout: `about|around|some|roughly|approximately|nearly|almost|close to|an estimated|estimated|circa|ca|
			approx|~|≈|in the region of`,
	}),
	"de": phrases(map[string]string{
		boundMore:  `mehr als|uber|mindestens|wenigstens|zumindest`,
		boundLess:  `weniger als|unter|hochstens|bis zu|maximal|nicht mehr als`,
		boundAbout: `etwa|rund|ungefahr|circa|ca|zirka|fast|knapp|beinahe|an die|gut`,
	}),
	"fr": phrases(map[string]string{
		boundMore:  `plus de|plus d'|au moins|au-dela de`,
		boundLess:  `moins de|moins d'|jusqu'a|au plus|au maximum`,
		boundAbout: `environ|pres de|quelque|presque|a peu pres|autour de`,
	}),
	"es": phrases(map[string]string{
		boundMore:  `mas de|al menos|por lo menos|como minimo`,
		boundLess:  `menos de|hasta|como maximo|a lo sumo`,
		boundAbout: `unos|unas|cerca de|alrededor de|casi|aproximadamente|en torno a`,
	}),
	"ar": phrases(map[string]string{
		boundMore:  `اكثر من|ما لا يقل عن|ازيد من|يزيد عن`,
		boundLess:  `اقل من|حتي|ما يصل الي|لا يزيد عن`,
		boundAbout: `نحو|حوالي|قرابه|زهاء|ما يقارب|تقريبا`,
	}),
	"he": phrases(map[string]string{
		boundMore:  `יותר מ|לפחות|למעלה מ|מעל`,
		boundLess:  `פחות מ|עד|לכל היותר`,
		boundAbout: `כ|בערך|כמעט|בסביבות|קרוב ל`,
	}),
}

// boundsAfter are the phrases after a number, in any language.
var boundsAfter = phrases(map[string]string{
	boundMore:  `+|or more|or above|oder mehr|ou plus|o mas|علي الاقل`,
	boundLess:  `or fewer|or less|oder weniger|ou moins|o menos`,
	boundAbout: `or so|تقريبا`,
})

// longestBound is the longest phrase above, in words.
const longestBound = 4

// phrases turns lists of phrases, parted by bars, into a table.
func phrases(lists map[string]string) map[string]string {
	out := map[string]string{}
	for bound, list := range lists {
		for p := range strings.SplitSeq(list, "|") {
			out[strings.TrimSpace(p)] = bound
		}
	}
	return out
}

// boundBefore returns the bound that the tokens before the index state; the
// longest phrase counts.
func (r *reader) boundBefore(i int) string {
	if r.language == "he" && at(r.list, i-1).folded == "-" { // כ-40
		i--
	}
	bound, phrase := "", ""
	for n := 1; n <= longestBound && i-n >= 0; n++ {
		phrase = strings.TrimSpace(r.list[i-n].folded + " " + phrase)
		if b := boundsBefore[r.language][phrase]; b != "" {
			bound = b
		}
	}
	return bound
}

// boundAfter returns the bound that the tokens from the index state, and the
// index after it.
func (r *reader) boundAfter(i int) (string, int) {
	phrase := ""
	for n := range 2 {
		phrase = strings.TrimSpace(phrase + " " + at(r.list, i+n).folded)
		if b := boundsAfter[phrase]; b != "" {
			return b, i + n + 1
		}
	}
	return "", i
}
