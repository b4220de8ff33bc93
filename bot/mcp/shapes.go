package mcp

import (
	"github.com/pullquote/pullquote/bot/answer"
)

// Citation is a quotation with all that is needed to show and to prove it.
type Citation struct {
	N         int    `json:"n" jsonschema:"number of the citation, which claims refer to"`
	Quotation string `json:"quotation" jsonschema:"the words of the article, verbatim; show them exactly as they are"`
	Before    string `json:"before" jsonschema:"words of the article that name who speaks or what was asked, where the quotation does not; show them in front of it, outside its quotation marks; may be empty"`
	Article   string `json:"article" jsonschema:"id of the article"`
	Revision  int    `json:"revision" jsonschema:"revision of the article's text that the quotation was copied from"`
	Start     int    `json:"start" jsonschema:"first byte of the quotation in that text"`
	End       int    `json:"end" jsonschema:"byte after its last"`
	Headline  string `json:"headline"`
	Publisher string `json:"publisher"`
	Byline    string `json:"byline"`
	Published string `json:"published" jsonschema:"when the article was published, RFC 3339; empty when it does not say"`
	Link      string `json:"link" jsonschema:"web address that opens the article at the quotation; empty when the article has none"`
	// Corrected is nil where the article says nothing of a correction.
	Corrected *Correction `json:"corrected" jsonschema:"what the article itself says of a correction; show it with the quotation. null when it says nothing"`
	Changed   bool        `json:"changed" jsonschema:"whether the article's text was changed after it was first stored; the quotation is from the newest text"`
	Receipt   string      `json:"receipt" jsonschema:"id under which the archive's ledger keeps what was shown"`
}

// Correction is an article's note of what was wrong in it before.
type Correction struct {
	Note string `json:"note" jsonschema:"the note, in the article's own words"`
	Date string `json:"date" jsonschema:"the day of the correction, YYYY-MM-DD; empty when the article does not say"`
}

func correctionOf(c *answer.Corrected) *Correction {
	if c == nil {
		return nil
	}
	return &Correction{c.Note, c.Date}
}

// Claim is one sentence of an answer.
type Claim struct {
	Text      string `json:"text" jsonschema:"one sentence, which stands on the citations"`
	Citations []int  `json:"citations" jsonschema:"numbers of the citations that carry it"`
	// The rest is of reports.
	Date        string  `json:"date,omitempty" jsonschema:"of a timeline, when the event was: YYYY-MM-DD, YYYY-MM or YYYY as far as the text tells, else as it is printed"`
	DatePrinted string  `json:"date_printed,omitempty" jsonschema:"the date as the text prints it"`
	Kind        string  `json:"kind,omitempty" jsonschema:"of a comparison: agree, differ or only: no other article tells it"`
	About       string  `json:"about,omitempty" jsonschema:"what the comparison is of"`
	Source      *Source `json:"source,omitempty" jsonschema:"who is quoted"`
}

// Source is who is quoted.
type Source struct {
	Name        string `json:"name" jsonschema:"as printed"`
	Affiliation string `json:"affiliation" jsonschema:"who they are, in an article's own words; may be empty"`
	Anonymous   bool   `json:"anonymous" jsonschema:"whether the article does not name them"`
	Times       int    `json:"times" jsonschema:"in how many sentences they are quoted"`
	Latest      string `json:"latest" jsonschema:"date of the newest article that quotes them; may be empty"`
}

// Difference is one thing that articles tell differently.
type Difference struct {
	About     string  `json:"about" jsonschema:"what it is about"`
	Positions []Claim `json:"positions" jsonschema:"what the articles say of it"`
}

// Searched says what was looked through.
type Searched struct {
	Articles int    `json:"articles" jsonschema:"how many articles were searched"`
	Newest   string `json:"newest" jsonschema:"date of the newest of them, RFC 3339; may be empty"`
}

// Answered is what the tools give back that answer.
type Answered struct {
	Question    string       `json:"question" jsonschema:"what was asked"`
	Outcome     string       `json:"outcome" jsonschema:"answered, partial (a part of the question) or not_found: the archive does not say it"`
	Mode        string       `json:"mode" jsonschema:"extractive: claims are sentences of articles; model: a model worded them and code checked them against the citations"`
	AsOf        string       `json:"as_of" jsonschema:"when this was answered, RFC 3339"`
	Claims      []Claim      `json:"claims"`
	Citations   []Citation   `json:"citations"`
	Differences []Difference `json:"differences" jsonschema:"what articles tell differently; show all positions"`
	Nearest     []int        `json:"nearest" jsonschema:"numbers of citations that come nearest to what was not answered; they are no answer"`
	Notice      string       `json:"notice" jsonschema:"how the answer was made, where that matters; may be empty"`
	Searched    Searched     `json:"searched"`
	Receipt     string       `json:"receipt" jsonschema:"id under which the archive's ledger keeps all of this"`
}

// answered puts an answer that was said under the key into the form of the tools.
func (s *Server) answered(a answer.Answer, key string) Answered {
	out := Answered{
		Question: a.Question, Outcome: string(a.Outcome), Mode: string(a.Mode), AsOf: s.instant(a.AsOf), Notice: a.Notice,
		Claims: []Claim{}, Citations: []Citation{}, Differences: []Difference{}, Nearest: append([]int{}, a.Near...),
		Searched: Searched{a.Searched.Articles, a.Searched.Newest}, Receipt: key,
	}
	for _, c := range a.Claims {
		claim := Claim{Text: c.Text, Citations: numbers(c.Citations), Date: c.Date, DatePrinted: c.DatePrinted, Kind: string(c.Kind), About: c.About}
		if who := c.Source; who != nil {
			claim.Source = &Source{who.Name, who.Affiliation, who.Anonymous, who.Times, who.Latest}
		}
		out.Claims = append(out.Claims, claim)
	}
	for _, c := range a.Citations {
		out.Citations = append(out.Citations, citation(c, key))
	}
	for _, d := range a.Disagreements {
		told := Difference{About: d.About, Positions: []Claim{}}
		for _, p := range d.Positions {
			told.Positions = append(told.Positions, Claim{Text: p.Text, Citations: numbers(p.Citations)})
		}
		out.Differences = append(out.Differences, told)
	}
	return out
}

func citation(c answer.Citation, key string) Citation {
	return Citation{
		N: c.N, Quotation: c.Quote, Before: c.Before(), Article: c.Article, Revision: c.Revision, Start: c.Start, End: c.End,
		Headline: c.Headline, Publisher: c.Publisher, Byline: c.Byline, Published: c.Published, Link: c.Link(),
		Corrected: correctionOf(c.Corrected), Changed: c.Revision > 1, Receipt: key,
	}
}

// numbers is never nil: in JSON it is a list.
func numbers(all []int) []int { return append([]int{}, all...) }
