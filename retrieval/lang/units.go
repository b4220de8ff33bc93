package lang

import "strings"

// units are the folded words and signs that may follow a number, and what
// they are called in Number.Unit. Amounts of money are ISO 4217 codes where
// the word names one currency.
var units = named(`
	%: % percent pct prozent percento ٪ بالميه אחוז אחוזים
	km: km kms kilometer kilometers kilometre kilometres kilometern kilometros kilometro كيلومتر كيلومترات
	m: m meter meters metre metres metern metro metros متر امتار
	mile: mile miles meile meilen milles millas
	kg: kg kilo kilos kilogram kilograms kilogramm kilogrammes كيلوغرام
	tonne: ton tons tonne tonnes tonnen toneladas tonelada طن اطنان
	hectare: hectare hectares hektar hectareas
	acre: acre acres
	barrel: barrel barrels barils barriles برميل
	litre: liter liters litre litres litern litros
	second: seconds sec secs sekunde sekunden secondes segundos ثانيه ثوان
	minute: minute minutes min mins minuten minutos minuto دقيقه دقايق דקות
	hour: hour hours hr hrs stunde stunden heure heures hora horas ساعه ساعات שעות
	day: day days tag tage tagen jour jours dia dias يوم ايام יום ימים
	week: week weeks woche wochen semaine semaines semana semanas اسبوع اسابيع שבוע שבועות
	month: month months monat monate monaten mois mes meses شهر اشهر شهور חודש חודשים
	year: year years jahr jahre jahren an ans annee annees ano anos عام اعوام سنه سنوات שנה שנים
	USD: $ dollar dollars dolares dolar usd دولار דולר דולרים
	EUR: € euro euros eur يورو אירו
	GBP: £ gbp sterling
	JPY: ¥ yen jpy
	CNY: yuan renminbi cny rmb
	ILS: ₪ shekel shekels ils nis שקל שקלים
	RUB: ₽ ruble rubles rouble roubles rub rubel
	INR: ₹ rupee rupees inr
	TRY: ₺ try
	CHF: chf
	CAD: cad
	AUD: aud
	SAR: sar
	AED: aed dirham dirhams
	EGP: egp
	pound: pound pounds lb lbs livres libras
	degree: ° degree degrees grad degres grados
	°C: °c celsius
	°F: °f fahrenheit
	mph: mph
	km/h: kmh kph
	foot: foot feet ft
	inch: inch inches
	megawatt: megawatt megawatts mw
	gigawatt: gigawatt gigawatts gw
`)

// percentPhrases are the names of "%" in two words.
var percentPhrases = map[string]string{"per": "cent", "pour": "cent", "por": "ciento", "في": "الميه"}

// dollars are the prefixes of a dollar sign that is not the American one.
var dollars = map[string]string{"us": "USD", "u.s": "USD", "c": "CAD", "ca": "CAD", "a": "AUD", "au": "AUD", "hk": "HKD", "nz": "NZD", "s": "SGD"}

// currencies are the units that may stand before the number.
var currencies = setOf(`$ € £ ¥ ₪ ₽ ₹ ₺ usd eur gbp jpy cny rmb chf ils nis rub inr try cad aud sar aed egp`)

// named reads lines of a unit and its words.
func named(lines string) map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(lines) {
		unit, words, found := strings.Cut(strings.TrimSpace(line), ":")
		if !found {
			continue
		}
		for w := range setOf(words) {
			out[w] = unit
		}
	}
	return out
}

// currencyBefore returns the token of the number after a currency, and the
// currency; i itself and "" where none stands at i.
func (r *reader) currencyBefore(i int) (int, string) {
	t, next := r.list[i], at(r.list, i+1)
	switch {
	case dollars[t.folded] != "" && next.folded == "$" && t.touches(next):
		return i + 2, dollars[t.folded]
	case currencies[t.folded] && (!t.isWord() || isAcronym(t.raw)):
		return i + 1, units[t.folded]
	}
	return i, ""
}

// unit returns the unit at the token and the token after it.
func (r *reader) unit(i int) (string, int) {
	t, next := at(r.list, i), at(r.list, i+1)
	if second := percentPhrases[t.folded]; second != "" && second == next.folded {
		return "%", i + 2
	}
	if t.folded == "°" && units["°"+next.folded] != "" && t.touches(next) {
		return units["°"+next.folded], i + 2
	}
	if t.folded == "km" && next.folded == "/" && at(r.list, i+2).folded == "h" {
		return "km/h", i + 3
	}
	if t.folded == "h" && at(r.list, i-1).touches(t) {
		return "hour", i + 1
	}
	if u := units[t.folded]; u != "" && (!t.isWord() || !currencies[t.folded] || isAcronym(t.raw)) {
		return u, i + 1
	}
	return "", i
}

// spells are the units of time, as units and as stems of nouns.
var spells = set{"time": true, "second": true, "minute": true, "hour": true, "day": true, "week": true, "month": true, "year": true, "decad": true, "decade": true, "centuri": true, "century": true}

// IsTime reports whether the number is a time of day or a length of time.
func (n Number) IsTime() bool { return spells[n.Unit] || spells[n.Noun] }
