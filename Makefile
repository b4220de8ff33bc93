# test checks everything; build makes ./pullquote.
.PHONY: test build
test:
	@.ci/run
build:
	go build -o pullquote ./cmd/pullquote
