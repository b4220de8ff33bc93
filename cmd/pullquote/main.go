// Command pullquote answers questions from a newsroom's articles. Every claim
// of an answer stands on a quotation copied from a stored article.
//
// program.go runs a command, one file stands for each command, settings.go
// lists the settings, and answer.go says how an answer looks.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	status := newProgram(os.Args[1:]).run(ctx)
	stop()
	os.Exit(status)
}
