package bot

import (
	"context"
	"errors"
	"fmt"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/story"
	"github.com/pullquote/pullquote/prompts"
	"github.com/pullquote/pullquote/retrieval/news"
)

// shownPassages is how many passages of each article are put before the
// model: an article of usual length whole, and the head of a very long one.
const shownPassages = 24

// claimsIn is how many claims a summary by a model has at most.
var claimsIn = map[Length]int{Short: 3, Usual: 8, Long: 14}

// summaryBy asks a model once, for claims or for lines, and returns the summary
// made of them.
type summaryBy func(context.Context, Request, *material, *draft, []news.Passage) (*draft, error)

// summariseByModel has the model make the summary. A model that fails leaves
// the draft without claims and with a notice; the error is of anything else.
// When the model finds the articles too long it is asked once more with half of
// their passages.
func (b *Bot) summariseByModel(ctx context.Context, r Request, m *material, d *draft, by summaryBy) error {
	passages := m.heads(shownPassages)
	written, err := by(ctx, r, m, d, passages)
	var fault *prompts.Fault
	if errors.As(err, &fault) && fault.Kind == prompts.TooLong {
		b.log.InfoContext(ctx, "model: articles too long, asking again with half", "request", r.ID, "passages", len(passages))
		written, err = by(ctx, r, m, d, m.heads(shownPassages/2))
	}
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		b.log.WarnContext(ctx, "model: no usable reply", "request", r.ID, "fault", faultOf(err))
		d.answer.Notice = notice(err)
	default:
		*d = *written
	}
	return nil
}

// heads returns the first passages of each article.
func (m *material) heads(each int) []news.Passage {
	count := map[news.ArticleID]int{}
	var out []news.Passage
	for _, p := range m.evidence.Passages {
		if count[p.Article.ID]++; count[p.Article.ID] <= each {
			out = append(out, p)
		}
	}
	return out
}

// writeSummary asks the model once for claims and checks each.
func (b *Bot) writeSummary(ctx context.Context, r Request, m *material, d *draft, passages []news.Passage) (*draft, error) {
	evidence := news.NewEvidence(passages)
	delimiter, err := b.delimiter()
	if err != nil {
		return nil, err
	}
	prompt, err := prompts.Summary(prompts.SummaryRequest{
		Subject: m.subject(), Several: len(m.stories) > 1, Claims: claimsIn[r.Length], Evidence: evidence, Delimiter: delimiter,
	})
	if err != nil {
		return nil, fmt.Errorf("writing the prompt: %w", err)
	}
	written := newDraft(d.answer.Question, answer.ByModel, d.answer.AsOf)
	written.prompt = prompt.Name + "@" + prompt.Version
	s := summariser{draft: written, material: m, carry: m.carrying(evidence), most: claimsIn[r.Length]}
	in := &intake{
		draft: written, evidence: evidence, id: r.ID, asked: m.subject(), began: b.now(), enough: s.most,
		keep: s.keep, stand: s.standFor, show: func() error { return nil },
	}
	written.read = evidence
	written.seen, err = b.model.Reply(ctx, prompt, in.take)
	return written, b.finishIntake(ctx, in, err)
}

// subject is what the model is told the summary is of: the topic, or nothing
// for an article, whose text tells.
func (m *material) subject() string {
	if len(m.named) > 0 {
		return ""
	}
	return m.asked
}

// carrying are the numbers of the lines that carry the stories: those may
// stand in for a claim about them that did not hold.
func (m *material) carrying(e news.Evidence) map[int]bool {
	out := map[int]bool{}
	for _, s := range m.stories {
		for _, p := range s.Choose(Long) {
			for _, l := range e.Lines {
				if l.Article.ID == s.Article.ID && p.First.Sentence.Start <= l.Sentence.Start && l.Sentence.End <= p.Last.Sentence.End {
					out[l.Number] = true
				}
			}
		}
	}
	return out
}

// summariser takes the claims of a model into a draft.
type summariser struct {
	draft    *draft
	material *material
	carry    map[int]bool
	most     int
}

// keep puts a claim into the summary that holds on the lines, if there is
// room.
func (s *summariser) keep(text string, lines []news.Line) bool {
	if len(s.draft.answer.Claims) >= s.most {
		return false
	}
	claim := s.placed(lines)
	claim.Text = text
	s.draft.add(claim, quotesOf(lines))
	return true
}

// standFor puts the lines that carry the story in for a claim that cites them
// and does not hold, as far as there is room.
func (s *summariser) standFor(lines []news.Line) (stands bool) {
	for _, l := range lines {
		q, err := l.Quote()
		if err == nil && s.draft.find(q) > 0 {
			stands = true // it is shown already
			continue
		}
		if s.carry[l.Number] && s.keep(l.Text(), []news.Line{l}) {
			stands = true
		}
	}
	return stands
}

// placed is an empty claim in its place: a part of the summary of one
// article, or how it stands to the other articles. The lines tell, and not the
// model.
func (s *summariser) placed(lines []news.Line) answer.Claim {
	stories := s.material.stories
	if len(stories) == 1 {
		return answer.Claim{Part: parts[stories[0].PartOfLines(lines)]}
	}
	var cited *story.Story
	for _, t := range stories {
		for _, l := range lines {
			switch {
			case l.Article.ID != t.Article.ID || cited == t:
			case cited != nil:
				return answer.Claim{Kind: answer.Agree}
			default:
				cited = t
			}
		}
	}
	if cited != nil && cited.SaysAlone(lines, stories) {
		return answer.Claim{Kind: answer.Only}
	}
	return answer.Claim{}
}
