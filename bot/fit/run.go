package fit

import (
	"fmt"
	"io"
	"maps"
	"math"
	"runtime"
	"slices"
	"sync"

	"github.com/pullquote/pullquote/bot/extract"
	"github.com/pullquote/pullquote/retrieval/news"
)

// Run finds a table on the cases and writes what it does, cross-validated and
// fitted, for each set. levels are those to begin with.
func Run(w io.Writer, cases []Case, levels extract.Table) *extract.Table {
	readings, all := samples(cases)
	t := newTables(levels)
	t.rank(all, nil)
	drop := t.unsteady(func(t *extract.Table) map[string]float64 { return t.Rank })
	fmt.Fprintln(w, "features dropped:", slices.Sorted(maps.Keys(drop)))
	t = newTables(levels)
	t.rank(all, drop)
	drop = map[string]bool{}
	for {
		for _, f := range append(t.without[:], t.all) {
			clear(f.Sure)
		}
		t.sure(all, drop)
		least := ""
		for name := range t.unsteady(func(t *extract.Table) map[string]float64 { return t.Sure }) {
			if least == "" || t.weightOf(name) < t.weightOf(least) {
				least = name
			}
		}
		if least == "" {
			break
		}
		drop[least] = true
	}
	fmt.Fprintln(w, "signs dropped:", slices.Sorted(maps.Keys(drop)))
	t.report(w, cases, readings)
	return t.all
}

// tally counts what became of the questions of a set.
type tally struct {
	stated, first, three, clean, refused, shown, noise int
	unstated, answered                                 int
}

// count adds what was picked for the case.
func (n *tally) count(c *Case, picks []extract.Pick) {
	if !c.Stated {
		n.unstated++
		if len(picks) > 0 {
			n.answered++
		}
		return
	}
	n.stated++
	if len(picks) == 0 {
		n.refused++
		return
	}
	var runs [][]news.Line
	for _, p := range picks {
		runs = append(runs, []news.Line{p.First, p.Last})
	}
	within := runs[:min(len(runs), max(extract.MaxPicks, c.Parts))]
	right := true
	for p := range c.Parts {
		right = right && slices.ContainsFunc(within, func(r []news.Line) bool { return c.Holds(r, p) })
	}
	useful := func(r []news.Line) bool {
		for p := range c.Parts {
			if c.Holds(r, p) {
				return true
			}
		}
		return false
	}
	noise := 0
	for _, r := range runs {
		if !useful(r) {
			noise++
		}
	}
	n.shown += len(runs)
	n.noise += noise
	if right {
		n.three++
		if !c.First || useful(runs[0]) {
			n.first++
			if noise == 0 {
				n.clean++
			}
		}
	}
}

func (n tally) String() string {
	of := func(x, all int) float64 { return 100 * float64(x) / float64(max(1, all)) }
	return fmt.Sprintf("n %4d first %3.0f within three %3.0f clean %3.0f filler %3.0f refused %3.0f shown %.1f | unstated %4d answered %3.0f",
		n.stated, of(n.first, n.stated), of(n.three, n.stated), of(n.clean, n.stated), of(n.noise, n.shown), of(n.refused, n.stated), float64(n.shown)/float64(max(1, n.stated-n.refused)), n.unstated, of(n.answered, n.unstated))
}

func (t *tables) report(w io.Writer, cases []Case, readings []*extract.Reading) {
	crossed, fitted := map[string]*tally{}, map[string]*tally{}
	var lock sync.Mutex
	inParallel(len(cases), func(n int) {
		c := &cases[n]
		var a, b tally
		a.count(c, t.without[c.fold()].Choose(readings[n]).Picks)
		b.count(c, t.all.Choose(readings[n]).Picks)
		lock.Lock()
		defer lock.Unlock()
		if crossed[c.Set] == nil {
			crossed[c.Set], fitted[c.Set] = &tally{}, &tally{}
		}
		crossed[c.Set].plus(a)
		fitted[c.Set].plus(b)
	})
	for _, set := range slices.Sorted(maps.Keys(crossed)) {
		fmt.Fprintf(w, "%-10s crossed %s\n%-10s fitted  %s\n", set, crossed[set], "", fitted[set])
	}
}

func (n *tally) plus(o tally) {
	n.stated += o.stated
	n.first += o.first
	n.three += o.three
	n.clean += o.clean
	n.refused += o.refused
	n.shown += o.shown
	n.noise += o.noise
	n.unstated += o.unstated
	n.answered += o.answered
}

// inParallel calls do for 0 to n-1 on all processors.
func inParallel(n int, do func(int)) {
	var all sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	all.Wait()
}

// weightOf is how much a sign counts where all have the same spread.
func (t *tables) weightOf(sign string) float64 { return math.Abs(t.all.Sure[sign] * t.scale[sign]) }
