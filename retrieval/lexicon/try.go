package lexicon

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
)

// Try returns what is wrong with the sentences below a line of a plain list: one
// with + must hold the words that are named after =>, all that stand in it, and one
// with - none.
func Try(e Entry, fold func(string) string) (faults []error) {
	if e.Form != "" {
		return tryForm(e)
	}
	words := make([]string, len(e.Words))
	for i, w := range e.Words {
		words[i] = fold(w)
	}
	form := matcher(words)
	for _, example := range e.Examples {
		var found []string
		text := fold(example.Text)
		for at := 0; at < len(text); {
			m := form.FindStringSubmatchIndex(text[at:])
			if m == nil {
				break
			}
			found = append(found, text[at+m[2]:at+m[3]])
			at += m[3]
		}
		if got := strings.Join(found, ", "); got != fold(example.Want) || example.Holds == (got == "") {
			faults = append(faults, fmt.Errorf("%s: %q holds %q of the list %q, want %q", example.At, example.Text, got, e.Name, example.Want))
		}
	}
	return faults
}

// tryForm is Try for an expression: a sentence with + must match it as it is printed,
// and one with - must not.
func tryForm(e Entry) (faults []error) {
	file := strings.TrimSuffix(path.Base(e.At[:strings.LastIndex(e.At, ":")]), ".txt")
	form := regexp.MustCompile(now().filled(file, path.Dir(e.At), e.Form))
	for _, example := range e.Examples {
		if (form.MatchString(example.Text) || form.MatchString(example.Text+" ")) != example.Holds { // some match what a space follows
			faults = append(faults, fmt.Errorf("%s: %q under %q: match is %v", example.At, example.Text, e.Name, !example.Holds))
		}
	}
	return faults
}

// matcher matches the words of a list where they stand as whole words. A word that
// begins or ends with a hyphen is the end or the beginning of words.
func matcher(words []string) *regexp.Regexp {
	var forms []string
	for _, w := range words {
		if strings.Trim(w, "-") == "" {
			forms = append(forms, regexp.QuoteMeta(w))
			continue
		}
		form := Pattern(strings.Trim(w, "-"))
		if strings.HasPrefix(w, "-") {
			form = `[\pL]+` + form
		}
		if strings.HasSuffix(w, "-") {
			form += `[\pL]+`
		}
		forms = append(forms, form)
	}
	return regexp.MustCompile(`(?:^|[^\pL\pN])(` + strings.Join(forms, "|") + `)(?:$|[^\pL\pN])`)
}

// TryAll returns what is wrong with the program's plain lists: sentences that do
// not hold, lists that have none of either kind in any language, and files of a
// language that have none.
func TryAll(fold func(string) string) (faults []error) {
	for file, languages := range now().entries {
		if file == Meanings || file == Forms || slices.Contains(readElsewhere, file) {
			continue
		}
		kinds := map[string]int{} // of examples, by what they are below
		lists := map[string]bool{}
		for language, entries := range languages {
			for _, e := range entries {
				faults = append(faults, Try(e, fold)...)
				list := e.Name
				if slices.Contains(tables, file) {
					list = "" // of a table, one example of a kind will do
				}
				lists[file+" "+list], lists[file+" in "+language] = true, true
				for _, example := range e.Examples {
					for _, below := range []string{file + " " + list, file + " in " + language} {
						kinds[fmt.Sprint(below, example.Holds)]++
					}
				}
			}
		}
		for list := range lists {
			if kinds[list+"true"] == 0 || kinds[list+"false"] == 0 {
				faults = append(faults, fmt.Errorf("%s: not both kinds of sentences", list))
			}
		}
	}
	return faults
}
