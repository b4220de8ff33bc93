package ground

import (
	"fmt"
	"slices"
	"strings"
)

// sourceFault says whose words the statement takes without saying so, or
// gives to somebody who did not say them, or "".
func (c *checker) sourceFault(s statement, lines *reading, scenes []scene) string {
	byArticle := s.source != nil && s.claim.isArticle(*s.source, scenes)
	for _, sc := range c.needed(s.words, scenes) {
		r := c.reading(sc.line)
		why := c.lineSourceFault(s, r, lines, sc)
		if why != "" && byArticle {
			why = c.lineSourceFault(statement{s.words, s.claim, nil}, r, lines, sc)
		}
		if why != "" {
			return why
		}
	}
	return ""
}

// needed returns the scenes whose lines the statement rests on: the line that
// holds most of its words, then the one that holds most of the rest, and so
// on. A line that only tells one name is not one of them.
func (c *checker) needed(st *reading, scenes []scene) []scene {
	missing := map[string]bool{}
	for i, t := range st.tokens {
		if st.content(i) {
			missing[t.key] = true
		}
	}
	var out []scene
	for range scenes {
		best, most := -1, 0
		for i, sc := range scenes {
			if n := c.reading(sc.line).holds(missing); n > most {
				best, most = i, n
			}
		}
		if best < 0 {
			break
		}
		line := c.reading(scenes[best].line)
		if !st.oneName(line, missing) || len(scenes) == 1 {
			out = append(out, scenes[best])
		}
		for k := range line.at {
			delete(missing, k)
		}
	}
	return out
}

// oneName reports whether all that the line has of the missing words is one
// name of the statement.
func (r *reading) oneName(line *reading, missing map[string]bool) bool {
	at := -1
	for i, t := range r.tokens {
		if !r.content(i) || !missing[t.key] || !line.has(t.key) {
			continue
		}
		n := slices.IndexFunc(r.names, func(n name) bool { return n.from <= i && i < n.to })
		if n < 0 || at >= 0 && n != at {
			return false
		}
		at = n
	}
	return true
}

// holds counts the keys that the reading holds.
func (r *reading) holds(keys map[string]bool) int {
	n := 0
	for k := range keys {
		if r.has(k) {
			n++
		}
	}
	return n
}

// lineSourceFault is sourceFault for one line.
func (c *checker) lineSourceFault(s statement, line, lines *reading, sc scene) string {
	var used []source
	for _, src := range line.sources {
		if line.usesScope(src, s.words) {
			used = append(used, src)
		}
	}
	if s.source == nil {
		return c.unattributed(s, line, sc, used)
	}
	for _, src := range used {
		if s.claim.sameText(*s.source, line, src) || s.claim.agrees(*s.source, c.speakerOf(sc, line, src), lines) {
			return ""
		}
	}
	if len(used) == 0 {
		for _, who := range c.beside(sc) {
			if s.claim.agrees(*s.source, who, lines) {
				return ""
			}
		}
	}
	return fmt.Sprintf("no cited sentence has %s say this", s.claim.text(s.source.from, s.source.to))
}

// sameText reports whether two sources are named by the same words.
func (r *reading) sameText(src source, line *reading, own source) bool {
	if src.to-src.from != own.to-own.from {
		return false
	}
	for i := src.from; i < src.to; i++ {
		if r.tokens[i].plain != line.tokens[own.from+i-src.from].plain {
			return false
		}
	}
	return true
}

// unattributed says whose words a statement without a source takes, or "".
func (c *checker) unattributed(s statement, line *reading, sc scene, used []source) string {
	if slices.ContainsFunc(s.claim.marks, func(m mark) bool { return m.group == "report" }) {
		return ""
	}
	for _, src := range used {
		if src.kind == gives && s.claim.agreesAnywhere(c.speakerOf(sc, line, src)) {
			continue
		}
		return fmt.Sprintf("the cited sentence attributes this to %q", line.text(src.from, src.to))
	}
	if len(used) == 0 && line.speech() {
		return "the cited sentence is speech and the claim does not say whose"
	}
	return ""
}

// usesScope reports whether the statement takes something from the words
// that the source is given for: a number, two words, or half of what it
// says.
func (r *reading) usesScope(src source, st *reading) bool {
	words, shared := 0, 0
	for i, t := range st.tokens {
		if !st.content(i) {
			continue
		}
		in, out, about := false, false, false
		for _, k := range r.at[t.key] {
			in = in || src.covers(k)
			about = about || src.names(k) || src.tells(k)
			out = out || !src.covers(k)
		}
		if about && !in {
			continue
		}
		words++
		if in && !out {
			shared++
			if strings.HasPrefix(t.key, "#") {
				return true
			}
		}
	}
	return shared > 1 || shared > 0 && 2*shared >= words
}

// speech reports whether all of the reading stands inside quotation marks.
func (r *reading) speech() bool {
	for _, t := range r.tokens {
		if !t.quoted {
			return false
		}
	}
	return len(r.tokens) > 0
}

// beside returns the speakers of the sentences next to a line in its
// paragraph. When they are different people, nobody can tell whose words the
// line holds, and there are none.
func (c *checker) beside(sc scene) []speaker {
	var out []speaker
	near := slices.Clone(sc.after)
	if len(sc.before) > sc.own {
		near = append(near, sc.before[len(sc.before)-1])
	}
	for _, at := range near {
		r := c.reading(at)
		here := sceneOf(lineAt(at))
		for _, src := range r.sources {
			out = append(out, c.speakerOf(here, r, src))
		}
	}
	for _, a := range out {
		for _, b := range out {
			if len(a.names) > 0 && len(b.names) > 0 && !a.calls(b.names[0]) {
				return nil
			}
		}
	}
	return out
}

// agrees reports whether the source of a claim is the speaker: every name
// and every word that it is called by fits, or stands elsewhere in the line.
func (r *reading) agrees(src source, who speaker, line *reading) bool {
	fits := false
	for _, n := range r.personsIn(src.from, src.to) {
		if r.opens(n) && line.has(r.tokens[0].key) && !line.row(n.words) && !who.calls(n.words) {
			continue
		}
		if !who.calls(n.words) && !(r.owns(n) && who.owned() && line.printsName(r, n)) {
			return false
		}
		fits = fits || !r.owns(n) && !slices.ContainsFunc(who.clients, func(c []string) bool { return samePerson(c, n.words) })
	}
	for i := src.from; i < src.to; i++ {
		t := r.tokens[i]
		switch {
		case t.value && i > 0 && !strings.HasPrefix(t.key, "#"), t.key == "":
		case t.value && t.capital, genitive(t.raw) && who.owned():
		case who.keys[t.key], r.vocab.honest[t.key] && who.official(r.vocab):
			fits = fits || !t.stop && !isDemonym(t.plain)
		case pronouns[t.Folded]:
			fits = true
		case !t.stop && !t.light && (!t.capital || i == 0) && !r.vocab.isRole(t) && line.has(t.key):
		case !t.stop && !t.light:
			return false
		}
	}
	return fits
}

// owns reports whether the name is in the genitive: "Crane's lawyer".
func (r *reading) owns(n name) bool {
	return genitive(r.tokens[n.to-1].raw)
}

// owned reports whether the speaker is called somebody's: "his lawyer".
func (s speaker) owned() bool {
	return slices.ContainsFunc(owners, func(w string) bool { return s.keys[w] })
}

// agreesAnywhere reports whether the reading names the speaker at all.
func (r *reading) agreesAnywhere(who speaker) bool {
	return slices.ContainsFunc(r.names, func(n name) bool { return who.calls(n.words) })
}

// official reports whether the speaker speaks for an authority.
func (s speaker) official(v *vocabulary) bool {
	for k := range s.keys {
		if v.official[k] {
			return true
		}
	}
	return false
}

// isArticle reports whether a claim gives the article itself, or its
// publisher, as the source.
func (r *reading) isArticle(src source, scenes []scene) bool {
	for _, sc := range scenes {
		publisher := read(r.vocab, sentence{text: sc.line.article.Publisher})
		same := len(publisher.tokens) > 0
		for i := src.from; i < src.to; i++ {
			t := r.tokens[i]
			same = same && (t.stop || t.light || len(publisher.printed[t.plain]) > 0)
		}
		if same {
			return true
		}
	}
	for i := src.from; i < src.to; i++ {
		if w := r.tokens[i].Folded; w != "article" && w != "report" && w != "story" && w != "both" && w != "articles" && !r.tokens[i].stop {
			return false
		}
	}
	return true
}

// alias reports whether a name of the claim that no cited line prints is
// what the article calls a person of the cited lines: the speaker behind "he
// added", or the full name to a surname. It holds for names given as a source
// and for the person that "he" at the start of a line stands for.
func (c *checker) alias(scenes []scene, lines, claim *reading, n name) bool {
	for _, sc := range scenes {
		r := c.reading(sc.line)
		for _, src := range claim.sources {
			if src.names(n.from) && c.anySpeaker(sc, r, func(who speaker) bool { return who.calls(n.words) }) {
				return true
			}
			if src.names(n.from) && claim.isArticle(src, scenes) {
				return true
			}
		}
	}
	return false
}

// anySpeaker reports whether f holds for a speaker of the line or beside it.
func (c *checker) anySpeaker(sc scene, line *reading, f func(speaker) bool) bool {
	for _, src := range line.sources {
		if f(c.speakerOf(sc, line, src)) {
			return true
		}
	}
	return slices.ContainsFunc(c.beside(sc), f)
}
