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
	{name: "opening word", left: `^`, out: `(?:[RCc],?)+|r,`, example: "[But] Carr resigned."},
	{name: "phrase", left: `[~VEGIJRx)]`, out: `(?:,?&)+`, right: `(?:[,;.$C)cSsT-]|PT)`, narrows: true, example: "Carr resigned [over the leak]."},
	{name: "opening phrase", left: `^`, out: `(?:,?(?:P[MT]|T|R),?)+`, right: `~`, narrows: true, example: "[On Friday,] Carr resigned."},
	{name: "relative clause", left: `[NM]`, out: `W[^s;]*[^Vs;]`, right: `[VE]`, narrows: true, restricts: true, example: "Commandos [who landed on the roof] killed three men."},
	{name: "relative pronoun", left: `[NM]`, out: `,W`, right: `V`, example: "Carr[, who] fled."},
	{name: "main verb behind an aside clause", left: `,W[^;]*`, out: `,V.*`, right: `$`, example: "Carr, who won in 2012[, resigned]."},
	{name: "main clause before an aside clause", left: `^`, out: `[^,;]*[VEI](?:[^,;]*[^,;oPp])?`, right: `[NM],W`, example: "[Police described] Carr, who is 52[, as tall]."},
	{name: "apposition", left: `[NM]`, out: `(?:,o?~(?:[oPpEG]*~|E)*(?:,?W[^,]*)?)+,`, example: "Carr[, the minister for roads,] resigned."},
	{name: "closing apposition", left: `[NM]`, out: `,~(?:[oPpE]+~)*(?:H[Rr]*V.*)?`, right: `[.,$]`, example: "Police arrested Carr[, the minister]."},
	{name: "brackets", out: `\([^)]*\)`, example: "The union [(TWU)] agreed."},
	{name: "dashes", left: `~`, out: `-[^-]*-`, example: "Carr [- the minister -] resigned."},
	{name: "opening clause", left: `^`, out: `S[^W;]*,`, right: `~`, narrows: true, example: "[After the vote failed,] Carr resigned."},
	{name: "opening participle", left: `^`, out: `[GE][^V;]*,`, right: `~`, example: "[Speaking on Monday,] Carr resigned."},
	{name: "opening phrase with a participle", left: `^`, out: `[Pp]r?[GE][^V;]*,`, right: `~`, example: "[Despite being outscored,] Rovers won."},
	{name: "second verb", out: `,?[Cc][Rr]?[VEG].*`, right: `[,.$]`, example: "Police searched the house [and arrested Carr]."},
	{name: "second statement", out: `,?(?:C|;)s?(?:T|R|&|,)*~(?:[oPp]~)*R?V.*`, right: `[.$]`, example: "Carr resigned[, and the bank failed]."},
	{name: "first of two verbs", left: `[NMH]`, out: `[VE](?:[^VEIGsSW;Cc]*),?[Cc]`, right: `[VE]`, example: "Police [searched the house and] arrested Carr."},
	{name: "main statement", left: `^`, out: `[^VEGIsSW;]*V[^VEsSW;]*S`, right: `~`, example: "[The bank failed after] Carr resigned."},
	{name: "first statement", left: `^`, out: `~(?:[oPp]~)*V[^VsSWG;]*(?:,[Cc]|;)`, right: `~`, example: "[The bank failed, and] Carr resigned."},
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

// fits reports whether the kinds of chunks on both sides of what would be left
// out have the shape of the omission.
func (o omissionForm) fits(before, after, kept string) bool {
	return (o.left != "^" || before == "") &&
		(o.leftForm == nil || o.leftForm.MatchString(before)) &&
		(o.rightForm == nil || o.rightForm.MatchString(after) || o.rightForm.MatchString(kept))
}
