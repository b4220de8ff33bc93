package lang

import (
	"strings"
	"testing"
)

// TestNames holds which runs of words are names; a title stands in brackets
// before its name.
func TestNames(t *testing.T) {
	for _, c := range []struct{ language, text, want string }{
		// People and their titles
		{"en", "The spokesperson, Nour al-Din al-Baba, said", "Nour al-Din al-Baba"},
		{"en", "Interior Ministry spokesperson Maj. Gen. Fares Khalil said", "Interior Ministry|[Maj. Gen.] Fares Khalil"},
		{"en", "US President Donald Trump met Syrian transitional President Ahmed al-Sharaa’s aide", "US|[President] Donald Trump|Syrian|[President] Ahmed al-Sharaa"},
		{"en", "U.S. President Donald J. Trump spoke", "U.S.|[President] Donald J. Trump"},
		{"en", "Turkish Foreign Minister Hakan Fidan met Saudi Crown Prince Mohammed bin Salman", "Turkish|[Foreign Minister] Hakan Fidan|Saudi|[Crown Prince] Mohammed bin Salman"},
		{"en", "Interior Minister Anas Khattab and Secretary of State Marco Rubio left", "[Interior Minister] Anas Khattab|[Secretary of State] Marco Rubio"},
		{"en", "Stephen King and Martin Luther King Jr. met King Charles", "Stephen King|Martin Luther King Jr|[King] Charles"},
		{"en", "Mr. Smith and Dr. Jane O'Neill-Brown left St. Petersburg", "[Mr.] Smith|[Dr.] Jane O'Neill-Brown|St. Petersburg"},
		{"en", "Former President Barack Obama met ex-Senator John McCain", "[President] Barack Obama|[Senator] John McCain"},
		{"en", "The Prime Minister agreed. So did the President.", ""},
		{"en", "said the transport minister, Jan Petersen, in Kiel", "Jan Petersen|Kiel"},
		{"en", "It fell in Jan. 2020, in Jan 2021 and since Jan Congress met", "Congress"},
		// Institutions and places
		{"en", "group Syrian Observatory for Human Rights said", "Syrian Observatory for Human Rights"},
		{"en", "coordinated with the General Intelligence Directorate in Deir ez-Zor", "General Intelligence Directorate|Deir ez-Zor"},
		{"en", "told The Media Line and the University of the Arts", "Media Line|University of the Arts"},
		{"en", "Trump left for Russia, met Iran of Asia", "Trump|Russia|Iran|Asia"},
		{"en", "The visit of Ursula von der Leyen to The Hague", "Ursula von der Leyen|Hague"},
		{"en", "Security Council members met Johnson & Johnson", "Security Council|Johnson & Johnson"},
		// Marks, acronyms and digits
		{"en", "the al-Sharaa–Trump summit and the al-Hol camp", "al-Sharaa|Trump|al-Hol"},
		{"en", "U.S.-Syria ties, a U.S.-led push, counter-IS work", "U.S.|Syria|U.S.|IS"},
		{"en", "Syrian-American and Iranian-backed men in the U.S.", "Syrian-American|Iranian|U.S."},
		{"en", "Islamic State (IS) fought Moscow’s Foreign Ministry", "Islamic State|IS|Moscow|Foreign Ministry"},
		{"en", "the F-16, COVID-19, the G7 and state-run Al Ekhbariya TV", "F-16|COVID-19|G7|Al Ekhbariya TV"},
		{"en", "known as “Abu Imad al-Jumaili,” the “wali of the desert”", "Abu Imad al-Jumaili"},
		{"en", "on Saturday in October, a Nov. 10 visit to Homs in May", "Homs"},
		// The start of a sentence
		{"en", "Moscow denied it. Raids continued. Khalil spoke. Officials left.", "Moscow|Khalil"},
		{"en", "The raids went on. Raids stopped. “We won,” he said. “Raids end.”", ""},
		{"en", "Six Israeli soldiers met. Today Syria won. Visiting Damascus, Trump spoke.", "Israeli|Syria|Damascus|Trump"},
		{"en", "Over a year, IS fought. Israel, which won, left.", "IS|Israel"},
		{"en", "Businessman Ryan Cole met a businessman. Tuesday's talks in October's cold failed.", "Ryan Cole"},
		{"en", "He said Badia fell. Badia rose.", "Badia|Badia"},
		// Headlines
		{"en", "Syrian Ministry Launches Widespread Raids Against Homs Cells\n\nHe left Homs.", "Homs|Homs"},
		{"en", "Nour al-Din al-Baba is with the Syrian Interior Ministry", "Nour al-Din al-Baba|Syrian Interior Ministry"},
		{"en", "He left AT&T and the White House", "AT&T|White House"},
		{"en", "WHAT WOULD YOU GIVE TO CHANGE THE WORLD", ""},
		// Other languages
		{"de", "Am Montag sprach Minister Boris Pistorius mit Ursula von der Leyen über die NATO und den Krieg.", "[Minister] Boris Pistorius|Ursula von der Leyen|NATO"},
		{"fr", "Hier, le président Charles de Gaulle a quitté Paris.", "Charles de Gaulle|Paris"},
		{"es", "El Sr. López viajó a Madrid.", "[Sr.] López|Madrid"},
		{"ar", "قال أحمد الشرع", ""},
	} {
		var got []string
		for _, n := range Names(c.text, c.language) {
			name := c.text[n.Start:n.End]
			if n.Title != "" {
				name = "[" + n.Title + "] " + name
			}
			got = append(got, name)
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s %q:\n got %s\nwant %s", c.language, c.text, s, c.want)
		}
	}
}

// TestNameWords holds that the words of a name are those that Words returns
// for it, so that names can be compared with any text.
func TestNameWords(t *testing.T) {
	text := "He met Nour al-Din al-Baba’s men, U.S. troops, Jean-Luc Mélenchon and Donald J. Trump over COVID-19."
	names := Names(text, "en")
	if len(names) != 5 {
		t.Fatalf("%d names, want 5", len(names))
	}
	for _, n := range names {
		var want []string
		for _, w := range Words(text[n.Start:n.End], "en") {
			want = append(want, w.Folded)
		}
		if strings.Join(n.Words, " ") != strings.Join(want, " ") {
			t.Errorf("%q: words %q, want %q", text[n.Start:n.End], n.Words, want)
		}
	}
}
