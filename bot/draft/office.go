package draft

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
)

// documentPart is where a Word file has its text (ECMA-376, part 1).
const documentPart = "word/document.xml"

// readOffice reads a Word file: its paragraphs, one a line. What was deleted
// with changes tracked is no text of it.
func readOffice(raw []byte) (*Draft, error) {
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	f, err := z.Open(documentPart)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	defer f.Close()
	// A small file may unpack to a very large one.
	body := &io.LimitedReader{R: f, N: 4 * MostBytes}
	w, err := readWord(xml.NewDecoder(body))
	if body.N <= 0 || w.Len() > MostBytes {
		return nil, ErrTooLarge
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return w.draft(), nil
}

// readWord reads the text of the paragraphs.
func readWord(d *xml.Decoder) (*writer, error) {
	w := &writer{}
	w.begin(1)
	number, inText := 1, false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return w, nil
		}
		if err != nil {
			return w, err
		}
		switch x := token.(type) {
		case xml.StartElement:
			inText = x.Name.Local == "t"
			switch x.Name.Local {
			case "tab", "br":
				w.WriteByte(' ')
			case "noBreakHyphen":
				w.WriteByte('-')
			}
		case xml.EndElement:
			inText = false
			if x.Name.Local == "p" {
				number++
				w.WriteString("\n\n")
				w.begin(number)
			}
		case xml.CharData:
			if inText {
				w.Write(x)
			}
		}
	}
}
