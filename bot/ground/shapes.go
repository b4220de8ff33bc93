package ground

import "regexp"

// The shapes of attributions, over the kinds of chunks.
var (
	// apposed is a comma with a name, an age or a role behind it, closed by
	// another comma or the end.
	apposed = regexp.MustCompile(`^,[NM#](?:[oPp][NMTH#])*(?:[,.]|$)`)
	// plainTail is a subject and a verb without an object: ", police said on
	// Friday."
	plainTail = regexp.MustCompile(`^[NMH](?:[oPp][NMTH#])*(?:,[NM#](?:[oPp][NMTH#])*,)?(?:E[P][NMTH#])?R?V[NMH]?(?:[RrT]|[Pp][NMTH#](?:o[NMTH#])*)*\.*$`)
	// saidTail is the same of a verb of speech behind a quotation, with
	// whatever belongs to it.
	saidTail = regexp.MustCompile(`^[NMH](?:[oPp][NMTH#])*(?:,.*,)?R?V[^VSsW;]*\.*$`)
	// hasObject is a tail whose verb has an object: "told reporters".
	hasObject = regexp.MustCompile(`V[NMH]`)
	// invertedTail is a verb of speech and its subject: "said the minister,
	// Jan Petersen, in Kiel on Monday."
	invertedTail = regexp.MustCompile(`^V[NMH](?:[oPp][NMTH#]|,[NM#]|T)*(?:,[WGE].*)?\.*$`)
	// leadSubject is what may stand before the verb of an attribution.
	leadSubject = regexp.MustCompile(`^(?:[RCcT]|P[NMT],?|,)*[NMH](?:[oPp][NMTH#]|,[NM#](?:[oPp][NMTH#])*,|,W.*,|,[EG].*,)*[Rr]?$`)
	// startsStatement is a subject behind a verb of speech.
	startsStatement = regexp.MustCompile(`^(?:[TRCcr]|P[NMT#]|,|S[^,]*,)*[NMH#T]`)
	// middleForm is a subject and a verb between commas or marks.
	middleForm = regexp.MustCompile(`^(?:[NMH](?:[oPp][NMTH#]|,[NM#],)*V|V[NMH](?:[oPp][NMTH#]|,[NM#])*)(?:[RT]|P[NMTH#])*[,;.]`)
)

// The shapes of sentences, over the kinds of chunks.
var (
	openingPhrase  = regexp.MustCompile(`^[RCc,]*((?:P[NMT#](?:o[NMT#])*|T)+),?`)
	apposedSubject = regexp.MustCompile(`^[RCc,T]*([NM](?:[oPp][NMT#])*),([NM](?:[oPp][NMT#])*),[^NM]`)
	activeForm     = regexp.MustCompile(`^[RCc,]*((?:[NMH#](?:[oPp][NMT#])*))V([NM#](?:o[NMT#])*)`)
	passiveForm    = regexp.MustCompile(`^[RCc,]*((?:[NMH#](?:[oPp][NMT#])*))V(?:[RT]|P[T])*[Pp]([NM#](?:o[NMT#])*)`)
	statementForm  = regexp.MustCompile(`^(?:[^SsWVEN]*[Ss][^,]*,|[^SsWVEN]*[GE][^,]*,)?[^SsWVEGI]*[NMH#T](?:[^VEs]|,s[^,]*,)*[VE]`)
)

// joinedForm is a verb or a statement behind "and".
var joinedForm = regexp.MustCompile(`^(?:[RrT,]|P[NMT#])*(?:[NMTH#](?:[oPp][NMTH#])*[Rr]*)?[VE]`)

// phraseForm is a preposition with its noun, or a time.
var phraseForm = regexp.MustCompile(`^(?:R?T|[Pp][NMTH#](?:o[NMTH#])*(?:E(?:P[NMTH#]|T)+)?)`)

// The shapes of what may be left out.
var (
	// partForm is a part that a sentence can do without.
	partForm = regexp.MustCompile(`^(?:,|-|\(|;)*(?:[PpTRWSJr(]|[GE]|I|C[Rr]?[VE]|C(?:[TR,]|P[NMT])*[NMTH#](?:[oPp][NMTH#])*[Rr]*V).*$|^[,;()-]+$`)
	// phrasesForm are phrases whose last noun is a name or a time, which no
	// further phrase belongs to.
	phrasesForm = regexp.MustCompile(`^(?:(?:P[NMTH#](?:o[NMTH#])*|T|R|,)*(?:P[MTH#]|T|,|R))$`)
	// subjectPart tells more of a subject.
	subjectPart = regexp.MustCompile(`^(?:(?:P[NMTH#](?:o[NMTH#])*)+|W.*[^V]|W[VE]|[GE](?:[RT]|[NM]|P[NMTH#]|o[NMTH#])*)$`)
)
