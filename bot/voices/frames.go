package voices

import (
	"slices"
	"strings"
)

// frame is a verb with who does it and to whom it is done, as far as the
// order of the words tells. "A was hit by B" and "B hit A" have the same one.
type frame struct {
	verb           int
	key            string // of the verb; contest for winning and losing
	agent, patient []int  // tokens that say something
	// loose frames could be active or passive: "the crane collapsed", "an
	// officer [was] wounded". Their agent may be their patient.
	loose bool
	// pronoun is the token of a subject such as "she", or -1.
	pronoun int
	// after are all words of the clause after an active verb.
	after []int
}

// findFrames returns the frames of a reading in order.
func findFrames(r *reading) []frame {
	var out []frame
	for i, t := range r.tokens {
		if r.isVerb(i) && !auxiliaries[t.Folded] && r.vocab.speech[t.Folded] == 0 {
			out = append(out, r.frameAt(i, out))
		}
	}
	return out
}

// contest is the key of frames of winning: the agent wins, the patient loses.
const contest = "contest"

// frameAt returns the frame of the verb at i.
func (r *reading) frameAt(i int, earlier []frame) frame {
	before, after := r.doer(i, earlier), r.object(i+1)
	f := frame{verb: i, key: r.tokens[i].key, agent: before, patient: after, pronoun: r.subjectPronoun(i, earlier)}
	switch {
	case slices.Contains(r.vocab.sides[f.key], side{"contest", false}):
		f.key, f.agent, f.patient = contest, nil, before
		if to := r.past("to", i+1); to > i+1 {
			f.agent = r.object(to)
		}
	case r.passive(i):
		f.agent, f.patient = nil, before
		if by := r.past("by", i+1); by > i+1 {
			f.agent = r.object(by)
		}
	case len(after) == 0 && len(before) > 0 && relatives[r.folded(r.clauseStart(i))]:
		// "which the speakers supported": what is done to stands before
	case len(after) == 0 && !objectPronouns[r.folded(i+1)]:
		f.loose = true
	}
	if !r.passive(i) {
		for k := i + 1; k < r.clauseEnd(i, len(r.tokens)); k++ {
			if r.content(k) {
				f.after = append(f.after, k)
			}
		}
	}
	if slices.Contains(r.vocab.sides[r.tokens[i].key], side{"contest", true}) {
		f.key = contest
	}
	return f
}

// subjectPronoun returns the pronoun that is the subject of the verb at i, or
// -1. A verb after "and" has the one of the verb before it.
func (r *reading) subjectPronoun(i int, earlier []frame) int {
	k := i - 1
	for k >= 0 && r.betweenSubjectAndVerb(k) {
		k--
	}
	switch {
	case k < 0 || r.tokens[k].sentence != r.tokens[i].sentence:
		return -1
	case joiners[r.folded(k)] && len(earlier) > 0:
		return earlier[len(earlier)-1].pronoun
	case thirdPersons[r.folded(k)] && subjectPronouns[r.folded(k)]:
		return k
	}
	return -1
}

// doer returns the words before the verb at i that name its subject. A verb
// after "and" has the subject of the verb before it, and so has one in -ing.
func (r *reading) doer(i int, earlier []frame) []int {
	k := i - 1
	for k >= 0 && (auxiliaries[r.folded(k)] || beforeVerb[r.folded(k)] || r.tokens[k].marked || strings.HasSuffix(r.folded(k), "ly")) {
		k--
	}
	if k < 0 || r.tokens[k].sentence != r.tokens[i].sentence {
		return nil
	}
	if (joiners[r.folded(k)] || leading[r.folded(k)] && strings.HasSuffix(r.folded(i), "ing")) && len(earlier) > 0 {
		f := earlier[len(earlier)-1]
		if r.passive(f.verb) {
			return f.patient
		}
		return f.agent
	}
	if start := r.clauseStart(k); start > 0 && r.isAside(start, k+1) {
		k = start - 1 // "Israel, which borders Syria, has welcomed"
	} else if r.relative(k) && k > 0 {
		k--
	}
	if r.tokens[k].clause != r.tokens[k+1].clause && r.clauseStart(k+1) == k+1 && strings.HasSuffix(r.folded(k+1), "ing") {
		return nil // ", having played": the subject may be any
	}
	var out []int
	for first := r.clauseStart(k); k >= first && (!r.isVerb(k) || r.reduced(k)) && r.folded(k) != "that"; k-- {
		if r.content(k) {
			out = append(out, k)
		}
	}
	return out
}

// reduced reports whether the verb at i only describes the noun before it:
// "events scheduled for Friday".
func (r *reading) reduced(i int) bool {
	return strings.HasSuffix(r.folded(i), "ed") && i > 0 && r.content(i-1) && !r.isVerb(i-1) && prepositions[r.folded(i+1)]
}

// isAside reports whether tokens [from, to) stand aside from their sentence,
// between dashes or as a clause that describes the noun before it.
func (r *reading) isAside(from, to int) bool {
	if strings.ContainsAny(r.tokens[from].gap, "—(") {
		return strings.ContainsAny(r.tokens[to].gap, "—)")
	}
	participle := strings.HasSuffix(r.folded(from), "ed") && strings.Contains(r.tokens[from].gap, ",")
	return strings.Contains(r.tokens[to].gap, ",") && (r.relative(from) || participle)
}

// object returns the words of the noun phrase that begins at token i.
func (r *reading) object(i int) []int {
	var out []int
	for k := i; k < len(r.tokens) && r.tokens[k].clause == r.tokens[max(0, i-1)].clause && !r.isVerb(k); k++ {
		w := r.folded(k)
		if r.tokens[k].stop && !determiners[w] && (w != "that" || k > i) || prepositions[w] {
			break
		}
		if k > i && strings.ContainsAny(r.tokens[k].gap, ",") && !(r.tokens[k].capital && r.vocab.isRole(r.tokens[k-1])) {
			break // but "by his rival, Donald Trump"
		}
		if r.content(k) {
			out = append(out, k)
		}
	}
	return out
}
