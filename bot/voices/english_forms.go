package voices

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
