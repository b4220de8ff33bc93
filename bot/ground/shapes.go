package ground

import "regexp"

// Parts of the shapes of attributions.
const (
	// speaker is a subject with what tells who that is.
	speaker = `[NMH](?:[oPp][NMTH#]|JP[NMT#]|C[NM]|\([^)]*\)|E[^VSsW;,]*|` + behindName + `,)*`
	// behindName tells between commas who somebody is.
	behindName = `(?:,(?:[NM#](?:[oPp][NMTH#]|C[NM])*|W[^;]*|[EGP][^V;]*))+`
	// front is what may stand before it: the place of the report, phrases, and
	// clauses with a comma.
	front = `(?:[MN](?:,M)*(?:\([^)]*\))?-)?(?:[RrCcT,]|P[^VSsW;,]*,|P[NMT#](?:o[NMT#])*|[SGE][^;]*,)*[GJ]?`
	// behindVerb is what may follow a verb of speech: when, where and to whom.
	behindVerb = `(?:[RrT]|[Pp][NMTH#](?:o[NMTH#])*(?:E(?:[Pp][NMTH#])+)?)*`
)

// The shapes of attributions, over the kinds of chunks.
var (
	// plainTail is a subject and a verb without an object: ", police said on
	// Friday."
	plainTail = regexp.MustCompile(`^` + speaker + `(?:E[P][NMTH#])?[Rr]?V[NMH]{0,2}` + behindVerb + `\.*$`)
	// saidTail is the same of a verb of speech behind a quotation, with
	// whatever belongs to it.
	saidTail = regexp.MustCompile(`^[NMH](?:[oPp][NMTH#])*(?:,.*,)?R?V[^VSsW;]*\.*$`)
	// hasObject is a tail whose verb has an object: "told reporters".
	hasObject = regexp.MustCompile(`V[NMH]`)
	// invertedTail is a verb of speech and its subject: "said the minister,
	// Jan Petersen, in Kiel on Monday."
	invertedTail = regexp.MustCompile(`^V[NMH](?:[oPp][NMTH#]|,[NM#](?:[oPp][NMTH#]|E(?:[Pp][NMTH#])+)*|T|,[Pp]?T)*(?:,[WE].*)?\.*$`)
	// invertedSaid is the same behind a quotation, with whatever belongs to it.
	invertedSaid = regexp.MustCompile(`^V[NMH](?:[oPp][NMTH#]|\([^)]*\)|T)*(?:[GEP][^;]*)?\.*$`)
	// uprightSubject is the subject behind such a verb.
	uprightSubject = regexp.MustCompile(`^[NMH](?:\([^)]*\)|[op][NMTH#]|P[NM]|,[NM#](?:[oPp][NMTH#]|E(?:[Pp][NMTH#])+)*|,[WE].*)*`)
	// leadSubject is what may stand before the verb of an attribution.
	leadSubject = regexp.MustCompile(`^` + front + speaker + `(?:,|[Rr])*$`)
	// frontOpen is the beginning of a sentence whose main verb is still to come.
	frontOpen = regexp.MustCompile(`^` + front + `(?:[SsGE].*|` + speaker + `,?W.*|[NMH][^VE]*[EG].*)$`)
	// subjectForm is the speaker up to the verb.
	subjectForm = regexp.MustCompile(`^` + speaker + `[Rr]*`)
	// frontForm is what stands before the subject of a sentence.
	frontForm = regexp.MustCompile(`^(?:[RrCcT,]|P[NMT#](?:o[NMT#])*|[SGE][^;,]*,)*`)
	// saysToo is a subject with a verb and its object, up to "and" with a
	// second verb.
	saysToo = regexp.MustCompile(`^` + front + `(` + speaker + `)[Rr]*V[^VSsWGE;]*[Cc][Rr]*V$`)
	// setOff is a phrase between commas before "that".
	setOff = regexp.MustCompile(`^,(?:[RrT]|[Pp][NMTH#](?:o[NMTH#])*)+,s`)
	// startsStatement is a statement behind a verb of speech.
	startsStatement = regexp.MustCompile(`^(?:[TRrJ]|PT|P[NM#](?:[oPp][NMT#])*,|,|S[^,]*,)*(?:[NMH#T](?:[oPp][NMTH#]|I[NM]?|C[NM#]|\([^)]*\)[NM]?|,[NM#](?:[oPp][NMTH#])*,|,?W[^;]*,?)*[RrTE]*V|[GJ][^SsW;]*V)`)
	// opensOnly is the beginning of a sentence whose main statement is to come:
	// "When it rained, they left."
	opensOnly = regexp.MustCompile(`^(?:[RrCc,T]|P[NMT#](?:o[NMT#])*)*[SsGE]`)
	// middleForm is a subject and a verb between commas or marks, and
	// middleInverted the verb before its subject.
	middleForm     = regexp.MustCompile(`^` + speaker + `[Rr]?V[NMH]{0,2}` + behindVerb + `[,;.-]`)
	middleInverted = regexp.MustCompile(`^V[NMH](?:[oPp][NMTH#]|,[NM#](?:[oPp][NMTH#]|E(?:[Pp][NMTH#])+)*)*` + behindVerb + `[,;.-]`)
)

// The shapes of sentences, over the kinds of chunks.
var (
	openingPhrase  = regexp.MustCompile(`^[RCc,]*((?:P[NMT#](?:o[NMT#])*(?:E(?:P[NMT#]|T)+)?|T)+),?`)
	apposedSubject = regexp.MustCompile(`^[RCc,T]*([NM](?:[oPp][NMT#])*),([NM](?:[oPp][NMT#])*),[^NM]`)
	statementForm  = regexp.MustCompile(`^(?:[^SsWVEN]*[Ss][^,]*,|[^SsWVEN]*[GE][^,]*,)?[^SsWVEGI]*[NMH#T](?:[^VEs]|,s[^,]*,)*[VE]`)
)

// datelineForm is the place of a report, with its region and an agency.
var datelineForm = regexp.MustCompile(`^M(?:,M)*(?:\(M\))?-$`)

// joinedForm is a verb or a statement behind "and".
var joinedForm = regexp.MustCompile(`^(?:[RrT,]|P[NMT#])*(?:[NMTH#](?:[oPp][NMTH#])*[Rr]*)?[VE]`)

// phraseForm is a preposition with its noun, or a time.
var phraseForm = regexp.MustCompile(`^(?:R?T|[Pp][NMTH#](?:o[NMTH#])*(?:E(?:P[NMTH#]|T)+|G[NMTH#])?)`)

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
