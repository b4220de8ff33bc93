package feed

import "testing"

// Furniture is told by its words.
func TestIsFurniture(t *testing.T) {
	for _, line := range []string{
		"* * *", "———", "Advertisement", "ADVERTISEMENT", "Story continues below advertisement", "Scroll to continue",
		"Sign up for our newsletter", "Get more: Sign up to receive our free daily briefing.", "Subscribe to our YouTube channel!", "Subscribe", "Log in",
		"Download our app for the latest", "Click here to join", "Thanks for signing up!",
		"Share", "Facebook Twitter WhatsApp Email", "Share | Tweet | Print", "Share this article:", "3 min read", "Skip to content",
		"Follow us on X", "Follow Ana Ruiz on Twitter @anaruiz", "Ana Ruiz covers Lugo. Reach her at ana@example.com and follow her on X.", "https://example.com/a",
		"© The Lugo Times", "Copyright 2025 The Lugo Times.", "The Lugo Times. All rights reserved.", "We use cookies to improve your experience.",
		"Read more: Mayor under fire", "RELATED | Bridge opens", "More: What the vote means", "Lire aussi : Le pont est ouvert", "اقرأ أيضا: الجسر",
		", who leads the council, and , its treasurer, said it was done.", "Bridge dispute:What we know of the plan for a crossing", "More:Mayor says the bridge will open in May.",
		"Editor's note: This page sums up the news of Tuesday. For the latest see our live page.", "Eds: UPDATES with toll; ADDS quote.", "Contributing: Ana Ruiz; The Lugo Times",
		"The Lugo Times contributed to this report.", "-30-", "Contact Ana Ruiz at ana@example.com or 555 0100.", "Follow Ana Ruiz and Li Wei on X: @ruiz & @wei.",
		"Photo: J. Doe/Reuters", "The hall. (Photo by J. Doe/Getty Images)", "People at the hall on Monday. [AP Photo/J. Doe]", "J. Doe / AFP", "Photo by Jane Doe", "REUTERS/Jane Doe",
	} {
		if !isFurniture(line) {
			t.Errorf("isFurniture(%q) = false, want true", line)
		}
	}
}

// A sentence that a reporter could write is never furniture, though it begins
// like it: to drop it is worse than to keep an advert.
func TestIsNotFurniture(t *testing.T) {
	for _, line := range []string{
		"Share prices fell on Monday.", "Sign up for the draft, the minister told the young men.", "Subscribe to the truth, he said.",
		"Photos by witnesses show smoke over the town.", "Photo by photo, she rebuilt the night.", "Pictures: they were all that was left of it, the widow told the court in a long statement that took most of the afternoon, and which the judge then read out again, word by word, to a silent room.",
		"Copyright law passed in 2019 binds the platforms.", "The strike ended, he said. (Reuters)", "DAMASCUS (AFP) - The raids went on.",
		"Read more books, the minister said.", "More than 40 people were killed.", "Follow the money, prosecutors say.",
		"Related companies were searched too.", "Anyone with information should write to police@example.com.", "Advertisement revenue fell.",
		"Watch: it is the last thing he wore.", "Comment is free, the editor wrote.", "Cookies were served.", "Email was the weak point, she said.",
		"Editor's note: An earlier version of this article misstated the year.", "Correction: The bridge is 40 metres long.", "Record:12-3", "The rule:No ships", "At 10:30 Tom Reid spoke to the council.",
		"The editor's notebook was found.", "Follow Ana Ruiz's advice and stay home, the mayor said.",
		"We use cookie dough, the baker said.", "The story continues below the surface, he said.", "Click, and it was gone.", "61", "12 in favour",
	} {
		if isFurniture(line) || isEnding(line) {
			t.Errorf("isFurniture(%q) = %v, isEnding = %v, want false", line, isFurniture(line), isEnding(line))
		}
	}
}

func TestIsEnding(t *testing.T) {
	for _, line := range []string{
		"Related Posts", "RELATED ARTICLES:", "You may also like", "Most Read", "More from The Lugo Times", "Leave a Reply", "12 Comments",
		"Tags: budget, bridge", "Editor's Picks", "Recommended for you", "Personalize Your News", "Browse Categories and Topics", "Mehr zum Thema", "مواضيع ذات صلة",
	} {
		if !isEnding(line) {
			t.Errorf("isEnding(%q) = false, want true", line)
		}
	}
}
