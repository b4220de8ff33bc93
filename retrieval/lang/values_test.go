package lang

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestNumbers holds what is read of a number: its value, unit, noun and bound.
// A case lists "value unit noun bound", with - for what is empty, one number
// after the other; an ordinal has a # after its value.
func TestNumbers(t *testing.T) {
	for _, c := range []struct{ language, text, want string }{
		{"en", "61 raids led to the arrest of 71 operatives", "61 - raid -; 71 - oper -"},
		{"en", "sixty-one raids and seventy one arrests", "61 - raid -; 71 - arrest -"},
		{"en", "arresting 71 suspected IS members", "71 - member -"},
		{"en", "one IS member being killed and one security officer wounded", "1 - member -; 1 - offic -"},
		{"en", "one of the largest, no one, one that failed", ""},
		{"en", "a wind of 120 km/h and 90 kph, at 13 p.m. and 17h sharp", "120 km/h - -; 90 km/h - -; 13 - pm -; 17 hour - -"},
		{"fr", "à 17h et 17h05, 12 3456", "17:00 time - -; 17:05 time - -; 12 - - -; 3456 - - -"},
		{"en", "1,23,456 and 12,3456 and 1.2.3,4 and 1 234", "123456 - - -; 12.3456 - - -; 1.2.3,4 - - -; 1 - - -; 234 - - -"},
		{"de", "zweihunderttausend und nullhundert Euro", "200000 - - -"},
		{"en", "two thousand thousand; three million five thousand six hundred and two", "2000 - - -; 1000 - - -; 3005602 - - -"},
		{"en", "twenty thirty; five hundred hundred; one zero", "20 - - -; 30 - - -; 500 - - -; 100 - - -; 1 - - -; 0 - - -"},
		{"en", "3 co-op shops; forty-first; three dozens of eggs", "3 - shop -; 41# - - -; 3 - - -; 12 - egg many"},
		{"en", "in the region of 40 people", "40 - peopl about"},
		{"en", "more than 40 people, at least two, up to 5 men", "40 - peopl more; 2 - - more; 5 - men less"},
		{"en", "about two dozen men and nearly 1,234.50 tons", "24 - men about; 1234.5 tonne - about"},
		{"en", "40+ cars, 5 or more boats, no more than six", "40 - car more; 5 - boat more; 6 - - less"},
		{"en", "$1.5 million, EUR 3.4m, US$5bn, £20 and 20 euros", "1500000 USD - -; 3400000 EUR - -; 5000000000 USD - -; 20 GBP - -; 20 EUR - -"},
		{"en", "61.5% of men, 40 percent, 5 per cent of voters", "61.5 % men -; 40 % - -; 5 % voter -"},
		{"en", "in less than 24 hours; a 24-hour ban; a two-decade rule", "24 hour - less; 24 hour - -; 2 - decad -"},
		{"en", "half a million people, half of them, two-thirds, a third of men", "500000 - peopl -; 0.5 - - -; 2/3 - - -; 1/3 - men -"},
		{"en", "two and a half million euros, 1½ cups, 1/2, 9/11, 24/7", "2500000 EUR - -; 1.5 - cup -; 0.5 - - -; 9/11 - - -; 24/7 - - -"},
		{"en", "hundreds of people, tens of thousands of men, dozens", "100 - peopl many; 10000 - men many; 12 - - many"},
		{"en", "two hundred and fifty thousand; a hundred; twelve hundred", "250000 - - -; 100 - - -; 1200 - - -"},
		{"en", "the fifth mission, No. 2, the 21st, twenty-first century", "5# - mission -; 2# - - -; 21# - - -; 21# - centuri -"},
		{"en", "10 to 15 people, 3-4 cars", "10 - peopl -; 15 - peopl -; 3 - car -; 4 - car -"},
		{"en", "at 5:30 p.m., 17:30, 9 a.m. and 12 am", "17:30 time - -; 17:30 time - -; 09:00 time - -; 00:00 time - -"},
		{"en", "-5 degrees, minus six, the 1990s, 007, 1.2.3", "-5 degree - -; -6 - - -; 1990 decade - -; 7 - - -; 1.2.3 - - -"},
		{"en", "COVID-19, F-16, G7, M23 and COP28", ""},
		{"en", "Phillip M. Bailey and Sterling K. Brown; $5k, 3bn", "5000 USD - -; 3000000000 - - -"},
		{"en", "Mega Millions, a 5G mast, the 49ers, 2,000 U.S. voters, third baseman Ali Khan", "2000 - voter -; 3# - baseman -"},
		{"en", "on Oct. 18 in 2019; 03/04/2023", "03/04/2023 - - -"},
		{"en", "killed 2000 people and 5km on; 3.4m people; a 100m race", "2000 - peopl -; 5 km - -; 3400000 - peopl -; 100 m - -"},
		{"de", "mehr als einundsiebzig Tote, rund 3,4 Mio. Euro, 1.234 Soldaten", "71 - tot more; 3400000 EUR - about; 1234 - soldat -"},
		{"de", "zweihunderteinundsiebzig, dreitausendfünf, zwei Drittel, um 17 Uhr", "271 - - -; 3005 - - -; 2/3 - - -; 17:00 time - -"},
		{"fr", "vingt et deux hommes, vingt et un hommes", "20 - homm -; 2 - homm -; 21 - homm -"},
		{"en", "page 1 /2 cups", "1 - - -; 2 - cup -"},
		{"fr", "soixante et onze hommes, quatre-vingt-dix-sept blessés, un homme", "71 - homm -; 97 - bless -"},
		{"fr", "1 234 personnes, 3,5 millions d’euros, 20 pour cent, à 17h30", "1234 - person -; 3500000 EUR - -; 20 % - -; 17:30 time - -"},
		{"es", "setenta y un soldados, más de mil personas, 1.234,5 euros", "71 - sold -; 1000 - person more; 1234.5 EUR - -"},
		{"ar", "٧١ شخصا، و61 مداهمة، واحد وسبعون، نحو 1٬234٫5 دولار، 20 في المئة", "71 - شخص -; 61 - مداهم -; 71 - - -; 1234.5 USD - about; 20 % - -"},
		{"he", "יותר מ-40 הרוגים, שבעים ואחת, כ-20 אחוזים", "40 - רוג more; 71 - - -; 20 % - about"},
	} {
		var got []string
		for _, n := range Numbers(c.text, c.language) {
			value := n.Value
			if n.Ordinal {
				value += "#"
			}
			got = append(got, fmt.Sprintf("%s %s %s %s", value, orDash(n.Unit), orDash(n.Noun), orDash(n.Bound)))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s %q:\n got %s\nwant %s", c.language, c.text, s, c.want)
		}
	}
}

// TestNumberSpans holds that the span covers sign, scale and unit, and neither
// the bound nor the noun.
func TestNumberSpans(t *testing.T) {
	text := "More than $1.5 million, nearly 40 % of voters, -5°C, No. 2, 24 hours and seventy-one raids at 5 p.m."
	var got []string
	for _, n := range Numbers(text, "en") {
		got = append(got, text[n.Start:n.End])
	}
	want := "$1.5 million|40 %|-5°C|No. 2|24 hours|seventy-one|5 p.m."
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("got %s, want %s", s, want)
	}
}

// A time of day is told with a point as well, and a length in small units.
func TestDottedTimes(t *testing.T) {
	for text, want := range map[string]string{
		"It left at 3.15 p.m. on Monday.": "15:15 time",
		"It left at 11.40 am.":            "11:40 time",
		"It rose by 3.15 percent.":        "3.15 %",
		"It rose by 3.75 p.m.":            "3.75 ",
		"It rose by 12 centimetres.":      "12 cm",
		"It rained 87 millimetres.":       "87 mm",
	} {
		got := Numbers(text, "en")
		if len(got) != 1 || got[0].Value+" "+got[0].Unit != want {
			t.Errorf("%s: %+v, want %s", text, got, want)
		}
	}
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// TestDates holds that one day is read alike however it is written, and that
// what is no date is left alone.
func TestDates(t *testing.T) {
	for _, c := range []struct{ language, text, want string }{
		{"en", "on Oct. 18, 18 October, October 18th and the 18th of October", "0-10-18 0-10-18 0-10-18 0-10-18"},
		{"en", "Oct. 20, 2017, shows; 20 October 2017; 2017-10-20; 10/20/2017", "2017-10-20 2017-10-20 2017-10-20 2017-10-20"},
		{"en", "20/10/2017, 10/10/2017, 03/04/2023, 13/13/2023", "2017-10-20 2017-10-10"},
		{"en", "his Nov. 10 visit; last June; in October alone; October 2023", "0-11-10 0-6-0 0-10-0 2023-10-0"},
		{"en", "Nov. 10-12, 18-20 October and Sept. 3 to 5, 2021", "0-11-10 0-11-12 0-10-18 0-10-20 2021-9-3 2021-9-5"},
		{"en", "in 2019, the 2019 vote, 2011–2019, since 1848, mid-2020, Paris 2024", "2019-0-0 2019-0-0 2011-0-0 2019-0-0 1848-0-0 2020-0-0 2024-0-0"},
		{"en", "killed 2000 people, 2019 km, $2019, more than 2000, 2,019, 1848 men, the 1990s", ""},
		{"en", "they may march; an august man; April Jones; a decision; on Saturday", ""},
		{"en", "5 and 6 May, 5 then 6 May; 0850; 3000", "0-5-5 0-5-6 0-5-6"},
		{"de", "am 0. Mai, 5. mai 2020", "2020-0-0"},
		{"en", "in May, mid-May, early March, by August", "0-5-0 0-5-0 0-3-0 0-8-0"},
		{"en", "May 5 and 20 people, Oct. 45", "0-5-5 0-10-0"},
		{"de", "am 3. Oktober 2019, am 18.10.2023, im Mai, im Jahr 2020, 5. bis 7. März", "2019-10-3 2023-10-18 0-5-0 2020-0-0 0-3-5 0-3-7"},
		{"fr", "le 18 octobre 2023, le 1er mai, 03/04/2023, en 2019", "2023-10-18 0-5-1 2023-4-3 2019-0-0"},
		{"es", "el 18 de octubre de 2023, en mayo, 3 de enero", "2023-10-18 0-5-0 0-1-3"},
		{"ar", "في ١٨ أكتوبر ٢٠٢٣، 18 أكتوبر/تشرين الأول، 5 تشرين الثاني 2024، عام 2019", "2023-10-18 0-10-18 2024-11-5 2019-0-0"},
		{"he", "ב-18 באוקטובר 2023, ב-2019, 3 במאי", "2023-10-18 2019-0-0 0-5-3"},
	} {
		var got []string
		for _, d := range Dates(c.text, c.language) {
			got = append(got, fmt.Sprintf("%d-%d-%d", d.Year, d.Month, d.Day))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s %q:\n got %s\nwant %s", c.language, c.text, s, c.want)
		}
	}
}

// FuzzValues holds that the spans of numbers, dates and names lie inside the
// text, on rune borders and in order, and that no number lies in a date.
func FuzzValues(f *testing.F) {
	file, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, language := range []string{"en", "de", "fr", "es", "ar", "he"} {
		for line := range strings.Lines(string(file)) {
			f.Add(line, language)
		}
		f.Add("No. 2½ – 1/2/3 Oct. 18-20, 17h30 quatre-vingt-dix, al-", language)
	}
	f.Fuzz(func(t *testing.T, text, language string) {
		text = strings.ToValidUTF8(text, "?")
		var numbers, dates, names []Span
		for _, n := range Numbers(text, language) {
			numbers = append(numbers, n.Span)
			if n.Value == "" {
				t.Fatalf("number %q has no value", text[n.Start:n.End])
			}
		}
		for _, d := range Dates(text, language) {
			dates = append(dates, d.Span)
		}
		for _, n := range Names(text, language) {
			names = append(names, n.Span)
			if len(n.Words) == 0 {
				t.Fatalf("name %q has no words", text[n.Start:n.End])
			}
		}
		for _, spans := range [][]Span{numbers, dates, names} {
			checkSpans(t, text, spans)
		}
		for _, n := range numbers {
			for _, d := range dates {
				if d.Start <= n.Start && n.End <= d.End {
					t.Fatalf("number %q lies in date %q", text[n.Start:n.End], text[d.Start:d.End])
				}
			}
		}
	})
}

// checkSpans fails unless the spans ascend without overlap on rune borders.
func checkSpans(t *testing.T, text string, spans []Span) {
	t.Helper()
	at := 0
	for _, s := range spans {
		if s.Start < at || s.End <= s.Start || s.End > len(text) {
			t.Fatalf("span %v after byte %d of %q", s, at, text)
		}
		if !utf8.ValidString(text[s.Start:s.End]) {
			t.Fatalf("span %v cuts a character of %q", s, text)
		}
		at = s.End
	}
}
