package desktest

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// Tab is one page in a headless Chromium, driven over its DevTools protocol.
type Tab struct {
	t  testing.TB
	ws *websocket.Conn
	id int
}

// Browser starts a headless Chromium and returns how to open tabs in it.
// Without Chromium on this machine the test is skipped.
func Browser(t testing.TB) func(address string) *Tab {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser takes seconds to start: left out with -short")
	}
	program, err := exec.LookPath("chromium")
	if err != nil {
		missing(t, "chromium is not installed: the page is not tested in a browser; install it with apt-get install chromium or the like")
	}
	folder, err := os.MkdirTemp("", "desk-chromium-*")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	command := exec.CommandContext(ctx, program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--user-data-dir="+folder,
		"--remote-debugging-port=0", "--remote-allow-origins=*", "about:blank")
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cancel(); _ = command.Wait(); _ = os.RemoveAll(folder) })
	var port string
	Eventually(t, "chromium listens", func() bool {
		raw, err := os.ReadFile(filepath.Join(folder, "DevToolsActivePort"))
		port, _, _ = strings.Cut(string(raw), "\n")
		return err == nil && port != ""
	})
	return func(address string) *Tab { return openTab(t, "http://127.0.0.1:"+port, address) }
}

// Eventually waits until ok, at most a minute: a browser on a busy machine
// starts slowly. The wait is a limit, not a measure.
func Eventually(t testing.TB, what string, ok func() bool) {
	t.Helper()
	for range 12000 {
		if ok() {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatalf("never happened: %s", what)
}

func openTab(t testing.TB, browser, address string) *Tab {
	t.Helper()
	request, err := http.NewRequest(http.MethodPut, browser+"/json/new?about:blank", nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var target struct{ WebSocketDebuggerURL string }
	if err := json.NewDecoder(response.Body).Decode(&target); err != nil {
		t.Fatal(err)
	}
	ws, _, err := websocket.DefaultDialer.Dial(target.WebSocketDebuggerURL, nil)
	if err != nil {
		t.Fatal(err)
	}
	page := &Tab{t: t, ws: ws}
	t.Cleanup(func() {
		if t.Failed() {
			page.Shot("failed")
		}
		_ = ws.Close()
	})
	page.Size(1280, 820, false)
	page.Call("Page.navigate", map[string]any{"url": address})
	if address != "about:blank" {
		page.Until(`document.readyState === "complete" && document.querySelector(".lists [aria-current]")`)
	}
	return page
}

// Call sends one DevTools command and returns its result.
func (p *Tab) Call(method string, params any) json.RawMessage {
	p.t.Helper()
	p.id++
	if err := p.ws.WriteJSON(map[string]any{"id": p.id, "method": method, "params": params}); err != nil {
		p.t.Fatal(err)
	}
	for {
		var answer struct {
			ID     int
			Result json.RawMessage
			Error  *struct{ Message string }
		}
		if err := p.ws.SetReadDeadline(time.Now().Add(time.Minute)); err != nil {
			p.t.Fatal(err)
		}
		if err := p.ws.ReadJSON(&answer); err != nil {
			p.t.Fatal(err)
		}
		if answer.ID != p.id {
			continue
		}
		if answer.Error != nil {
			p.t.Fatalf("%s: %s", method, answer.Error.Message)
		}
		return answer.Result
	}
}

// Eval runs a script in the page and returns its value as JSON.
func (p *Tab) Eval(script string) string {
	p.t.Helper()
	var out struct {
		Result           struct{ Value json.RawMessage }
		ExceptionDetails json.RawMessage
	}
	if err := json.Unmarshal(p.Call("Runtime.evaluate", map[string]any{"expression": script, "returnByValue": true, "awaitPromise": true}), &out); err != nil {
		p.t.Fatal(err)
	}
	if out.ExceptionDetails != nil {
		p.t.Fatalf("%s: %s", script, out.ExceptionDetails)
	}
	return string(out.Result.Value)
}

// Until waits for a script to be true.
func (p *Tab) Until(script string) {
	p.t.Helper()
	Eventually(p.t, script, func() bool { return p.Eval("Boolean("+script+")") == "true" })
}

// Sees waits until a text stands in an element.
func (p *Tab) Sees(selector, text string) {
	p.t.Helper()
	p.Until(fmt.Sprintf("[...document.querySelectorAll(%q)].some(e => e.innerText.includes(%q))", selector, text))
}

// Click waits for an element and clicks it.
func (p *Tab) Click(selector string) {
	p.t.Helper()
	p.Until(fmt.Sprintf("document.querySelector(%q)", selector))
	p.Eval(fmt.Sprintf("document.querySelector(%q).click()", selector))
}

// Type types text into whatever has the focus.
func (p *Tab) Type(text string) {
	p.t.Helper()
	p.Call("Input.insertText", map[string]any{"text": text})
}

// Key presses one key by its DOM name.
func (p *Tab) Key(name string) {
	p.t.Helper()
	codes := map[string]int{"Enter": 13, "Tab": 9, "Escape": 27, "ArrowUp": 38, "ArrowDown": 40}
	event := map[string]any{"type": "keyDown", "key": name, "code": name, "windowsVirtualKeyCode": codes[name]}
	if len(name) == 1 {
		event["text"] = name
	}
	if name == "Enter" {
		event["text"] = "\r"
	}
	p.Call("Input.dispatchKeyEvent", event)
	event["type"] = "keyUp"
	p.Call("Input.dispatchKeyEvent", event)
}

// Size sets the size of the window in CSS pixels; a phone also takes touches.
func (p *Tab) Size(width, height int, phone bool) {
	p.t.Helper()
	p.Call("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": height, "deviceScaleFactor": 1, "mobile": phone})
}

// Fatal ends the test for what stands on the page, which is kept as a picture.
func (p *Tab) Fatal(why string) {
	p.t.Helper()
	p.t.Fatal(why)
}

// Dark asks the page for its dark or its light look.
func (p *Tab) Dark(on bool) {
	p.t.Helper()
	value := "light"
	if on {
		value = "dark"
	}
	p.Call("Emulation.setEmulatedMedia", map[string]any{"features": []any{map[string]any{"name": "prefers-color-scheme", "value": value}}})
}

// Shot keeps a picture of the page when DESK_SHOTS names a folder for them.
func (p *Tab) Shot(name string) {
	p.t.Helper()
	folder := os.Getenv("DESK_SHOTS")
	if folder == "" {
		return
	}
	p.Call("Page.bringToFront", nil) // a page behind another draws nothing
	var picture struct{ Data string }
	if err := json.Unmarshal(p.Call("Page.captureScreenshot", map[string]any{"format": "png"}), &picture); err != nil {
		p.t.Fatal(err)
	}
	raw, err := base64.StdEncoding.DecodeString(picture.Data)
	if err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, name+".png"), raw, 0o600); err != nil {
		p.t.Fatal(err)
	}
}

// Choose puts files of this machine into a file input.
func (p *Tab) Choose(selector string, paths ...string) {
	p.t.Helper()
	var document struct{ Root struct{ NodeID int } }
	if err := json.Unmarshal(p.Call("DOM.getDocument", nil), &document); err != nil {
		p.t.Fatal(err)
	}
	var found struct{ NodeID int }
	input := p.Call("DOM.querySelector", map[string]any{"nodeId": document.Root.NodeID, "selector": selector})
	if err := json.Unmarshal(input, &found); err != nil {
		p.t.Fatal(err)
	}
	p.Call("DOM.setFileInputFiles", map[string]any{"nodeId": found.NodeID, "files": paths})
}
