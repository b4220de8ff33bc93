package extract

import "github.com/pullquote/pullquote/retrieval/lang"

// focus is the stem of the noun that is asked for: "how many RAIDS", "in
// which PROVINCES", "which US social media PLATFORM", "who is the SPOKESPERSON
// of". framed says that it is one of the frame words. Where the question word
// has no noun with it, it is the first word after it that may be one; a name
// only where there is no other word: "who is Leo Park's LAWYER".
func focus(words []lang.Word, asked []lang.Word, language string, named map[string]bool) (stem string, framed bool) {
	if len(asked) > 0 {
		head := headOf(asked, language)
		return head.Stem, frames.Has(head.Folded)
	}
	at := asker(words, language)
	if at < 0 {
		return "", false
	}
	for _, n := range words[at+1:] {
		if n.Stop || asks(n.Folded, language) || quantity.Has(n.Folded) {
			continue
		}
		if !named[undotted(n.Folded)] {
			return n.Stem, frames.Has(n.Folded)
		}
		if stem == "" {
			stem = n.Stem
		}
	}
	return stem, false
}
