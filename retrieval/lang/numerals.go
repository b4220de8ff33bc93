package lang

import (
	"strconv"
	"strings"
)

// numeral is what a number word stands for.
type numeral struct {
	value int64
	sort  numeralSort
}

// numeralSort says how a number word joins with others.
type numeralSort int

const (
	cardinal   numeralSort = iota + 1 // "seventy": added
	multiplier                        // "hundred", "million", "dozen": multiplies
	suffix                            // "m", "bn": multiplies, but only digits
	plurals                           // "hundreds", "dozens": many of them
	ordinal                           // "third": a place in an order
	article                           // "a": one, but only before a multiplier or after tens
)

// numerals are the number words by language, folded. English and the Romance
// languages build the rest of the numbers from these; German compounds are
// taken apart by germanNumber.
var numerals = map[string]map[string]numeral{
	"en": join(
		counted(cardinal, 0, 1, `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
			fifteen sixteen seventeen eighteen nineteen`),
		counted(cardinal, 20, 10, `twenty thirty forty fifty sixty seventy eighty ninety`),
		powers(`hundred 2 thousand 3 million 6 billion 9 trillion 12`),
		raised(suffix, `mln 6 mn 6 m 6 bn 9 tn 12 k 3`),
		manyOf(`hundreds 2 thousands 3 millions 6 billions 9 trillions 12 tens 1`),
		table(multiplier, `dozen 12`), table(plurals, `dozens 12`), table(article, `a 1 an 1`),
		counted(ordinal, 1, 1, `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
			thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth`),
		counted(ordinal, 30, 10, `thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth`),
	),
	"de": join(
		counted(cardinal, 0, 1, `null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn
			funfzehn sechzehn siebzehn achtzehn neunzehn`),
		counted(cardinal, 20, 10, `zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig`),
		powers(`hundert 2 tausend 3 million 6 millionen 6 milliarde 9 milliarden 9 billion 12 billionen 12`),
		raised(suffix, `mio 6 mrd 9 tsd 3`),
		manyOf(`hunderte 2 hunderten 2 tausende 3 tausenden 3 zehntausende 4 hunderttausende 5`),
		table(multiplier, `dutzend 12`), table(plurals, `dutzende 12 dutzenden 12`),
		table(article, `ein 1 eine 1 einen 1 einer 1 einem 1`),
		counted(ordinal, 1, 1, `erste zweite dritte vierte funfte sechste siebte achte neunte zehnte`),
		counted(ordinal, 1, 1, `ersten zweiten dritten vierten funften sechsten siebten achten neunten zehnten`),
		counted(ordinal, 1, 1, `erster zweiter dritter vierter funfter sechster siebter achter neunter zehnter`),
	),
	"fr": join(
		counted(cardinal, 2, 1, `deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize`),
		counted(cardinal, 20, 10, `vingt trente quarante cinquante soixante septante huitante nonante`),
		table(cardinal, `zero 0 vingts 20`), table(article, `un 1 une 1`),
		powers(`cent 2 cents 2 mille 3 million 6 millions 6 milliard 9 milliards 9 billion 12`),
		raised(suffix, `md 9 mds 9 m 6`),
		manyOf(`dizaines 1 centaines 2 milliers 3`),
		table(multiplier, `douzaine 12`), table(plurals, `douzaines 12`),
		counted(ordinal, 2, 1, `deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme`),
		table(ordinal, `premier 1 premiere 1 second 2 seconde 2`),
	),
	"es": join(
		counted(cardinal, 2, 1, `dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince
			dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco
			veintiseis veintisiete veintiocho veintinueve`),
		counted(cardinal, 30, 10, `treinta cuarenta cincuenta sesenta setenta ochenta noventa`),
		counted(cardinal, 100, 100, `ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos
			ochocientos novecientos`),
		table(cardinal, `cero 0 veintiun 21 veintiuna 21 cien 100 doscientas 200 trescientas 300
			cuatrocientas 400 quinientas 500`),
		table(article, `un 1 una 1 uno 1`),
		powers(`mil 3 millon 6 millones 6 billon 12 billones 12`),
		manyOf(`decenas 1 centenares 2 cientos 2 miles 3`),
		table(multiplier, `docena 12`), table(plurals, `docenas 12`),
		counted(ordinal, 1, 1, `primero segundo tercero cuarto quinto sexto septimo octavo noveno decimo`),
		counted(ordinal, 1, 1, `primera segunda tercera cuarta quinta sexta septima octava novena decima`),
		table(ordinal, `primer 1 tercer 3`),
	),
	"ar": join(
		counted(cardinal, 1, 1, `واحد اثنان ثلاثه اربعه خمسه سته سبعه ثمانيه تسعه عشره`),
		table(cardinal, `واحده 1 اثنين 2 اثنتان 2 اثنتين 2 ثلاث 3 اربع 4 خمس 5 ست 6 سبع 7 ثماني 8 ثمان 8 تسع 9 عشر 10`),
		counted(cardinal, 20, 10, `عشرون ثلاثون اربعون خمسون ستون سبعون ثمانون تسعون`),
		counted(cardinal, 20, 10, `عشرين ثلاثين اربعين خمسين ستين سبعين ثمانين تسعين`),
		powers(`ميه 2 مايه 2 الف 3 الاف 3 مليون 6 ملايين 6 مليار 9 مليارات 9`),
		manyOf(`عشرات 1 العشرات 1 ميات 2 الميات 2`),
	),
	"he": join(
		counted(cardinal, 1, 1, `אחד שניים שלושה ארבעה חמישה שישה שבעה שמונה תשעה עשרה`),
		counted(cardinal, 1, 1, `אחת שתיים שלוש ארבע חמש שש שבע שמונה תשע עשר`),
		table(cardinal, `שני 2 שתי 2`),
		counted(cardinal, 20, 10, `עשרים שלושים ארבעים חמישים שישים שבעים שמונים תשעים`),
		powers(`מאה 2 מאות 2 אלף 3 אלפים 3 מיליון 6 מיליארד 9`),
		manyOf(`עשרות 1`),
	),
}

// counted gives the listed words the values first, first+step and so on.
func counted(sort numeralSort, first, step int64, words string) map[string]numeral {
	out := map[string]numeral{}
	for i, w := range strings.Fields(words) {
		out[w] = numeral{first + int64(i)*step, sort}
	}
	return out
}

// table reads pairs of a word and its value.
func table(sort numeralSort, pairs string) map[string]numeral {
	out := map[string]numeral{}
	list := strings.Fields(pairs)
	for i := 0; i+1 < len(list); i += 2 {
		value, _ := strconv.ParseInt(list[i+1], 10, 64)
		out[list[i]] = numeral{value, sort}
	}
	return out
}

// powers is raised for words that multiply.
func powers(pairs string) map[string]numeral { return raised(multiplier, pairs) }

// manyOf is raised for words such as "thousands".
func manyOf(pairs string) map[string]numeral { return raised(plurals, pairs) }

// raised reads pairs of a word and its power of ten.
func raised(sort numeralSort, pairs string) map[string]numeral {
	out := table(sort, pairs)
	for w, n := range out {
		value := int64(1)
		for range n.value {
			value *= 10
		}
		out[w] = numeral{value, sort}
	}
	return out
}

// join returns one table with the entries of all.
func join(tables ...map[string]numeral) map[string]numeral {
	out := map[string]numeral{}
	for _, t := range tables {
		for w, n := range t {
			out[w] = n
		}
	}
	return out
}
