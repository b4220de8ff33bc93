# test checks everything; build makes ./pullquote. faults goes through a
# thousand schedules of faults, in some twenty minutes, and load measures how
# fast questions are answered, in about three. bench measures how well public
# sets of questions are answered, in about twenty; the sets are no part of this
# project and lie in a folder named by BENCH_SETS. fit finds the weights by which
# sentences are chosen on the same sets and on a folder of articles with
# questions about them, in about ten.
.PHONY: test build faults load bench fit

# The race detector needs a C compiler; go env says 0 when there is none. With
# it the largest package takes a quarter of an hour on two cores, past the limit that Go sets.
RACE := $(if $(filter 1,$(shell go env CGO_ENABLED)),-race)

test:
	@for p in chromium node npm; do command -v $$p >/dev/null || echo "note: without $$p the tests that need it are skipped"; done
	@test -z "$$(gofmt -l .)" || { echo "not formatted by gofmt:"; gofmt -l .; exit 1; }
	go vet ./...
	go test $(RACE) -timeout 28m ./...

build:
	go build -o pullquote ./cmd/pullquote

faults:
	go test ./cmd/pullquote -run 'TestOneAnswerEach|TestOneAnswerAfterKills' -schedules 1000 -parallel 4 -timeout 90m -v

load:
	go test ./cmd/pullquote -run TestLoad -load 30s -v

# SET=rtqa runs one set; ACCEPT=1 stores the figures as the accepted ones.
bench:
	@test -d '$(BENCH_SETS)' || { echo "bench needs the folder of the sets: make bench BENCH_SETS=FOLDER"; exit 1; }
	go test ./cmd/pullquote -v -count 1 -timeout 60m -run '^TestBench$$$(if $(SET),/^($(SET))$$)' -bench-sets '$(abspath $(BENCH_SETS))' $(if $(ACCEPT),-bench-accept)
	$(if $(SET),,go test ./bot/draft -v -count 1 -timeout 20m -run Polnear -polnear '$(abspath $(BENCH_SETS))/polnear')
	$(if $(SET),,go test ./retrieval -v -count 1 -run Respelled -bench-sets '$(abspath $(BENCH_SETS))')

# ARTICLES is a folder of articles and QUESTIONS a file of questions about them;
# ACCEPT=1 writes the weights into bot/extract/weights.txt.
fit:
	go test ./cmd/pullquote -v -count 1 -timeout 60m -run '^TestFit$$' -bench-sets '$(abspath $(BENCH_SETS))' -fit-articles '$(abspath $(ARTICLES))' -fit-questions '$(abspath $(QUESTIONS))' $(if $(ACCEPT),-fit-accept)
