package prompts

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// parse feeds the reply in chunks of so many bytes.
func parse(reply string, size int) ([]Claim, error) {
	p := NewParser()
	var claims []Claim
	for start := 0; start < len(reply); start += size {
		some, err := p.Feed([]byte(reply[start:min(start+size, len(reply))]))
		claims = append(claims, some...)
		if err != nil {
			return claims, err
		}
	}
	late, err := p.Close()
	if err != nil && p.Complete() {
		return claims, errors.New("complete and yet a fault")
	}
	return append(claims, late...), err
}

const (
	one = `{"text":"One said so.","sentences":[1]}`
	two = `{"text":"Two {[\"]} é 😀.","sentences":[2, 3]}`
)

var (
	claimOne = Claim{Text: "One said so.", Sentences: []int{1}}
	claimTwo = Claim{Text: `Two {["]} é 😀.`, Sentences: []int{2, 3}}
	both     = []Claim{claimOne, claimTwo}
)

// A reply is read through whatever endpoints put around it, in chunks of any
// size.
func TestParserReadsReplies(t *testing.T) {
	tests := []struct {
		name, reply string
		want        []Claim
	}{
		{"as asked", `{"claims":[` + one + `,` + two + `]}`, both},
		{"no claims", `{"claims":[]}`, nil},
		{"white space", " \r\n{ \"claims\" :\t[ " + one + " , " + two + " ] } \n\n", both},
		{"code fence", "```json\n{\"claims\":[" + one + "]}\n```\n", []Claim{claimOne}},
		{"fence that never closes", "```\n{\"claims\":[" + one + "]}", []Claim{claimOne}},
		{"prose before", "Here are the claims [as asked] { see below }:\n{\"claims\":[" + one + "]}", []Claim{claimOne}},
		{"thought before", "<think>Maybe {\"claims\":[{\"text\":\"No.\",\"sentences\":[9]}]}?</think>\n{\"claims\":[" + one + "]}", []Claim{claimOne}},
		{"thought and prose", "Well. <think>[{]</think> So: {\"claims\":[]}", nil},
		{"thinking in another tag", "<thinking>" + `{"claims":[` + two + `]}` + "</thinking>" + `{"claims":[` + one + `]}`, []Claim{claimOne}},
		{"thought whose beginning the template holds", "Maybe " + `{"claims":[` + two + `]}` + " or not.\n</think>\n\n" + `{"claims":[` + one + `]}`, []Claim{claimOne}},
		{"channels", "<|channel|>analysis<|message|>" + `{"claims":[` + two + `]}` + "<|end|><|start|>assistant<|channel|>final<|message|>" + `{"claims":[` + one + `]}`, []Claim{claimOne}},
		{"an answer in a tag", "<answer>" + `{"claims":[` + one + `]}` + "</answer>", []Claim{claimOne}},
		{"empty list in the prose after", "So:\n" + `{"claims":[` + one + `]}` + "\nThe differences are [].", []Claim{claimOne}},
		{"half a fence", `{"claims":[]}` + "\n``", nil},
		{"text after", `{"claims":[` + one + `]} That is all.`, []Claim{claimOne}},
		{"text after the fence", "```json\n[" + one + "]```\nDone", []Claim{claimOne}},
		{"two replies", `{"claims":[` + one + `]}{"claims":[` + two + `]}`, []Claim{claimOne}},
		{"text after the differences", `{"claims":[` + one + `],"differences":[]} Done.`, []Claim{claimOne}},
		{"a note in brackets first", `[1] says it: {"claims":[` + one + `]}`, []Claim{claimOne}},
		{"bare array", `[` + one + `,` + two + `]`, both},
		{"empty bare array", "```json\n[]\n```", nil},
		{"byte order mark", "\ufeff{\"claims\":[" + one + "]}", []Claim{claimOne}},
		{"keys the other way round", `{"claims":[{"sentences":[1],"text":"One said so."}]}`, []Claim{claimOne}},
		{"escapes", `{"claims":[{"\u0074ext":"a\u00e9\ud83d\ude00\n\\\"","sentences":[]}]}`, []Claim{{Text: "aé😀\n\\\"", Sentences: []int{}}}},
		{"a claim that repairs another", `{"claims":[{"repairs":2,"text":"One said so.","sentences":[1]}]}`, []Claim{{Text: "One said so.", Sentences: []int{1}, Repairs: 2}}},
		{"numbers that no line has", `{"claims":[{"text":"a","sentences":[0,-1,999]}]}`, []Claim{{Text: "a", Sentences: []int{0, -1, 999}}}},
		{"50 claims", `[` + strings.Repeat(one+",", 49) + one + `]`, repeat(claimOne, 50)},
		{"2,000 bytes", `[{"text":"` + strings.Repeat("a", 2000) + `","sentences":[1]}]`, []Claim{{Text: strings.Repeat("a", 2000), Sentences: []int{1}}}},
		{"just 64 KB", `[` + one + `]` + strings.Repeat(" ", 64<<10-len(one)-2), []Claim{claimOne}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for _, size := range []int{1, 2, 3, 7, 1 << 20} {
				got, err := parse(test.reply, size)
				if err != nil || !reflect.DeepEqual(got, test.want) {
					t.Errorf("chunks of %d: got %+v, %v, want %+v", size, got, err, test.want)
				}
			}
		})
	}
}

func repeat(c Claim, n int) []Claim {
	out := make([]Claim, n)
	for i := range out {
		out[i] = c
	}
	return out
}

// inList returns a reply with a sound claim and then the element.
func inList(element string) string { return `{"claims":[` + one + `,` + element + `]}` }

var malformed = []struct {
	name, reply string
	claims      int // yielded before the fault
	why         string
}{
	{"prose only", "I cannot answer that.", 0, "no JSON of a reply in it"},
	{"thought that never ends", "<think>" + inList(one), 0, "no JSON of a reply in it"},
	{"cut in a claim", `{"claims":[` + one + `,{"te`, 1, "reply ended before its JSON did"},
	{"cut after a claim", `{"claims":[` + one, 1, "reply ended before its JSON did"},
	{"cut before the last brace", `{"claims":[` + one + `]`, 1, "reply ended before its JSON did"},
	{"empty object", `{}`, 0, "the object does not begin with its claims"},
	{"other key", `{"answer":"61"}`, 0, "the object does not begin with its claims"},
	{"key in capitals", `{"Claims":[]}`, 0, "the object does not begin with its claims"},
	{"space in the key", `{"cla ims":[]}`, 0, "the object does not begin with its claims"},
	{"claims not a list", `{"claims":{}}`, 0, "the object does not begin with its claims"},
	{"claims twice", `{"claims":[` + one + `],"claims":[]}`, 1, "more than the claims in the object"},
	{"another key", `{"claims":[` + one + `],"note":""}`, 1, "more than the claims in the object"},
	{"comma and no key", `{"claims":[` + one + `],}`, 1, "more than the claims in the object"},
	{"cut in the key of the differences", `{"claims":[` + one + `],"differ`, 1, "reply ended before its JSON did"},
	{"over 64 KB of differences", `{"claims":[` + one + `],"differences":[` + strings.Repeat(" ", 64<<10), 1, "reply over 64 KB"},
	{"string for a claim", inList(`"x"`), 1, "no claim where one must stand"},
	{"list for a claim", inList(`[]`), 1, "no claim where one must stand"},
	{"no comma", `[` + one + one + `]`, 1, "no claim where one must stand"},
	{"comma at the end", `[` + one + `,]`, 1, "no claim where one must stand"},
	{"comma first", `{"claims":[,]}`, 0, "no claim where one must stand"},
	{"text twice", inList(`{"text":"a","text":"b","sentences":[1]}`), 1, "a claim has an unknown key or the same key twice"},
	{"sentences twice", inList(`{"text":"a","sentences":[1],"sentences":[2]}`), 1, "a claim has an unknown key or the same key twice"},
	{"unknown key", inList(`{"text":"a","sentences":[1],"url":""}`), 1, "a claim has an unknown key or the same key twice"},
	{"key of a claim in capitals", inList(`{"TEXT":"a","sentences":[1]}`), 1, "a claim has an unknown key or the same key twice"},
	{"no text", inList(`{"sentences":[1]}`), 1, "a claim lacks its text or its sentences"},
	{"no sentences", inList(`{"text":"a"}`), 1, "a claim lacks its text or its sentences"},
	{"text null", inList(`{"text":null,"sentences":[1]}`), 1, "a claim's text is not a string"},
	{"text a number", inList(`{"text":61,"sentences":[1]}`), 1, "a claim's text is not a string"},
	{"sentences null", inList(`{"text":"a","sentences":null}`), 1, "a claim's sentences are not a list of whole numbers"},
	{"sentence null", inList(`{"text":"a","sentences":[null]}`), 1, "a claim's sentences are not a list of whole numbers"},
	{"sentence a string", inList(`{"text":"a","sentences":["1"]}`), 1, "a claim's sentences are not a list of whole numbers"},
	{"sentence a fraction", inList(`{"text":"a","sentences":[1.5]}`), 1, "a claim's sentences are not a list of whole numbers"},
	{"sentence too large", inList(`{"text":"a","sentences":[99999999999999999999]}`), 1, "a claim's sentences are not a list of whole numbers"},
	{"sentence not a number", inList(`{"text":"a","sentences":[NaN]}`), 1, "a claim's sentences are not a list of whole numbers"},
	{"repairs null", inList(`{"repairs":null,"text":"a","sentences":[1]}`), 1, "the number of the claim that a claim repairs is no whole number"},
	{"repairs a string", inList(`{"repairs":"1","text":"a","sentences":[1]}`), 1, "the number of the claim that a claim repairs is no whole number"},
	{"repairs twice", inList(`{"repairs":1,"repairs":1,"text":"a","sentences":[1]}`), 1, "a claim has an unknown key or the same key twice"},
	{"blank text", inList(`{"text":" \n","sentences":[1]}`), 1, "a claim without words"},
	{"brackets that do not pair", inList(`{"text":"a","sentences":[1}`), 1, "a claim's sentences are not a list of whole numbers"},
	{"line end in a string", inList("{\"text\":\"a\nb\",\"sentences\":[1]}"), 1, "a claim's text is not a string"},
	{"not JSON", inList(`{text:'a'}`), 1, "a claim is not JSON"},
	{"comma in a claim", inList(`{"text":"a","sentences":[1],}`), 1, "a claim is not JSON"},
	{"invalid UTF-8", inList("{\"text\":\"a\xff\",\"sentences\":[1]}"), 1, "invalid UTF-8"},
	{"lone surrogate", inList(`{"text":"a\ud800","sentences":[1]}`), 1, "a claim with lost characters"},
	{"replacement character", inList(`{"text":"a` + "\ufffd" + `","sentences":[1]}`), 1, "a claim with lost characters"},
	{"deep nesting", inList(`{"text":` + strings.Repeat("[", 30000) + strings.Repeat("]", 30000) + `}`), 1, "a claim's text is not a string"},
	{"2,001 bytes", inList(`{"text":"` + strings.Repeat("a", 2001) + `","sentences":[1]}`), 1, "a claim over 2,000 bytes"},
	{"51 claims", `[` + strings.Repeat(one+",", 50) + one + `]`, 50, "more than 50 claims"},
	{"over 64 KB", `[` + one + `]` + strings.Repeat(" ", 64<<10-len(one)-1), 1, "reply over 64 KB"},
	{"over 64 KB of prose", strings.Repeat("word ", 64<<10), 0, "reply over 64 KB"},
}

// Everything else is a fault, found as soon as it is there; the claims before
// it have been yielded.
func TestParserRefusesTheRest(t *testing.T) {
	for _, test := range malformed {
		t.Run(test.name, func(t *testing.T) {
			for _, size := range []int{1, 2, 3, 7, 1 << 20} {
				got, err := parse(test.reply, size)
				var f *Fault
				if !errors.As(err, &f) || f.Kind != Malformed || f.Reason != test.why || !f.Retryable {
					t.Errorf("chunks of %d: got %v, want malformed: %s", size, err, test.why)
				}
				if len(got) != test.claims {
					t.Errorf("chunks of %d: got %d claims, want %d", size, len(got), test.claims)
				}
			}
		})
	}
}

// A claim is there the moment its last byte is: readers see it while the
// model still writes.
func TestParserYieldsEachClaimAtOnce(t *testing.T) {
	p := NewParser()
	for _, step := range []struct {
		chunk string
		want  []Claim
	}{
		{`{"claims":[{"text":"One said so.","sentences":[1]`, nil},
		{`}`, []Claim{claimOne}},
		{`,` + one + `,` + two + `,{"text":"`, both},
		{``, nil},
	} {
		got, err := p.Feed([]byte(step.chunk))
		if err != nil || !reflect.DeepEqual(got, step.want) {
			t.Errorf("after %q: got %+v, %v, want %+v", step.chunk, got, err, step.want)
		}
	}
}

// Nothing at all is a fault of its own kind.
func TestParserKnowsAnEmptyReply(t *testing.T) {
	_, err := parse("", 1)
	var f *Fault
	if !errors.As(err, &f) || f.Kind != Empty {
		t.Errorf("got %v", err)
	}
}

// After a fault nothing is read any more.
func TestParserStaysAtItsFault(t *testing.T) {
	p := NewParser()
	_, first := p.Feed([]byte(`{"claims":[` + one + `x`))
	claims, second := p.Feed([]byte(`[` + one + `]`))
	late, last := p.Close()
	if first == nil || second != first || len(claims) != 0 || len(late) != 0 || last != first {
		t.Errorf("got %v, then %v and %+v, then %v and %+v", first, second, claims, last, late)
	}
}

// However the reply is cut into chunks, the claims and the fault are the same;
// the limits hold; and a reply that encoding/json reads as the object asked
// for gives the claims that encoding/json gives.
func FuzzParser(f *testing.F) {
	for _, s := range []string{
		`{"claims":[` + one + `,` + two + `]}`, "<think>{</think>```json\n[" + one + "]\n```", `{"claims":[]} x`,
		`[{"text":"\ud800","sentences":[1e0]}]`, `{"claims":[` + one + `],"differences":[{"about":"a","positions":[]}]}`, `{{"claims":[{"text":"a","sentences":[null]}]}`, "[\xff{]", `{ [ {"`,
	} {
		f.Add(s, uint8(3))
	}
	f.Fuzz(func(t *testing.T, reply string, size uint8) {
		whole, wholeErr := parse(reply, len(reply)+1)
		split, splitErr := parse(reply, int(size)+1)
		if !reflect.DeepEqual(whole, split) || fmt.Sprint(wholeErr) != fmt.Sprint(splitErr) {
			t.Fatalf("whole: %+v, %v; in chunks of %d: %+v, %v", whole, wholeErr, int(size)+1, split, splitErr)
		}
		if len(whole) > maxClaims {
			t.Errorf("%d claims", len(whole))
		}
		for _, c := range whole {
			if len(c.Text) > maxClaimBytes || strings.TrimSpace(c.Text) == "" {
				t.Errorf("claim of %d bytes: %q", len(c.Text), c.Text)
			}
		}
		var object struct{ Claims []Claim }
		if wholeErr != nil || strings.Contains(reply, "differences") || json.Unmarshal([]byte(reply), &object) != nil || object.Claims == nil {
			return
		}
		if len(object.Claims) != len(whole) || (len(whole) > 0 && !reflect.DeepEqual(object.Claims, whole)) {
			t.Errorf("got %+v, encoding/json reads %+v", whole, object.Claims)
		}
	})
}
