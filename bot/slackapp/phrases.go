package slackapp

// What the app says besides answers. The texts are fixed: nothing of a
// question, an article or an error stands in them.
const (
	introText     = "Ask me about our articles: every claim of an answer stands on a quotation that you can check."
	askInChannel  = "In a channel, mention me with a question. In the thread of my answer you can go on asking without mentioning me."
	askDirectly   = "In a direct message, just ask."
	askByShortcut = "On any message, choose “" + findName + "” from its menu, “" + summarizeName + "” if it links to one of our articles, or “" + checkName + "” if it is a draft or brings one."
	askForCheck   = "To have a draft checked, send it to me in a direct message as a file or after “check:”, or type " + commandName + " check."
	commandsText  = "The commands below answer for you alone, and you can share what they say. In threads, write them after mentioning me."

	emptyText   = "Please say what it is about: an article, by its headline, id or web address, or a topic. " + commandName + " help shows examples."
	longText    = "That is over 2,000 characters. Please ask in a sentence or two."
	limitText   = "That was a lot of questions in a minute. I will not answer more until the minute is over; please ask again then."
	stoppedText = "Stopped."
	welcomeText = "You are welcome."
	sorryText   = "I could not answer this because of a fault of mine. Please ask again in a few minutes; if it happens again, tell whoever runs me."
	unknownText = "I was interrupted while I answered you here. If you see no answer above, please ask again."
	thanksText  = "Thank you, that is noted."
	sharedText  = "This answer is in the channel already."
	// What a click could not do.
	noContextText    = "I could not show the paragraphs just now. The links below the quotations open the articles."
	notShareableText = "I did not share this: nothing in it may be read by everybody in this channel, or its articles have been changed since."
	notMemberText    = "I cannot post there. Invite me to the channel, then press the button again."
	workingText      = "Looking in the articles…"
)
