package draft

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"strings"
	"testing"
)

// TestPolnearTranscripts measures the same against nothing but transcripts that are
// made of the articles: a recording with captions of every other article, and a
// document of lines with labels of the rest.
func TestPolnearTranscripts(t *testing.T) {
	_, all := readPolnear(t)
	texts, named := transcripts(t, all)
	measureAlterations(t, texts, all)
	var own, swapped strings.Builder
	for i, s := range named {
		other := named[(i+1)%len(named)]
		for k := i + 2; sameName(nameOf(other.speaker), nameOf(s.speaker)); k++ {
			other = named[k%len(named)]
		}
		fmt.Fprintf(&own, "“%s,” said %s.\n\n", s.words, nameOf(s.speaker))
		fmt.Fprintf(&swapped, "“%s,” said %s.\n\n", s.words, nameOf(other.speaker))
	}
	alarms, caught := map[Kind]int{}, map[Kind]int{}
	for text, counts := range map[string]map[Kind]int{own.String(): alarms, swapped.String(): caught} {
		d, err := Read("draft.txt", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range Check(d, fresh(texts)).Findings {
			if !f.Figure() {
				counts[f.Kind]++
				if *polnearHalf == "first" && (f.Kind == OtherSpeaker) == (text == own.String()) {
					t.Logf("wrong: line %d: %s, %q, stored speaker %q, %q", f.Line, f.Source.Against, f.Text, f.Speaker, f.Source.Article.Text[:min(300, len(f.Source.Article.Text))])
				}
			}
		}
	}
	n := float64(len(named))
	t.Logf("speaker      %4d made, with their own speaker %v, with another %v", len(named), alarms, caught)
	if float64(alarms[OtherSpeaker]) > 0.01*n || float64(caught[OtherSpeaker]) < 0.95*n {
		t.Errorf("alarms %d, caught %d of %d", alarms[OtherSpeaker], caught[OtherSpeaker], len(named))
	}
}

// captionWords is how many words stand in a caption: two short lines.
const captionWords = 7

// transcripts are the articles' quotations as files of material, one for each
// article, and those of them that have a name beside them.
func transcripts(t *testing.T, all []said) (texts []*Text, named []said) {
	for from := 0; from < len(all); {
		to := from
		for to < len(all) && all[to].article == all[from].article {
			to++
		}
		name, raw := "talk.vtt", recording(all[from:to])
		if len(texts)%2 == 1 {
			name, raw = "talk.docx", document(t, all[from:to])
		}
		x, err := ReadText(fmt.Sprint(len(texts), name), raw)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, x)
		for _, s := range all[from:to] {
			if isNamed(s.speaker) {
				named = append(named, s)
			}
		}
		from = to
	}
	return texts, named
}

// label is whom a transcript has for the speaker; "Speaker" where nobody is
// named.
func (s said) label() string {
	if isNamed(s.speaker) {
		return nameOf(s.speaker)
	}
	return "Speaker"
}

// recording has each quotation over as many captions as it takes.
func recording(all []said) []byte {
	var b strings.Builder
	b.WriteString("WEBVTT\n\n")
	second := 0
	for _, s := range all {
		words := strings.Split(s.words, " ")
		for from := 0; from < len(words); from += captionWords {
			line := strings.Join(words[from:min(len(words), from+captionWords)], " ")
			if from+captionWords >= len(words) {
				line += "."
			}
			fmt.Fprintf(&b, "%02d:%02d:%02d.000 --> %02d:%02d:%02d.000\n<v %s>%s\n\n", second/3600, second/60%60, second%60, second/3600, second/60%60, second%60+1, s.label(), html.EscapeString(line))
			second += 2
		}
	}
	return []byte(b.String())
}

// document has a paragraph with a label for each quotation.
func document(t *testing.T, all []said) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprint(w, `<w:document xmlns:w="w"><w:body>`)
	for _, s := range all {
		fmt.Fprintf(w, `<w:p><w:r><w:t>%s: %s.</w:t></w:r></w:p>`, html.EscapeString(strings.ToUpper(s.label())), html.EscapeString(s.words))
	}
	fmt.Fprint(w, `</w:body></w:document>`)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
