package desk

import (
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"strings"
)

// addMultipart reads the fields of a multipart form; files are passed over.
func (a *args) addMultipart(body, boundary string) error {
	parts := multipart.NewReader(strings.NewReader(body), boundary)
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("decode multipart body: %w", err)
		}
		if part.FileName() != "" {
			continue
		}
		value, err := io.ReadAll(part)
		if err != nil {
			return fmt.Errorf("decode multipart body: %w", err)
		}
		a.values[part.FormName()] = string(value)
	}
}
