package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

var (
	mcpLoad = flag.Duration("mcp-load", 0, "how long to call tools over HTTP; 0 measures nothing")
	mcpRate = flag.Int("mcp-rate", 100, "with -mcp-load: calls a second")
	mcpOnly = flag.String("mcp-only", "", "with -mcp-load: call this tool only")
)

// toolCall is a call of a tool.
type toolCall struct {
	tool string
	args map[string]any
}

// sampleCalls are of the samples, which a program without articles has.
var sampleCalls = []toolCall{
	{"ask", map[string]any{"question": "How many raids were there?"}},
	{"search", map[string]any{"query": "raids in Syria"}},
	{"verify_quote", map[string]any{"text": "The ministry said on Thursday that raids were carried out"}},
	{"who_said", map[string]any{"topic": "raids"}},
	{"timeline", map[string]any{"topic": "raids"}},
	{"compare", map[string]any{"topic": "raids"}},
	{"check_draft", map[string]any{"text": "“We carried out many raids in the provinces,” he said. There were 61 raids."}},
	{"fetch", map[string]any{"id": "none"}}, // refused, in a sentence
}

// TestMCPLoad measures, with the bot in a process of its own, how fast calls over
// HTTP are answered without a model:
//
//	go test ./cmd/pullquote -run TestMCPLoad -mcp-load 60s -v
//
// Calls begin at their times, whether those before them are answered or not.
func TestMCPLoad(t *testing.T) {
	if *mcpLoad == 0 {
		t.Skip("-mcp-load says how long to measure")
	}
	program, address := buildProgram(t), freeAddress(t)
	desk := startProcess(t, program, []string{"desk", "--addr", "127.0.0.1:0"})
	serve := startProcess(t, program, []string{"serve"}, "DATA_DIR", t.TempDir(), "HTTP_ADDR", address, "MCP_TOKEN", mcpToken, "MCP_CALLS_PER_MINUTE", "1000000",
		"SLACK_API_URL", desk.find(t, `SLACK_API_URL=(\S+)`), "SLACK_BOT_TOKEN", desk.find(t, `SLACK_BOT_TOKEN=(\S+)`), "SLACK_APP_TOKEN", desk.find(t, `SLACK_APP_TOKEN=(\S+)`))
	for range 4000 {
		if strings.HasPrefix(get(t, "http://"+address+"/readyz"), "200") {
			break
		}
		time.Sleep(5 * time.Millisecond)
	}
	calls := sampleCalls
	if *mcpOnly != "" {
		calls = slices.DeleteFunc(slices.Clone(calls), func(c toolCall) bool { return c.tool != *mcpOnly })
	}
	var (
		mu     sync.Mutex
		took   = map[string][]time.Duration{}
		faults = map[string]int{}
		all    sync.WaitGroup
	)
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 500}, Timeout: time.Minute}
	every := time.NewTicker(time.Second / time.Duration(*mcpRate))
	defer every.Stop()
	begun := time.Now()
	for n := 0; time.Since(begun) < *mcpLoad; n++ {
		<-every.C
		c := calls[n%len(calls)]
		all.Go(func() {
			start := time.Now()
			fault := callOnce(client, "http://"+address+"/mcp", callBody(n, c.tool, c.args, nil))
			mu.Lock()
			defer mu.Unlock()
			took[c.tool] = append(took[c.tool], time.Since(start))
			if fault != "" {
				faults[c.tool+": "+fault]++
			}
		})
	}
	all.Wait()
	var together []time.Duration
	for tool, times := range took {
		together = append(together, times...)
		t.Logf("%-12s %5d calls, median %v, 99th of 100 %v", tool, len(times), share(times, 0.5), share(times, 0.99))
	}
	t.Logf("%d calls in %v: median %v, 99th of 100 %v, longest %v", len(together), time.Since(begun).Round(time.Millisecond), share(together, 0.5), share(together, 0.99), share(together, 1))
	if spent, err := processorTime(serve.Process.Pid); err == nil {
		t.Logf("processor time of the server: %v a call", (spent / time.Duration(len(together))).Round(100*time.Microsecond))
	}
	for fault, n := range faults {
		t.Errorf("%d times: %s", n, fault)
	}
}

// processorTime is what a process has used, where the system tells it.
func processorTime(pid int) (time.Duration, error) {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, err
	}
	_, after, _ := strings.Cut(string(stat), ") ")
	fields := strings.Fields(after) // from the third on; the 14th and 15th are hundredths of a second
	if len(fields) < 13 {
		return 0, fmt.Errorf("the state of process %d is unknown", pid)
	}
	user, err := strconv.Atoi(fields[11])
	system, err2 := strconv.Atoi(fields[12])
	return time.Duration(user+system) * 10 * time.Millisecond, errors.Join(err, err2)
}

// share is the time that so great a share of the calls took at most.
func share(times []time.Duration, of float64) time.Duration {
	slices.Sort(times)
	return times[min(int(of*float64(len(times))), len(times)-1)].Round(100 * time.Microsecond)
}

// callOnce makes a call and returns what was wrong with the answer, or nothing.
func callOnce(client *http.Client, url string, body []byte) string {
	r, err := http.NewRequest(http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return err.Error()
	}
	r.Header = http.Header{"Authorization": {"Bearer " + mcpToken}, "Content-Type": {"application/json"}, "Accept": {"application/json, text/event-stream"}}
	response, err := client.Do(r)
	if err != nil {
		return err.Error()
	}
	defer response.Body.Close()
	told, err := io.ReadAll(response.Body)
	switch {
	case err != nil:
		return err.Error()
	case response.StatusCode != http.StatusOK:
		return fmt.Sprintf("status %d", response.StatusCode)
	case bytes.Contains(told, []byte("fault of its own")) || !bytes.Contains(told, []byte(`"result"`)):
		return string(told[:min(len(told), 200)])
	}
	return ""
}
