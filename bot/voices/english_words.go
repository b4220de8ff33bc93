package voices

// englishLight lists words that carry no fact of their own: a paraphrase may
// add them or leave them out. A word that could change who did what to whom,
// how sure it is, or how much it was, must not stand here.
const englishLight = `
be have do make carry conduct occur happen
involve include including cover concern regard relate relating regarding
place part thing matter case issue total number amount figure
also too then now later still already again however meanwhile overall further
there here where when while during amid as well within across among between
person people individual
say tell report note state according describe aged
article story news reporter
result lead follow become remain continue stay keep
measure
one two-fold own such same other another this that these those
under over about around toward towards upon onto into through throughout via
per each additional extra according mean able together
sure ensure feature contain consist comprise belong locate undergo experience
event incident situation process kind type form way period time row
respectively specifically particularly especially additionally furthermore moreover
information detail fact reach goal statement currently previously
`

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
maker manufacturer operator producer insurer wali chairperson chairmanship treasurer deputy
`
