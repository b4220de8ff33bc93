package extract

// minOwn is what a line must meet of a clause by its own words to be shown on
// somebody else's word. Over 1,702 news articles, of the lines that hold an
// answer all but two in a hundred do and bear on the question as well, of the
// others that are offered with them 28 in a hundred, and of those offered for
// a question without an answer 11.
const minOwn = 0.15

// Vouches reports whether the line may be shown as an answer because somebody
// else, such as a model, says that it is one. It is chosen here as well, or it
// bears on the question, and not by its headline and the lines around it alone,
// which all lines of an article on the matter do.
func (c Choice) Vouches(number int) bool {
	for _, p := range c.Picks {
		if p.First.Number <= number && number <= p.Last.Number {
			return true
		}
	}
	return c.Bears(number) && number <= len(c.own) && c.own[number-1] >= minOwn
}
