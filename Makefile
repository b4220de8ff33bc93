# test checks everything; build makes ./pullquote.
.PHONY: test build

# The race detector needs a C compiler; go env says 0 when there is none.
RACE := $(if $(filter 1,$(shell go env CGO_ENABLED)),-race)

test:
	@for p in chromium node npm; do command -v $$p >/dev/null || echo "note: without $$p the tests that need it are skipped"; done
	@test -z "$$(gofmt -l .)" || { echo "not formatted by gofmt:"; gofmt -l .; exit 1; }
	go vet ./...
	go test $(RACE) ./...

build:
	go build -o pullquote ./cmd/pullquote
