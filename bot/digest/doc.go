// Package digest makes and posts digests. digest.go says what one is asked for with;
// editor.go gathers what is new, weigh.go puts the stories in order, story.go tells
// one, changed.go finds what earlier digests quoted and was altered, and rota.go posts
// each channel's digest once for each local date, when package daily says that it is
// due. What a digest says goes out through package say, like everything.
package digest
