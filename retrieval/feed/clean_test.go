package feed

import "testing"

// What nobody sees parts no word and hides none; what a script is spelled with
// stays.
func TestClean(t *testing.T) {
	for text, want := range map[string]string{
		"Wasser\u00adstands\u00admeldung":      "Wasserstandsmeldung",
		"Har\u200dbour M\u200caster, 4\u200d1": "Harbour Master, 41",
		"7\u2060\u00a0May":                     "7\u00a0May",
		"1\u2063000":                           "1000",
		"می\u200cخواهم":                        "می\u200cخواهم",
		"👩\u200d🚒 came":                        "👩\u200d🚒 came",
		"क्\u200dष":                            "क्\u200dष",
		"ends with one\u200d":                  "ends with one\u200d",
		"Łódź\u200c\u200dka":                   "Łódźka",
		"a\u202eb\tc\u2028d":                   "ab c\nd",
		"café, cafe\u0301":                     "café, cafe\u0301",
	} {
		if got := clean(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
