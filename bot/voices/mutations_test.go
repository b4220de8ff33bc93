package voices

import (
	"slices"
	"strconv"
	"strings"
)

// with returns the text with the print of tokens [from, to) replaced.
func (s subject) with(from, to int, by string) string {
	a, b := s.claim.tokens[from].Start, s.claim.tokens[to-1].End
	return s.text[:a] + by + s.text[b:]
}

func (s subject) mutant(text string) mutant { return mutant{text, s.lines} }

func offByOne(s subject) []mutant {
	var out []mutant
	for _, n := range s.claim.numbers {
		raw := s.claim.tokens[n.from].raw
		v, err := strconv.Atoi(strings.ReplaceAll(raw, ",", ""))
		if err != nil {
			continue
		}
		for _, w := range []int{v + 1, v - 1} {
			if len(s.cited.printed[strconv.Itoa(w)]) == 0 && w > 2 {
				out = append(out, s.mutant(s.with(n.from, n.from+1, strconv.Itoa(w))))
			}
		}
	}
	return out
}

func swapNumbers(s subject) []mutant {
	var out []mutant
	for i, a := range s.claim.numbers {
		for _, b := range s.claim.numbers[i+1:] {
			x, y := s.claim.tokens[a.from], s.claim.tokens[b.from]
			if a.Value == b.Value || x.Folded == "half" || y.Folded == "half" || a.Ordinal != b.Ordinal || b.from <= a.from {
				continue
			}
			out = append(out, s.mutant(s.text[:x.Start]+y.raw+s.text[x.End:y.Start]+x.raw+s.text[y.End:]))
		}
	}
	return out
}

func changeUnits(s subject) []mutant {
	var out []mutant
	for _, pair := range [][2]string{{"percent", "percentage points"}, {"%", " points"}, {"million", "billion"}, {"billion", "million"}, {"$", "€"}, {"€", "£"}, {"km", "miles"}, {"hours", "days"}, {"years", "weeks"}, {"minutes", "hours"}, {"pounds", "euros"}, {"euros", "dollars"}} {
		for _, n := range s.claim.numbers {
			from, to := s.claim.tokens[n.from].Start, s.claim.tokens[n.to-1].End
			from, to = max(0, from-3), min(len(s.text), to+len(pair[0])+1)
			if i := strings.Index(s.text[from:to], pair[0]); i >= 0 {
				i += from
				out = append(out, s.mutant(s.text[:i]+pair[1]+s.text[i+len(pair[0]):]))
			}
		}
	}
	return out
}

func replaceNames(s subject) []mutant {
	var out []mutant
	for i, n := range s.claim.names {
		if s.claim.opens(n) && !s.cited.row(n.words) {
			continue
		}
		out = append(out, s.mutant(s.with(n.from, n.to, s.names[i%len(s.names)])))
	}
	return out
}

func swapNames(s subject) []mutant {
	var out []mutant
	for i, a := range s.claim.names {
		for _, b := range s.claim.names[i+1:] {
			if s.claim.opens(a) || b.from-a.to < 2 || samePerson(a.words, b.words) || s.listed(a, b) {
				continue
			}
			x, y := s.claim.text(a.from, a.to), s.claim.text(b.from, b.to)
			out = append(out, s.mutant(s.text[:s.claim.tokens[a.from].Start]+y+s.text[s.claim.tokens[a.to-1].End:s.claim.tokens[b.from].Start]+x+s.text[s.claim.tokens[b.to-1].End:]))
		}
	}
	return out
}

// listed reports whether only names, commas and small words stand between
// two names, so that their order says nothing.
func (s subject) listed(a, b name) bool {
	for i := a.to; i < b.from; i++ {
		t := s.claim.tokens[i]
		if !t.value && !t.stop && !t.light && !strings.HasPrefix(t.Folded, "surround") {
			return false
		}
	}
	return true
}

func replaceSpeaker(s subject) []mutant {
	var out []mutant
	for _, src := range s.claim.sources {
		out = append(out, s.mutant(s.with(src.from, src.to, s.names[src.from%len(s.names)])))
		for _, n := range s.cited.names { // somebody else of the same sentence
			if s.claim.names == nil || src.to-src.from > 6 || slices.ContainsFunc(s.claim.names, func(o name) bool { return samePerson(o.words, n.words) }) {
				continue
			}
			if slices.ContainsFunc(s.cited.sources, func(l source) bool { return l.names(n.from) }) {
				continue
			}
			out = append(out, s.mutant(s.with(src.from, src.to, s.cited.text(n.from, n.to))))
		}
	}
	return out
}

func removeSource(s subject) []mutant {
	if len(s.claim.sources) != 1 {
		return nil
	}
	src := s.claim.sources[0]
	var parts []string
	for _, r := range src.scope {
		if r.from < r.to {
			parts = append(parts, s.claim.text(r.from, r.to))
		}
	}
	rest := strings.Join(parts, " ")
	if rest == "" || strings.Contains(rest, "reportedly") {
		return nil
	}
	return []mutant{s.mutant(strings.ToUpper(rest[:1]) + rest[1:] + ".")}
}

func addNegation(s subject) []mutant {
	var out []mutant
	for i, t := range s.claim.tokens {
		if t.Folded == "not" || s.claim.folded(i+1) == "not" || t.quoted {
			continue
		}
		switch t.Folded {
		case "was", "were", "is", "are", "has", "have", "had", "would", "could", "will", "may":
			out = append(out, s.mutant(s.with(i, i+1, t.raw+" not")))
		}
	}
	return out
}

func removeNegation(s subject) []mutant {
	var out []mutant
	for i, t := range s.claim.tokens {
		if t.quoted {
			continue
		}
		switch t.Folded {
		case "not", "never":
			out = append(out, s.mutant(s.text[:t.Start]+strings.TrimLeft(s.text[t.End:], " ")))
		case "cannot":
			out = append(out, s.mutant(s.with(i, i+1, "can")))
		case "neither":
			out = append(out, s.mutant(strings.Replace(s.with(i, i+1, "both"), " nor ", " and ", 1)))
		case "no":
			out = append(out, s.mutant(s.with(i, i+1, "a")))
		}
	}
	return out
}

func removeHedge(s subject) []mutant {
	var out []mutant
	for i, t := range s.claim.tokens {
		switch t.Folded {
		case "reportedly", "allegedly", "suspected", "alleged", "apparently", "proposed", "probably", "likely":
			if t.Folded == "likely" && (s.claim.folded(i-1) == "more" || s.claim.folded(i-1) == "less") {
				continue
			}
			out = append(out, s.mutant(s.text[:t.Start]+strings.TrimLeft(s.text[t.End:], " ")))
		case "may", "might", "could":
			if !t.capital {
				out = append(out, s.mutant(s.with(i, i+1, "will")))
			}
		case "expected", "due", "scheduled":
			if s.claim.folded(i+1) == "to" && (s.claim.folded(i-1) == "is" || s.claim.folded(i-1) == "are") {
				out = append(out, s.mutant(s.with(i-1, i+2, "will")))
			}
		case "unless", "if":
			if i > 3 {
				out = append(out, s.mutant(strings.TrimRight(s.text[:t.Start], " ,")+"."))
			}
		}
	}
	return out
}

func addHedge(s subject) []mutant {
	var out []mutant
	for i, t := range s.claim.tokens {
		if t.quoted || s.claim.folded(i+1) == "not" || s.claim.folded(i-1) == "may" {
			continue
		}
		switch t.Folded {
		case "was", "were":
			out = append(out, s.mutant(s.with(i, i+1, "may have been")))
		case "will", "has", "have":
			out = append(out, s.mutant(s.with(i, i+1, "might")))
		}
	}
	return out
}

// turns are directions that can be turned by one word.
var turns = map[string]string{
	"rose": "fell", "fell": "rose", "increased": "decreased", "dropped": "rose", "raised": "cut", "cut": "raised", "cuts": "raises",
	"killed": "wounded", "wounded": "killed", "injured": "killed", "won": "lost", "lost": "won", "beat": "lost to", "more": "fewer", "fewer": "more",
	"before": "after", "after": "before", "up": "down", "down": "up", "arrested": "released", "rejected": "accepted", "accepting": "rejecting",
	"approved": "rejected", "convicted": "acquitted", "acquitted": "convicted", "loss": "profit", "profit": "loss", "highest": "lowest",
	"biggest": "smallest", "opened": "closed", "reopened": "closed", "closed": "opened", "against": "for", "near": "in", "began": "ended", "ended": "began",
	"support": "opposition", "supported": "opposed", "opposed": "supported", "larger": "smaller", "higher": "lower", "lower": "higher", "best": "worst",
	"gained": "lost", "increase": "decrease", "decline": "increase", "growth": "decline", "allowed": "banned", "banned": "allowed",
}

func turnDirection(s subject) []mutant {
	var out []mutant
	for i, t := range s.claim.tokens {
		by, ok := turns[t.Folded]
		if !ok || t.quoted || t.Folded == "against" && s.claim.folded(i-1) != "voted" || t.value {
			continue
		}
		if slices.Contains([]string{"up", "down", "lost"}, t.Folded) && slices.Contains([]string{"of", "by", "in", "as", "to", "from", "with"}, s.claim.folded(i+1)) {
			continue
		}
		out = append(out, s.mutant(s.with(i, i+1, by)))
	}
	return out
}

func addJudgement(s subject) []mutant {
	var out []mutant
	for i, t := range s.claim.tokens {
		before := s.claim.folded(i - 1)
		if i > 0 && !t.stop && !t.value && !t.quoted && (before == "the" || before == "a") && !strings.HasSuffix(t.Folded, "est") {
			for _, word := range []string{"illegal", "wettest", "brutal", "only"} {
				out = append(out, s.mutant(s.with(i, i+1, word+" "+t.raw)))
			}
		}
	}
	return out
}

func addMarkup(s subject) []mutant {
	bare := strings.TrimRight(s.text, ".")
	var out []mutant
	for _, more := range []string{" https://evil.example/x", " (see evil.com)", " @here", " <!channel>", " *now*", " [more](more)", " `code`", " mailto:a", "\nAnd more", " \u202etxt", " &lt;b&gt;"} {
		out = append(out, s.mutant(bare+more+"."))
	}
	return out
}

func addQuotes(s subject) []mutant {
	if strings.ContainsAny(s.text, "“\"'’") || len(s.claim.tokens) < 6 {
		return nil
	}
	last := len(s.claim.tokens)
	words := s.claim.text(last-4, last)
	if slices.ContainsFunc(s.cited.tokens, func(t token) bool { return t.quoted }) {
		return nil // the words may be spoken ones
	}
	var out []mutant
	for _, marks := range []string{"“”", "\"\"", "‘’", "«»", "''", "„“"} {
		m := []rune(marks)
		out = append(out, s.mutant(s.with(last-4, last, string(m[0])+words+string(m[1]))))
	}
	return out
}

func citeOthers(s subject) []mutant {
	var out []mutant
	for _, n := range s.others {
		out = append(out, mutant{s.text, []int{n}})
	}
	return out
}

func citeUnknown(s subject) []mutant {
	return []mutant{{s.text, append(slices.Clone(s.lines), 100000)}, {s.text, []int{0}}, {s.text, []int{-1}}, {s.text, nil}}
}
