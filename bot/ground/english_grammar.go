package ground

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

// englishLoaded lists verbs of speech that say more than that something was
// said. A claim may use one only if a cited sentence does.
const englishLoaded = `
admit admits admitted concede concedes conceded confess confessed claim claims claimed claiming
warn warns warned warning boasted insist insists insisted insisting promised pledged vowed allege
alleges alleged reveal reveals revealed acknowledge acknowledges acknowledged predict predicts
predicted fear fears feared hope hopes hoped doubt complained estimate estimates estimated confirm
confirms confirmed confirming denied denies deny argue argues argued arguing disclosed ruled decided
`

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

var (
	auxiliaries    = forms("is are was were am be been being has have had having do does did will would can could may might must shall should to")
	determiners    = forms("the a an its his her their our my your this these those some any no every each all both")
	objectPronouns = forms("him her them it us me you")
	beForms        = forms("is are was were be been being")
	prepositions   = forms("in on at by to of for from with without near against under over about into onto through during after before amid among between across around since until as than toward towards despite via per")
)

var (
	subjectPronouns = forms("he she it they we i you")
	// subordinators are words that open a clause with a subject of its own.
	subordinators = forms("when after before since where until that")
)

// pronouns stand for a speaker named before.
var pronouns = map[string]bool{"he": true, "she": true, "they": true}

// thirdPersons are the pronouns for somebody named before.
var thirdPersons = forms("he him his she her hers it its they them their")

// owners are the words for somebody named before.
var owners = []string{"his", "her", "their", "its"}

// joiners are words that join a verb to the verb before it.
var joiners = []string{"and", "but", "then", "or"}

// beforeVerb are words between a source and its verb.
var beforeVerb = []string{"has", "have", "had", "also", "then", "later", "both", "already", "repeatedly", "previously", "is", "was", "were", "are", "reportedly", "still", "formally", "now", "not", "never", "just", "again", "recently", "only"}

// nounMarkers are words after which an ambiguous word is a noun.
var nounMarkers = []string{"a", "an", "the", "this", "that", "these", "those", "its", "their", "his", "her", "of", "for", "no", "any", "new", "own"}

// leading are words before a verb in -ing that has the subject of the
// sentence: "after giving away a lead".
var leading = forms("after before while without when since")

// circumstances are words that open a time or a place.
var circumstances = []string{"in", "on", "at", "to", "during", "by", "after", "before", "late", "early", "earlier", "later"}
