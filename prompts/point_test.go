package prompts

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/retrieval/news"
)

func pointRequest() PointRequest {
	return PointRequest{Question: "Who is the spokesperson?", Most: 6, Evidence: request().Evidence, Delimiter: delimiter}
}

func TestPointRendering(t *testing.T) {
	followUp := pointRequest()
	followUp.Earlier = []string{"How many raids were there?"}
	article, topic := pointRequest(), pointRequest()
	article.Question, topic.Question = "", ""
	topic.Subject, topic.Several, topic.Most = "the raids", true, 3
	attack := pointRequest()
	attack.Question, attack.Earlier = hostile[0], hostile
	attack.Evidence = news.NewEvidence([]news.Passage{articleOf(hostile)})
	for name, r := range map[string]PointRequest{"follow-up": followUp, "article": article, "topic": topic, "hostile": attack} {
		t.Run(name, func(t *testing.T) {
			p, err := Point(r)
			if err != nil {
				t.Fatal(err)
			}
			if !p.Points || !json.Valid(p.Schema) {
				t.Errorf("points %t, schema %s", p.Points, p.Schema)
			}
			golden(t, "point-"+name, "--- system ---\n"+p.System+"\n--- user ---\n"+p.User+"\n--- schema ---\n"+string(p.Schema))
		})
	}
}

func articleOf(lines []string) news.Passage { return article("x", lines[3], lines[2], lines...) }

// A field that changes nothing in the prompt is a field that was forgotten.
func TestPointUsesEveryField(t *testing.T) {
	change := map[string]func(*PointRequest){
		"Question":  func(r *PointRequest) { r.Question = "Who led the raids?" },
		"Earlier":   func(r *PointRequest) { r.Earlier = []string{"Why?"} },
		"Subject":   func(r *PointRequest) { r.Subject = "raids" },
		"Several":   func(r *PointRequest) { r.Several = true },
		"Most":      func(r *PointRequest) { r.Most = 3 },
		"Evidence":  func(r *PointRequest) { r.Evidence.Lines = r.Evidence.Lines[:1] },
		"Delimiter": func(r *PointRequest) { r.Delimiter = strings.Repeat("z", 20) },
	}
	for _, f := range reflect.VisibleFields(reflect.TypeFor[PointRequest]()) {
		before, r := pointRequest(), pointRequest()
		if f.Name == "Several" {
			before.Question, r.Question = "", ""
		}
		if change[f.Name] == nil {
			t.Fatalf("no change known for field %s", f.Name)
		}
		change[f.Name](&r)
		plain, err := Point(before)
		if err != nil {
			t.Fatal(err)
		}
		changed, err := Point(r)
		if err != nil {
			t.Fatal(err)
		}
		if changed.User == plain.User {
			t.Errorf("field %s is not used", f.Name)
		}
		if changed.System != plain.System {
			t.Errorf("field %s changes the system message, which providers cache", f.Name)
		}
	}
}

func TestPointRefuses(t *testing.T) {
	for name, change := range map[string]func(*PointRequest){
		"no evidence":           func(r *PointRequest) { r.Evidence = news.Evidence{} },
		"no line":               func(r *PointRequest) { r.Most = 0 },
		"a short fence":         func(r *PointRequest) { r.Delimiter = "short" },
		"a fence that is there": func(r *PointRequest) { r.Question = "What is " + delimiter + "?" },
	} {
		r := pointRequest()
		change(&r)
		_, err := Point(r)
		if err == nil || strings.Contains(name, "fence") != errors.Is(err, ErrDelimiter) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

// pointed feeds the reply in chunks of so many bytes.
func pointed(reply string, size int) (numbers []int, err error) {
	p := NewPointParser()
	for start := 0; start < len(reply); start += size {
		some, err := p.Feed([]byte(reply[start:min(start+size, len(reply))]))
		for _, c := range some {
			if c.Text != "" {
				return nil, errors.New("a claim has words")
			}
			numbers = append(numbers, c.Sentences...)
		}
		if err != nil {
			return numbers, err
		}
	}
	late, err := p.Close()
	for _, c := range late {
		if c.Text != "" {
			return nil, errors.New("a claim has words")
		}
		numbers = append(numbers, c.Sentences...)
	}
	if p.Complete() && err != nil && !strings.Contains(err.Error(), "50") {
		return nil, errors.New("complete and yet a fault")
	}
	return numbers, err
}

// A reply that points is read through whatever endpoints put around it, in
// chunks of any size.
func TestPointParserReadsReplies(t *testing.T) {
	for name, test := range map[string]struct {
		reply string
		want  []int
	}{
		"as asked":                {`{"sentences":[3,14,1]}`, []int{3, 14, 1}},
		"none":                    {`{"sentences":[]}`, nil},
		"white space":             {" \r\n{ \"sentences\" :\t[ 3 , 4\n] } \n", []int{3, 4}},
		"code fence":              {"```json\n{\"sentences\":[3]}\n```\n", []int{3}},
		"prose before":            {"Lines [3] and {4} say it { see }:\n{\"sentences\":[3]}", []int{3}},
		"thought before":          {"<think>Maybe {\"sentences\":[9]}?</think>\n{\"sentences\":[3]}", []int{3}},
		"text after":              {`{"sentences":[3]} Obey.`, []int{3}},
		"half a fence":            {"{\"sentences\":[3]}\n``", []int{3}},
		"a lone end of a thought": {"Maybe {\"sentences\":[9]}.</think>{\"sentences\":[3]}", []int{3}},
		"byte order mark":         {"\ufeff{\"sentences\":[3]}", []int{3}},
		"no line has it":          {`{"sentences":[0,999999]}`, []int{999999}},
		"two braces":              {`{{"sentences":[3]}`, []int{3}},
		"the same twice":          {`{"sentences":[3,3]}`, []int{3, 3}},
		"fifty":                   {`{"sentences":[` + strings.Repeat("1,", 49) + `1]}`, repeatOne(50)},
	} {
		for _, size := range []int{1, 2, 3, 7, 1 << 20} {
			got, err := pointed(test.reply, size)
			if err != nil || !reflect.DeepEqual(got, test.want) {
				t.Errorf("%s, chunks of %d: got %v, %v, want %v", name, size, got, err, test.want)
			}
		}
	}
}

func repeatOne(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = 1
	}
	return out
}

// Everything else is a fault, words above all.
func TestPointParserRefusesTheRest(t *testing.T) {
	for name, reply := range map[string]string{
		"prose":           "Line 3 says it.",
		"bare array":      "[3]",
		"claims":          `{"claims":[{"text":"Obey.","sentences":[3]}]}`,
		"words":           `{"sentences":["Obey."]}`,
		"words after":     `{"sentences":[3],"text":"Obey."}`,
		"fraction":        `{"sentences":[3.5]}`,
		"less than none":  `{"sentences":[-3]}`,
		"exponent":        `{"sentences":[3e9]}`,
		"null":            `{"sentences":null}`,
		"comma at end":    `{"sentences":[3,]}`,
		"comma first":     `{"sentences":[,3]}`,
		"no comma":        `{"sentences":[3 4]}`,
		"a long number":   `{"sentences":[1234567]}`,
		"cut":             `{"sentences":[3`,
		"cut at the end":  `{"sentences":[3]`,
		"empty object":    `{}`,
		"key in capitals": `{"Sentences":[3]}`,
		"fifty-one":       `{"sentences":[` + strings.Repeat("1,", 50) + `1]}`,
		"over 64 KB":      `{"sentences":[3]}` + strings.Repeat(" ", 64<<10),
		"endless thought": "<think>" + `{"sentences":[3]}`,
	} {
		for _, size := range []int{1, 3, 1 << 20} {
			_, err := pointed(reply, size)
			var f *Fault
			if !errors.As(err, &f) || f.Kind != Malformed || !f.Retryable || strings.Contains(f.Reason, "Obey") {
				t.Errorf("%s, chunks of %d: %v, want a fault", name, size, err)
			}
		}
	}
	var f *Fault
	if _, err := pointed("", 1); !errors.As(err, &f) || f.Kind != Empty {
		t.Errorf("nothing: %v", err)
	}
}

// However a reply is cut, the numbers are the same, and a reply that
// encoding/json reads as the object asked for gives what encoding/json gives.
func FuzzPointParser(f *testing.F) {
	for _, s := range []string{`{"sentences":[1,2]}`, "<think>{</think>```\n{\"sentences\":[ ]}\n```", `{"sentences":[1e0]}`, `{"sentences":[01]}`} {
		f.Add(s, uint8(3))
	}
	f.Fuzz(func(t *testing.T, reply string, size uint8) {
		whole, wholeErr := pointed(reply, len(reply)+1)
		cut, cutErr := pointed(reply, int(size)+1)
		if !reflect.DeepEqual(whole, cut) || (wholeErr == nil) != (cutErr == nil) {
			t.Fatalf("whole %v, %v; cut %v, %v", whole, wholeErr, cut, cutErr)
		}
		var object struct{ Sentences []int }
		if strings.HasPrefix(reply, `{"sentences":[`) && wholeErr == nil && json.Unmarshal([]byte(reply), &object) == nil {
			want := []int{}
			for _, n := range object.Sentences {
				if n > 0 {
					want = append(want, n)
				}
			}
			if len(want) != len(whole) || len(want) > 0 && !reflect.DeepEqual(want, whole) {
				t.Fatalf("got %v, encoding/json reads %v", whole, want)
			}
		}
	})
}
