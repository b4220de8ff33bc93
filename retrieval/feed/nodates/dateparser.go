// Package dateparser stands in for go-dateparser, which go-trafilatura brings along
// to guess the date of a page and which the program never asks: a page's date is
// read by package feed, and HtmlDateMode is Disabled. The real one fills tables of
// 200 languages whenever a process starts, 78 MB and half a second of a processor
// before the first line of main, which every command and every process of a test
// paid. go.mod replaces it by this.
package dateparser

import (
	"errors"
	"time"
)

// What go-htmldate names of the real package.
const (
	CustomFormat ParserType = iota
	AbsoluteTime

	Past PreferredDateSource = iota
)

// ParserType would be a way to read a date.
type ParserType int

// PreferredDateSource would say which of two years is meant.
type PreferredDateSource int

// Configuration would say how dates are read.
type Configuration struct {
	PreferredDateSource PreferredDateSource
	StrictParsing       bool
}

// Date would be a date that was read.
type Date struct{ Time time.Time }

// IsZero reports whether there is none.
func (d Date) IsZero() bool { return d.Time.IsZero() }

// Parser would read dates.
type Parser struct{ ParserTypes []ParserType }

// errNone says that nothing is read here.
var errNone = errors.New("dates of pages are read by package feed")

// Parse reads nothing.
func (*Parser) Parse(*Configuration, string, ...string) (Date, error) { return Date{}, errNone }
