package feed

import (
	"regexp"
	"strings"
)

// The phrases by which furniture is told. Each pattern covers a whole line and
// is taken from what news sites print around their articles, in the words of
// English, French, German, Spanish and Arabic pages. A pattern must not match
// a sentence that a reporter could write: where a phrase can begin one, the
// pattern asks for a short line without a full stop, an address or a label's
// colon.

const (
	// maxFurnitureBytes: prompts are short; a longer line is read no further.
	maxFurnitureBytes = 500
	// maxCaptionBytes: captions run to two or three sentences.
	maxCaptionBytes = 700
)

// phrase is a pattern with a word that every line it matches has in lower
// case: to look for the word first is fifty times cheaper.
type phrase struct {
	word    string
	pattern *regexp.Regexp
}

// isFurniture reports a line that is no part of any article.
func isFurniture(line string) bool {
	if !hasWords(line) {
		return true // a rule of dashes or stars
	}
	if isCaption(line) {
		return true
	}
	if len(line) > maxFurnitureBytes {
		return false
	}
	lower := strings.ToLower(line)
	for _, f := range furniture {
		if strings.Contains(lower, f.word) && f.pattern.MatchString(line) {
			return !(f.word == "note" && corrects.MatchString(line))
		}
	}
	if strings.ContainsAny(line[:1], ",;") {
		return true // the link that began it is lost, and with it who or what is spoken of
	}
	return strings.ContainsAny(line, ":|»>") && (labelled.MatchString(line) && !endsSentence(line) || isGlued(line))
}

// glued is a link with its label printed right before it: "Super Bowl food
// deals:Get specials on wings". Writers set a space after a colon.
var glued = regexp.MustCompile(`^\p{Lu}[^.!?:]{1,60}[^\d.!?:]:["'“‘]?[\p{Lu}\d]`)

// fewestLinked is how many words a glued link has at least: "Record:12-3" is a
// line of a table.
const fewestLinked = 4

func isGlued(line string) bool {
	_, link, _ := strings.Cut(line, ":")
	return countWords(link) >= fewestLinked && len(line) <= maxEndingBytes && glued.MatchString(line)
}

var furniture = []phrase{
	// Adverts.
	{"", regexp.MustCompile(`(?i)^(?:ad|advert|advertisement|sponsored(?: content)?|paid (?:post|content)|publicité|anzeige|publicidad|إعلان)\.?$`)},
	{"continue", regexp.MustCompile(`(?i)^(?:story|article|report) continues (?:below|after)(?: (?:this )?(?:advertisement|ad|advert))?\.?$`)},
	{"scroll", regexp.MustCompile(`(?i)^(?:advertisement\s*[-–—:|]\s*)?(?:scroll down|keep scrolling|scroll) to continue(?: reading)?\.?$`)},
	// Newsletters, subscriptions, apps.
	{"sign", regexp.MustCompile(`(?i)^(?:[^.!?]{0,60}[.!?:] ?)?(?:please )?sign[- ]?up (?:here |now |today )?(?:for|to)\b[^.!?]{0,120}\b(?:newsletters?|inbox|(?:our|free|daily|weekly) [^.!?]{0,40}(?:alerts?|emails?|updates|briefing))\b[^.!?]{0,80}[.!]?$`)},
	{"subscribe", regexp.MustCompile(`(?i)^(?:[^.!?]{0,60}[.!?:] ?)?subscribe (?:here |now |today )?(?:for|to)\b[^.!?]{0,120}\b(?:newsletters?|channel|podcast|alerts?|emails?|inbox|today|edition)\b[^.!?]{0,40}[.!]?$`)},
	{"", regexp.MustCompile(`(?i)^(?:subscribe|sign up|sign in|log in|login|register|join now|newsletters?|s['’]abonner|abonnieren|suscríbete)(?: (?:now|here|today|free|for free|to continue reading))?[.!]?$`)},
	{"app", regexp.MustCompile(`(?i)^(?:download|get|install) (?:our|the) [^.!?]{0,40}\bapp\b[^.!?]{0,40}[.!]?$`)},
	{"click", regexp.MustCompile(`(?i)^click (?:here|on the icon) to\b[^.!?]{0,120}[.!]?$`)},
	{"your", regexp.MustCompile(`(?i)^(?:upgrade your experience by|personali[sz]e your)\b[^.!?]{0,120}[.!]?$`)},
	{"for", regexp.MustCompile(`(?i)^thanks?(?: you)? for (?:signing up|subscribing|registering)[.!]*$`)},
	{"error", regexp.MustCompile(`(?i)^(?:there was an error|an error (?:has )?occurred).{0,80}[.!]?$`)},
	// Sharing, comments, tools.
	{"", regexp.MustCompile(`(?i)^(?:` + shareWord + `)(?:[\s|·•,/]+(?:` + shareWord + `|on|this|via|with|by|to|article|story|link))*$`)},
	{"share", regexp.MustCompile(`(?i)^share (?:this|on|via|with|the) [^.!?]{0,40}:?$`)},
	{"", regexp.MustCompile(`(?i)^(?:listen to this (?:article|story)|(?:\d+|one|two) min(?:ute)?s? read|reading time:? .{0,20}|skip to (?:main )?content|back to top|loading\.*|show more|view comments|advertise with us)$`)},
	{"follow", regexp.MustCompile(`(?i)^follow (?:us|@\w+|[^.!?]{1,60} on (?:x|twitter|facebook|instagram|threads|tiktok|telegram|whatsapp|linkedin|google news|bluesky))\b[^.!?]{0,120}[.!]?$`)},
	{"@", regexp.MustCompile(`(?i)^.{0,300}\b(?:(?:reach|follow) (?:him|her|them|me) (?:at|on)|can be reached at|got a (?:news )?tip\?).{0,100}@\w.{0,150}$`)},
	{".", regexp.MustCompile(`(?i)^(?:https?://|www\.)\S+$`)},
	// What an editor or an agency says of the text, and who else worked on it. A
	// note that tells of a correction is news.
	{"note", regexp.MustCompile(`(?i)^[(\[]?editor['’]?s['’]? note\b.{0,400}$`)},
	{"eds", regexp.MustCompile(`^(?:Eds|EDS|Eds\.)\s*[:.]\s*\S.{0,300}$`)},
	{"contribut", regexp.MustCompile(`(?i)^contributing(?: to this (?:report|story|article))?\s*:\s*\S.{0,200}$`)},
	{"contributed", regexp.MustCompile(`(?i)^.{0,200}\bcontributed to this (?:report|story|article)\.?$`)},
	{"slug", slugLine},
	{"30", regexp.MustCompile(`^-\s?30\s?-$`)},
	{"@", regexp.MustCompile(`(?i)^(?:follow|contact|reach|e-?mail) (?:.{0,120}\b(?:at|on|and|:) ?)?.{0,60}@\w.{0,200}$`)},
	// Rights and cookies.
	{"", regexp.MustCompile(`(?i)^(?:copyright\s*)?(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:19|20)\d\d\b.{0,150}$`)},
	{"©", regexp.MustCompile(`^©.{1,150}$`)},
	{"rights reserved", regexp.MustCompile(`(?i)^.{0,80}\ball rights reserved\b.{0,150}$`)},
	{"use", regexp.MustCompile(`(?i)^(?:(?:we|this (?:web)?site|our (?:web)?site) uses? cookies\b|this copy is for your personal, non-?commercial use only).{0,400}$`)},
	{"cookie", regexp.MustCompile(`(?i)^(?:accept (?:all )?cookies|manage cookies|cookie (?:settings|policy))$`)},
	{"", regexp.MustCompile(`(?i)^(?:privacy policy|terms (?:of (?:use|service)|and conditions))$`)},
	{"this material may not", regexp.MustCompile(`(?i)^this material may not be published, broadcast, rewritten.{0,200}$`)},
}

// corrects matches a note of what was wrong in an earlier print.
var corrects = regexp.MustCompile(`(?i)\b(?:correct(?:s|ed|ion)?|earlier version|previous version|misstated|retract)`)

const shareWord = `share|tweet|print|email|save|comments?|copy link|whatsapp|facebook|twitter|linkedin|telegram|pinterest|reddit|flipboard|x`

// labelled is a link to another article behind a label; it is furniture only
// if it does not end like a sentence.
var labelled = regexp.MustCompile(`(?i)^(?:read|read more|read also|also read|more|see also|see more|related|related (?:article|story|news|coverage)|icymi|watch|listen|don['’]t miss|must read|recommended|lire aussi|à lire aussi|lesen sie auch|mehr zum thema|lea también|lee también|اقرأ أيضا|اقرأ أيضاً|إقرأ أيضا)\s*[:|»>]\s*\S.{0,200}$`)

// isEnding reports a heading that stands after the end of an article.
func isEnding(line string) bool {
	return len(line) <= maxEndingBytes && ending.MatchString(strings.TrimRight(line, " :.…»>"))
}

// maxEndingBytes: the longest endings are lists of topics.
const maxEndingBytes = 200

var ending = regexp.MustCompile(`(?i)^(?:` + strings.Join([]string{
	`(?:related|recommended|similar|popular|trending|latest|recent|other|more|further) (?:posts?|articles?|stories|news|reading|topics?|coverage|content|videos?|headlines)`,
	`you (?:may|might)(?: also)? (?:like|be interested in|enjoy)`, `(?:recommended|suggested) for you`,
	`more (?:from|on|in|by) [^.!?]{1,40}`, `trending(?: now)?`, `related`, `read more`, `read next`, `up next`, `what to read next`,
	`most (?:read|popular|viewed|shared|commented)(?: (?:stories|articles|news))?`, `editors?['’]?s?['’]? (?:picks?|choice)`, `don['’]t miss`,
	`leave a (?:reply|comment)`, `\d* ?(?:comments?|responses)(?: \(\d+\))?`, `join the (?:conversation|discussion)`, `post a comment`,
	`personali[sz]e your news`, `browse (?:all )?categories(?: and topics)?`, `about the authors?`, `share this(?: (?:article|story|post))?`,
	`tags`, `tagged(?: with)?`, `(?:tags?|tagged|topics?|keywords|categories|filed under)\s*: .{0,150}`,
	`articles? (?:liés|similaires)`, `à lire aussi`, `sur le même sujet`, `mehr zum thema`, `das könnte sie auch interessieren`,
	`noticias relacionadas`, `artículos relacionados`, `te puede interesar`, `leia (?:também|mais)`,
	`مواضيع ذات صلة`, `اقرأ أيضا`, `اقرأ أيضاً`, `المزيد`,
}, "|") + `)$`)
