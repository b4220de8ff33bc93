package feed

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// decode turns the bytes of a file into UTF-8. In this order: a byte order
// mark; UTF-16 without one; valid UTF-8; the encoding that the file declares;
// the encoding that its bytes look like. Text that would come out damaged is
// refused: a wrong letter in a quotation is worse than a missing article. The
// error wraps ErrBinary or ErrEncoding.
func decode(raw []byte, k kind) (string, error) {
	if e, ok := marked(raw); ok {
		return decodeWith(e, raw)
	}
	if e, ok := unmarkedUTF16(raw); ok {
		return decodeWith(e, raw)
	}
	if err := binary(raw); err != nil {
		return "", err
	}
	if bytes.Contains(raw, []byte("\x1b$")) {
		// The escape that switches ISO-2022-JP to Japanese. All its bytes are
		// ASCII, so it would pass for UTF-8.
		return decodeWith(japanese.ISO2022JP, raw)
	}
	if utf8.Valid(raw) {
		return string(raw), nil
	}
	if at, damaged := damagedUTF8(raw); damaged {
		if k == page {
			// The damage may be in an advert; an article that has it is refused
			// once it is found.
			return strings.ToValidUTF8(string(raw), string(utf8.RuneError)), nil
		}
		return "", fmt.Errorf("%w: UTF-8 with a damaged character at byte %d", ErrEncoding, at)
	}
	return legacy(raw, declared(raw, k))
}

// marked returns the encoding named by a byte order mark.
func marked(raw []byte) (encoding.Encoding, bool) {
	switch {
	case bytes.HasPrefix(raw, []byte("\xEF\xBB\xBF")):
		return unicode.UTF8BOM, true
	case bytes.HasPrefix(raw, []byte("\xFF\xFE\x00\x00")), bytes.HasPrefix(raw, []byte("\x00\x00\xFE\xFF")):
		return utf32.UTF32(utf32.BigEndian, utf32.ExpectBOM), true
	case bytes.HasPrefix(raw, []byte("\xFF\xFE")), bytes.HasPrefix(raw, []byte("\xFE\xFF")):
		return unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM), true
	}
	return nil, false
}

// unmarkedUTF16 finds UTF-16 without a byte order mark. No other text encoding
// has zero bytes. Spaces and line ends stand in any script's text, and with
// their bytes swapped they are characters that hardly stand in any.
func unmarkedUTF16(raw []byte) (encoding.Encoding, bool) {
	if len(raw)%2 != 0 || bytes.IndexByte(raw, 0) < 0 {
		return nil, false
	}
	big, little, both := 0, 0, 0
	for i := 0; i < len(raw); i += 2 {
		if isPlainByte(raw[i]) && isPlainByte(raw[i+1]) {
			both++
		}
		switch {
		case raw[i] == 0 && isBlankByte(raw[i+1]):
			big++
		case raw[i+1] == 0 && isBlankByte(raw[i]):
			little++
		}
	}
	if both > len(raw)/2/plainPairs { // a text of single bytes with a zero byte that got in
		return nil, false
	}
	e := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	if little > big {
		e = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	}
	text, err := decodeWith(e, raw)
	return e, err == nil && little != big && plausible(text)
}

// plainPairs: of the characters of UTF-16 less than one in so many has two bytes that
// are both signs of ASCII; of Latin letters none, of Chinese characters some one in
// five.
const plainPairs = 2

func isPlainByte(b byte) bool { return ' ' <= b && b <= '~' || b == '\n' || b == '\r' }

func isBlankByte(b byte) bool { return b == ' ' || b == '\n' || b == '\r' }

// A stray control character is an accident of copying; more than these few,
// and more than one byte in a hundred, are no text. Programs and documents
// renamed to .txt have one in ten or more.
const (
	strayControls = 4
	controlShare  = 100
)

// binary refuses bytes that are not text in any encoding that is left.
func binary(raw []byte) error {
	controls := 0
	for _, b := range raw {
		switch {
		case b == 0:
			return fmt.Errorf("%w: it holds zero bytes", ErrBinary)
		case b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != '\v' && b != 0x1B:
			controls++
		}
	}
	if controls > max(strayControls, len(raw)/controlShare) {
		return fmt.Errorf("%w: it holds many control characters", ErrBinary)
	}
	return nil
}

// damagedUTF8 tells UTF-8 with broken characters from other encodings: in
// those, hardly any two bytes happen to form a character. It returns where the
// first broken one is.
func damagedUTF8(raw []byte) (at int, damaged bool) {
	at = -1
	whole, broken := 0, 0
	for i := 0; i < len(raw); {
		r, size := utf8.DecodeRune(raw[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			broken++
			if at < 0 {
				at = i
			}
		case size > 1:
			whole++
		}
		i += size
	}
	return at, whole > broken
}

var (
	// metaCharset is what the HTML standard lets a page declare.
	metaCharset = regexp.MustCompile(`(?i)<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)`)
	// frontCharset is the front matter's way of saying the same.
	frontCharset = regexp.MustCompile(`(?i)\A---[ \t]*\r?\n(?:(?:[^-\n].*)?\n)*?charset[ \t]*:[ \t]*["']?([\w.:-]+)`)
)

// declaredWithin is how far into a page a declaration may stand. The HTML
// standard says 1024 bytes; real pages put comments and scripts first.
const declaredWithin = 8 << 10

// declared returns the encoding that the file says it is in, or "".
func declared(raw []byte, k kind) string {
	if m := frontCharset.FindSubmatch(raw[:min(len(raw), maxFrontBytes)]); m != nil {
		return string(m[1])
	}
	if k != page {
		return ""
	}
	if m := metaCharset.FindSubmatch(raw[:min(len(raw), declaredWithin)]); m != nil {
		return string(m[1])
	}
	return ""
}

// legacy decodes bytes that are not Unicode. A declaration is believed unless
// it gives damaged or unlikely text while the bytes clearly look like another
// encoding.
func legacy(raw []byte, label string) (string, error) {
	stated, err := htmlindex.Get(label)
	if err != nil {
		return sniffed(raw)
	}
	text, err := decodeWith(stated, raw)
	if err == nil && plausible(text) {
		return text, nil
	}
	if other, sniffErr := sniffed(raw); sniffErr == nil {
		return other, nil
	}
	if err != nil {
		return "", fmt.Errorf("%w: not the %s it says it is", ErrEncoding, label)
	}
	return text, nil
}

// decodeWith decodes all of raw, or says that some of it has no meaning in the
// encoding.
func decodeWith(e encoding.Encoding, raw []byte) (string, error) {
	text, err := e.NewDecoder().Bytes(raw)
	if err != nil || bytes.ContainsRune(text, utf8.RuneError) {
		return "", fmt.Errorf("%w: some bytes stand for no character", ErrEncoding)
	}
	if err := binary(text); err != nil {
		return "", err
	}
	return string(text), nil
}
