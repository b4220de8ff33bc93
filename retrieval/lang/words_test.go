package lang

import (
	"strings"
	"testing"
)

// TestFold holds that spellings which a reader takes for one fold alike.
func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Oﬃce ﬂoors":        "office floors",
		"Al-Din":            "al-din",
		"Mélenchon’s":       "melenchon's",
		"Łódź, Straße, Øre": "lodz, strasse, ore",
		"e\u0301te\u0301":   "ete",
		"٧١":                "71",
		"مُحَمَّد":          "محمد",
		"القاهرة":           "القاهره",
		"إلى":               "الي",
		"צַהַ״ל":            "צה\"ל",
		"co\u00adop\u200b":  "coop",
		"हिन्दी":            "हिन्दी",
		"がく":                "がく",
		"":                  "",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestWords holds how words are cut, folded and stemmed; a stop word is
// written with a star.
func TestWords(t *testing.T) {
	for _, c := range []struct{ language, text, folded, stems string }{
		{"en", "Syria’s arrests", "syria arrests", "syria arrest"},
		{"en", "Nour al-Din al-Baba", "nour al din al baba", "nour al din al baba"},
		{"en", "Deir ez-Zor", "deir ez zor", "deir ez zor"},
		{"en", "The U.S. is at 1,000", "the* us is* at* 1000", "the us is at 1000"},
		{"en", "IS cells in the US told us", "is cells in* the* us told us*", "is cell in the us told us"},
		{"en", "WHO IS HE", "who* is* he*", "who is he"},
		{"en-GB", "O’Brien didn’t go!", "o'brien didn't* go", "o'brien didn't go"},
		{"en", "More:Khalil spoke at 10:30", "more* khalil spoke at* 10 30", "more khalil spoke at 10 30"},
		{"de", "Die Häuser der Straße, 1.000", "die* hauser der* strasse 1000", "die haus der strass 1000"},
		{"fr", "L’armée d’Alep, aujourd’hui", "l* armee d* alep aujourd'hui", "l arme d alep aujourd'hui"},
		{"es", "Las operaciones", "las* operaciones", "las oper"},
		{"ar", "المداهمات في ٧١", "المداهمات في* 71", "مداهم في 71"},
		{"he", "של המשרד", "של* המשרד", "של משרד"},
		{"sv", "bilarna", "bilarna", "bil"},
		{"", "raids", "raids", "raid"},
		{"xx", "raids", "raids", "raids"},
	} {
		var folded, stems []string
		for _, w := range Words(c.text, c.language) {
			mark := ""
			if w.Stop {
				mark = "*"
			}
			folded, stems = append(folded, w.Folded+mark), append(stems, w.Stem)
		}
		if got := strings.Join(folded, " "); got != c.folded {
			t.Errorf("%s %q: folded %q, want %q", c.language, c.text, got, c.folded)
		}
		if got := strings.Join(stems, " "); got != c.stems {
			t.Errorf("%s %q: stems %q, want %q", c.language, c.text, got, c.stems)
		}
	}
}

// TestDetect holds that a paragraph's language is told and that a scrap, a mix
// or another language is not guessed.
func TestDetect(t *testing.T) {
	for text, want := range map[string]string{
		"The ministry said that the raids were carried out in several provinces":      "en",
		"Das Ministerium teilte mit, dass die Razzien in mehreren Provinzen waren":    "de",
		"Le ministère a déclaré que les raids ont été menés dans plusieurs provinces": "fr",
		"El ministerio dijo que las redadas se llevaron a cabo en varias provincias":  "es",
		"قالت الوزارة إن المداهمات نفذت في عدة محافظات":                               "ar",
		"משרד הפנים מסר כי הפשיטות בוצעו במספר מחוזות":                                "he",
		"وزارت کشور گفت که این عملیات در چند استان انجام شد":                          "",
		"Министерство сообщило о рейдах в нескольких провинциях":                      "",
		"The raids were in the city. Die Razzien waren in der Stadt.":                 "",
		"Damascus": "",
		"61, 71.":  "",
		"":         "",
	} {
		if got := Detect(text); got != want {
			t.Errorf("Detect(%q) = %q, want %q", text, got, want)
		}
	}
	long := strings.Repeat("и", detectBytes) // the cut falls on a rune border
	if got := Detect("a" + long); got != "" {
		t.Errorf("Detect(long) = %q", got)
	}
}

// FuzzWords holds that words ascend on rune borders, that none is empty, and
// that folding what is folded changes nothing.
func FuzzWords(f *testing.F) {
	for _, language := range []string{"en", "de", "fr", "es", "ar", "he", "tr"} {
		f.Add("Syria’s L’armée U.S. 1,000 3.4m al-Din قالت ٧١ צה״ל İstanbul", language)
	}
	f.Fuzz(func(t *testing.T, text, language string) {
		text = strings.ToValidUTF8(text, "?")
		var spans []Span
		for _, w := range Words(text, language) {
			spans = append(spans, w.Span)
			if w.Stem == "" && w.Folded != "" {
				t.Fatalf("word %q has no stem", text[w.Start:w.End])
			}
		}
		checkSpans(t, text, spans)
		if once := Fold(text); Fold(once) != once {
			t.Fatalf("Fold(%q) = %q, and again %q", text, once, Fold(once))
		}
	})
}
