package compare

// states reports whether two sentences state an amount of one thing: they
// begin with the same word and come to the amount by the same: "The CONVERSION
// will COST 8.4 million euros", "The CONVERSION of the mill will COST 11.2".
func (f figure) states(g figure) bool {
	begins, comes := f.statement()
	other, otherwise := g.statement()
	return begins != "" && begins != comes && begins == other && comes == otherwise && f.alone() && g.alone()
}

// statement returns the stems of the first word of the line that says what it
// is about and of the last before the figure.
func (f figure) statement() (begins, comes string) {
	for _, w := range f.line.words {
		if w.Start >= f.Start {
			break
		}
		if !w.Stop && begins == "" {
			begins = w.Stem
		}
		if !w.Stop {
			comes = w.Stem
		}
	}
	return begins, comes
}
