package feed_test

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"github.com/pullquote/pullquote/retrieval/feed"
)

var (
	utf16LE = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	utf16BE = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
)

const (
	arabic   = "قالت وزارة الداخلية السورية إن الحملة شملت 61 مداهمة."
	chinese  = "叙利亚内政部表示，行动包括六十一次突袭，逮捕了七十一人。"
	czech    = "Ministerstvo vnitra oznámilo 61 razií a 71 zatčených, řekl mluvčí v pondělí."
	english  = "The café’s owner said “no” – twice."
	euro     = "Le budget s'élève à 61 millions d'€, a déclaré le ministre, et le cœur y est."
	french   = "Le ministre a déclaré lundi que l'opération avait été menée à Alep."
	frenchQ  = "Le ministre a déclaré lundi que l’opération « avait été menée » à Alep."
	german   = "Die Behörden nahmen 71 Verdächtige fest, sagte der Sprecher in München."
	greek    = "Το υπουργείο Εσωτερικών ανακοίνωσε 61 επιδρομές και 71 συλλήψεις."
	hebrew   = "משרד הפנים הסורי הודיע על 61 פשיטות ועל מעצרם של 71 חשודים."
	japan    = "シリア内務省は六十一件の家宅捜索を行い、七十一人を逮捕したと発表した。"
	korea    = "시리아 내무부는 61차례의 급습으로 71명을 체포했다고 밝혔다."
	polish   = "Ministerstwo poinformowało o „61 nalotach” i 71 zatrzymaniach w Łodzi i Świdnicy."
	russian  = "Министерство внутренних дел сообщило о 61 рейде и 71 аресте."
	spanish  = "El ministro señaló que la operación terminó en España con 71 detenidos."
	taiwan   = "敘利亞內政部表示，行動包括六十一次突襲，逮捕了七十一人。"
	turkish  = "İçişleri Bakanlığı 61 baskın düzenlendiğini ve 71 kişinin gözaltına alındığını açıkladı."
	shortFr  = "L'été à Orléans."
	shortAr  = "مداهمات في حلب."
	shortHe  = "פשיטות בדמשק."
	shortRu  = "Рейды в Алеппо."
	ukraine  = "Міністерство внутрішніх справ повідомило про 61 рейд і 71 арешт, її підтвердили."
	portugal = "O ministério informou que a operação não terminou e que 71 pessoas estão na prisão."
)

// A sentence in any encoding that newsrooms write comes out as it went in,
// though nothing states the encoding.
func TestDecode(t *testing.T) {
	for _, c := range []struct {
		name     string
		encoding encoding.Encoding
		text     string
	}{
		{"UTF-8", unicode.UTF8, arabic},
		{"UTF-8 with a mark", unicode.UTF8BOM, arabic},
		{"UTF-16LE with a mark", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), arabic},
		{"UTF-16BE with a mark", unicode.UTF16(unicode.BigEndian, unicode.UseBOM), chinese},
		{"UTF-16LE English", utf16LE, english},
		{"UTF-16BE English", utf16BE, english},
		{"UTF-16LE Arabic", utf16LE, arabic},
		{"UTF-16BE Hebrew", utf16BE, hebrew},
		{"UTF-16LE Chinese", utf16LE, chinese + "\n\n" + chinese},
		{"UTF-32 with a mark", utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), russian},
		{"Windows-1252 English", charmap.Windows1252, english},
		{"Windows-1252 French", charmap.Windows1252, frenchQ},
		{"Windows-1252 German", charmap.Windows1252, german},
		{"Windows-1252 Spanish", charmap.Windows1252, spanish},
		{"ISO-8859-1 French", charmap.ISO8859_1, french},
		{"ISO-8859-1 short French", charmap.ISO8859_1, shortFr},
		{"ISO-8859-1 Portuguese", charmap.ISO8859_1, portugal},
		{"ISO-8859-15 French", charmap.ISO8859_15, euro},
		{"ISO-8859-2 Czech", charmap.ISO8859_2, czech},
		{"Windows-1250 Polish", charmap.Windows1250, polish},
		{"ISO-8859-5 Russian", charmap.ISO8859_5, russian},
		{"Windows-1251 Russian", charmap.Windows1251, russian},
		{"Windows-1251 short Russian", charmap.Windows1251, shortRu},
		{"Windows-1251 Ukrainian", charmap.Windows1251, ukraine},
		{"KOI8-R Russian", charmap.KOI8R, russian},
		{"KOI8-R short Russian", charmap.KOI8R, shortRu},
		{"ISO-8859-6 Arabic", charmap.ISO8859_6, arabic},
		{"ISO-8859-6 short Arabic", charmap.ISO8859_6, shortAr},
		{"Windows-1256 Arabic", charmap.Windows1256, arabic},
		{"Windows-1256 short Arabic", charmap.Windows1256, shortAr},
		{"ISO-8859-7 Greek", charmap.ISO8859_7, greek},
		{"ISO-8859-8 Hebrew", charmap.ISO8859_8, hebrew},
		{"Windows-1255 Hebrew", charmap.Windows1255, hebrew},
		{"Windows-1255 short Hebrew", charmap.Windows1255, shortHe},
		{"Windows-1255 with quotes", charmap.Windows1255, "הדובר אמר: “אין ברירה”. " + hebrew},
		{"ISO-8859-9 Turkish", charmap.ISO8859_9, turkish},
		{"Shift-JIS", japanese.ShiftJIS, japan},
		{"EUC-JP", japanese.EUCJP, japan},
		{"ISO-2022-JP", japanese.ISO2022JP, japan},
		{"GB18030", simplifiedchinese.GB18030, chinese},
		{"Big5", traditionalchinese.Big5, taiwan},
		{"EUC-KR", korean.EUCKR, korea},
	} {
		t.Run(c.name, func(t *testing.T) {
			raw, err := c.encoding.NewEncoder().Bytes([]byte(c.text))
			if err != nil {
				t.Fatal(err)
			}
			a, err := feed.Read("a.txt", raw, feed.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if want := strings.TrimPrefix(c.text, "\ufeff"); a.Text != want {
				t.Errorf("text = %q, want %q", a.Text, want)
			}
		})
	}
}

// What the file declares decides between encodings that look alike, and is not
// believed against the bytes.
func TestDecodeDeclared(t *testing.T) {
	in := func(e encoding.Encoding, s string) string {
		out, err := e.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	pageWith := func(declaration, body string) string {
		return "<html><head>" + declaration + "<title>T</title></head><body><p>" + body + "</p></body></html>"
	}
	short := "Đà cố Čapek."
	for _, c := range []struct{ name, file, raw, want string }{
		{"meta charset", "a.html", pageWith(`<meta charset="windows-1251">`, in(charmap.Windows1251, shortRu)), shortRu},
		{"meta http-equiv", "a.html", pageWith(`<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">`, in(charmap.ISO8859_2, czech)), czech},
		{"ISO-8859-1 means Windows-1252", "a.html", pageWith(`<meta charset=iso-8859-1>`, in(charmap.Windows1252, english)), english},
		{"front matter", "a.txt", "---\nid: x\ncharset: koi8-r\n---\n" + in(charmap.KOI8R, "Алеппо."), "Алеппо."},
		{"UTF-8 wins over a declaration", "a.html", pageWith(`<meta charset="iso-8859-1">`, short), short},
		{"declared UTF-8 that is not", "a.html", pageWith(`<meta charset="utf-8">`, in(charmap.Windows1252, frenchQ)), frenchQ},
		{"declared Latin that is Shift-JIS", "a.html", pageWith(`<meta charset="iso-8859-1">`, in(japanese.ShiftJIS, japan)), japan},
		{"declared Latin that is Windows-1250", "a.html", pageWith(`<meta charset="iso-8859-1">`, in(charmap.Windows1250, polish)), polish},
		{"a label that is none", "a.html", pageWith(`<meta charset="unknown">`, in(charmap.Windows1251, russian)), russian},
		{"declared Arabic ISO that is Windows", "a.html", pageWith(`<meta charset="iso-8859-6">`, in(charmap.Windows1256, "قال: “"+arabic+"”")), "قال: “" + arabic + "”"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := feed.Read(c.file, []byte(c.raw), feed.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if a.Text != c.want {
				t.Errorf("text = %q, want %q", a.Text, c.want)
			}
		})
	}
}

// Bytes that are not text, or not whole, are refused with the reason.
func TestDecodeRefuses(t *testing.T) {
	for _, c := range []struct {
		name, raw string
		want      error
		says      string
	}{
		{"zero bytes", "text\x00\x01\x02", feed.ErrBinary, "zero bytes"},
		{"controls", strings.Repeat("a\x01\x02", 9), feed.ErrBinary, "control characters"},
		{"PDF", "%PDF-1.7\n1 0 obj", feed.ErrBinary, "PDF"},
		{"Word", "PK\x03\x04\x14\x00word/document.xml", feed.ErrBinary, "Word"},
		{"RTF", `{\rtf1\ansi Text.}`, feed.ErrBinary, "RTF"},
		{"PNG", "\x89PNG\r\n\x1a\n", feed.ErrBinary, "image"},
		{"JPEG", "\xff\xd8\xff\xe0 JFIF", feed.ErrBinary, "image"},
		{"damaged UTF-8", "Le café a fermé, dit l’été. Le caf\xc3 a rouvert.", feed.ErrEncoding, "byte 40"},
		{"cut UTF-8", "Der Bürgermeister über München: schö\xc3", feed.ErrEncoding, "byte"},
		{"a zero byte in ASCII, at an even place", "The editor\x00 will resign.", feed.ErrBinary, ""},
		{"a zero byte in ASCII, at an odd place", "The editors\x00 will resign", feed.ErrBinary, ""},
		{"cut UTF-16", "\xff\xfea\x00b\x00c", feed.ErrEncoding, ""},
		{"letters lost before", "The caf\uFFFD was closed on Monday.", feed.ErrEncoding, "export"},
		{"old Macintosh", "Le ministre a d\x8eclar\x8e lundi que l'op\x8eration avait \x8et\x8e men\x8ee.", feed.ErrEncoding, "UTF-8"},
		{"Persian, which the detector does not know", "\xe6\xd2\xc7\xd1\xca\x20\x98\xd4\xe6\xd1\x20\xd3\xe6\xd1\xed\xe5", feed.ErrEncoding, "UTF-8"},
		{"noise", "\xff\xfd\x81\x9d\xff\x8f\x90", feed.ErrEncoding, ""},
		{"empty", "", feed.ErrEmpty, ""},
		{"blank", " \n\t\u00a0\u200b\n", feed.ErrEmpty, ""},
		{"no words", "***\n---\n", feed.ErrEmpty, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := feed.Read("folder/a.txt", []byte(c.raw), feed.Options{})
			if !errors.Is(err, c.want) {
				t.Fatalf("error = %v, text %q, want %v", err, a.Text, c.want)
			}
			if !strings.Contains(err.Error(), c.says) || !strings.HasPrefix(err.Error(), "folder/a.txt: ") {
				t.Errorf("error = %q, want it to name the file and say %q", err, c.says)
			}
		})
	}
}

// A damaged character in a page costs the article only if it is in it.
func TestDecodeDamagedPage(t *testing.T) {
	in := func(article, footer string) []byte {
		return []byte("<html><body><article><h1>Été</h1><p>" + article + "</p><p>" + second + "</p><p>" + third + "</p></article><footer>é " + footer + "</footer></body></html>")
	}
	a, err := feed.Read("a.html", in(first, "caf\xc3"), feed.Options{})
	if err != nil || a.Text != both+"\n\n"+third {
		t.Errorf("text = %q, %v, want the article", a.Text, err)
	}
	if a, err := feed.Read("a.html", in(first+" Caf\xc3.", ""), feed.Options{}); !errors.Is(err, feed.ErrEncoding) {
		t.Errorf("text = %q, %v, want %v", a.Text, err, feed.ErrEncoding)
	}
}
