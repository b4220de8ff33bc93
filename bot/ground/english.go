package ground

import "strings"

// newEnglish reads the English lists. The lists are our own; they were grown
// on the claims in testdata and on sentences of public news.
func newEnglish() *vocabulary {
	v := &vocabulary{
		bases: map[string]string{}, classes: map[string]string{}, speech: map[string]speech{},
		scales: map[string]string{}, sides: map[string][]side{}, phrases: map[string][]phrase{},
	}
	v.verbs = forms(englishVerbs)
	eachLine(englishVerbForms, func(base string, words []string) {
		for _, w := range words {
			v.bases[w], v.verbs[w] = base, true
		}
	})
	eachLine(englishNounForms, func(base string, words []string) {
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

// englishVerbForms lists the irregular forms of verbs, and those that the
// stemmer parts from the others.
const englishVerbForms = `
add: added adds adding
admit: admitted
agree: agreed agrees
awake: awoke awoken
ban: banned
bar: barred
bear: born
beat: beaten
become: became
begin: began begun
bend: bent
bite: bit bitten
bleed: bled
blow: blew blown
break: broke broken
breed: bred
bring: brought
build: built
burn: burnt
buy: bought
catch: caught
choose: chose chosen
cling: clung
come: came
creep: crept
cut: cutting
deal: dealt dealing
deny: denied denies
destroy: destroyed
die: died dies dying
dig: dug
draw: drew drawn
dream: dreamt
drink: drank drunk
drive: drove driven
eat: ate eaten eating
explode: exploded
fail: failed
fall: fell fallen
feed: fed feeding
feel: felt
fight: fought
find: found
flee: fled
fly: flew flown
forbid: forbade forbidden
forget: forgot forgotten
forgive: forgave forgiven
freeze: froze frozen
get: got
give: gave given
go: went gone
grow: grew grown
hang: hung
hear: heard hearing
hide: hid hidden hiding
hit: hitting
hold: held
keep: kept
kneel: knelt
know: knew known
lay: laid
lead: led
lean: leant
leap: leapt
learn: learnt
leave: left
lend: lent
light: lit
lose: lost loses losing
make: made making
mean: meant
meet: met
mistake: mistook mistaken
overcome: overcame
oversee: oversaw
overtake: overtook overtaken
pay: paid
plan: planned planning
prove: proven
ride: rode ridden
ring: rang rung
rise: rose risen
run: ran
say: said saying says
score: scored
see: saw seen
seek: sought
sell: sold
send: sent
sew: sewn
shake: shook shaken
shine: shone
shoot: shot
show: shown
shrink: shrank shrunk
sing: sang sung
sink: sank sunk
sit: sat
sleep: slept
slide: slid
speak: spoke spoken
speed: sped
spend: spent spending
spill: spilt
spin: spun
spring: sprang sprung
stand: stood
steal: stole stolen
stick: stuck
sting: stung
stink: stank
strike: struck
succeed: succeeded
swear: swore sworn
sweep: swept sweeping
swell: swollen
swim: swam swum
swing: swung
take: took taken
teach: taught
tear: tore torn
tell: told
think: thought
throw: threw thrown
undergo: underwent undergone
understand: understood
undertake: undertook undertaken
uphold: upheld
vote: voted voting
wake: woke woken
wear: wore worn
weave: wove woven
weep: wept
win: won winning
withdraw: withdrew withdrawn
wring: wrung
write: wrote written
`

// englishNounForms lists nouns under the word that they are told by: nouns
// made of a verb, plurals, and kinds of the same office.
const englishNounForms = `
accuse: accusation accusations
add: addition
admit: admission
agreement: agreements
analysis: analyses
arrive: arrival
ban: bans
before: earlier prior
begin: beginning
believe: belief
child: children
choose: choice
crisis: crises
cut: cuts
decide: decision decisions
deny: denial
describe: description
destroy: destruction
die: dead death deaths
expand: expansion
explode: explosion
fail: failure
find: finding findings
fireman: firemen
fly: flight flights
grow: growth
gunman: gunmen
half: halves
hit: hits
invade: invasion
life: lives
lose: loser
man: men
meet: meetings meeting
pay: payment payments
person: people persons
plan: plans
policeman: policemen
propose: proposal proposals
prove: proof
receive: receipt
reduce: reduction
refuse: refusal
score: scorer
sell: sale sales
spokesperson: spokesman spokeswoman spokespeople spokespersons spokesmen spokeswomen
succeed: success successful
surround: surroundings surrounding
survive: survival survivor survivors
vote: votes voter
wife: wives
win: winner winners
withdraw: withdrawal
woman: women
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
find: discover
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
information detail fact reach goal statement currently previously
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
only: just solely merely exclusively
few:
`

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
recalled observed reiterated asserted contended cautioned concluded found shows showed quoted
add explain argue insist warn confirm suggest indicate reveal acknowledge admit concede predict
estimate write believe think allege maintain claim declare deny contend caution conclude fear hope
boasted disclosed advised feared fears hopes hoped decided ruled
`
	englishGives = "announced announce announces announcing reported reports reporting"
)
