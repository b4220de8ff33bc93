package sense

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/pullquote/pullquote/retrieval/lang"
)

const sample = "Maj. Gen. Ann Carr said on 5 May 2023 that 61 raids took place. THE U.S. ARMY SAID IT IS READY."

// samples are the texts that come with the program, each as it stands.
func samples(t *testing.T) []string {
	t.Helper()
	paths, _ := filepath.Glob("../../seeds/*.txt")
	if len(paths) == 0 {
		t.Fatal("no seeds")
	}
	out := []string{sample, "", "L’armée a dit : « 1,000 hommes ».", "More:Khalil"}
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(raw))
	}
	return out
}

// What is read once is what package lang reads, sentence by sentence, whatever was
// read before.
func TestReadsAsLang(t *testing.T) {
	shelf := NewShelf()
	for _, text := range samples(t) {
		for _, language := range []string{"en", "fr", "de"} {
			read := shelf.Of(text, language)
			for _, at := range append(lang.Sentences(text, language), lang.Span{End: len(text)}) {
				s, part := read.At(at.Start, at.End), text[at.Start:at.End]
				for _, c := range []struct {
					what      string
					got, want any
				}{
					{"words", s.Words(), lang.Words(part, language)},
					{"numbers", s.Numbers(), lang.Numbers(part, language)},
					{"dates", s.Dates(), lang.Dates(part, language)},
					{"names", s.Names(), lang.Names(part, language)},
					{"sentences", s.Sentences(), lang.Sentences(part, language)},
					{"letters", s.Folded(), lang.Fold(part)},
				} {
					if fmt.Sprintf("%+v", c.got) != fmt.Sprintf("%+v", c.want) {
						t.Errorf("%s of %q in %s:\n%+v, want\n%+v", c.what, part, language, c.got, c.want)
					}
				}
			}
		}
	}
}

// A part is read once, and so is what another package keeps.
func TestReadsOnce(t *testing.T) {
	shelf := NewShelf()
	first := shelf.Of(sample, "en")
	again := shelf.Of(strings.Clone(sample), "en")
	if first != again {
		t.Fatal("the text was not on the shelf")
	}
	if shelf.Of(sample, "de") == first {
		t.Error("a text is another one in another language")
	}
	a, b := first.At(0, 62).Words(), again.At(0, 62).Words()
	if len(a) == 0 || &a[0] != &b[0] {
		t.Error("the words were read twice")
	}
	type mine struct{ of string }
	calls := 0
	for _, key := range []any{mine{"a"}, mine{"a"}, mine{"b"}} {
		first.All().Keep(key, func() any { calls++; return calls })
	}
	if calls != 2 {
		t.Errorf("read %d times, want once for each of 2 keys", calls)
	}
}

// Whoever appends to what was read does not change it for others.
func TestAppendingChangesNothing(t *testing.T) {
	s := New(sample, "en").All()
	kept := fmt.Sprint(s.Words(), s.Numbers(), s.Dates(), s.Names())
	_ = append(s.Words(), lang.Word{Folded: "x"})
	for _, n := range s.Names() {
		_ = append(n.Words, "x")
		if cap(n.Words) > len(n.Words) {
			t.Errorf("%q has room for others' words", n.Words)
		}
	}
	if got := fmt.Sprint(s.Words(), s.Numbers(), s.Dates(), s.Names()); got != kept {
		t.Errorf("got %s, want %s", got, kept)
	}
	if reflect.ValueOf(s.Words()).Cap() != len(s.Words()) {
		t.Error("there is room behind the words")
	}
}

// A shelf holds no more than it says, and forgets what was asked for longest ago.
func TestShelfIsBounded(t *testing.T) {
	shelf := NewShelf()
	page := strings.Repeat("Rain fell in Lyon. ", mostText/19/8)
	first := shelf.Of("0"+page, "en")
	for i := 1; i < 20; i++ {
		shelf.Of("0"+page, "en") // asked for again and again
		shelf.Of(fmt.Sprint(i)+page, "en")
		if shelf.bytes > mostText || shelf.recent.Len() != len(shelf.texts) {
			t.Fatalf("%d bytes kept in %d texts, %d listed", shelf.bytes, len(shelf.texts), shelf.recent.Len())
		}
	}
	if shelf.Of("0"+page, "en") != first {
		t.Error("what was asked for last was forgotten")
	}
	if n := len(shelf.texts); n < 5 || n > 9 {
		t.Errorf("%d texts of an eighth of the shelf are kept", n)
	}
	if huge := shelf.Of(strings.Repeat("a", 2*mostText), "en"); huge.All() == nil || len(shelf.texts) != 1 {
		t.Errorf("a text larger than the shelf stands beside %d others", len(shelf.texts)-1)
	}
}

// What is only skimmed is read alike and not kept.
func TestSkimmed(t *testing.T) {
	shelf := NewShelf()
	text := shelf.Skimmed(sample, "en")
	if got, want := fmt.Sprint(text.All().Words()), fmt.Sprint(lang.Words(sample, "en")); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if text.All() == text.All() || len(shelf.texts) > 0 {
		t.Error("it is kept")
	}
	if !text.Is(sample, "en") {
		t.Error("it is another text")
	}
}

// What is forgotten is read anew.
func TestForget(t *testing.T) {
	shelf := NewShelf()
	first := shelf.Of(sample, "en")
	first.All().Words()
	shelf.Forget()
	if len(shelf.texts) != 0 || shelf.recent.Len() != 0 || shelf.bytes != 0 {
		t.Error("a text stays")
	}
	if shelf.Of(sample, "en") == first {
		t.Error("the text came back")
	}
}

// Several goroutines may read one text.
func TestReadsBesides(t *testing.T) {
	shelf := NewShelf()
	want := fmt.Sprint(lang.Words(sample, "en"), lang.Names(sample, "en"))
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for i := range 50 {
				s := shelf.Of(sample+strings.Repeat(" ", i), "en").At(0, len(sample))
				if got := fmt.Sprint(s.Words(), s.Names()); got != want {
					t.Errorf("got %s, want %s", got, want)
					return
				}
			}
		})
	}
	all.Wait()
}
