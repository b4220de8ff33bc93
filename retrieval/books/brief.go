package books

import (
	"cmp"
	"encoding/json"
)

// brief is what the books themselves read of a record: they read it here, since
// engines differ in how they look into JSON. What is no JSON, or has a field of
// another kind, leaves fields empty.
type brief struct {
	Kind   string  `json:"kind"`
	Of     string  `json:"of"`
	Place  *string `json:"place"`
	Answer struct {
		Question  string `json:"question"`
		Outcome   string `json:"outcome"`
		Citations []struct {
			Headline string `json:"headline"`
		} `json:"citations"`
	} `json:"answer"`
}

func briefOf(record []byte) brief {
	var b brief
	_ = json.Unmarshal(record, &b)
	return b
}

// asked is the question, or what stands for a summary and its kin: the headline
// of the article that they begin with, since they may have been asked for by an
// id.
func (b brief) asked() string {
	if b.Kind == "answer" || len(b.Answer.Citations) == 0 {
		return b.Answer.Question
	}
	return cmp.Or(b.Answer.Citations[0].Headline, b.Answer.Question)
}

// KindOf returns the kind that a record states; empty when it states none.
func KindOf(record []byte) string {
	var r struct {
		Kind string `json:"kind"`
	}
	_ = json.Unmarshal(record, &r)
	return r.Kind
}

// placeOf returns the place that a record states, or nil.
func placeOf(record []byte) *string {
	var r struct {
		Place *string `json:"place"`
	}
	_ = json.Unmarshal(record, &r)
	return r.Place
}
