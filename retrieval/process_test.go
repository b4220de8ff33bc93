package retrieval

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval/news"
)

const (
	childVariable  = "RETRIEVAL_TEST_CHILD"
	folderVariable = "RETRIEVAL_TEST_FOLDER"
)

// children are what this binary does when a test runs it again.
var children = map[string]func(folder string){
	"hold":   holdFolder,
	"ingest": ingestForEver,
}

// childProcess starts this binary as another process that works on the
// folder. Its lines come from the reader; it dies with the test at the latest.
func childProcess(t *testing.T, child, folder string) (*exec.Cmd, *bufio.Reader) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childVariable+"="+child, folderVariable+"="+folder)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	// The child ends when its input does, so that it cannot outlive the test.
	if _, err := cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
	return cmd, bufio.NewReader(out)
}

func holdFolder(folder string) {
	a, err := Open(context.Background(), Options{Folder: folder})
	fmt.Println("open", err)
	io.Copy(io.Discard, os.Stdin)
	if a != nil {
		a.Close()
	}
}

// ingestForEver takes article after article, some of them again and again,
// and says each when it has been taken.
func ingestForEver(folder string) {
	a, err := Open(context.Background(), Options{Folder: folder, LockWait: 10 * time.Second})
	if err != nil {
		fmt.Println("error", err)
		return
	}
	for i := 0; ; i++ {
		article := crashArticle(fmt.Sprintf("article%d", i%40), time.Now().UnixNano())
		taken, err := a.Ingest(context.Background(), article, rawOf(article), Source{Path: string(article.ID)})
		if err != nil {
			fmt.Println("error", err)
			return
		}
		fmt.Println("taken", taken.Article, taken.Revision, taken.Passages)
	}
}

func crashArticle(id string, version int64) news.Article {
	var text strings.Builder
	for i := range 12 {
		fmt.Fprintf(&text, "Paragraph %d of version %d says that the ministry carried out raids in %d towns on that day. %s\n\n",
			i, version, i, strings.Repeat("Officials declined to say more about it. ", 5))
	}
	return news.Article{ID: news.ArticleID(id), Headline: "Raids", Text: text.String()}
}

// A second process is kept out of a folder and told who holds it, and gets in
// when the holder has gone, even when it was killed.
func TestLockAcrossProcesses(t *testing.T) {
	folder := t.TempDir()
	holder, says := childProcess(t, "hold", folder)
	if line, err := says.ReadString('\n'); line != "open <nil>\n" {
		t.Fatalf("child says %q, error %v", line, err)
	}
	_, err := Open(context.Background(), Options{Folder: folder, LockWait: 100 * time.Millisecond})
	if !errors.Is(err, ErrLocked) {
		t.Fatalf("got %v, want ErrLocked", err)
	}
	for _, want := range []string{folder, strconv.Itoa(holder.Process.Pid)} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("the error does not name %s: %v", want, err)
		}
	}
	openTemp(t, Options{Folder: folder, ReadOnly: true})
	holder.Process.Kill()
	openTemp(t, Options{Folder: folder, LockWait: 10 * time.Second})
}

// Within one process, too, a folder has one writer.
func TestLockWithinAProcess(t *testing.T) {
	folder := t.TempDir()
	a, err := Open(context.Background(), Options{Folder: folder})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(context.Background(), Options{Folder: folder}); !errors.Is(err, ErrLocked) {
		t.Errorf("got %v, want ErrLocked", err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	openTemp(t, Options{Folder: folder})
}

// Whenever the process is killed, what it said it had taken is there after it,
// whole, and the file is sound.
func TestKilledWhileIngesting(t *testing.T) {
	folder := t.TempDir()
	random := rand.New(rand.NewPCG(1, 2))
	revisions := map[string]int{}
	total := 0
	for range 6 {
		child, says := childProcess(t, "ingest", folder)
		enough := 1 + random.IntN(30)
		// A child that hangs must not hang the test.
		late := time.AfterFunc(10*time.Second, func() { child.Process.Kill() })
		for {
			line, err := says.ReadBytes('\n')
			if err != nil {
				break // it has been killed
			}
			var id string
			var revision, passages int
			if _, err := fmt.Fscanf(bytes.NewReader(line), "taken %s %d %d\n", &id, &revision, &passages); err != nil {
				t.Fatalf("child says %s", line)
			}
			revisions[id] = revision
			total++
			if enough--; enough == 0 {
				time.Sleep(time.Duration(random.IntN(3000)) * time.Microsecond)
				child.Process.Kill()
			}
		}
		late.Stop()
		child.Wait()
		checkReadable(t, folder, revisions)
		checkSound(t, folder)
	}
	if total < 20 {
		t.Errorf("the children took only %d articles", total)
	}
	openTemp(t, Options{Folder: folder})
}

// checkReadable opens what a killed process has left, for reading, and looks
// for the revisions.
func checkReadable(t *testing.T, folder string, revisions map[string]int) {
	t.Helper()
	a, err := Open(context.Background(), Options{Folder: folder, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	for id, revision := range revisions {
		if _, err := a.Article(context.Background(), news.ArticleID(id), revision); err != nil {
			t.Errorf("taken but not there: %v", err)
		}
	}
}
