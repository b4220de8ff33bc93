package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/llm"
	"github.com/pullquote/pullquote/prompts"
	"github.com/pullquote/pullquote/retrieval/news"
)

// modelTime is how long a model may take for the smallest of questions: as
// long as a question waits for it.
const modelTime = 60 * time.Second

// openAIHost is dialled when a key is set and no address.
const openAIHost = "api.openai.com"

// checkModel has the model answer a question about one sentence.
func (p *program) checkModel(ctx context.Context, d *diagnosis) {
	const check = "Model"
	if p.config.Claims == answer.NoModel {
		d.add(finding{check, checkOff, "None is asked: answers are the articles' own sentences.", ""})
		return
	}
	if !p.config.usesModel() {
		d.add(finding{check, checkOff, "None is set up: answers are the articles' own sentences. OPENAI_API_KEY or OPENAI_BASE_URL sets one up.", ""})
		return
	}
	host := hostOf(p.config.BaseURL)
	d.dials(host, "the model that "+modelDoes[p.config.Claims]+": questions and passages of articles are sent there")
	chat, err := llm.NewChat(llm.Options{
		BaseURL: p.config.BaseURL, Key: p.config.Key, Model: p.config.Model, Log: p.log, Limits: llm.Limits{Retries: -1, Total: modelTime},
	})
	if err != nil {
		p.log.Debug("fault", "cause", err)
		d.add(finding{check, checkWrong, "It cannot be used as it is set up.", "Check OPENAI_BASE_URL and OPENAI_MODEL."})
		return
	}
	prompt, err := smallPrompt(p.config.Claims)
	if err == nil {
		_, err = chat.Reply(ctx, prompt, func(prompts.Claim) error { return nil })
	}
	if err != nil {
		d.add(modelFailure(check, host, err, "OPENAI_API_KEY", "OPENAI_MODEL", "OPENAI_BASE_URL"))
		return
	}
	d.add(finding{check, checkOK, fmt.Sprintf("%s at %s answers in the form that is needed.", p.config.Model, host), ""})
}

// modelDoes says what a model is there for.
var modelDoes = map[answer.Wording]string{answer.Written: "writes claims", answer.Printed: "chooses sentences"}

// smallPrompt asks what any question asks under the rule, about one sentence.
func smallPrompt(w answer.Wording) (prompts.Prompt, error) {
	const question, delimiter = "How many raids were there?", "doctor-e41b7a2c90d35f68"
	a := &news.Article{ID: "example", Revision: 1, Publisher: "Example", Headline: "Raids", Text: "Police carried out 61 raids."}
	passages := []news.Passage{{Article: a, End: len(a.Text), Sentences: []news.Sentence{{End: len(a.Text)}}}}
	evidence := news.NewEvidence(passages)
	if w == answer.Printed {
		return prompts.Point(prompts.PointRequest{Question: question, Most: 1, Evidence: evidence, Delimiter: delimiter})
	}
	return prompts.Answer(prompts.AnswerRequest{Question: question, Evidence: evidence, Delimiter: delimiter})
}

// checkEmbeddings has the embedding model make one vector.
func (p *program) checkEmbeddings(ctx context.Context, d *diagnosis) {
	const check = "Embeddings"
	if !p.config.embedsAfar() {
		says := "They are computed on this machine."
		if p.config.EmbeddingModel != "" {
			says = "No model is asked for them: they are computed on this machine, and the search goes by words and the spellings of names."
		}
		d.add(finding{check, checkOff, says, ""})
		return
	}
	base := cmp.Or(p.config.EmbeddingBaseURL, p.config.BaseURL)
	host := hostOf(base)
	d.dials(host, "the embedding model: articles and questions are sent there")
	embedder, err := llm.NewEmbedder(llm.Options{
		BaseURL: base, Key: p.config.Key, Model: p.config.EmbeddingModel, Log: p.log, Limits: llm.Limits{Retries: -1, Total: modelTime},
	})
	if err != nil {
		p.log.Debug("fault", "cause", err)
		d.add(finding{check, checkWrong, "The model cannot be used as it is set up.", "Check EMBEDDING_BASE_URL and EMBEDDING_MODEL."})
		return
	}
	vectors, err := embedder.Embed(ctx, []string{"How many raids were there?"})
	if err != nil {
		d.add(modelFailure(check, host, err, "OPENAI_API_KEY", "EMBEDDING_MODEL", "EMBEDDING_BASE_URL"))
		return
	}
	d.add(finding{check, checkOK, fmt.Sprintf("%s at %s makes vectors of %s.", p.config.EmbeddingModel, host, count(len(vectors[0]), "number")), ""})
}

// modelFailure says what is wrong with a model and which setting mends it.
func modelFailure(check, host string, err error, key, model, address string) finding {
	var fault *prompts.Fault
	if !errors.As(err, &fault) {
		return failure(check, err)
	}
	said, _, _ := strings.Cut(fault.Kind.Sentence(), ". ")
	said = strings.TrimSuffix(said, ".")
	if fault.Status != 0 {
		said += fmt.Sprintf(" (HTTP status %d)", fault.Status)
	}
	mend := fmt.Sprintf("Try another model in %s, one that keeps to a JSON schema.", model)
	switch fault.Kind {
	case prompts.Unavailable:
		mend = fmt.Sprintf("Check %s, and that this machine can reach %s.", address, host)
	case prompts.Unauthorised:
		mend = fmt.Sprintf("Set %s to a key that %s accepts.", key, host)
	case prompts.UnknownModel:
		mend = fmt.Sprintf("Set %s to a model that %s has, and check %s.", model, host, address)
	case prompts.RateLimited:
		mend = fmt.Sprintf("Wait a minute, then check the quota of the account at %s.", host)
	case prompts.Unpaid:
		mend = fmt.Sprintf("Top up the account at %s, or set %s to a key of another.", host, key)
	case prompts.Retired:
		mend = fmt.Sprintf("Set %s to a model that %s still offers.", model, host)
	case prompts.TimedOut, prompts.Stalled:
		mend = fmt.Sprintf("Try again; if it stays so, set %s to a faster model.", model)
	}
	return finding{check, checkWrong, said + ".", mend}
}

// hostOf returns the host, with its port, of a model's address.
func hostOf(address string) string {
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		return u.Host
	}
	return openAIHost
}
