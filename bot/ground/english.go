package ground

import "strings"

// newEnglish reads the English lists. The lists are our own; they were grown
// on the claims in testdata and on sentences of public news.
func newEnglish() *vocabulary {
	v := &vocabulary{
		bases: map[string]string{}, classes: map[string]string{}, speech: map[string]speech{},
		scales: map[string]string{}, sides: map[string][]side{}, phrases: map[string][]phrase{},
	}
	eachLine(englishForms, func(base string, words []string) {
		for _, w := range words {
			v.bases[w] = base
		}
	})
	eachLine(englishSynonyms, func(head string, words []string) {
		for _, w := range append(words, head) {
			v.classes[v.keyOf(w)] = v.stem(head)
		}
	})
	v.light = v.keys(englishLight)
	v.people = v.keys(englishPeople)
	v.counted = v.keys(englishCountedPeople)
	v.roles = forms(englishRoles)
	v.honest = v.keys(englishOfficials)
	v.official = v.keys(englishOfficial)
	v.verbs = forms(englishVerbs)
	v.starters = forms(englishStarters)
	v.divides = forms(englishDivides)
	for kind, list := range map[speech]string{says: englishSays, saysThat: englishSaysThat, gives: englishGives} {
		for w := range forms(list) {
			v.speech[w] = kind
		}
	}
	eachLine(englishScales, func(head string, words []string) {
		for _, w := range append(words, head) {
			v.scales[w] = head
		}
	})
	eachLine(englishOpposites, func(axis string, words []string) { v.addAxis(axis, strings.Join(words, " ")) })
	v.addMarks(englishMarks)
	return v
}

// addAxis reads one line of opposites: "up words | down words".
func (v *vocabulary) addAxis(axis, words string) {
	up, down, _ := strings.Cut(words, "|")
	for k := range v.keys(up) {
		v.sides[k] = append(v.sides[k], side{axis, true})
	}
	for k := range v.keys(down) {
		v.sides[k] = append(v.sides[k], side{axis, false})
	}
}

// englishForms lists irregular forms and nouns made of verbs under the form
// that the stemmer cannot find for them.
const englishForms = `
awake: awoke awoken
bend: bent
bite: bit bitten
bleed: bled
blow: blew blown
breed: bred
burn: burnt
cling: clung
creep: crept
deal: dealt dealing
dig: dug
dream: dreamt
drink: drank drunk
drive: drove driven
eat: ate eaten eating
feed: fed feeding
flee: fled
forbid: forbade forbidden
forget: forgot forgotten
forgive: forgave forgiven
freeze: froze frozen
hang: hung
hear: heard hearing
kneel: knelt
lay: laid
lean: leant
leap: leapt
learn: learnt
lend: lent
light: lit
mean: meant
mistake: mistook mistaken
overcome: overcame
overtake: overtook overtaken
ride: rode ridden
ring: rang rung
sew: sewn
shake: shook shaken
shine: shone
show: shown
shrink: shrank shrunk
sing: sang sung
sit: sat
slide: slid
speed: sped
spill: spilt
spin: spun
spring: sprang sprung
stick: stuck
sting: stung
stink: stank
swear: swore sworn
sweep: swept sweeping
swell: swollen
swim: swam swum
swing: swung
tear: tore torn
undergo: underwent undergone
undertake: undertook undertaken
uphold: upheld
wake: woke woken
wear: wore worn
weave: wove woven
weep: wept
wring: wrung
add: added adds adding addition
score: scored scorer
rise: rose risen
fall: fell fallen
win: won winner winners winning
lose: lost loses losing loser
lead: led
hold: held
find: found finding findings
tell: told
say: said saying says
give: gave given
take: took taken
make: made making
meet: met meetings meeting
break: broke broken
begin: began begun beginning
shoot: shot
strike: struck
die: died dies dying dead death deaths
sell: sold sale sales
buy: bought
pay: paid payment payments
grow: grew grown growth
know: knew known
leave: left
keep: kept
build: built
spend: spent spending
send: sent
speak: spoke spoken
write: wrote written
run: ran
see: saw seen
come: came
become: became
go: went gone
get: got
think: thought
bring: brought
fight: fought
seek: sought
steal: stole stolen
choose: chose chosen choice
fly: flew flown flight flights
hide: hid hidden hiding
sink: sank sunk
throw: threw thrown
draw: drew drawn
withdraw: withdrew withdrawn withdrawal
beat: beaten
sleep: slept
stand: stood
understand: understood
teach: taught
catch: caught
feel: felt
man: men
woman: women
child: children
person: people persons
spokesperson: spokesman spokeswoman spokespeople spokespersons spokesmen spokeswomen
refuse: refusal
deny: denial denied denies
destroy: destruction destroyed
decide: decision decisions
agree: agreed agrees
agreement: agreements
succeed: success successful succeeded
fail: failure failed
propose: proposal proposals
survive: survival survivor survivors
arrive: arrival
explode: explosion exploded
invade: invasion
expand: expansion
describe: description
reduce: reduction
admit: admission admitted
receive: receipt
believe: belief
prove: proof proven
accuse: accusation accusations
surround: surroundings surrounding
oversee: oversaw
vote: votes voted voting voter
gunman: gunmen
policeman: policemen
fireman: firemen
wife: wives
life: lives
half: halves
analysis: analyses
crisis: crises
bear: born
bar: barred
ban: banned bans
plan: planned planning plans
cut: cuts cutting
hit: hits hitting
`

// englishSynonyms lists words that may stand for each other in a claim. Only
// words that newsrooms use for exactly the same thing are here.
const englishSynonyms = `
arrest: detain detention apprehend
injure: wound hurt
begin: start commence launch
end: finish conclude
close: shut shutter closure
hit: strike
buy: purchase acquire acquisition
home: house dwelling residence
aid: assistance help
company: firm business
approve: pass adopt
reject: dismiss
lawyer: attorney
doctor: physician
film: movie
car: automobile
large: big
introduce: unveil roll
choose: select pick
country: nation
child: kid
student: pupil
build: construct
repair: fix
rescue: save
talk: negotiation negotiate speak
agreement: deal accord pact
answer: reply respond response
flee: escape
south: southern
north: northern
east: eastern
west: western
annual: yearly
sick: ill illness
prison: jail
worker: employee staff
price: cost
main: primary principal
important: significant
quick: rapid swift
law: legislation
fire: blaze
finalise: finalize
organise: organize
kilometer: kilometre km
meter: metre
percent: percentage
emphasize: stress emphasise
`

// englishLight lists words that carry no fact of their own: a paraphrase may
// add them or leave them out. A word that could change who did what to whom,
// how sure it is, or how much it was, must not stand here.
const englishLight = `
be have do make take get give go come put carry conduct hold occur happen
involve include including cover concern regard relate relating regarding
place part thing matter case issue total number amount figure
also too then now later still already again however meanwhile overall further
there here where when while during amid as well within across among between
person people individual
say tell report note add state according call name known describe
article story news reporter
result lead follow become remain continue stay keep
measure record register receive see find show use serve work
one two-fold own such same other another this that these those
under over about around toward towards upon onto into through throughout via
per each additional extra provide according mean able together
sure ensure feature contain consist comprise belong locate undergo experience
event incident situation process kind type form way period time row
respectively specifically particularly especially additionally furthermore moreover
information detail fact statement currently previously
`

// englishPeople lists nouns for people that say nothing else about them.
// They may stand for any counted people: "71 people" for "71 operatives".
const englishPeople = "person people individual individuals persons"

// englishCountedPeople lists nouns for people that a text may count. Words in
// -er, -or, -ist, -ant and -ian are taken for people as well.
const englishCountedPeople = `
operative operatives member members suspect suspects militant militants fighter fighters
civilian civilians officer officers resident residents adult adults child man woman
victim victims patient patients passenger passengers casualty casualties student students
soldier soldiers troop troops employee employees staff citizen citizens refugee refugees
migrant migrants protester candidate candidates colleague relative relatives crew
pensioner hostage hostages detainee detainees inmate inmates player players fan fans
`

// englishOfficials lists general words for official voices, and the words in
// a source that they may stand for.
const (
	englishOfficials = "official officials authority authorities government"
	englishOfficial  = `
ministry minister spokesperson official officials authority government police department
agency general directorate commission mayor president secretary military army office
`
)

// englishRoles lists what a person can be. A role next to a name in a claim
// must stand next to that name in the article as well.
const englishRoles = `
spokesperson rival president minister mayor councillor councilor governor senator secretary chancellor
chairman chairwoman chair director chief head leader manager coach captain striker defender
goalkeeper midfielder judge prosecutor lawyer attorney banker assistant analyst researcher
author specialist expert professor scientist engineer doctor officer commander general colonel
major sergeant sheriff commissioner ambassador negotiator diplomat envoy king queen prince
princess pope bishop imam rabbi owner founder executive ceo cfo editor journalist reporter
player actor actress singer director teacher principal student victim suspect witness
wali chairperson chairmanship treasurer deputy
`

// englishScales lists words of amount that are no numbers, each under the
// word of its class. A claim may hold one only if a cited sentence holds one
// of its class.
const englishScales = `
several: multiple various numerous
many: lots
most: mostly majority largely mainly
all: every entire entirely whole each everyone everybody everything always fully completely total totally
half: halved
double: doubled doubling twofold
dozens: dozen
hundreds:
thousands:
millions:
only: solely merely exclusively
few:
`

// englishVerbs lists forms that show a finite verb; words in -ed do as well.
const englishVerbs = `
is are was were be been has have had do does did will would can could may might must shall
should said says told rose fell won lost led held found gave took made met broke began struck
sold bought paid grew left kept built spent sent spoke wrote ran saw came became went got
thought brought fought beat beats hit hits hurt cut put shut quit wins loses
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
recalled observed reiterated asserted contended cautioned concluded found shows showed quoted
add explain argue insist warn confirm suggest indicate reveal acknowledge admit concede predict
estimate write believe think allege maintain claim declare deny contend caution conclude fear hope
boasted disclosed advised feared fears hopes hoped decided ruled
`
	englishGives = "announced announce announces announcing reported reports reporting"
)
