package ground_test

// rules names every rule. The rules of a kind stand together.
func rules() []rule {
	one := func(kind, name string, f func(*sentence) []string) rule {
		return rule{kind: kind, name: name, ofOne: f}
	}
	two := func(kind, name string, f func(a, b *sentence) []string) rule {
		return rule{kind: kind, name: name, ofTwo: f}
	}
	return []rule{
		one("possessor", "possessor did it", possessorDid),
		one("of-head", "head of the subject cut", ofHeadCut),
		one("role", "qualifier of a role cut", roleQualifierCut),
		one("role", "noun before the head did it", modifierDid),
		one("governed", "to-verb made a fact", toVerbMadeFact),
		one("governed", "of-verb made a fact", ofVerbMadeFact),
		one("voice", "passive turned", passiveTurned),
		one("voice", "subject and object swapped", objectSwapped),
		one("voice", "passive lost", passiveLost),
		two("joined", "another's deed", anothersDeed),
		two("joined", "another's deed added", anothersDeedAdded),
		one("moved", "places swapped", placesSwapped),
		one("moved", "times swapped", timesSwapped),
		one("moved", "time of another clause", timeOfOtherClause),
		one("subject", "contrasted one did it", contrastedDid),
		one("subject", "one in the relative clause", relativeDid),
		one("subject", "one in the apposition", apposedDid),
		one("subject", "subject of the first clause", firstClauseDid),
		one("negation", "not dropped", notDropped),
		one("negation", "no dropped", noDropped),
		one("negation", "denial dropped", denialDropped),
		one("hedge", "may and might", modalHedge),
		one("hedge", "hedging adverb", adverbHedge),
		one("hedge", "hedging adjective", adjectiveHedge),
		one("hedge", "vague number", numberHedge),
		one("attribution", "lead dropped", leadDropped),
		one("attribution", "according to dropped", accordingDropped),
		one("attribution", "tail dropped", tailDropped),
		one("condition", "leading condition", leadingCondition),
		one("condition", "trailing condition", trailingCondition),
		one("condition", "formerly", formerly),
		one("numbers", "counts swapped", countsSwapped),
		one("names", "subjects swapped", subjectsSwapped),
		one("fragment", "noun phrase alone", nounPhraseAlone),
		one("fragment", "clause alone", clauseAlone),
		one("fragment", "relative clause alone", relativeAlone),
	}
}
