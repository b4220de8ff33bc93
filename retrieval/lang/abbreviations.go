package lang

// manner says what an abbreviation's full stop means for what follows it.
type manner int

const (
	// title stands before a name, with a capital: its stop never ends a
	// sentence.
	title manner = iota + 1
	// lead stands before anything: "e.g.", "vs."
	lead
	// numbered ends no sentence before a number: "No. 2", "Nov. 10".
	numbered
	// inner stands inside a name or at the end of one: its stop ends the
	// sentence only before a word that is common at the start of one.
	inner
	// closing often stands last: as inner, but its stop also ends the sentence
	// before a capitalised word that is followed by a small one, as in "Acme
	// Inc. Shares fell".
	closing
	// place is like closing, but is an abbreviation only when it is written
	// with a capital: "Ill.", never "fell ill."
	place
	// clock is "a.m." and "p.m.": its stop ends the sentence except before a
	// time zone or a day.
	clock
)

// abbreviations holds, by language, the folded abbreviations without their
// last full stop. Those under "" hold in every language: foreign titles are
// printed as they are. Abbreviations that are also common last words ("in.",
// "sun.") are left out, or need a number or a capital letter.
var abbreviations = map[string]map[string]manner{
	"": manners(map[manner]string{
		title: `mr mrs ms mx messrs dr drs prof gen maj col lt cpt capt cmdr cdr sgt cpl pfc pvt adm ens sen
			sens rep reps gov govs pres amb rev fr hon supt insp det asst assoc dep lt.col maj.gen atty msgr
			mlle mme sra srta dra srs dna dipl ing hr ra`,
		lead: `e.g i.e eg ie cf vs viz ca approx z.b d.h o.a p.ex p.ej bzw`,
		numbered: `no nos nr num art arts sec para par vol pp p pg pag fig ch chap cap abs
			jan feb febr mar apr jun jul aug sep sept oct okt nov dec dez`,
		inner:   `st ste jr sr mt ft ph.d uu bn regt brig bros`,
		closing: `inc corp co ltd plc llc etc dept univ ave blvd rd lb lbs oz sq mio mrd al`,
		clock:   `a.m p.m am pm`,
	}),
	"en": manners(map[manner]string{
		place: `ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev
			okla ore pa tenn tex va vt wash wis wyo`,
		lead:    `v`,
		closing: `est`,
	}),
	"de": manners(map[manner]string{
		lead:     `allg betr bspw evtl ggf geb inkl exkl sog vgl zzgl ehem ev kath a c d h i n o s u v z`,
		numbered: `abb anm bd kap ziff tel`,
		closing:  `usw uvm str tsd jh hrsg u.a o.g v.chr n.chr max min`,
	}),
	"fr": manners(map[manner]string{
		title:    `m mm me pr`,
		lead:     `env ex`,
		numbered: `janv fevr avr juill tel`,
		closing:  `bd av j.-c`,
	}),
	"es": manners(map[manner]string{
		title:    `sr sres d da excmo excma fdo lic gral cnel cte`,
		lead:     `ee aprox ej`,
		numbered: `ene abr ago dic tel apdo`,
		closing:  `ud uds avda admon cia s.a`,
	}),
}

// manners turns lists of abbreviations into a table.
func manners(lists map[manner]string) map[string]manner {
	out := map[string]manner{}
	for m, words := range lists {
		for w := range setOf(words) {
			out[w] = m
		}
	}
	return out
}

// mannerOf returns what is known of the word as an abbreviation, 0 when it is
// none.
func mannerOf(word, language string) manner {
	folded := Fold(word)
	m := abbreviations[language][folded]
	if m == 0 && !(isAcronym(word) && abbreviations[""][folded] == lead) { // "Inter Miami CF."
		m = abbreviations[""][folded]
	}
	if (m == title || m == place) && !startsUpper(word) {
		return 0
	}
	return m
}

// timeWords may follow "5 p.m." in the same sentence.
var timeWords = setOf(`eastern central mountain pacific greenwich local universal
	monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
	september october november december jan feb mar apr jun jul aug sep sept oct nov dec`)

// saying are the verbs that tie a quotation to its speaker. After a question
// or an exclamation in quotation marks, a name and one of these belong to the
// same sentence: “Is it safe?” Ms. Rowe asked.
var saying = map[string]set{
	"en": setOf(`said says asked asks replied replies shouted shouts cried cries added adds told tells answered wrote
		writes exclaimed wondered demanded yelled screamed whispered declared joked quipped tweeted responded
		called chanted insisted continued recalled remarked explained`),
	"de": setOf(`sagte sagt fragte fragt rief ruft antwortete schrieb erklarte meinte betonte`),
	"fr": setOf(`dit declare demande repond lance ajoute affirme explique`),
	"es": setOf(`dijo dice pregunto pregunta grito grita respondio anadio exclamo afirmo declaro`),
	"ar": setOf(`قال قالت سال سالت تساءل تساءلت اضاف اضافت صرح صرحت هتف هتفت صاح صاحت رد ردت اجاب اجابت`),
	"he": setOf(`אמר אמרה שאל שאלה צעק צעקה הוסיף הוסיפה ענה ענתה השיב השיבה קרא קראה כתב כתבה`),
}
