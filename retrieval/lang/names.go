package lang

import "regexp"

var draftName = regexp.MustCompile(`\p{Lu}[\p{L}.]*(?:[ -](?:al-|ez-)?\p{Lu}\p{L}*)*`)

// Names returns the proper names in the text.
func Names(text, language string) []Name {
	var out []Name
	for _, m := range draftName.FindAllStringIndex(text, -1) {
		n := Name{Span: Span{m[0], m[1]}}
		for _, w := range Words(text[m[0]:m[1]], language) {
			n.Words = append(n.Words, w.Folded)
		}
		if len(n.Words) == 1 && stopDraft[n.Words[0]] {
			continue
		}
		out = append(out, n)
	}
	return out
}

// particles are the small words inside a name: "Omar bin Said", "Deir ez-Zor".
var particles = setOf(`al el ad ash as an ar at ed ez es et il ul bin ibn ben bint abu abd de del della di da dos das do du la le las
	los van von der den ter ten zu zur of`)
