package fake

import (
	"math"
	"net/http"
	"strings"
	"testing"
)

func cosine(a, b string) float64 {
	var sum float64
	for i, x := range Vector(a) {
		sum += float64(x) * float64(Vector(b)[i])
	}
	return sum
}

// The cosine of two texts is that of their words: that is the geometry that
// tests of retrieval build on.
func TestVectorGeometry(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want float64
	}{
		{"raids in Aleppo", "Aleppo, raids: IN", 1},
		{"raids in Aleppo", "budget vote today", 0},
		{"raids arrests", "raids budget", 0.5},
		{"", "", 1},
	} {
		if got := cosine(test.a, test.b); math.Abs(got-test.want) > 1e-6 {
			t.Errorf("%q and %q: got %v, want %v", test.a, test.b, got, test.want)
		}
	}
}

// A request that no test has foreseen fails loudly and for good.
func TestNothingQueued(t *testing.T) {
	s := New()
	defer s.Close()
	for path, want := range map[string]int{"/chat/completions": http.StatusTeapot, "/models": http.StatusNotFound} {
		resp, err := http.Post(s.URL+path, "application/json", strings.NewReader(`{}`))
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != want {
			t.Errorf("%s: got %d, want %d", path, resp.StatusCode, want)
		}
	}
	if n := len(s.Requests()); n != 2 {
		t.Errorf("%d requests kept, want 2", n)
	}
}
