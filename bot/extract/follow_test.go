package extract

import (
	"fmt"
	"strings"
	"testing"
)

// A follow-up is answered about whom and what was asked before, over several
// questions; a question of its own is not bent by those before it.
func TestChooseFollowUp(t *testing.T) {
	for _, test := range []struct {
		earlier, question, first string
	}{
		{"Who is Anna Reed?", "How old is she?", "Anna Reed, 34,"},
		{"Who is Anna Reed?", "Where did she grow up?", "Anna Reed, 34,"},
		{"Who is Anna Reed?|How old is she?", "And what will she run?", "will run the café"},
		{"Who voted for the plan for the mill?", "And against?", "Per Haugen voted against"},
		{"Who ran the ferry Solveig?", "How many people were injured on it?", "Fourteen people were injured"},
		{"Who is Anna Reed?", "How many people were injured on the ferry Solveig?", "Fourteen people were injured"},
		{"", "How old is she?", ""},
	} {
		t.Run(test.earlier+" "+test.question, func(t *testing.T) {
			var earlier []string
			if test.earlier != "" {
				earlier = strings.Split(test.earlier, "|")
			}
			picks := Choose(Analyse(test.question, earlier), articles(mill, ferry, lighthouse, warehouse)).Picks
			switch {
			case test.first == "" && len(picks) > 0:
				t.Errorf("answered with %q", picks[0].text())
			case test.first != "" && (len(picks) == 0 || !strings.Contains(picks[0].text(), test.first)):
				t.Errorf("picks %+v", picks)
			}
		})
	}
}

// What points back needs the question before it.
func TestLeansBack(t *testing.T) {
	for question, want := range map[string]bool{
		"How old is she?": true, "And why?": true, "What about the cost?": false, "How much does it cost?": true, "When will it close?": true,
		"Is it true that the mayor of the town will resign?": false, "Who is Anna Reed?": false, "And who led the raids of the police on the mill?": false, "Did she and Tom Field agree?": false,
		"How many raids were there?": false, "What happened there?": true, "Who said that the sea was calm?": false, "Who says that?": true, "How many workers lost their jobs?": false,
		"¿Quién es el alcalde?": false, "What did she say about the plan for the new hall?": true,
		"Wie alt ist sie?": true, "What did Ann Carr say about it?": false,
	} {
		if got := LeansBack(question); got != want {
			t.Errorf("%s: %v, want %v", question, got, want)
		}
	}
}

// A follow-up takes over the names at their weight, other words at less, and
// what is asked where it asks nothing itself.
func TestFollow(t *testing.T) {
	for _, test := range []struct {
		earlier, question string
		kind              Kind
		names             string
		weights           string // words with their weights
	}{
		{"Who is Anna Reed?", "How old is she?", HowMany, "anna reed", "old 0.25 anna 1.50 reed 1.50"},
		{"Who is Anna Reed?|How old is she?", "Where does she live?", Where, "anna reed", "live 1.00 old 0.25 anna 1.50 reed 1.50"},
		{"Who voted for the hall?", "And against?", Who, "", "against 1.00 voted 0.50 hall 0.50"},
		{"When will the hall open?", "And the mill?", When, "", "mill 1.00 hall 0.50 open 0.50"},
		{"When will the hall open?", "Who owns the mill?", Who, "", "owns 1.00 mill 1.00 hall 0.20 open 0.20"},
		{"Who is Anna Reed?|What is it?|Why?", "And when?", When, "anna reed", "anna 1.50 reed 1.50"},
		{"Who is Anna Reed?|What is it?|Why?|Where?", "And when?", When, "anna reed", "anna 1.50 reed 1.50"},
	} {
		c := Clause{}
		if q := Analyse(test.question, strings.Split(test.earlier, "|")); len(q.Clauses) > 0 {
			c = q.Clauses[0]
		}
		var names, weights []string
		for _, n := range c.names {
			names = append(names, strings.Join(n, " "))
		}
		for _, term := range c.Terms {
			weights = append(weights, fmt.Sprintf("%s %.2f", term.Folded, term.Weight))
		}
		if c.Kind != test.kind || strings.Join(names, ", ") != test.names || strings.Join(weights, " ") != test.weights {
			t.Errorf("%s after %s: kind %d, names %q, words %q", test.question, test.earlier, c.Kind, names, weights)
		}
	}
}
