package lang

// reader reads the values of one text from its tokens.
type reader struct {
	language string
	text     string
	list     []token
	found    []Date // by dates, which a reader runs once
}

func newReader(text, language string) *reader {
	language = base(language)
	return &reader{
		language: language,
		text:     text,
		list:     tokens(text, language),
	}
}
