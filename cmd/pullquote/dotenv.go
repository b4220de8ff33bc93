package main

import (
	"errors"
	"io/fs"
	"os"
	"strconv"
	"strings"

	"github.com/joho/godotenv"
)

// readDotenv reads the settings of a .env file; a missing file holds none. A
// line that cannot be read is named by its number and never by its text.
func readDotenv(path string) (map[string]string, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, &mistake{
			said:  "The file .env cannot be read.",
			next:  "Check that it is a text file that you may read, or take it away.",
			cause: err,
		}
	}
	text := strings.TrimPrefix(string(data), "\uFEFF")
	values, err := godotenv.Unmarshal(text)
	if err != nil {
		return nil, &mistake{
			said: "Line " + strconv.Itoa(brokenLine(text)) + " of .env cannot be read.",
			next: "Write each setting as NAME=value; put a value with spaces, # or $ in single quotes.",
		}
	}
	return values, nil
}

// brokenLine returns the number of the line at which reading stops: the one
// after the longest beginning of the text that can be read.
func brokenLine(text string) int {
	lines := strings.SplitAfter(text, "\n")
	for n := len(lines) - 1; n > 0; n-- {
		if _, err := godotenv.Unmarshal(strings.Join(lines[:n], "")); err == nil {
			return n + 1
		}
	}
	return 1
}
