package extract

import "strings"

// moments are folded words that tell a time without a date: days of the week,
// months, seasons, parts of the day and "week", by language.
var moments = wordSet(`
	monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight morning evening night afternoon noon midnight
	hours days weeks months years week month year spring summer autumn winter
	january february march april june july august september october november december
	montag dienstag mittwoch donnerstag freitag samstag sonntag heute gestern morgen morgens abends nachts uhr stunden tage wochen monate jahre
	fruhjahr fruhling sommer herbst januar februar marz mai juni juli oktober dezember
	lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui demain heures jours semaine mois printemps ete automne hiver
	janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre
	lunes martes miercoles jueves viernes sabado domingo hoy ayer manana madrugada horas dias semana mes verano otono invierno primavera
	enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
	الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت الاحد اليوم امس غدا صباح مساء الساعه يوم اسبوع شهر عام سنه
	היום אתמול מחר ביום יום שבוע בשבוע חודש בחודש שנה בשנת בשעה בבוקר בערב`)

func wordSet(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}
