package prompts

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// differing feeds a reply of one claim and the differences, in chunks of so
// many bytes.
func differing(t *testing.T, differences string, size int) []Difference {
	t.Helper()
	reply := `{"claims":[` + one + `], "differences" :` + differences
	p := NewParser()
	var claims []Claim
	for start := 0; start < len(reply); start += size {
		some, err := p.Feed([]byte(reply[start:min(start+size, len(reply))]))
		claims = append(claims, some...)
		if err != nil {
			t.Fatalf("%q in chunks of %d: %v", differences, size, err)
		}
	}
	if late, err := p.Close(); err != nil || len(late) > 0 || !reflect.DeepEqual(claims, []Claim{claimOne}) {
		t.Errorf("%q in chunks of %d: claims %+v, %v", differences, size, claims, err)
	}
	return p.Differences()
}

// position is a position in the form asked for.
func position(value string, line int) string {
	return fmt.Sprintf(`{"value":%q,"sentences":[%d]}`, value, line)
}

func difference(about string, positions ...string) string {
	return fmt.Sprintf(`{"about":%q,"positions":[%s]}`, about, strings.Join(positions, ","))
}

// Differences come after the claims; one in the wrong form is left out, and
// whatever stands there, the claims are whole.
func TestParserReadsDifferences(t *testing.T) {
	sound := difference("raids", position("61 raids", 3), position("71 {raids}, \"]\"", 9))
	want := Difference{About: "raids", Positions: []Position{{"61 raids", []int{3}}, {`71 {raids}, "]"`, []int{9}}}}
	long := strings.Repeat("a", maxValueBytes+1)
	for _, test := range []struct {
		name, differences string
		want              []Difference
	}{
		{"none", `[]}`, nil},
		{"one", `[` + sound + `]}`, []Difference{want}},
		{"white space", " [ \n" + sound + " , " + sound + " ] \n} \n", []Difference{want, want}},
		{"end of a fence", `[` + sound + "]}\n```", []Difference{want}},
		{"null", `null}`, nil},
		{"a string", `"raids"}`, nil},
		{"an object", `{"about":"raids"}}`, nil},
		{"strings in the list", `["raids",` + sound + `]}`, []Difference{want}},
		{"lines without values", `[{"about":"raids","sentences":[3,9]},` + sound + `]}`, []Difference{want}},
		{"one position", `[` + difference("raids", position("61", 3)) + `]}`, nil},
		{"too many positions", `[` + difference("raids", strings.Split(strings.Repeat(position("61", 3)+" ", maxPositions+1), " ")[:maxPositions+1]...) + `]}`, nil},
		{"no line", `[` + difference("raids", position("61", 3), `{"value":"71","sentences":[]}`) + `]}`, nil},
		{"another key", `[{"about":"raids","text":"x","positions":[` + position("61", 3) + `,` + position("71", 9) + `]}]}`, nil},
		{"no about", `[` + difference(" ", position("61", 3), position("71", 9)) + `]}`, nil},
		{"long about", `[` + difference(long, position("61", 3), position("71", 9)) + `]}`, nil},
		{"long value", `[` + difference("raids", position("61", 3), position(long, 9)) + `]}`, nil},
		{"lost characters", `[` + difference("raids", position("61", 3), position("7\ufffd", 9)) + `]}`, nil},
		{"invalid UTF-8", "[{\"about\":\"r\xff\",\"positions\":[]}]}", nil},
		{"eleven", `[` + strings.Repeat(sound+",", maxDifferences) + sound + `]}`, []Difference{want, want, want, want, want, want, want, want, want, want}},
		{"cut off", `[` + sound + `,{"about":"da`, []Difference{want}},
		{"cut off at once", ``, nil},
		{"brackets that do not pair", `[` + sound + `,}, {]}`, []Difference{want}},
		{"brackets that close nothing", `]]}`, nil},
		{"not JSON", `[` + sound + `,{about:1}]}`, []Difference{want}},
		{"claims once more", `[],"claims":[` + two + `]}`, nil},
		{"deep nesting", strings.Repeat("[", 20000) + strings.Repeat("]", 20000) + "}", nil},
	} {
		for _, size := range []int{1, 3, 1 << 20} {
			if got := differing(t, test.differences, size); !reflect.DeepEqual(got, test.want) {
				t.Errorf("%s, in chunks of %d: got %+v, want %+v", test.name, size, got, test.want)
			}
		}
	}
}
