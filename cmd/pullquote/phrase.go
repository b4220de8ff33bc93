package main

import worded "github.com/pullquote/pullquote/bot/page"

// day returns the date of an RFC 3339 instant, or nothing when there is none.
func day(instant string) string { return worded.Day(instant) }

// join joins the parts that are not empty.
func join(separator string, parts ...string) string { return worded.Join(separator, parts...) }

// count returns "1 article" or "2 articles".
func count(n int, noun string) string { return worded.Count(n, noun) }
