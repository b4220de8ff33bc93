package ground

import (
	"regexp"
	"strings"
	"sync"
)

// omission is a part of a sentence that a claim may leave out: what is left
// follows from the whole sentence, by its structure. Everything that is not
// listed here stays, so that what nobody thought of fails closed.
//
// Patterns are over the kinds of chunks; ~ stands for a noun of any kind, & for
// a phrase of a preposition with its noun. Left and right are the chunks that
// stay on each side, ^ and $ the ends of a statement.
type omission struct {
	name             string
	left, out, right string
	// narrows says that what is left out narrows what is said, so that it may
	// go only where the larger statement follows from the smaller one: not
	// under a negation, "all", "only", "first" or a share.
	narrows bool
	// restricts says that it tells which of its kind the subject is, so that
	// it may go only where one thing happened to some of them, and not where
	// something holds for all.
	restricts bool
	example   string // with what is left out in brackets
}

var omissions = []omission{
	{name: "mark", out: `[,;()-]`, example: "On Friday[,] Carr resigned."},
	{name: "end", out: `\.+`, right: `$`, example: "Carr resigned[.]"},
	{name: "aside", out: `,?R,?`, example: "Carr [also] resigned."},
	{name: "opening word", left: `^`, out: `(?:[RCc],?)+`, example: "[But] Carr resigned."},
	{name: "phrase", left: `[~VEGIJRx)]`, out: `(?:,?&)+`, right: `(?:[,;.$C)cSsT-]|PT)`, narrows: true, example: "Carr resigned [over the leak]."},
	{name: "phrase before another", left: `[~VEGIJRx)]`, out: `(?:P[MT]|T)+`, right: `[PpVTCISs]`, narrows: true, example: "Carr resigned [on Friday] over the leak."},
	{name: "phrase between commas", out: `,&+,`, narrows: true, example: "Carr was jailed[, at the Old Bailey,] for fraud."},
	{name: "time", left: `[~VEGIJRx)]`, out: `,?T,?`, right: `[,;.$C)cPpSsVI]`, narrows: true, example: "Carr resigned [Friday]."},
	{name: "preposition of a time", out: `P`, right: `T`, example: "Carr resigned [on] Friday."},
	{name: "opening phrase", left: `^`, out: `(?:,?(?:P[MT]|T|R),?)+`, right: `~`, narrows: true, example: "[On Friday,] Carr resigned."},
	{name: "phrase of the subject", left: `[NM]`, out: `&+`, right: `[VE]`, narrows: true, restricts: true, example: "A man [from Corin] was arrested."},
	{name: "relative clause", left: `[NM]`, out: `W[^s;]*[^Vs;]`, right: `[VE]`, narrows: true, restricts: true, example: "Commandos [who landed on the roof] killed three men."},
	{name: "short relative clause", left: `[NM]`, out: `W[VE]`, right: `[VE]`, narrows: true, restricts: true, example: "The man [who fled] was caught."},
	{name: "relative pronoun", left: `[NM]`, out: `,W`, right: `V`, example: "Carr[, who] fled."},
	{name: "main verb behind an aside clause", left: `,W[^;]*`, out: `,V.*`, right: `$`, example: "Carr, who won in 2012[, resigned]."},
	{name: "main clause before an aside clause", left: `^`, out: `[NMH](?:[oPp]~)*V`, right: `[NM],W`, example: "[Police described] Carr, who is 52[, as tall]."},
	{name: "aside clause", left: `[NM]`, out: `,P?W[^;]*,`, example: "Carr[, who is 52,] resigned."},
	{name: "closing relative clause", left: `[~]`, out: `P?W.*`, right: `[.$]`, narrows: true, example: "Police arrested a man [who had a knife]."},
	{name: "closing aside clause", left: `[~]`, out: `,P?[WS]?W.*`, right: `[.$]`, example: "Police arrested Carr[, who denied it]."},
	{name: "participle of the subject", left: `[NM]`, out: `[EG](?:[R~P]|o~)*`, right: `[VE]`, narrows: true, restricts: true, example: "A man [wearing a mask] robbed the bank."},
	{name: "apposition", left: `[NM]`, out: `,~(?:[oPp]~)*,`, example: "Carr[, the minister for roads,] resigned."},
	{name: "closing apposition", left: `[NM]`, out: `,~(?:[oPp]~)*`, right: `[.$]`, example: "Police arrested Carr[, the minister]."},
	{name: "first of an apposition", left: `^`, out: `[NM](?:[oPp]~)*,`, right: `M,`, example: "[The minister,] Ann Carr, resigned."},
	{name: "brackets", out: `\([^)]*\)`, example: "The union [(TWU)] agreed."},
	{name: "closing participle of a noun", left: `[NMT#]`, out: `E[^V;sSW]*`, right: `[.$]`, narrows: true, example: "He ignored warnings [issued before the storm]."},
	{name: "dashes", out: `-[^-]*-`, left: `[~]`, example: "Carr [- the minister -] resigned."},
	{name: "opening clause", left: `^`, out: `S[^W;]*,`, right: `~`, narrows: true, example: "[After the vote failed,] Carr resigned."},
	{name: "opening participle", left: `^`, out: `[GE][^V;]*,`, right: `~`, example: "[Speaking on Monday,] Carr resigned."},
	{name: "opening phrase with a participle", left: `^`, out: `[Pp]r?[GE][^V;]*,`, right: `~`, example: "[Despite being outscored,] Rovers won."},
	{name: "closing clause", out: `,?S.*`, right: `[.$]`, narrows: true, example: "Carr resigned [after the vote failed]."},
	{name: "closing participle", out: `,[Rr]*[GE].*`, right: `[.$]`, example: "A bomb went off[, killing two]."},
	{name: "purpose", left: `~`, out: `,?I.*`, right: `[.$]`, narrows: true, example: "They met on Friday [to end the strike]."},
	{name: "closing part", out: `[,-][PpGERrWJ].*`, right: `$`, example: "Carr resigned[, with the bank in ruins]."},
	{name: "closing reason", left: `[~VEGIJRx)]`, out: `P[GN].*`, right: `$`, narrows: true, example: "Carr was jailed [for stealing cars]."},
	{name: "part between commas", out: `,[PGERJW][^V;]*,`, example: "Carr was jailed[, with Reed in court,] for fraud."},
	{name: "second verb", out: `,?C[Rr]?[VEG].*`, right: `[,.$]`, example: "Police searched the house [and arrested Carr]."},
	{name: "second statement", out: `,?(?:C|;)s?(?:T|R|&|,)*~(?:[oPp]~)*R?V.*`, right: `[.$]`, example: "Carr resigned[, and the bank failed]."},
	{name: "first of two verbs", left: `[NMH]`, out: `[VE](?:[^VEIGsSW;Cc]*),?C`, right: `[VE]`, example: "Police [searched the house and] arrested Carr."},
	{name: "main statement", left: `^`, out: `[^VEGIsSW;]*V[^VEsSW;]*S`, right: `~`, example: "[The bank failed after] Carr resigned."},
	{name: "first statement", left: `^`, out: `~(?:[oPp]~)*V[^VsSWG;]*(?:,[Cc]|;)`, right: `~`, example: "[The bank failed, and] Carr resigned."},
	{name: "items between", left: `[NM#]`, out: `(?:,[NM#])+`, right: `,?[,C]`, example: "Carr[, Reed] and Hill were hurt."},
	{name: "last items", left: `[NM#]`, out: `(?:,[NM#])*,?C[NM#](?:[oP][NMTH#])*`, right: `[.$VPo,]`, example: "Carr [and Reed] were hurt."},
	{name: "first items", out: `[NM#](?:,[NM#])*,?C`, right: `[NM#]`, example: "[Carr and] Reed were hurt."},
}

// shape writes a pattern of the table as a regular expression.
func shape(pattern string) string {
	return strings.NewReplacer(`[~`, `[NMTH#`, `~`, `[NMTH#]`, `&`, `(?:P[NMTH#](?:o[NMTH#])*)`).Replace(pattern)
}

// omissionForm is an omission with its patterns compiled.
type omissionForm struct {
	omission
	leftForm, outForm, rightForm *regexp.Regexp // nil: anything
}

// omissionForms compiles the table, once.
var omissionForms = sync.OnceValue(func() []omissionForm {
	out := make([]omissionForm, len(omissions))
	for i, o := range omissions {
		out[i] = omissionForm{omission: o, outForm: regexp.MustCompile(`^(?:` + shape(o.out) + `)$`)}
		if o.left != "" && o.left != "^" {
			out[i].leftForm = regexp.MustCompile(`(?:` + shape(o.left) + `)$`)
		}
		if o.right != "" {
			out[i].rightForm = regexp.MustCompile(`^(?:` + strings.ReplaceAll(shape(o.right), `$`, `\$`) + `)`)
		}
	}
	return out
})

// fits reports whether the kinds of chunks that would be left out, and those
// on both sides, have the shape of the omission.
func (o omissionForm) fits(before, out, after, kept string) bool {
	return (o.left != "^" || before == "") && o.outForm.MatchString(out) &&
		(o.leftForm == nil || o.leftForm.MatchString(before)) &&
		(o.rightForm == nil || o.rightForm.MatchString(after) || o.rightForm.MatchString(kept))
}
