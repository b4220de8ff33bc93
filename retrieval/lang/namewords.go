package lang

// particles are the small words inside a name: "Omar bin Said", "Deir ez-Zor",
// "Charles de Gaulle".
var particles = setOf(`al el ad ash as an ar at ed ez es et il ul bin ibn ben bint abu abd de del della di da dos das
	do du des la le las los van von der den ter ten zu zur y`)

// hyphened are the particles that a hyphen ties to the word after them.
var hyphened = setOf("al el ad ash as an ar at ed ez es et il ul abu")

// leading are the particles that may begin a name in small letters.
var leading = setOf("bin ibn von van")

// offices are the words for a person's office that are printed before a name.
var offices = setOf(`president premier minister chancellor secretary governor senator congressman congresswoman
	representative mayor ambassador commissioner chairman chairwoman chair director speaker ceo chief executive
	general admiral colonel captain lieutenant sergeant commander brigadier corporal officer detective inspector
	doctor professor reverend father sister rabbi imam sheikh sheik ayatollah archbishop cardinal pastor
	sir lady lord dame mr mrs ms dr mme mlle maitre
	prasident prasidentin ministerin kanzler kanzlerin bundeskanzler bundeskanzlerin bundesprasident aussenminister
	aussenministerin innenminister innenministerin herr frau presidente presidenta ministro ministra don`)

// surnames are offices that are names as well: "Stephen King", "Major". They
// are offices only at the front or after a nationality.
var surnames = setOf(`king queen prince princess pope bishop judge justice major marshal baron duke earl count dean
	private page`)

// modifiers belong to the office after them: "Foreign Minister".
var modifiers = setOf(`prime vice deputy interior foreign defense defence finance health energy economy economic oil
	education justice labor labour trade culture transport agriculture environment press attorney crown chief acting
	interim former lieutenant major brigadier rear sergeant first secretary under assistant state managing executive
	homeland security grand`)

// institutions are the last words of an institution's name before "of", "for"
// or "on", as in "Syrian Observatory for Human Rights". A name that ends in
// one is not a person's.
var institutions = setOf(`academy administration agency alliance army assembly association authority bank battle bay
	board brotherhood bureau cape center centre chamber church city coalition college command commission committee
	confederation conference congress convention corps council court day department directorate directorates district
	division federation forum foundation front fund group guard gulf hall headquarters hospital house initiative
	institute institution isle kingdom law league library ministry mission monitor movement museum network observatory
	office operation orchestra organisation organization parliament partnership party programme program province
	republic school sea secretariat senate service society state states statue strait street studies summit supreme
	treaty tribunal union university war ministere universite ministerio universidad republique republica`)

// binders join an institution to what it is for.
var binders = setOf("of for on")

// adverbs may stand first, right before a name that they are no part of.
var adverbs = setOf(`today yesterday tomorrow tonight later earlier again perhaps maybe sometimes often instead
	afterwards elsewhere overnight according asked based given last next nearby thus hence former formerly early late
	like unlike previously please hier aujourd'hui demain ayer hoy manana heute gestern morgen`)

// calendar are the days of the week: capitals, but no names.
var calendar = setOf(`monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays
	fridays saturdays sundays montag dienstag mittwoch donnerstag freitag samstag sonntag`)

// commonEndings tell an English word that is hardly a name alone.
var commonEndings = []string{"ing", "ly", "tion", "tions", "sion", "sions", "ment", "ments", "ness", "ists", "ities",
	"ers", "ors", "ants", "ents", "ances", "ences", "ics", "ages"}

// nameEndings are names that end like common words.
var nameEndings = setOf(`beijing boeing italy reuters sanders rangers chelsea clement emily sally kelly beverly billy
	sterling irving sichuan walters powers rogers myers bowers waters sanders athens brussels clements keeling
	xiaoping jinping hastings kipling goering dowling harding golding fleming lansing`)
