package bot

import (
	"context"
	"errors"
	"fmt"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/compose"
	"github.com/pullquote/pullquote/bot/story"
	"github.com/pullquote/pullquote/bot/write"
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
type summaryBy func(context.Context, Request, *material, *compose.Draft, []news.Passage) (*compose.Draft, error)

// summariseByModel has the model make the summary. A model that fails leaves
// the draft without claims and with a notice; the error is of anything else.
// When the model finds the articles too long it is asked once more with half of
// their passages.
func (b *Bot) summariseByModel(ctx context.Context, r Request, m *material, d *compose.Draft, by summaryBy) error {
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
		b.log.WarnContext(ctx, "model: no usable reply", "request", r.ID, "fault", write.FaultOf(err))
		d.Answer.Notice = write.Notice(err)
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
func (b *Bot) writeSummary(ctx context.Context, r Request, m *material, d *compose.Draft, passages []news.Passage) (*compose.Draft, error) {
	evidence := news.NewEvidence(passages)
	delimiter, err := b.Writer.Delimiter()
	if err != nil {
		return nil, err
	}
	prompt, err := prompts.Summary(prompts.SummaryRequest{
		Subject: m.subject(), Several: len(m.stories) > 1, Claims: claimsIn[r.Length], Evidence: evidence, Delimiter: delimiter,
	})
	if err != nil {
		return nil, fmt.Errorf("writing the prompt: %w", err)
	}
	written := compose.New(d.Answer.Question, answer.ByModel, d.Answer.AsOf)
	s := summariser{draft: written, material: m, carry: story.Carrying(m.stories, evidence), most: claimsIn[r.Length]}
	return written, b.Writer.Take(ctx, prompt, &write.Intake{
		Draft: written, Evidence: evidence, ID: r.ID, Asked: m.subject(), Enough: s.most,
		Keep: s.keep, Stand: s.standFor, Show: func() error { return nil },
	})
}

// subject is what the model is told the summary is of: the topic, or nothing
// for an article, whose text tells.
func (m *material) subject() string {
	if len(m.named) > 0 {
		return ""
	}
	return m.asked
}

// summariser takes the claims of a model into a draft.
type summariser struct {
	draft    *compose.Draft
	material *material
	carry    map[int]bool
	most     int
}

// keep puts a claim into the summary that holds on the lines, if there is
// room.
func (s *summariser) keep(text string, lines []news.Line) bool {
	if len(s.draft.Answer.Claims) >= s.most {
		return false
	}
	claim := s.placed(lines)
	claim.Text = text
	s.draft.Add(claim, compose.QuotesOf(lines))
	return true
}

// standFor puts the lines that carry the story in for a claim that cites them
// and does not hold, as far as there is room.
func (s *summariser) standFor(lines []news.Line) (stands bool) {
	for _, l := range lines {
		q, err := l.Quote()
		if err == nil && s.draft.Find(q) > 0 {
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

// pointSummary makes the lines that a model points at the summary. Those may be
// shown that carry the articles.
func (b *Bot) pointSummary(ctx context.Context, r Request, m *material, d *compose.Draft, passages []news.Passage) (*compose.Draft, error) {
	p, err := b.Writer.PointOnce(ctx, prompts.PointRequest{
		Subject: m.subject(), Several: len(m.stories) > 1, Most: claimsIn[r.Length], Evidence: news.NewEvidence(passages),
	})
	if err != nil {
		return nil, err
	}
	out := compose.New(d.Answer.Question, answer.Extractive, d.Answer.AsOf)
	s := summariser{draft: out, material: m}
	carry := story.Carrying(m.stories, p.Evidence)
	for _, run := range p.Runs(func(n int) bool { return carry[n] }, claimsIn[r.Length]) {
		out.AddRun(s.placed([]news.Line{run.First, run.Last}), run)
	}
	out.Prompt, out.Answer.Pointed = p.Prompt, len(out.Answer.Claims) > 0
	return out, nil
}
