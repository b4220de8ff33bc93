package news

// Spelling is a word of a question that stands in no article as it was typed.
type Spelling struct {
	Asked string `json:"asked"`
	// Nearest is what the articles print: the word in another spelling, or the
	// name that is nearest to it; empty when none is near.
	Nearest string `json:"nearest"`
	// Read says that the question was read with that word in its place. A name
	// is never read as somebody else's.
	Read bool `json:"read"`
	// Whole says that it is a whole name, and that no article has any word of it.
	Whole bool `json:"-"`
}

// Sentence tells a reader of it.
func (s Spelling) Sentence() string {
	switch {
	case s.Read:
		return "“" + s.Asked + "” stands in no article; it was read as “" + s.Nearest + "”."
	case s.Nearest != "":
		return "“" + s.Asked + "” stands in no article. The nearest name is “" + s.Nearest + "”."
	}
	return "“" + s.Asked + "” stands in no article."
}
