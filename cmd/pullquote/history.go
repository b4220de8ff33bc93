package main

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
)

// historyLength is how many questions are kept: some months of use, and still
// a small file.
const historyLength = 500

// history keeps the questions typed at the prompt in a file that only its
// owner may read. A file that cannot be read or written costs the history and
// nothing else. It implements term.History.
type history struct {
	path      string
	questions []string // oldest first
	log       *slog.Logger
}

// openHistory reads the history of the data folder.
func openHistory(folder string, log *slog.Logger) *history {
	h := &history{path: filepath.Join(folder, "history"), log: log}
	data, err := os.ReadFile(h.path)
	if err != nil {
		return h
	}
	for line := range strings.Lines(string(data)) {
		if q := oneLine(line); q != "" {
			h.questions = append(h.questions, q)
		}
	}
	if extra := len(h.questions) - historyLength; extra > 0 {
		h.questions = h.questions[extra:]
		h.save(os.O_TRUNC, h.questions...)
	}
	return h
}

// Add implements term.History. Words for the prompt itself are not kept, and
// a question asked twice in a row is kept once.
func (h *history) Add(question string) {
	question = oneLine(question)
	if isHelp(question) || isExit(question) || question == "" || len(h.questions) > 0 && h.At(0) == question {
		return
	}
	h.questions = append(h.questions, question)
	h.save(os.O_APPEND, question)
}

// Len implements term.History.
func (h *history) Len() int { return len(h.questions) }

// At implements term.History: 0 is the newest question.
func (h *history) At(i int) string { return h.questions[len(h.questions)-1-i] }

func (h *history) save(flag int, questions ...string) {
	if err := h.write(flag, strings.Join(questions, "\n")+"\n"); err != nil {
		h.log.Warn("the history of questions cannot be kept", "err", err)
	}
}

func (h *history) write(flag int, text string) error {
	if err := os.MkdirAll(filepath.Dir(h.path), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(h.path, os.O_WRONLY|os.O_CREATE|flag, 0o600)
	if err != nil {
		return err
	}
	if _, err := f.WriteString(text); err != nil {
		_ = f.Close() // the write's error says more
		return err
	}
	return f.Close()
}
