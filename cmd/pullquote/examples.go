package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/pullquote/pullquote/bot"
	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/news"
)

// showExamples prints what can be asked of the archive of this machine. Help
// must come whatever is wrong, so that faults only cost the examples.
func (p *program) showExamples(ctx context.Context) {
	if err := p.configure(); err != nil {
		return
	}
	archive, err := p.open(ctx, retrieval.Options{ReadOnly: true})
	if err != nil {
		return
	}
	defer archive.Close()
	articles, err := archive.Articles(ctx, news.Reader{At: p.now()})
	if err != nil || len(articles) == 0 {
		return
	}
	fmt.Fprint(p.stdout, "\nFrom your articles:\n")
	for _, e := range bot.Examples(articles) {
		_, _ = io.WriteString(p.stdout, "  pullquote "+commandOf[e.Kind]+" "+quotedArgs(e.Of)+"\n")
	}
}

// commandOf says which command answers a request.
var commandOf = map[answer.Kind]string{answer.KindAnswer: "ask", answer.KindSummary: "summary", answer.KindTimeline: "timeline", answer.KindComparison: "compare", answer.KindSources: "sources"}

// quotedArgs are arguments as one types them: in single quotation marks, in
// which shells take everything as it is.
func quotedArgs(args []string) string {
	var out []string
	for _, arg := range args {
		out = append(out, "'"+strings.ReplaceAll(oneLine(arg), "'", "’")+"'")
	}
	return strings.Join(out, " ")
}
