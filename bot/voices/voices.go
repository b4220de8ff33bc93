package voices

import (
	"slices"
	"strings"
)

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
		case who.keys[t.key], r.vocab.voices[t.key] && who.official(r.vocab):
			fits = fits || !t.stop && !isDemonym(t.plain)
		case who.of[t.key] && genitive(t.raw):
		case pronouns[t.Folded], vague[t.Folded] && who.vague():
			fits = true
		case !t.stop && !t.light && (!t.capital || i == 0) && !r.vocab.isRole(t) && line.has(t.key):
		case !t.stop && !t.light:
			return false
		}
	}
	return fits
}

// vague reports whether the speaker is nobody in particular.
func (s speaker) vague() bool { return s.keys["other"] || s.keys["some"] || len(s.keys) == 0 }

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

// owns reports whether the name is in the genitive: "Crane's lawyer".
func (r *reading) owns(n name) bool {
	return genitive(r.tokens[n.to-1].raw)
}

// owned reports whether the speaker is called somebody's: "his lawyer".
func (s speaker) owned() bool {
	for w := range owners {
		if s.keys[w] {
			return true
		}
	}
	return false
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
// what the article calls a speaker of the cited lines: the one behind "he
// added", or the full name to a surname. It holds for names given as a source,
// and for the article's publisher.
func (c *checker) alias(scenes []scene, claim *reading, n name) bool {
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
