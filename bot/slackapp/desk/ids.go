package desk

import (
	"encoding/binary"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"
)

const idLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789"

// newID is prefix and n random capital letters and digits. Callers hold the lock
// or are the only user of the desk.
func (d *Desk) newID(prefix string, n int) string {
	raw := make([]byte, n)
	if _, err := io.ReadFull(d.random, raw); err != nil {
		// An exhausted source is the caller's mistake; ids must still differ.
		d.recorded++
		return fmt.Sprintf("%sX%d", prefix, d.recorded)
	}
	var id strings.Builder
	id.WriteString(prefix)
	for _, b := range raw {
		id.WriteByte(idLetters[int(b)%len(idLetters)])
	}
	return id.String()
}

// chance is a number from 0 up to 1.
func (d *Desk) chance() float64 {
	var raw [8]byte
	if _, err := io.ReadFull(d.random, raw[:]); err != nil {
		return 0
	}
	return float64(binary.BigEndian.Uint64(raw[:])>>11) / (1 << 53)
}

// newTS is a message timestamp: seconds and microseconds, unique and rising.
func (d *Desk) newTS() string {
	now := d.now().UnixMicro()
	if now <= d.lastTS {
		now = d.lastTS + 1
	}
	d.lastTS = now
	return tsOf(now)
}

func tsOf(micros int64) string { return fmt.Sprintf("%d.%06d", micros/1e6, micros%1e6) }

// tsTime is the moment of a message timestamp; the zero time when it is none.
func tsTime(ts string) time.Time {
	var seconds, micros int64
	if _, err := fmt.Sscanf(ts, "%d.%d", &seconds, &micros); err != nil {
		return time.Time{}
	}
	return time.UnixMicro(seconds*1e6 + micros)
}

// handle is a name in lower case without spaces or marks.
func handle(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}
