package feed

import "testing"

// A pay wall is no text, whatever its element is called; the paragraphs behind
// it are text, whatever they are called.
func TestWall(t *testing.T) {
	const head, foot = `<html><head><title>Mill sold</title></head><body><article><h1>Mill sold</h1>`, `</article></body></html>`
	const one, two = "The mill at Ness was sold on Monday to a brewer from Leith, the owners said in a letter.", "It had stood empty for nine years, and the roof is gone."
	for _, c := range []struct{ name, in, text string }{
		{"a wall with praise", "<p>" + one + `</p><div class="x1"><h2>This story is for members only</h2><p>Not a member? Join now</p><p>Over 9,000 people read us on the train.</p><p>Cancel any time.</p></div>`, one},
		{"paragraphs behind it", "<p>" + one + `</p><p class="paywall">` + two + `</p><div class="paywall-offer"><p>Subscribe for £2 to unlock this story.</p></div>`, one + "\n\n" + two},
		{"a prompt below the text", "<div><p>" + one + "</p><p>" + two + "</p><p>To read on, sign in or create an account.</p></div>", one + "\n\n" + two},
		{"news of subscribers", "<p>" + one + "</p><p>Cancel the sale, said the members. Already a member, she left.</p><p>" + two + "</p>", one + "\n\nCancel the sale, said the members. Already a member, she left.\n\n" + two},
	} {
		a, err := read("a.html", []byte(head+c.in+foot), Options{})
		if err != nil || a.Text != c.text {
			t.Errorf("%s: %v, text =\n%s\nwant\n%s", c.name, err, a.Text, c.text)
		}
	}
}
