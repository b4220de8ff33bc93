package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
	"time"

	slackdesk "github.com/pullquote/pullquote/bot/slackapp/desk"
)

const (
	killsPerRun = 5
	// killTime is within which time after its start a process is killed: it
	// starts, connects and answers a question in about half of it.
	killTime = 800 * time.Millisecond
)

// A real process that is killed again and again, at any moment, with the
// kernel's word and no warning, leaves to the next one what is to be done: each
// question has one answer. There is one run for each twenty schedules.
func TestOneAnswerAfterKills(t *testing.T) {
	program := buildProgram(t)
	total := &toll{counts: map[string]int{}}
	for seed := range max(1, *schedules/20) {
		t.Run(fmt.Sprint("run ", seed), func(t *testing.T) {
			dice := rand.New(rand.NewPCG(uint64(seed), 9))
			faults := slices.DeleteFunc(schedule(dice), func(f slackdesk.Fault) bool {
				return f.Kind == slackdesk.RateLimit // it would wait by the machine's clock
			})
			r := &run{newsroom: openNewsroom(t, byte(seed), faults...), dice: dice}
			start := func() *process {
				return startProcess(t, program, []string{"serve"}, "DATA_DIR", r.folder, "HTTP_ADDR", "127.0.0.1:0",
					"SLACK_API_URL", r.url+"/api/", "SLACK_BOT_TOKEN", r.BotToken(), "SLACK_APP_TOKEN", r.AppToken())
			}
			bot := start()
			for i := range 20 {
				r.askSomewhere(i)
				if i%(20/killsPerRun) == 0 {
					time.Sleep(time.Duration(dice.Int64N(int64(killTime))))
					bot.end(t, os.Kill)
					bot = start()
					total.add("kills", 1)
				}
			}
			for _, a := range r.asked {
				r.wait(a, func() {})
			}
			r.ClearFaults()
			r.pass(7 * time.Minute)
			bot.end(t, os.Interrupt)
			total.addFaults(r.Desk)
			r.judge(total)
		})
	}
	if total.counts["quotations"] == 0 {
		t.Error("nothing was quoted")
	}
	t.Log(total)
}
