package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
)

// What the commands print of the sample articles is what the golden files
// hold, in a pipe, and every quotation in it is re-proved.
func TestReportsOnSamples(t *testing.T) {
	const first, second = "000_e4184e934ececaf9", "004_997d06f23800edea"
	const topic = "raids against the Islamic State"
	for name, args := range map[string][]string{
		"summary-first": {"summary", first}, "summary-first-short": {"summary", "--short", first}, "summary-first-long": {"summary", "--long", first},
		"summary-second": {"summary", second}, "summary-second-short": {"summary", "--short", second}, "summary-second-long": {"summary", "--long", second},
		"summary-both": {"summary", topic}, "summary-both-short": {"summary", "--short", topic}, "summary-both-long": {"summary", "--long", topic},
		"timeline": {"timeline", topic}, "compare": {"compare", first, second}, "sources": {"sources", topic},
	} {
		t.Run(name, func(t *testing.T) {
			p, stdout, stderr := newTestProgram(t, "", args...)
			if status := p.run(t.Context()); status != statusDone {
				t.Fatalf("status %d: %s", status, stderr)
			}
			goldenIn(t, "reports", name+".golden", stdout.String())
			stdout.Reset()
			p.args = []string{"verify"}
			if status := p.run(t.Context()); status != statusDone || !strings.Contains(stdout.String(), ", 0 altered") || strings.HasPrefix(stdout.String(), "0 quotes") {
				t.Errorf("verify: status %d: %s", status, stdout)
			}
		})
	}
}

// What an editor knows to be alike, different and told by one article alone is
// found in the sample articles.
func TestComparisonOfSamples(t *testing.T) {
	p, stdout, stderr := newTestProgram(t, "", "compare", "--json", "000_e4184e934ececaf9", "004_997d06f23800edea")
	if status := p.run(t.Context()); status != statusDone {
		t.Fatalf("status %d: %s", status, stderr)
	}
	var m answer.Comparison
	if err := json.Unmarshal(stdout.Bytes(), &m); err != nil {
		t.Fatal(err)
	}
	for _, want := range []struct {
		kind     answer.Standing
		about    string
		text     string
		articles int
	}{
		{answer.Agree, "raids", "61 raids", 2},
		{answer.Agree, "arrest", "71 operatives", 2},
		{answer.Differ, "spokesperson", "Nour al-Din al-Baba", 1},
		{answer.Differ, "spokesperson", "Maj. Gen. Fares Khalil", 1},
		{answer.Differ, "places", "Aleppo, Idlib, Hama, Homs, Deir ez-Zour", 1},
		{answer.Differ, "places", "Damascus, Deir ez-Zor, Raqqa, and Homs", 1},
		{answer.Only, "", "one IS member being killed and a security officer wounded", 1},
		{answer.Only, "", "limited military presence at an airbase near Damascus", 1},
	} {
		found := slices.ContainsFunc(m.Claims, func(c answer.Claim) bool {
			return c.Kind == want.kind && c.About == want.about && strings.Contains(c.Text, want.text) && articlesBehind(m.Answer, c) == want.articles
		})
		if !found {
			t.Errorf("no claim says that they %s %s: %s", want.kind, want.about, want.text)
		}
	}
	for _, c := range m.Claims {
		if quote := m.Citations[slices.Min(c.Citations)-1].Quote; !strings.Contains(quote, c.Text) {
			t.Errorf("%q is not in its quotation", c.Text)
		}
	}
}

// articlesBehind counts the articles that the claim cites.
func articlesBehind(a answer.Answer, c answer.Claim) int {
	known := map[string]bool{}
	for _, n := range c.Citations {
		known[a.Citations[n-1].Article] = true
	}
	return len(known)
}

// What two articles say otherwise is quoted even where the value begins the
// sentence.
func TestComparisonQuotesValues(t *testing.T) {
	folder := t.TempDir()
	const wire = "Fourteen people were injured when the ferry ran aground off Marlow, police said.\n"
	for name, text := range map[string]string{"wire.txt": wire, "copy.txt": strings.Replace(wire, "Fourteen", "Forty-one", 1)} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	data := t.TempDir()
	for _, args := range [][]string{{"ingest", folder}, {"compare", "wire", "copy"}} {
		p, stdout, stderr := newTestProgram(t, "", args...)
		p.env = environmentOf("DATA_DIR", data)
		if status := p.run(t.Context()); status != statusDone {
			t.Fatalf("%v: status %d: %s", args, status, stderr)
		}
		if out := stdout.String(); args[0] == "compare" && (!strings.Contains(out, "│ Fourteen people were injured") || !strings.Contains(out, "│ Forty-one people were injured")) {
			t.Errorf("a sentence is not shown:\n%s", out)
		}
	}
}

// Nothing that an article holds can steer the terminal through a report.
func TestReportPagesAreHarmless(t *testing.T) {
	const evil = "a\x1b[2Jb\x07\u009b31mc\u202ed\x00\x7f\u2066e\rf\xff"
	a := answer.Answer{
		Outcome: answer.Answered, Notice: evil,
		Citations:  []answer.Citation{{N: 1, Quote: evil, Article: "x", Headline: evil, Publisher: evil, Byline: evil, URL: "https://example.org/" + evil}},
		Candidates: []answer.Candidate{{Nearest: answer.Nearest{Article: evil, Headline: evil, Publisher: evil}, Published: evil}},
	}
	for _, c := range []answer.Claim{
		{Part: answer.Happened}, {Kind: answer.Agree, About: evil}, {Kind: answer.Only}, {Date: evil, DatePrinted: evil}, {Source: &answer.Source{Name: evil, Affiliation: evil}}, {Source: &answer.Source{Name: evil, Anonymous: true}},
	} {
		c.Text, c.Citations = evil+"!", []int{1}
		a.Claims = append(a.Claims, c)
	}
	chosen := a
	chosen.Candidates = nil
	for _, m := range []answer.Message{answer.Summary{Answer: a}, answer.Summary{Answer: chosen}, answer.Timeline{Answer: a}, answer.Comparison{Answer: a}, answer.Sources{Answer: a}} {
		page, err := messagePage(m, style{width: 80}, time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		for _, bad := range []string{"\x1b", "\x07", "\u009b", "\u202e", "\x00", "\x7f", "\u2066", "\r", "\xff"} {
			if strings.Contains(page, bad) {
				t.Errorf("%T: the page holds %q", m, bad)
			}
		}
	}
}
