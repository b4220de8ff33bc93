package main

import "time"

// instantForms are the ways in which a time may be written on the command
// line, the newsroom's zone standing in for a missing one.
var instantForms = []string{time.RFC3339, "2006-01-02T15:04", "2006-01-02 15:04", "2006-01-02"}

// instant reads a time of the command line; nothing is the zero time.
func instant(text string, zone *time.Location) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	for _, form := range instantForms {
		if at, err := time.ParseInLocation(form, text, zone); err == nil {
			return at, nil
		}
	}
	return time.Time{}, &mistake{
		said:   "The time after --at cannot be read.",
		next:   `Write 2025-11-09, "2025-11-09 18:30" or 2025-11-09T18:30:00Z.`,
		status: statusUsage,
	}
}
