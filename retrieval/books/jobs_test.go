package books_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/pullquote/pullquote/retrieval"
	"github.com/pullquote/pullquote/retrieval/books"
)

// takeJob takes the job that is due, or fails.
func takeJob(t *testing.T, a *retrieval.Archive, at time.Time) (key string, attempt int) {
	t.Helper()
	key, _, attempt, ok, err := a.Books.Take(context.Background(), at, time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	if !ok {
		t.Fatal("no job is due")
	}
	return key, attempt
}

// noJob fails when a job is due.
func noJob(t *testing.T, a *retrieval.Archive, at time.Time) {
	t.Helper()
	if key, _, _, ok, err := a.Books.Take(context.Background(), at, time.Minute); ok || err != nil {
		t.Fatalf("job %q is due, %v", key, err)
	}
}

func put(t *testing.T, a *retrieval.Archive, key string, at time.Time) bool {
	t.Helper()
	fresh, err := a.Books.Put(context.Background(), key, []byte("payload of "+key), at)
	if err != nil {
		t.Fatal(err)
	}
	return fresh
}

func settle(t *testing.T, a *retrieval.Archive, key string, again time.Time) {
	t.Helper()
	if err := a.Books.Settle(context.Background(), key, again); err != nil {
		t.Fatal(err)
	}
}

// A key is taken once, whether its job waits, is worked on or is done, and
// free again when the job was finished over a week ago.
func TestJobKeysAreUsedOnce(t *testing.T) {
	a := open(t)
	if !put(t, a, "one", noon) || put(t, a, "one", noon) {
		t.Error("waiting: want fresh once")
	}
	takeJob(t, a, noon)
	if put(t, a, "one", noon) {
		t.Error("worked on: want not fresh")
	}
	settle(t, a, "one", time.Time{})
	if put(t, a, "one", noon.Add(books.JobLife-time.Second)) {
		t.Error("done: want not fresh")
	}
	if put(t, a, "other", noon.Add(books.JobLife+time.Second)); !put(t, a, "one", noon.Add(books.JobLife+time.Second)) {
		t.Error("done a week ago: want fresh")
	}
}

// A job that is not finished is never forgotten.
func TestUnfinishedJobsAreKept(t *testing.T) {
	a := open(t)
	put(t, a, "old", noon)
	put(t, a, "new", noon.Add(2*books.JobLife))
	if key, _ := takeJob(t, a, noon.Add(2*books.JobLife)); key != "old" {
		t.Errorf("took %q, want the old one first", key)
	}
}

// A job is handed out again after its lease, or when it was said to be due
// again, with its attempts counted; once done it is not.
func TestJobsAreHandedOutUntilDone(t *testing.T) {
	a := open(t)
	put(t, a, "one", noon)
	if key, attempt := takeJob(t, a, noon); key != "one" || attempt != 1 {
		t.Errorf("took %q, attempt %d", key, attempt)
	}
	noJob(t, a, noon.Add(59*time.Second))
	if _, attempt := takeJob(t, a, noon.Add(time.Minute)); attempt != 2 {
		t.Errorf("attempt %d, want 2", attempt)
	}
	settle(t, a, "one", noon.Add(time.Hour))
	noJob(t, a, noon.Add(59*time.Minute))
	if _, attempt := takeJob(t, a, noon.Add(time.Hour)); attempt != 3 {
		t.Errorf("attempt %d, want 3", attempt)
	}
	settle(t, a, "one", time.Time{})
	settle(t, a, "one", noon) // too late: it is done
	noJob(t, a, noon.Add(48*time.Hour))
}

// What a process had taken when it died is due at once for the next one.
func TestJobsOutliveTheProcess(t *testing.T) {
	folder := t.TempDir()
	first, err := retrieval.Open(context.Background(), retrieval.Options{Folder: folder})
	if err != nil {
		t.Fatal(err)
	}
	put(t, first, "taken", noon)
	put(t, first, "waiting", noon.Add(time.Second))
	takeJob(t, first, noon)
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	second := openIn(t, folder)
	if key, attempt := takeJob(t, second, noon.Add(time.Second)); key != "taken" || attempt != 2 {
		t.Errorf("took %q, attempt %d", key, attempt)
	}
	if key, _ := takeJob(t, second, noon.Add(time.Second)); key != "waiting" {
		t.Errorf("took %q", key)
	}
}

// The last questions of a place are found, oldest first; records of other
// places, and such as are no JSON, are not in the way.
func TestEarlierQuestions(t *testing.T) {
	a := open(t)
	records := []string{
		`{"place":"here","answer":{"question":"first?"}}`, `{"place":"there","answer":{"question":"other?"}}`, "no JSON",
		`{"place":"here","answer":{"question":"second?"}}`, `{"place":"here"}`, `{"place":"here","answer":{"question":"third?"}}`,
	}
	for i, record := range records {
		if _, err := a.Books.Intend(context.Background(), string(rune('a'+i)), noon, []byte(record), nil); err != nil {
			t.Fatal(err)
		}
	}
	got, err := a.Books.Earlier(context.Background(), "here", 3)
	if want := []string{"second?", "third?"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("got %q, %v, want %q", got, err, want)
	}
}
