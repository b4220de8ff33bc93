// Package story reads whole articles the way an editor does and chooses from
// them. It finds what an article's sentences are: furniture, speech, figures,
// what is not confirmed (story.go, furniture.go, parts.go), and which of them
// cannot stand alone (lean.go, run.go). It tells whether an article is about a
// topic (topic.go), and which part of it where it is about other things as
// well (focus.go). From there it chooses the sentences that carry a story
// (weigh.go, choose.go), the sentence that tells its news (news.go), what several
// articles tell of a topic, the newest first (round.go), the events that a text
// dates (dates.go, events.go), who is quoted (sources.go), and what articles say
// alike and what only one of them says (fold.go, alone.go).
//
// It chooses whole sentences and writes none. It is pure: the same articles
// give the same choice.
package story
