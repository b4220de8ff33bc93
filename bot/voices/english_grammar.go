package voices

// englishVerbs lists other forms that show a finite verb; words in -ed do as
// well.
const englishVerbs = `
is are was were be been has have had do does did will would can could may might must shall should
hit hits hurt put shut quit wins cut cuts beat beats
`

// englishStarters lists words that open a new clause after a comma, and
// englishDivides words that open one wherever they stand.
const (
	englishStarters = `
he she it they we i you this that these those there which who whose where when as because so
if unless although though while whereas but yet amid despite after before since until according
with without including marking viewing adding saying down up
`
	englishDivides = "but while although though whereas unless if because despite however"
)

// englishSays, englishSaysThat and englishGives list the verbs of speech.
const (
	englishSays     = "said say says saying told tell tells telling stated noted notes noting stressed emphasized emphasised emphasizes emphasizing emphasising remarked"
	englishSaysThat = `
added adds adding explained explains argued argues insisted insists warned warns warning
confirmed confirms suggested suggests indicated indicates revealed reveals acknowledged
acknowledges admitted admits conceded concedes predicted predicts estimated estimates wrote
writes tweeted testified replied responded promised pledged vowed believes believed thinks
alleged alleges complained maintained maintains claimed claims declared declares denied denies
arguing insisting claiming confirming suggesting indicating explaining
pointed points pointing recalled observed reiterated asserted contended cautioned concluded found shows showed quoted
add explain argue insist warn confirm suggest indicate reveal acknowledge admit concede predict
estimate write believe think allege maintain claim declare deny contend caution conclude fear hope
boasted disclosed advised feared fears hopes hoped decided ruled
`
	englishGives = "announced announce announces announcing reported reports reporting"
)

// The small words of English grammar, by what they do.
var (
	articles        = forms("a an the")
	determiners     = forms("the a an its his her their our my your this these those some any no every each all both")
	prepositions    = forms("in on at by to of for from with without near against under over about into onto through during after before amid among between across around since until as than toward towards despite via per")
	auxiliaries     = forms("is are was were am be been being has have had having do does did will would can could may might must shall should to")
	beForms         = forms("is are was were be been being")
	joiners         = forms("and but then or")
	relatives       = forms("who which whose")
	subjectPronouns = forms("he she it they we i you")
	owners          = forms("his her their its")
	// pronouns stand for a speaker named before.
	pronouns = forms("he she they")
	// subordinators open a clause with a subject of its own.
	subordinators = forms("when after before since where until that")
	// leading stand before a verb in -ing that has the subject of the
	// sentence: "after giving away a lead".
	leading = forms("after before while without when since")
	// beforeVerb stand between a subject and its verb.
	beforeVerb = forms("also then later both already repeatedly previously reportedly still formally now not never just again recently only")
	// nounMarkers stand before an ambiguous word that is a noun.
	nounMarkers = forms("a an the this that these those its their his her of for no any new own")
	// circumstances open a time or a place.
	circumstances = forms("in on at to during by after before late early earlier later")
)
