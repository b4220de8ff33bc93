package feed

import (
	"strings"
	"testing"
	"time"
)

// Text that nobody sees on a page is no text of its article, however it is hidden;
// what is seen is, white letters on a dark ground too.
func TestUnseenText(t *testing.T) {
	const planted = "The mayor took the money, and this sentence is planted here for machines alone."
	for with, seen := range map[string]bool{
		`style="color:#fff"`: false, `style="color: white; background: #FFFFFF"`: false, `style="color:rgb(255, 255, 255)!important"`: false,
		`style="background-color:#123456;color:#123456"`: false, `style="color:transparent"`: false, `style="color:#00000000"`: false,
		`style="opacity:0"`: false, `style="opacity: 0.0;"`: false, `style="font-size:0"`: false, `style="font-size:0.0em;margin:0"`: false, `style="font-size:1px"`: false,
		`style="visibility:collapse"`: false, `style="DISPLAY : NONE"`: false, `aria-hidden="true"`: false, `hidden`: false,
		`style="position:absolute;left:-9999px"`: false, `style="text-indent:-999em"`: false, `style="clip:rect(0,0,0,0)"`: false,
		`style="clip-path: inset(50%)"`: false, `style="transform:scale(0)"`: false,
		``: true, `style="color:#fff;background:#003"`: true, `style="color:#111"`: true, `style="opacity:0.9"`: true, `style="opacity:.5"`: true,
		`style="font-size:0.9em"`: true, `style="font-size:10px"`: true, `aria-hidden="false"`: true, `style="margin-left:-10px"`: true, `style="left:-1px"`: true,
		`style="border-color:#fff"`: true, `style="background-color:#fff"`: true, `style="color:inherit"`: true,
	} {
		page := `<html><head><title>Ferry</title></head><body><article><h1>Ferry to Orr is late</h1>
<p>The ferry to Orr was two hours late on Monday, the harbour master said, because of a storm in the sound.</p>
<p ` + with + `>` + planted + `</p>
<p>It carries forty cars and two hundred people on each of its six daily crossings, the company's timetable says.</p></article></body></html>`
		a, err := Read("ferry.html", []byte(page), Options{Zone: time.UTC})
		if err != nil {
			t.Fatalf("%s: %v", with, err)
		}
		if got := strings.Contains(a.Text, planted); got != seen || !strings.Contains(a.Text, "forty cars") {
			t.Errorf("%s: taken %t, want %t: %q", with, got, seen, a.Text)
		}
	}
}

// What a part of a page stands on counts, not only what it says of itself.
func TestUnseenOnGround(t *testing.T) {
	for page, seen := range map[string]bool{
		`<table bgcolor="#000"><tr><td><p style="color:white">WORDS</p></td></tr></table>`:    true,
		`<table bgcolor="black"><tr><td><p style="color:#000000">WORDS</p></td></tr></table>`: false,
		`<div style="background:#eee"><p><font color="#eeeeee">WORDS</font></p></div>`:        false,
	} {
		words := "The council of Orr will meet again on Thursday to vote on the harbour plan."
		a, err := Read("x.html", []byte(`<html><body><article><h1>Harbour plan</h1><p>The council of Orr did not vote on Monday on its plan for the harbour, the clerk said.</p>`+
			strings.Replace(page, "WORDS", words, 1)+`<p>The plan would cost two million, and the town has not said who is to pay for it.</p></article></body></html>`), Options{Zone: time.UTC})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(a.Text, words); got != seen {
			t.Errorf("%s: taken %t, want %t: %q", page, got, seen, a.Text)
		}
	}
}
