package answer

// Message is one of the things that the bot says. The set is sealed: Answer,
// Summary, Timeline, Comparison, Sources and Digest. All of them are made of claims
// with citations and have the form of an Answer; what a kind adds stands in
// fields that the others leave empty.
type Message interface{ message() }

// Kind says what a message is. It is what the ledger calls it.
type Kind string

const (
	KindAnswer     Kind = "answer"
	KindSummary    Kind = "summary"
	KindTimeline   Kind = "timeline"
	KindComparison Kind = "comparison"
	KindSources    Kind = "sources"
	KindDigest     Kind = "digest"
	// KindQuotation is words of articles that were asked for by their places; it
	// is told as an Answer.
	KindQuotation Kind = "quotation"
	// KindFound is what a search found, and KindText the whole text of an article.
	// They are no messages: the ledger only keeps that they were shown.
	KindFound Kind = "found"
	KindText  Kind = "text"
)

// Summary is an article, or what several say about a topic, in brief. Its
// claims have a Part, and a Kind where it is of several articles. Instead of
// claims it has Candidates when it is not clear what is to be summarised.
type Summary struct{ Answer }

// Timeline is dated events, oldest first. Its claims have a Date.
type Timeline struct{ Answer }

// Comparison is what articles say alike and differently, and what only one
// of them says. Its claims have a Kind, and an About where there is one.
type Comparison struct{ Answer }

// Sources is who is quoted. Its claims have a Source.
type Sources struct{ Answer }

// Digest is what came in since a channel's last digest. Its claims have a Story
// or a Correction, and it has an Edition. Its outcome is NotFound when nothing
// was new.
type Digest struct{ Answer }

func (Answer) message() {}

// As returns the answer as the message of the kind.
func (a Answer) As(k Kind) Message {
	switch k {
	case KindSummary:
		return Summary{Answer: a}
	case KindTimeline:
		return Timeline{Answer: a}
	case KindComparison:
		return Comparison{Answer: a}
	case KindSources:
		return Sources{Answer: a}
	case KindDigest:
		return Digest{Answer: a}
	}
	return a
}
