package ground

import (
	"slices"
	"strings"

	"github.com/pullquote/pullquote/retrieval/lang"
	"github.com/pullquote/pullquote/retrieval/news"
)

// scene is what stands before a line: the sentences that tell who "he" is.
type scene struct {
	lex     *vocabulary
	article string
	// lines are the sentences, the nearest first.
	lines []sceneLine
}

// sceneLine is a sentence before a line.
type sceneLine struct {
	read func() *reading // reads it, once
	at   news.Sentence
	// cited says that the claim cites it too.
	cited bool
}

// scene reads the sentences before the line.
func (k *carrier) scene(before []lang.Span) *scene {
	s := &scene{lex: k.lex, article: k.line.Article.Text}
	for i := len(before) - 1; i >= max(0, len(before)-maxBack); i-- {
		at := news.Sentence{Start: before[i].Start, End: before[i].End}
		line := sceneLine{read: k.later(before[i]), at: at}
		for _, c := range k.cited {
			line.cited = line.cited || c.Article == k.line.Article && c.Sentence.Start == at.Start
		}
		s.lines = append(s.lines, line)
	}
	return s
}

// isBare reports whether chunk i is a subject such as "the company" or "the
// executive", which names nobody.
func (r *reading) isBare(i int, lex *vocabulary) bool {
	c := r.chunks[i]
	if c.kind != noun || c.to != c.from+2 || r.tokens[c.from].key != "the" || r.tokens[c.from].quoted {
		return false
	}
	if i+1 < len(r.chunks) && r.chunks[i+1].kind == of || i > 0 && strings.IndexByte("Ppo", r.chunks[i-1].kind) >= 0 {
		return false
	}
	head := r.tokens[c.to-1]
	return head.tag == "NN" && (lex.is("bodies", head.key) || lex.is("roles", head.key))
}

// standsFor returns the name that the word at a token stands for, where that
// is plain, with the sentence that prints it.
func (s *scene) standsFor(r *reading, at int, asSpeaker bool) ([]token, news.Sentence, bool) {
	want, isPronoun := meant[r.tokens[at].key]
	switch {
	case isPronoun:
	case s.lex.is("roles", r.tokens[at+1].key):
		want = person
	default:
		want = thing
	}
	if !asSpeaker && s.namedBefore(r, at, want) {
		return nil, news.Sentence{}, false
	}
	for _, l := range s.lines {
		who, next := s.find(l, isPronoun, want, asSpeaker)
		if who != nil {
			return who, l.at, true
		}
		if !next {
			break
		}
	}
	return nil, news.Sentence{}, false
}

// namedBefore reports whether the reading names somebody or something before
// the token that the word there may mean.
func (s *scene) namedBefore(r *reading, at int, want being) bool {
	for i, c := range r.chunks[:r.chunkAt(at)] {
		switch {
		case c.kind == name && s.beingOf(r.chunkTokens(i)).fits(want):
			return true
		case c.kind == noun && (want == thing || want == several || s.lex.is("roles", r.head(i).key)):
			return true
		}
	}
	return false
}

// find returns whom a word that points back means in the sentence, and whether
// the sentence before may be asked instead.
func (s *scene) find(l sceneLine, isPronoun bool, want being, asSpeaker bool) (who []token, next bool) {
	t, isTold := attributionOf(l.read(), s.lex)
	if asSpeaker && isTold {
		if who, next := s.subject(t.by, isPronoun, want); who != nil || next {
			return who, next
		}
	}
	subject, next := s.subject(l.read(), isPronoun, want)
	names := s.names(l.read(), want)
	if sure := s.sure(l.read(), names, want); len(sure) == 1 {
		names = sure
	}
	switch {
	case next || len(names) == 0:
		return nil, true
	case len(names) == 1 && (subject != nil || s.isSure(names[0], want)):
		return names[0], false
	case subject != nil && !isTold && s.isSure(subject, want) && l.cited:
		return subject, false
	case l.cited && isTold && !asSpeaker:
		// What is told of somebody goes on, told by another.
		if who, _ := s.subject(t.what, isPronoun, want); who != nil {
			return who, false
		}
	}
	return nil, false
}

// subject returns the name that is the subject of the reading where the word
// may mean it, and whether the subject is the same pronoun again.
func (s *scene) subject(r *reading, isPronoun bool, want being) (who []token, same bool) {
	c := r.subjectAt()
	if c < 0 {
		return nil, false
	}
	if r.chunks[c].kind == pronoun {
		return nil, isPronoun && meant[r.key(c)] == want
	}
	if who = r.nameAt(c); who != nil && s.beingOf(who).fits(want) {
		return who, false
	}
	return nil, false
}

// nameAt returns the name at chunk c with what belongs to it, as in "Centers
// for Disease Control and Prevention", or nothing.
func (r *reading) nameAt(c int) []token {
	if r.chunks[c].kind != name {
		return nil
	}
	end := c + 1
	for end+1 < len(r.chunks) && r.chunks[end+1].kind == name && (r.chunks[end].kind == of || r.key(end) == "for" || r.chunks[end].kind == and && end > c+1) {
		end += 2
	}
	return r.tokens[r.chunks[c].from:r.chunks[end-1].to]
}

// sure returns the names without those behind a preposition of which nothing
// tells that the word may mean them.
func (s *scene) sure(r *reading, names [][]token, want being) [][]token {
	return slices.DeleteFunc(slices.Clone(names), func(n []token) bool { return !s.isSure(n, want) && r.isOblique(n) })
}

// isOblique reports whether the name stands behind a preposition.
func (r *reading) isOblique(name []token) bool {
	i := slices.IndexFunc(r.chunks, func(c chunk) bool { return r.tokens[c.from].Span == name[0].Span })
	return i > 0 && strings.IndexByte("Ppo", r.chunks[i-1].kind) >= 0
}

// isSure reports whether a name is known to be what a word means.
func (s *scene) isSure(name []token, want being) bool {
	b := s.beingOf(name)
	return b != anyBeing && b.fits(want)
}

// chunkTokens returns the tokens of chunk c.
func (r *reading) chunkTokens(c int) []token { return r.tokens[r.chunks[c].from:r.chunks[c].to] }

// subjectAt returns the chunk of the subject of the main statement, or -1.
func (r *reading) subjectAt() int {
	m := frontForm.FindString(r.kinds(0, len(r.chunks)))
	if c := len(m); c < len(r.chunks) && strings.IndexByte("NMH", r.chunks[c].kind) >= 0 {
		return c
	}
	return -1
}

// names returns the names of the sentence that the word may mean, each person
// once, by the first mention.
func (s *scene) names(r *reading, want being) [][]token {
	var out [][]token
	seen := map[string]bool{}
	for i, c := range r.chunks {
		words := r.nameAt(i)
		if i > 0 && r.chunks[i-1].kind == of && i > 1 && r.chunks[i-2].kind == name {
			continue // belongs to the name before it
		}
		if c.kind == noun {
			words = r.chunkTokens(i)
			words = ownerIn(words)
		} else if c.kind != name {
			continue
		}
		for len(words) > 0 && articles.Has(words[0].key) && want != thing && want != several {
			words = words[1:]
		}
		if len(words) == 0 || seen[words[len(words)-1].key] || !s.beingOf(words).fits(want) {
			continue
		}
		seen[words[len(words)-1].key] = true
		out = append(out, words)
	}
	return out
}

// ownerIn returns the name that owns a noun: "Trump" in "Trump's victory".
func ownerIn(words []token) []token {
	for i, t := range words {
		if t.tag == "POS" && i > 0 && strings.HasPrefix(words[i-1].tag, "NNP") {
			return words[:i]
		}
	}
	return nil
}
