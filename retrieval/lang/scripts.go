package lang

import (
	"strings"
	"unicode"
)

// latinLetters are the Latin letters that names have for those of other
// scripts, as the press writes them: folded Cyrillic, Greek, Arabic and Hebrew.
var latinLetters = letterTable(`
	а a б b в v г g ґ g д d е e є ye ё yo ж zh з z и i і i ї yi й y к k л l м m н n о o п p р r с s т t у u ф f х kh
	ц ts ч ch ш sh щ shch ъ - ы y ь - э e ю yu я ya
	α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o
	ا a ب b ت t ث th ج j ح h خ kh د d ذ dh ر r ز z س s ش sh ص s ض d ط t ظ z ع - غ gh ف f ق q ك k ل l م m ن n ه h و w ي y ء - پ p چ ch ژ zh گ g
	א - ב b ג g ד d ה h ו v ז z ח ch ט t י y כ k ך k ל l מ m ם m נ n ן n ס s ע - פ p ף f צ ts ץ ts ק k ר r ש sh ת t`)

func letterTable(pairs string) map[rune]string {
	out := map[rune]string{}
	fields := strings.Fields(pairs)
	for i := 0; i+1 < len(fields); i += 2 {
		for _, r := range fields[i] {
			out[r] = strings.Trim(fields[i+1], "-")
		}
	}
	return out
}

// Latin returns a folded word in Latin letters, as the press writes names, and
// whether it was in others. Letters that it does not know stay as they are.
func Latin(folded string) (word string, other bool) {
	if strings.IndexFunc(folded, func(r rune) bool { return r > unicode.MaxLatin1 }) < 0 {
		return folded, false
	}
	var b strings.Builder
	for _, r := range folded {
		if as, ok := latinLetters[r]; ok {
			b.WriteString(as)
			other = true
		} else {
			b.WriteRune(r)
		}
	}
	return b.String(), other
}
