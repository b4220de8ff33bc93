package voices

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

// nestedFault says which speaker the claim has report another who does not,
// or "": "the survey found that Whitlock said".
func (c *checker) nestedFault(claim *reading, scenes []scene) string {
	for _, outer := range claim.sources {
		for _, inner := range claim.sources {
			if !outer.covers(inner.verb) || c.nested(claim, outer, inner, scenes) {
				continue
			}
			return fmt.Sprintf("no cited sentence has %s say what %s said", claim.text(outer.from, outer.to), claim.text(inner.from, inner.to))
		}
	}
	return ""
}

// nested reports whether a line has the outer source report the inner one.
func (c *checker) nested(claim *reading, outer, inner source, scenes []scene) bool {
	for _, sc := range scenes {
		line := c.reading(sc.line)
		for _, o := range line.sources {
			for _, i := range line.sources {
				if o.covers(i.verb) && claim.agrees(outer, c.speakerOf(sc, line, o), line) && claim.agrees(inner, c.speakerOf(sc, line, i), line) {
					return true
				}
			}
		}
	}
	return false
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
		reported := func(o source) bool { return o.covers(src.verb) }
		if slices.ContainsFunc(used, reported) && !s.reported() {
			continue // somebody says that this one said it
		}
		if s.claim.sameText(*s.source, line, src) || s.claim.agrees(*s.source, c.speakerOf(sc, line, src), lines) {
			return ""
		}
	}
	if len(used) == 0 && line.speaks() {
		for _, who := range c.beside(sc) {
			if s.claim.agrees(*s.source, who, lines) {
				return ""
			}
		}
	}
	return fmt.Sprintf("no cited sentence has %s say this", s.claim.text(s.source.from, s.source.to))
}

// reported reports whether the claim has somebody say that the statement's
// source said it.
func (s statement) reported() bool {
	return slices.ContainsFunc(s.claim.sources, func(o source) bool { return o.covers(s.source.verb) })
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
// that the source is given for: a number, two words, or half of what
// it says.
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

// speaks reports whether part of the reading stands inside quotation marks.
func (r *reading) speaks() bool {
	return slices.ContainsFunc(r.tokens, func(t token) bool { return t.quoted })
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
