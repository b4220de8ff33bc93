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
	for _, p := range furniture {
		if p.MatchString(line) {
			return true
		}
	}
	return labelled.MatchString(line) && !endsSentence(line)
}

var furniture = []*regexp.Regexp{
	// Adverts.
	regexp.MustCompile(`(?i)^(?:advertisement|advertisment|advert|ad|sponsored(?: content)?|paid (?:post|content)|publicité|anzeige|publicidad|إعلان)\.?$`),
	regexp.MustCompile(`(?i)^(?:story|article|report) continues (?:below|after)(?: (?:this )?(?:advertisement|ad|advert))?\.?$`),
	regexp.MustCompile(`(?i)^(?:scroll down|keep scrolling) (?:to|for) (?:continue|more)(?: reading)?\.?$`),
	regexp.MustCompile(`(?i)^advertisement\s*[-–—:|]\s*(?:scroll to continue|story continues below|remove ads?)\.?$`),
	// Newsletters, subscriptions, apps.
	regexp.MustCompile(`(?i)^(?:[^.!?]{0,60}[.!?:] ?)?(?:please )?sign[- ]?up (?:here |now |today )?(?:for|to)\b[^.!?]{0,120}\b(?:newsletters?|inbox|(?:our|free|daily|weekly) [^.!?]{0,40}(?:alerts?|emails?|updates|briefing))\b[^.!?]{0,80}[.!]?$`),
	regexp.MustCompile(`(?i)^(?:[^.!?]{0,60}[.!?:] ?)?subscribe (?:here |now |today )?(?:for|to)\b[^.!?]{0,120}\b(?:newsletters?|channel|podcast|alerts?|emails?|inbox|today|edition)\b[^.!?]{0,40}[.!]?$`),
	regexp.MustCompile(`(?i)^(?:subscribe|sign up|sign in|log in|login|register|join now|newsletter|newsletters|s'abonner|abonnieren|suscríbete)(?: (?:now|here|today|free|for free|to continue reading))?[.!]?$`),
	regexp.MustCompile(`(?i)^(?:download|get|install) (?:our|the) [^.!?]{0,40}\bapp\b[^.!?]{0,40}[.!]?$`),
	regexp.MustCompile(`(?i)^(?:upgrade your experience by|click (?:here|on the icon) to|personali[sz]e your)\b[^.!?]{0,120}[.!]?$`),
	// Sharing, comments, tools.
	regexp.MustCompile(`(?i)^(?:share|tweet|print|email|save|comment|comments|copy link|whatsapp|facebook|twitter|linkedin|telegram|pinterest|reddit|flipboard|x)(?:[\s|·•,/]+(?:share|tweet|print|email|save|comments?|copy link|whatsapp|facebook|twitter|linkedin|telegram|pinterest|reddit|flipboard|x|on|this|via|with|by|to|article|story|link))*$`),
	regexp.MustCompile(`(?i)^share (?:this|on|via|with|the) [^.!?]{0,40}:?$`),
	regexp.MustCompile(`(?i)^(?:listen to this (?:article|story)|(?:\d+|one|two) min(?:ute)?s? read|reading time:? .{0,20}|skip to (?:main )?content|back to top|loading\.*|show more|view comments|add as preferred source on google|advertise with us)$`),
	regexp.MustCompile(`(?i)^follow (?:us|@\w+|[^.!?]{1,60} on (?:x|twitter|facebook|instagram|threads|tiktok|telegram|whatsapp|linkedin|google news|bluesky))\b[^.!?]{0,120}[.!]?$`),
	// Reporters' addresses.
	regexp.MustCompile(`(?i)^.{0,300}\b(?:(?:reach|follow) (?:him|her|them|me) (?:at|on)|can be reached at|got a (?:news )?tip\?)\b.{0,100}@\w.{0,150}$`),
	// Rights and cookies.
	regexp.MustCompile(`(?i)^(?:copyright\s*)?(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:19|20)\d\d\b.{0,150}$`),
	regexp.MustCompile(`(?i)^©.{1,150}$`),
	regexp.MustCompile(`(?i)^.{0,80}\ball rights reserved\b.{0,150}$`),
	regexp.MustCompile(`(?i)^(?:we use|this (?:web)?site uses|our (?:web)?site uses) cookies\b.{0,300}$`),
	regexp.MustCompile(`(?i)^(?:accept (?:all )?cookies|manage (?:cookies|preferences|consent)|cookie (?:settings|policy)|privacy policy|terms (?:of (?:use|service)|and conditions))$`),
	regexp.MustCompile(`(?i)^this (?:copy is for your personal, non-?commercial use only|material may not be published, broadcast, rewritten).{0,400}$`),
	// What a form says, and bare addresses.
	regexp.MustCompile(`(?i)^(?:thanks?(?: you)? for (?:signing up|subscribing|registering)|(?:there was|an error has occurred|something went wrong)\b.{0,60}(?:error|later|again)\b.{0,60})[.!]*$`),
	regexp.MustCompile(`(?i)^(?:https?://|www\.)\S+$`),
}

// labelled is a link to another article behind a label; it is furniture only
// if it does not end like a sentence.
var labelled = regexp.MustCompile(`(?i)^(?:read|read more|read also|also read|more|see also|see more|related|related (?:article|story|news|coverage)|icymi|watch|listen|don['’]t miss|must read|recommended|lire aussi|à lire aussi|lesen sie auch|mehr zum thema|lea también|lee también|اقرأ أيضا|اقرأ أيضاً|إقرأ أيضا)\s*[:|»>]\s*\S.{0,200}$`)

// isEnding reports a heading that stands after the end of an article.
func isEnding(line string) bool {
	return len(line) <= maxFurnitureBytes && ending.MatchString(strings.TrimRight(line, " :.…»>"))
}

var ending = regexp.MustCompile(`(?i)^(?:` + strings.Join([]string{
	`(?:related|recommended|similar|popular|trending|latest|recent|other|more|further)(?: (?:posts?|articles?|stories|news|reading|topics?|coverage|content|videos?|headlines))`,
	`(?:you (?:may|might)(?: also)? (?:like|be interested in|enjoy))`,
	`(?:recommended|suggested) for you`, `more (?:from|on|in|by) [^.!?]{1,40}`, `trending(?: now)?`, `related`, `read more`, `read next`, `up next`, `what to read next`,
	`most (?:read|popular|viewed|shared|commented)(?: (?:stories|articles|news))?`, `editors?['’]?s?['’]? (?:picks?|choice)`, `don['’]t miss`,
	`leave a (?:reply|comment)`, `\d* ?(?:comments?|responses)(?: \(\d+\))?`, `join the (?:conversation|discussion)`, `post a comment`,
	`(?:personali[sz]e your news|browse (?:all )?categories(?: and topics)?)`, `about the authors?`, `tags`, `tagged(?: with)?`, `(?:tags?|tagged|topics?|keywords|categories|filed under)\s*: .{0,150}`, `share this(?: (?:article|story|post))?`,
	`articles? (?:liés|similaires)|à lire aussi|sur le même sujet|mehr zum thema|das könnte sie auch interessieren|noticias relacionadas|artículos relacionados|te puede interesar|leia (?:também|mais)|مواضيع ذات صلة|اقرأ أيضا|اقرأ أيضاً|المزيد`,
}, "|") + `)$`)

// agencies are the names in photo credits.
const agencies = `AFP|AP|Associated Press|Reuters|EPA|EPA-EFE|Getty|Getty Images|Shutterstock|Alamy|Anadolu|Xinhua|SANA|dpa|PA|PA Wire|Bloomberg|Flash ?90|iStock|Unsplash|Wikimedia(?: Commons)?|ZUMA(?: Press)?|NurPhoto|SIPA|Sputnik|TASS|IMAGO|Handout|File`

var captions = []*regexp.Regexp{
	// "(STRINGER/AFP via Getty Images)", "[AP Photo/Name]", "(File photo: Reuters)" at the end.
	regexp.MustCompile(`(?i)[(\[](?:[^()\[\]]{0,80}/ ?)(?:` + agencies + `)\b[^()\[\]]{0,60}[)\]]\.?$`),
	regexp.MustCompile(`(?i)[(\[][^()\[\]]{0,80}\b(?:via (?:` + agencies + `)|getty images|ap photo|file photo|photo by|photo credit|image credit|picture by|(?:photo|photograph|image|credit)s?:)[^()\[\]]{0,80}[)\]]\.?$`),
	// "Photo: Name/Agency", "Photo by Name", "Image credit: ..." as a line.
	regexp.MustCompile(`(?i)^[(\[]?(?:photos?|photographs?|images?|pictures?|(?:picture|photo|image) credit|file photo|foto|bild|crédits? photo|fotografía|صورة|الصورة|تصوير)\s*:\s*\S.{0,150}$`),
	regexp.MustCompile(`^[(\[]?(?i:photo|photograph|image|picture) (?i:by|courtesy of) (?:\p{Lu}[\p{L}.'’-]*[ /]?){1,6}[)\]]?\.?$`),
	// "Name / AFP", "REUTERS/Name", "AFP via Getty Images" as a line.
	regexp.MustCompile(`^(?:(?:AP Photo|REUTERS|AFP|EPA) ?/ ?\p{Lu}[\p{L} .'-]{1,60}|[\p{L} .'-]{1,60} ?/ ?(?:` + agencies + `)|(?:[\p{L} .'/-]{0,60}[/ ])?(?:AFP|AP|Reuters|Anadolu|EPA)? ?via Getty Images|Getty Images(?: ?/ ?[\p{L} .'-]{1,60})?)$`),
}

// isCaption reports a picture's caption, told by its credit.
func isCaption(line string) bool {
	if len(line) > maxCaptionBytes {
		return false
	}
	for _, p := range captions {
		if p.MatchString(line) {
			return true
		}
	}
	return false
}
