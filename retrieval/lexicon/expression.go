package lexicon

import (
	"fmt"
	"regexp"
	"sort"
	"strings"
)

// Expression is a regular expression of a file under its name.
type Expression struct {
	Name string
	*regexp.Regexp
}

// named matches what stands for the words of a list in an expression.
var named = regexp.MustCompile(`\{(?:([a-z]+)/)?([a-z]+)\}`)

// Expressions returns the expressions of a file, of all languages that have it.
func Expressions(file string) func() []Expression {
	return Kept(func() (out []Expression) {
		languages := now().entries[file]
		for _, language := range inOrder(languages) {
			for _, e := range languages[language] {
				if e.Form != "" {
					out = append(out, Expression{e.Name, regexp.MustCompile(now().filled(file, language, e.Form))})
				}
			}
		}
		return out
	})
}

// ExpressionOf returns the expressions of one name as one.
func ExpressionOf(file, name string) func() *regexp.Regexp {
	all := Expressions(file)
	return Kept(func() *regexp.Regexp {
		var forms []string
		for _, f := range all() {
			if f.Name == name {
				forms = append(forms, f.String())
			}
		}
		return regexp.MustCompile(strings.Join(forms, "|"))
	})
}

// filled returns an expression with the words of the lists that it names: those of
// its language, or of all where that has none.
func (c *contents) filled(file, language, form string) string {
	return named.ReplaceAllStringFunc(form, func(name string) string {
		m := named.FindStringSubmatch(name)
		from := m[1]
		if from == "" {
			from = file
		}
		var words, own []string
		languages := c.entries[from]
		for _, other := range inOrder(languages) {
			for _, e := range languages[other] {
				if e.Name == m[2] {
					words = append(words, e.Words...)
				}
				if e.Name == m[2] && other == language {
					own = append(own, e.Words...)
				}
			}
		}
		if own != nil {
			words = own
		}
		return Pattern(words...)
	})
}

// compile reports the first expression that is none.
func compile(entries []Entry) error {
	for _, e := range entries {
		if _, err := regexp.Compile(named.ReplaceAllString(e.Form, "x")); err != nil {
			return fmt.Errorf("%s: %w", e.At, err)
		}
	}
	return nil
}

func inOrder[T any](languages map[string]T) (out []string) {
	for language := range languages {
		out = append(out, language)
	}
	sort.Strings(out)
	return out
}
