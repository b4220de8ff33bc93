package ground

import "github.com/pullquote/pullquote/retrieval/news"

// Compare finds what several articles say about the thing that was asked:
// where they differ, and where two or more say the same. Cited are the lines
// that the answer shows, offered are all lines of the evidence.
func Compare(question string, cited, offered []news.Line) (differ, agree []Comparison) {
	return nil, nil
}
