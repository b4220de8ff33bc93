package eval

// Result is the result of a set of questions, as `eval --json` prints it.
// All but Cost is the same in every run over the same articles without a model.
// Shares are from 0 to 1. A part is null when no question of the set is about
// it.
type Result struct {
	Set      string `json:"set"`
	Mode     string `json:"mode"` // model or extractive
	Articles int    `json:"articles"`
	Passages int    `json:"passages"`
	// Questions counts all, Answerable those that the articles answer.
	Questions  int            `json:"questions"`
	Answerable int            `json:"answerable"`
	Search     *SearchResult  `json:"search"`
	Answers    *AnswersResult `json:"answers"`
	Refusals   *RefusalResult `json:"refusals"`
	// Quotes counts the quotations said, Altered those that the stored bytes
	// do not bear out.
	Quotes  int `json:"quotes"`
	Altered int `json:"altered"`
	// Dropped counts the claims and differences of a model that did not hold,
	// by the rule that they break.
	Dropped map[string]int `json:"dropped"`
	Missed  []Missed       `json:"missed"`
	Cost    Cost           `json:"cost"`
}

// SearchResult is how well a search finds what is sought.
type SearchResult struct {
	Questions int `json:"questions"`
	// Found is the share of questions with something sought among the first k
	// passages.
	Found    []AtRank `json:"found"`
	MRR      float64  `json:"mrr_at_10"`
	Recall   float64  `json:"evidence_recall_at_10"`
	AllFacts float64  `json:"all_facts_at_10"`
}

// AtRank is a share with the number of passages or quotations it is for.
type AtRank struct {
	K     int     `json:"k"`
	Share float64 `json:"share"`
}

// AnswersResult is how well answerable questions are answered.
type AnswersResult struct {
	Questions int     `json:"questions"`
	Answered  float64 `json:"answered"`
	// Right is the share with nothing amiss.
	Right float64 `json:"right"`
	// Quoted is the share of the questions that ask for words of which the
	// first k quotations hold some; null when none does.
	Quoted []AtRank `json:"quoted"`
	// Best is the same of the best sentences, whether or not they were said:
	// what would be quoted if nothing were refused.
	Best []AtRank `json:"best"`
}

// RefusalResult is how well answerable and unanswerable questions are told
// apart: as the bot does it, and as it would with other thresholds.
type RefusalResult struct {
	Questions int            `json:"questions"`
	Refused   float64        `json:"refused"`
	AUC       float64        `json:"auc"`
	At        []RefusalPoint `json:"at"`
	Curve     []RefusalPoint `json:"curve"`
}

// RefusalPoint is what one threshold does. AtLeast is the share that was to be
// answered, 0 on the curve.
type RefusalPoint struct {
	AtLeast   float64 `json:"at_least,omitempty"`
	Answered  float64 `json:"answered"`
	Refused   float64 `json:"refused"`
	Threshold float64 `json:"threshold"`
}

// Missed is a question whose answer is not as it should be.
type Missed struct {
	ID  string   `json:"id"`
	Why []string `json:"why"`
}

// Cost is what the run took on this machine.
type Cost struct {
	Indexing float64 `json:"indexing_s"`
	P50      float64 `json:"answer_p50_ms"`
	P95      float64 `json:"answer_p95_ms"`
	Memory   float64 `json:"memory_mb"` // the most that was in use at once
}
