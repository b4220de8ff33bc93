package ground

import "testing"

// lost are claims that leave out what the rest of the line hangs on: each pair
// shows one thing that stays.
var lost = []struct{ what, line, claim string }{
	{"the beginning of a name", "Victim Support Corin sold the boat.", "Support Corin sold the boat."},
	{"which of its kind", "Schools in Corin have pools.", "Schools have pools."},
	{"which of its kind, by a clause", "Schools that Carr built have pools.", "Schools have pools."},
	{"which of its kind, by a participle", "Schools built by Carr have pools.", "Schools have pools."},
	{"which of its kind, again", "Drivers in Corin have cars.", "Drivers have cars."},
	{"a hedge in what is said", "Berg said Reed has allegedly sold the boat.", "Berg said Reed has sold the boat."},
	{"what goes on in what is said", "Berg said Reed is selling the boat.", "Berg said Reed sold the boat."},
	{"another verb in what is said", "Berg said Reed warned Hill on Friday.", "Berg said Reed said Hill on Friday."},
	{"passive of a verb of speech", "Berg was told on Friday that Reed fled.", "Berg told on Friday that Reed fled."},
	{"what is false", "It is false that Carr resigned.", "Carr resigned."},
	{"or", "Carr or Reed will resign.", "Carr will resign."},
	{"or behind the verb", "Police will arrest Carr or Reed.", "Police will arrest Carr."},
	{"purpose under a negation", "Carr did not stay to help Reed.", "Carr did not stay."},
	{"reason under a negation", "Carr was not jailed for stealing cars.", "Carr was not jailed."},
	{"clause under a negation", "Carr did not resign after the vote failed.", "Carr did not resign."},
	{"provided", "Carr will resign, provided the vote fails.", "Carr will resign."},
	{"once", "Once the vote fails, Carr resigned.", "Carr resigned."},
	{"how", "Reed told how Carr fled.", "Carr fled."},
	{"until", "Carr will lead the party until the vote.", "Carr will lead the party."},
	{"a condition in front", "If the vote fails, Carr will resign.", "Carr will resign."},
	{"unlike", "Unlike Reed, Carr voted.", "Reed voted."},
	{"than", "Carr sold more boats than Reed.", "Carr sold more boats."},
	{"a hedge behind", "Carr fled, allegedly in a stolen car.", "Carr fled, in a stolen car."},
	{"a hedge before a phrase", "Carr fled, possibly with Reed.", "Carr fled with Reed."},
	{"a hedge of a role", "Carr, reportedly a spy, fled.", "Carr, a spy, fled."},
	{"a hedge of a clause", "Carr, who allegedly sold the boat, fled.", "Carr, who sold the boat, fled."},
	{"a source between commas", "The fire, which according to police killed two, began at noon.", "The fire, which killed two, began at noon."},
	{"head of a noun", "Carr met the minister's driver.", "Carr met the minister."},
	{"head of a compound", "Carr robbed the bank manager.", "Carr robbed the bank."},
	{"first noun of a compound", "Carr carried a toy gun.", "Carr carried a gun."},
	{"name of another", "Mount Carr erupted.", "Carr erupted."},
	{"vice", "Vice President Ann Carr fled.", "President Ann Carr fled."},
	{"former before a role", "Former President Ann Carr fled.", "President Ann Carr fled."},
	{"former", "A former mayor fled.", "A mayor fled."},
	{"first", "Carr lost her first race.", "Carr lost her race."},
	{"only", "Carr is the only suspect in the case.", "Carr is the only suspect."},
	{"superlative", "Carr owns the biggest boat in Corin.", "Carr owns the biggest boat."},
	{"few", "Few boats sank.", "A few boats sank."},
	{"doubt", "Reed doubts that Carr fled.", "Carr fled."},
	{"deny", "Carr denied selling boats to Reed.", "Carr denied selling boats."},
	{"fail", "Carr failed to sell the boats in Corin.", "Carr failed to sell the boats."},
	{"who is governed", "Carr asked Reed to resign.", "Reed resigned."},
	{"verb that governs", "Carr tried to sell the boat.", "Carr sold the boat."},
	{"to be told to", "Carr was told to sell the boat.", "Carr sold the boat."},
	{"object for subject", "Carr sued Reed.", "Reed sued Carr."},
	{"subject of the second verb", "Carr sold the boat and Reed fled.", "Carr fled."},
	{"phrase of the second verb", "Carr sold the boat and fled to Corin.", "Carr sold the boat to Corin."},
	{"voice", "Carr was sued by Reed.", "Carr sued Reed."},
	{"half of the voice", "Carr was sued.", "Carr sued."},
	{"acronym", "The bomb hurt US troops.", "The bomb hurt us troops."},
	{"whose words, told by nobody", "Carr called Reed “a thief”.", "Reed is a thief."},
	{"words in marks", "The plan, “a disaster for Corin”, was dropped.", "The plan, a disaster for Corin, was dropped."},
	{"no quotation", "Carr said our team must wait.", "Carr said their team must wait."},
	{"another verb of speech", "Carr was quoted as saying Reed fled.", "Carr said Reed fled."},
	{"who speaks of two", "Carr said Reed fled, but Voss said Hill stayed.", "Carr said Hill stayed."},
	{"statement of a speaker", "Carr said Reed fled and Hill stayed.", "Hill stayed."},
	{"with a participle", "Carr left, carrying the boy.", "Carr left and carries the boy."},
	{"with a participle of another", "Carr met Reed carrying the boy.", "Carr met Reed and carried the boy."},
	{"half of two who did it", "Police arrested Carr and Reed in May.", "Carr was arrested by police and Reed."},
	{"another of two who did it", "Carr sued Reed and the bank on Friday.", "Reed was sued by Carr and the bank."},
	{"role of another", "Carr has sued Reed, the minister.", "Reed was sued by Carr, the minister."},
	{"another of two it was done to", "Reed was sued by Carr and the bank.", "Carr sued Reed and the bank."},
	{"fragment", "Carr sold the boat in Corin.", "The boat in Corin."},
}

// What is left out must not change what is left.
func TestWhatMayNotBeLost(t *testing.T) {
	for _, c := range lost {
		if holdsOn(c.line, c.claim) {
			t.Errorf("%s: %q holds on %q", c.what, c.claim, c.line)
		}
	}
}

// What is left out says more than is needed: the claim holds.
func TestWhatMayBeLost(t *testing.T) {
	for _, c := range []struct{ what, line, claim string }{
		{"whose it is", "The mayor's old house burned on Friday.", "Old house burned on Friday."},
		{"a participle behind a comma", "Carr sold the boat, losing 40 euros.", "Carr sold the boat and lost 40 euros."},
		{"a hedge of a clause that goes", "Police arrested a man who allegedly hit Reed.", "Police arrested a man."},
		{"a role before a name", "The former mayor Ann Carr sold the boat.", "Ann Carr sold the boat."},
		{"an age", "A 24-year-old man sold the boat.", "A man sold the boat."},
		{"some of a kind", "Three men from Corin were arrested.", "Three men were arrested."},
		{"a time", "Carr sold the boat on Friday.", "Carr sold the boat."},
		{"a month cut short", "Carr sold the boat on Jan. 9.", "Carr sold the boat on January 9."},
		{"a second verb", "Carr sold the boat and fled.", "Carr sold the boat."},
		{"a percent sign", "Prices rose 5 percent.", "Prices rose 5%."},
		{"a number in words", "Carr sold sixty-one boats.", "Carr sold 61 boats."},
		{"speech by another person", "“I sold the boat,” Carr said.", "Carr said he sold the boat."},
	} {
		if !holdsOn(c.line, c.claim) {
			t.Errorf("%s: %q falls on %q", c.what, c.claim, c.line)
		}
	}
}

// Words on which the rest hangs are found where they bear on it.
func TestCarriesMore(t *testing.T) {
	lex := englishVocabulary()
	for text, want := range map[string]bool{
		"Carr fled, according to Reed.": true,
		"Carr fled unless Reed lied.":   true,
		"Carr fled, allegedly in May.":  true,
		"a man who allegedly fled":      false,
		"Carr fled in May.":             false,
	} {
		r := read(text, nil, lex)
		if got := r.carriesMore(0, len(r.chunks), lex); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// What may go at the beginning may go nowhere else, and a word that binds opens
// no clause that may go.
func TestOmissionsKeepToTheirPlaces(t *testing.T) {
	opening, inner, binding := 0, 0, 0
	for _, o := range omissionForms() {
		if o.left == "^" && o.outForm.MatchString("C") && o.fits("", "MV$", "MV$") {
			opening++
		}
		if o.outForm.MatchString("C") && o.fits("MV", "MV$", "MV$") {
			inner++
		}
		if o.outForm.MatchString("sMV,") && o.fits("", "MV$", "MV$") || o.outForm.MatchString("sMV") && o.fits("MV", "$", "$") {
			binding++
		}
	}
	if opening == 0 || inner > 0 || binding > 0 {
		t.Errorf("%d rows open, %d inside, %d bind", opening, inner, binding)
	}
}
