package extract

// synonyms are groups of English stems that news prose uses for one thing. A
// question that uses one of them is met by any other of its group, at a
// discount. The groups are our own; a word stands in one group only.
var synonyms = groups([][]string{
	{"arrest", "detain", "detent", "captur", "custodi"},
	{"kill", "die", "dead", "death", "fatal", "slain"},
	{"wound", "injur", "hurt", "injuri"},
	{"spokesperson", "spokesman", "spokeswoman"},
	{"raid", "sweep", "oper", "operat", "campaign", "crackdown"},
	{"milit", "fighter", "suspect", "member", "extremist", "insurg"},
	{"seiz", "confisc", "impound"},
	{"visit", "travel", "trip"},
	{"airbas", "base"},
	{"attack", "assault", "ambush", "strike"},
	{"bomb", "blast", "explos"},
	{"elect", "vote", "poll", "ballot"},
	{"buy", "bought", "acquir", "purchas", "acquisit"},
	{"resign", "quit", "depart"},
	{"fire", "dismiss", "sack"},
	{"increas", "rise", "rose", "grow", "grew", "climb"},
	{"decreas", "fall", "fell", "drop", "declin"},
	{"win", "won", "victori"},
	{"beat", "beaten", "defeat"},
	{"weapon", "arm", "firearm"},
	{"doctor", "physician"},
	{"film", "movi"},
	{"compani", "firm", "busi"},
	{"cost", "price"},
	{"close", "closur", "shut"},
	{"begin", "began", "begun", "start", "launch"},
	{"end", "finish", "conclud"},
	{"plan", "propos"},
	{"own", "owner", "ownership", "belong"},
	{"oppos", "opposit", "object"},
	{"reaction", "respons", "react", "respond"},
	{"us", "america", "american", "usa"},
	{"uk", "britain", "british"},
	// Irregular verbs, which no stemmer brings together.
	{"meet", "met"}, {"say", "said"}, {"tell", "told"}, {"take", "took", "taken"}, {"go", "went", "gone"}, {"come", "came"},
	{"see", "saw", "seen"}, {"give", "gave", "given"}, {"make", "made"}, {"find", "found"}, {"lose", "lost"}, {"lead", "led"},
	{"leav", "left"}, {"hold", "held"}, {"pay", "paid"}, {"send", "sent"}, {"spend", "spent"}, {"speak", "spoke", "spoken"},
	{"write", "wrote", "written"}, {"sell", "sold"}, {"build", "built"}, {"fight", "fought"}, {"catch", "caught"}, {"teach", "taught"},
	{"think", "thought"}, {"bring", "brought"}, {"flee", "fled"}, {"shoot", "shot"}, {"steal", "stole", "stolen"}, {"break", "broke", "broken"},
	{"choos", "chose", "chosen"}, {"draw", "drew", "drawn"}, {"drive", "drove", "driven"}, {"eat", "ate", "eaten"}, {"fli", "flew", "flown"},
	{"know", "knew", "known"}, {"run", "ran"}, {"sing", "sang", "sung"}, {"sink", "sank", "sunk"}, {"sit", "sat"}, {"swim", "swam"},
	{"throw", "threw", "thrown"}, {"wear", "wore", "worn"}, {"withdraw", "withdrew", "withdrawn"}, {"sign", "signatur"}, {"feel", "felt"},
	{"keep", "kept"}, {"mean", "meant"}, {"seek", "sought"}, {"stand", "stood"}, {"swear", "swore", "sworn"}, {"becom", "becam"},
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

// Alike reports whether two stems mean the same thing in news prose: they are
// of one group.
func Alike(a, b string) bool {
	g := synonyms[a]
	return g != 0 && g == synonyms[b]
}
