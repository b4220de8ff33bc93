package extract

// synonyms are groups of English stems that news prose uses for one thing. A
// question that uses one of them is met by any other of its group, at a
// discount. The groups are our own; a word stands in one group only.
var synonyms = groups([][]string{
	{"arrest", "detain", "detent", "captur", "custodi"},
	{"kill", "die", "dead", "death", "fatal", "slain"},
	{"wound", "injur", "hurt", "injuri"},
	{"spokesperson", "spokesman", "spokeswoman"},
	{"raid", "sweep"},
	{"seiz", "confisc", "impound"},
	{"visit", "travel", "trip"},
	{"airbas", "base"},
	{"attack", "assault", "ambush", "strike"},
	{"bomb", "blast", "explos"},
	{"elect", "vote", "poll", "ballot"},
	{"buy", "acquir", "purchas", "acquisit"},
	{"resign", "quit", "depart"},
	{"fire", "dismiss", "sack"},
	{"increas", "rise", "rose", "grow", "grew", "climb"},
	{"decreas", "fall", "fell", "drop", "declin"},
	{"win", "won", "victori", "beat", "defeat"},
	{"weapon", "arm", "firearm"},
	{"doctor", "physician"},
	{"film", "movi"},
	{"compani", "firm", "busi"},
	{"cost", "price"},
	{"begin", "began", "start", "launch"},
	{"end", "finish", "conclud"},
	{"plan", "propos"},
	{"reaction", "respons", "react", "respond"},
	{"us", "america", "american", "usa"},
	{"uk", "britain", "british"},
})

func groups(lists [][]string) map[string]int {
	of := map[string]int{}
	for i, list := range lists {
		for _, stem := range list {
			of[stem] = i + 1
		}
	}
	return of
}

// alike reports whether two stems are of one group.
func alike(a, b string) bool {
	g := synonyms[a]
	return g != 0 && g == synonyms[b]
}
