package retrieval

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pullquote/pullquote/retrieval/books"
	"github.com/pullquote/pullquote/retrieval/postgres"
	"github.com/pullquote/pullquote/retrieval/postgres/postgrestest"
)

// server is the PostgreSQL server of this package's tests.
var server postgrestest.Server

// promises are what an archive keeps on either engine: each is a test of its
// own on SQLite, and is run again on PostgreSQL.
var promises = map[string]func(*testing.T){
	"TestArrivals":                             TestArrivals,
	"TestArticleComesBackWhole":                TestArticleComesBackWhole,
	"TestArticlesAreReadOnce":                  TestArticlesAreReadOnce,
	"TestIngestWithoutEmbedder":                TestIngestWithoutEmbedder,
	"TestSearchWithoutEmbedder":                TestSearchWithoutEmbedder,
	"TestIngestOfBadVectors":                   TestIngestOfBadVectors,
	"TestFilters":                              TestFilters,
	"TestFilterWordsAreMet":                    TestFilterWordsAreMet,
	"TestFilterOfOneArticle":                   TestFilterOfOneArticle,
	"TestNewestKeepsSecrets":                   TestNewestKeepsSecrets,
	"TestIngestStates":                         TestIngestStates,
	"TestChangedArticleOnDisk":                 TestChangedArticleOnDisk,
	"TestWithdrawnArticle":                     TestWithdrawnArticle,
	"TestIngestRefusesWhatIsNoArticle":         TestIngestRefusesWhatIsNoArticle,
	"TestKnown":                                TestKnown,
	"TestNamed":                                TestNamed,
	"TestLockWithinAProcess":                   TestLockWithinAProcess,
	"TestProveFindsTampering":                  TestProveFindsTampering,
	"TestProveWhatWasShownBefore":              TestProveWhatWasShownBefore,
	"TestReadListsKeepToTheReader":             TestReadListsKeepToTheReader,
	"TestReindexSwapsModels":                   TestReindexSwapsModels,
	"TestReindexWithNothingToDo":               TestReindexWithNothingToDo,
	"TestReindexOfBadVectors":                  TestReindexOfBadVectors,
	"TestReindexOfAnotherLength":               TestReindexOfAnotherLength,
	"TestReindexCutsWordsAnew":                 TestReindexCutsWordsAnew,
	"TestReindexCutsPassagesAnew":              TestReindexCutsPassagesAnew,
	"TestSamplesRetire":                        TestSamplesRetire,
	"TestSamplesStayAway":                      TestSamplesStayAway,
	"TestSampleBecomesOwn":                     TestSampleBecomesOwn,
	"TestSampleIsNotKnown":                     TestSampleIsNotKnown,
	"TestSearchIsDeterministic":                TestSearchIsDeterministic,
	"TestOddQuestions":                         TestOddQuestions,
	"TestCommonWordAlone":                      TestCommonWordAlone,
	"TestSearchWhileIngesting":                 TestSearchWhileIngesting,
	"TestNewestFirstAmongEquals":               TestNewestFirstAmongEquals,
	"TestOutlets":                              TestOutlets,
	"TestKinship":                              TestKinship,
	"TestOtherSpellings":                       TestOtherSpellings,
	"TestNamesInOtherSpellings":                TestNamesInOtherSpellings,
	"TestLocalVectorsOnlyForUnknownWords":      TestLocalVectorsOnlyForUnknownWords,
	"TestSpellings":                            TestSpellings,
	"TestUnsentCollections":                    TestUnsentCollections,
	"TestUnsentOnThisMachine":                  TestUnsentOnThisMachine,
	"TestNobodySeesWhatIsHidden":               TestNobodySeesWhatIsHidden,
	"TestHiddenArticlesChangeNothing":          TestHiddenArticlesChangeNothing,
	"TestCopiesTakeFewPlaces":                  TestCopiesTakeFewPlaces,
	"TestNewestArticles":                       TestNewestArticles,
	"TestRespellingTellsNothingOfWhatIsHidden": TestRespellingTellsNothingOfWhatIsHidden,
	"TestWithdraw":                             TestWithdraw,
	"TestWithdrawUnknown":                      TestWithdrawUnknown,
	"TestWithdrawWithheld":                     TestWithdrawWithheld,
	"TestUnchangedWritesNothing":               TestUnchangedWritesNothing,
	"TestReadOnlyBesideAWriter":                TestReadOnlyBesideAWriter,
}

// ofTheFile are the tests of what one folder's file has of its own, and of what
// has no archive.
var ofTheFile = strings.Fields(`
	TestOpenReadOnlyNeedsAnArchive
	TestOddFolderNames
	TestFileModes
	TestReadOnlyFolder
	TestBackupWhileWriting
	TestLostArchive
	TestDigestClaimIsUniqueInTheStore
	TestEraseBrokenOff
	TestCheckFile
	TestSearchWords
	TestOpenMigratesEveryVersion
	TestMigrationKeepsWhatIsThere
	TestFailedMigrationLeavesNoTrace
	TestOpenRefusesOtherSchemas
	TestLockAcrossProcesses
	TestKilledWhileIngesting
	TestReadListsAreBounded
	TestRespelledNamesAreFound
	TestOrder
	TestChoose
	TestBearing
	TestClausesAreEven
	TestLocalEmbedder
	TestVectorOfAnotherLength
	TestZeroVector
	TestVectorOfExtremeLength
	TestRemoveTakesOnlyWhatIsNamed
	TestNearestOfFew
	TestNearestOfEquals
	TestEndedContext
	TestDamagedText TestCopyWithOtherFigures
	TestReplicasTellTheSame TestReplicasTakeAtOnce TestReplicaReadsAgain TestReplicaErases TestCopyOfAnother TestReplicasShareVectors TestMoveThereAndBack
	TestFilesAreFoundByTheirBytes
	TestOnPostgres TestPromisesAreComplete`)

// onPostgres begins the names of tests that run on PostgreSQL.
const onPostgres = "TestOnPostgres/"

func TestOnPostgres(t *testing.T) {
	for name, promise := range promises {
		t.Run(name, promise)
	}
}

// Every test is of both engines or says why it is of one.
func TestPromisesAreComplete(t *testing.T) {
	files, err := filepath.Glob("*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{}
	for _, name := range ofTheFile {
		listed[name] = true
	}
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(source), "\n") {
			rest, ok := strings.CutPrefix(line, "func Test")
			name, _, _ := strings.Cut("Test"+rest, "(")
			if ok && name != "TestMain" && promises[name] == nil && !listed[name] {
				t.Errorf("%s is in neither list", name)
			}
		}
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
	return openOrigin(t, origins[folder]) // an archive closes its own
}

func openOrigin(t *testing.T, address string) *postgres.Database {
	t.Helper()
	db, err := postgres.Open(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}
