package books_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/retrieval/books"
	"github.com/pullquote/pullquote/retrieval/postgres"
	"github.com/pullquote/pullquote/retrieval/postgres/postgrestest"
)

// server is the PostgreSQL server of this package's tests.
var server postgrestest.Server

func TestMain(m *testing.M) { os.Exit(server.Main(m)) }

// promises are what the books keep on either engine: each is a test of its own
// on SQLite, and is run again on PostgreSQL. There what another process has taken
// is its own until its lease is over, so that TestJobsOutliveTheProcess is not
// among them.
var promises = map[string]func(*testing.T){
	"TestDigestClaim":                  TestDigestClaim,
	"TestDigestMissed":                 TestDigestMissed,
	"TestDigestsOfAPlace":              TestDigestsOfAPlace,
	"TestSubscriptions":                TestSubscriptions,
	"TestStoryMarks":                   TestStoryMarks,
	"TestFeedback":                     TestFeedback,
	"TestFeedbackRefused":              TestFeedbackRefused,
	"TestJobKeysAreUsedOnce":           TestJobKeysAreUsedOnce,
	"TestUnfinishedJobsAreKept":        TestUnfinishedJobsAreKept,
	"TestJobsAreHandedOutUntilDone":    TestJobsAreHandedOutUntilDone,
	"TestEarlierQuestions":             TestEarlierQuestions,
	"TestIntendTwice":                  TestIntendTwice,
	"TestEntriesStopsWhenTold":         TestEntriesStopsWhenTold,
	"TestIntendRefusesWhatIsNotStored": TestIntendRefusesWhatIsNotStored,
	"TestOutlines":                     TestOutlines,
	"TestOfTakenBack":                  TestOfTakenBack,
}

// onPostgres begins the names of tests that run on PostgreSQL.
const onPostgres = "TestOnPostgres/"

func TestOnPostgres(t *testing.T) {
	for name, promise := range promises {
		t.Run(name, promise)
	}
}

// origins are the addresses of the databases of a test by the folders that are
// their copies.
var origins = map[string]string{}

// originOf returns the database of which the folder is a copy, in a test that
// runs on PostgreSQL; nil in others.
func originOf(t *testing.T, folder string) books.File {
	t.Helper()
	if !strings.HasPrefix(t.Name(), onPostgres) {
		return nil
	}
	if origins[folder] == "" {
		origins[folder] = server.Address(t)
		t.Cleanup(func() { delete(origins, folder) })
	}
	db, err := postgres.Open(context.Background(), origins[folder])
	if err != nil {
		t.Fatal(err)
	}
	return db // the archive closes it
}
