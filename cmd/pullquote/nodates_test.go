package main

import (
	"runtime/debug"
	"slices"
	"testing"
)

// The tables of dates in 200 languages, which every process would fill at its start
// and none reads, stay out: go.mod puts retrieval/feed/nodates in their place.
func TestTablesOfDatesStayOut(t *testing.T) {
	info, ok := debug.ReadBuildInfo()
	if !ok || len(info.Deps) == 0 {
		t.Skip("the test does not know of what it was built")
	}
	at := slices.IndexFunc(info.Deps, func(m *debug.Module) bool { return m.Path == "github.com/markusmobius/go-dateparser" })
	if at >= 0 && info.Deps[at].Replace == nil {
		t.Error("go-dateparser is built in")
	}
}
