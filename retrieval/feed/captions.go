package feed

import (
	"regexp"
	"strings"
)

// agencies are the names in photo credits.
const agencies = `AFP|AP|Associated Press|Reuters|EPA|EPA-EFE|Getty|Getty Images|Shutterstock|Alamy|Anadolu|Xinhua|SANA|dpa|PA|PA Wire|Bloomberg|Flash ?90|iStock|Unsplash|Wikimedia(?: Commons)?|ZUMA(?: Press)?|NurPhoto|SIPA|Sputnik|TASS|IMAGO|Handout|File`

var (
	// creditAtEnd is "(STRINGER/AFP via Getty Images)", "[AP Photo/Name]" or
	// "(File photo: Reuters)". An agency's bare name, "(Reuters)", is no
	// caption: agencies end their stories so.
	creditAtEnd = regexp.MustCompile(`(?i)[(\[](?:[^()\[\]]{0,80}/ ?(?:` + agencies + `)\b[^()\[\]]{0,60}|` +
		`[^()\[\]]{0,80}\b(?:via (?:` + agencies + `)|getty images|ap photo|file photo|photo by|photo credit|image credit|picture by|(?:photo|photograph|image|credit)s?:)[^()\[\]]{0,80})[)\]]\.?$`)
	// creditLabel is a line such as "Photo: Name/Agency".
	creditLabel = regexp.MustCompile(`(?i)^[(\[]?(?:photos?|photographs?|images?|pictures?|(?:picture|photo|image) credit|file photo|foto|bild|crédits? photo|fotografía|صورة|الصورة|تصوير)\s*:\s*\S.{0,150}$`)
	// creditBy is "Photo by Name" and nothing else: "Photos by witnesses show
	// smoke" is a sentence.
	creditBy = regexp.MustCompile(`^[(\[]?(?i:photo|photograph|image|picture) (?i:by|courtesy of) (?:\p{Lu}[\p{L}.'’-]*[ /]?){1,6}[)\]]?\.?$`)
	// creditAlone is a line such as "Name / AFP", "REUTERS/Name" or "AFP via
	// Getty Images".
	creditAlone = regexp.MustCompile(`^(?:(?:AP Photo|REUTERS|AFP|EPA) ?/ ?\p{Lu}[\p{L} .'-]{1,60}|[\p{L} .'-]{1,60} ?/ ?(?:` + agencies + `)|(?:[\p{L} .'/-]{0,60}[/ ])?(?:AFP|AP|Reuters|Anadolu|EPA)? ?via Getty Images|Getty Images(?: ?/ ?[\p{L} .'-]{1,60})?)$`)
)

// maxCreditBytes: a credit on a line of its own names a person and an agency.
const maxCreditBytes = 180

// isCaption reports a picture's caption, told by its credit.
func isCaption(line string) bool {
	if len(line) > maxCaptionBytes {
		return false
	}
	if open := strings.LastIndexAny(line, "(["); open >= 0 && creditAtEnd.MatchString(line[open:]) {
		return true
	}
	return len(line) <= maxCreditBytes &&
		(creditLabel.MatchString(line) || creditBy.MatchString(line) || creditAlone.MatchString(line))
}
