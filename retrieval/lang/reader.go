package lang

// Values are what is read in a text beside its words.
type Values struct {
	Numbers []Number
	Dates   []Date
	Names   []Name
}

// Read returns what Numbers, Dates and Names return, and cuts the text once.
func Read(text, language string) Values {
	r := newReader(text, language)
	dates := r.dates()
	return Values{Numbers: r.numbers(dates), Dates: dates, Names: r.names(dates)}
}

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
