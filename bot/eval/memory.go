package eval

import (
	"os"
	"runtime"
	"strconv"
	"strings"
)

// peakMemory is the most memory that this process has had at once, in
// megabytes (2^20 bytes): as Linux tells it (proc(5), VmHWM), and elsewhere
// what Go's runtime has asked the system for.
func peakMemory() float64 {
	if raw, err := os.ReadFile("/proc/self/status"); err == nil {
		if _, rest, ok := strings.Cut(string(raw), "VmHWM:"); ok {
			if kB, err := strconv.ParseFloat(strings.Fields(rest + " -")[0], 64); err == nil {
				return kB / 1024
			}
		}
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.Sys) / (1 << 20)
}
