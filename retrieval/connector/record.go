package connector

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/pullquote/pullquote/retrieval/feed"
	"github.com/pullquote/pullquote/retrieval/news"
)

const (
	// maxRecords bounds how many articles one push or one file may hold.
	maxRecords = 1000
	// maxKey bounds an id, in bytes: it is to fit a command line.
	maxKey = 200
)

// Record is one article as a system describes it in JSON; push.schema.json
// documents its form.
type Record struct {
	Item // Order is its version as a number
	// Withdrawn says that the article is to be taken back.
	Withdrawn bool
}

var (
	errRecords = errors.New("it is not JSON: send one object, a list of objects, or one object on each line")
	errMany    = fmt.Errorf("it holds more than %d articles", maxRecords)
)

// Records reads one JSON object, a list of them, or JSON Lines. A record that
// cannot be taken says why in Refused; its Key is empty when it has no id that
// can be read. zone is the clock of times that name none.
func Records(body []byte, zone *time.Location) ([]Record, error) {
	raws, err := objects(body)
	if err != nil {
		return nil, err
	}
	out := make([]Record, len(raws))
	for i, raw := range raws {
		out[i] = readRecord(raw, zone)
	}
	return out, nil
}

// objects returns the objects of a list, or those that follow each other.
func objects(body []byte) ([]json.RawMessage, error) {
	body = bytes.TrimPrefix(body, []byte("\uFEFF")) // Windows writes one before UTF-8
	d := json.NewDecoder(bytes.NewReader(body))
	list := bytes.HasPrefix(bytes.TrimSpace(body), []byte("["))
	if list {
		if _, err := d.Token(); err != nil {
			return nil, errRecords
		}
	}
	var out []json.RawMessage
	for !list || d.More() {
		var raw json.RawMessage
		err := d.Decode(&raw)
		if errors.Is(err, io.EOF) && !list {
			break
		}
		if err != nil || !bytes.HasPrefix(raw, []byte("{")) {
			return nil, errRecords
		}
		if out = append(out, raw); len(out) > maxRecords {
			return nil, errMany
		}
	}
	if list {
		if _, err := d.Token(); err != nil {
			return nil, errRecords
		}
		if _, err := d.Token(); !errors.Is(err, io.EOF) {
			return nil, errRecords
		}
	}
	if len(out) == 0 {
		return nil, errRecords
	}
	return out, nil
}

// otherNames are the names that other systems use for our fields.
var otherNames = map[string]string{"title": "headline", "author": "byline", "date": "published", "lang": "language"}

// record is a record in the making.
type record struct {
	Record
	values map[string]json.RawMessage // without null
	zone   *time.Location
}

// refuse says why the record cannot be taken. What its article said before
// stays, unless a limit on its readers or its time may be what cannot be read.
func (r *record) refuse(limit bool, said string, args ...any) {
	if r.Refused == "" || r.Later && limit {
		r.Refused, r.Later = fmt.Sprintf(said, args...), !limit
	}
}

func readRecord(raw json.RawMessage, zone *time.Location) Record {
	r := &record{zone: zone, values: map[string]json.RawMessage{}}
	r.members(raw)
	if r.Key = r.key("id"); r.Key == "" {
		r.refuse(false, "id: it needs one of up to %d bytes on one line", maxKey)
	}
	r.version()
	r.flag()
	r.Stated = news.Article{
		Headline: r.text("headline"), Byline: r.names("byline"), Publisher: r.text("publisher"), URL: r.text("url"),
		Language: r.text("language"), Collection: r.text("collection"),
		Published: r.time("published", false), Updated: r.time("updated", false), Embargo: r.embargo(),
		Expires: r.expiry(),
	}
	if at, err := url.Parse(r.Stated.URL); r.Stated.URL != "" && (err != nil || at.Scheme != "http" && at.Scheme != "https" || at.Hostname() == "" || at.User != nil) {
		r.refuse(false, "url: it is no address such as https://example.org/a")
	}
	r.body()
	return r.Record
}

// members reads the object. A name that stands there twice, and one that is
// nearly that of a limit, would let something through.
func (r *record) members(raw json.RawMessage) {
	d := json.NewDecoder(bytes.NewReader(raw))
	_, err := d.Token()
	for err == nil && d.More() {
		var token json.Token
		var value json.RawMessage
		if token, err = d.Token(); err == nil {
			err = d.Decode(&value)
		}
		if err != nil {
			break
		}
		name := strings.ToLower(fmt.Sprint(token))
		name = cmp.Or(otherNames[name], name)
		if limiting(name, value) {
			r.refuse(true, "%s: there is no such field; state a limit as embargo, expires or collection", name)
		}
		if string(value) == "null" {
			continue
		}
		if _, twice := r.values[name]; twice {
			r.refuse(true, "%s: it stands there twice", name)
		}
		r.values[name] = value
	}
	if err != nil {
		r.refuse(true, "it cannot be read")
	}
}

// limiting reports whether a name seems to say who may read an article, or
// when, in a form that is not ours.
func limiting(name string, value json.RawMessage) bool {
	return name != "embargo" && name != "collection" && name != "expires" && feed.Limiting(name, strings.Trim(string(value), `"`))
}

// text returns the value of a field that is a text on one line.
func (r *record) text(name string) string {
	raw, ok := r.values[name]
	if !ok {
		return ""
	}
	var value string
	if json.Unmarshal(raw, &value) != nil {
		r.refuse(feed.Publishing(name) || name == "collection" || name == "embargo" || name == "expires", "%s: it is to be a text", name)
	}
	return strings.Join(strings.Fields(value), " ")
}

// names returns a text, or a list of texts with commas between.
func (r *record) names(name string) string {
	var list []string
	if json.Unmarshal(r.values[name], &list) == nil {
		return strings.Join(strings.Fields(strings.Join(list, ", ")), " ")
	}
	return r.text(name)
}

// key returns an id as text; systems give numbers too.
func (r *record) key(name string) string {
	raw := r.values[name]
	if wholeNumber.Match(raw) {
		return string(raw)
	}
	var value string
	_ = json.Unmarshal(raw, &value) // one that is no text leaves it empty
	if len(value) > maxKey || value != strings.TrimSpace(value) || strings.ContainsFunc(value, func(c rune) bool { return !unicode.IsPrint(c) }) {
		return ""
	}
	return value
}

var wholeNumber = regexp.MustCompile(`^[0-9]{1,18}$`)

// version reads a number that grows, or the time of the change.
func (r *record) version() {
	raw, ok := r.values["version"]
	if !ok {
		return
	}
	said := strings.Trim(string(raw), `"`)
	if wholeNumber.MatchString(said) {
		r.Order, _ = strconv.ParseInt(said, 10, 64) // 18 digits fit
	} else if at, err := time.Parse(time.RFC3339, said); err == nil && at.Unix() > 0 {
		r.Order = at.UnixMicro()
	}
	if r.Order <= 0 {
		r.Order = 0
		r.refuse(false, "version: it is to be a whole number from 1, or the time of the change such as 2025-11-10T14:30:00Z")
	}
}

func (r *record) flag() {
	if raw, ok := r.values["withdrawn"]; ok && json.Unmarshal(raw, &r.Withdrawn) != nil {
		r.refuse(true, "withdrawn: it is to be true or false")
	}
}

// time reads a time. That of an embargo is rather too late than too early.
func (r *record) time(name string, embargo bool) time.Time {
	said := r.text(name)
	if said == "" {
		return time.Time{}
	}
	at, ok := feed.StatedTime(said, r.zone, embargo)
	if !ok {
		r.refuse(embargo, "%s: it is no time such as 2025-11-10T14:30:00Z", name)
	}
	return at
}

// embargo is until when the article is held back: by its embargo, or by the time at
// which it is to be published, whichever is later.
func (r *record) embargo() time.Time {
	last := r.time("embargo", true)
	for name := range r.values {
		if !feed.Publishing(name) {
			continue
		}
		if at := r.time(name, true); at.After(last) {
			last = at
		}
	}
	return last
}

// expiry reads until when the article may be shown, rather too early than too late.
func (r *record) expiry() time.Time {
	said := r.text("expires")
	if said == "" {
		return time.Time{}
	}
	at, ok := feed.StatedTime(said, r.zone, false)
	if !ok {
		r.refuse(true, "expires: it is no time such as 2025-11-10T14:30:00Z")
	}
	return at
}

// body makes HTML of the text, which has paragraphs with an empty line between
// them, or on a line each.
func (r *record) body() {
	var plain, marked string
	for name, to := range map[string]*string{"text": &plain, "html": &marked} {
		if raw, ok := r.values[name]; ok && json.Unmarshal(raw, to) != nil {
			r.refuse(false, "%s: it is to be a text", name)
		}
	}
	if plain != "" && marked != "" {
		r.refuse(false, "text and html: send one of them")
	}
	if r.Body = cmp.Or(marked, feed.Paragraphs(plain)); r.Withdrawn {
		return
	}
	if why := unwhole(r.Body); why != "" {
		r.refuse(false, "text: %s", why)
	}
}

// form names the form of the record: its version, and a digest of what it
// says.
func (r Record) form() string {
	return strconv.FormatInt(r.Order, 10) + " " + short(fmt.Sprintf("%+v\x00%s\x00%t", r.Stated, r.Body, r.Withdrawn))
}
