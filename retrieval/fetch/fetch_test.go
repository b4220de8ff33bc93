package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// serve runs a server on loopback, and returns its address, a client that may
// ask it, and how often it was asked.
func serve(t *testing.T, h http.HandlerFunc) (string, *Client, *atomic.Int32) {
	t.Helper()
	asked := &atomic.Int32{}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		h(w, r)
	}))
	t.Cleanup(s.Close)
	return s.URL, New(Options{PrivateHosts: []string{"127.0.0.1"}}), asked
}

// An address that is not of the public internet is none, however it is
// written.
func TestPublic(t *testing.T) {
	for _, a := range []string{
		"127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "198.18.0.1",
		"::1", "::", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::7f00:1", "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1", "fec0::1",
	} {
		if public(netip.MustParseAddr(a)) {
			t.Errorf("%s counts as public", a)
		}
	}
	for _, a := range []string{"1.1.1.1", "93.184.216.34", "2606:4700::1111", "::ffff:8.8.8.8"} {
		if !public(netip.MustParseAddr(a)) {
			t.Errorf("%s does not count as public", a)
		}
	}
}

// A private address is never dialled unless its host is named: not by its
// number, not by a name, not by a redirect.
func TestPrivateAddresses(t *testing.T) {
	at, _, asked := serve(t, func(w http.ResponseWriter, r *http.Request) {})
	u, err := url.Parse(at)
	if err != nil {
		t.Fatal(err)
	}
	stranger := New(Options{PrivateHosts: []string{"elsewhere.example"}})
	for _, address := range []string{
		at, "http://127.0.0.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://localhost/", "http://localhost:" + u.Port(),
		"http://169.254.169.254/latest/meta-data/", "ftp://127.0.0.1/", "file:///etc/passwd", "http://example.org@127.0.0.1/", "http:///x", "gopher://x/",
	} {
		if _, err := stranger.Get(t.Context(), Request{URL: address}); !errors.Is(err, ErrAddress) {
			t.Errorf("%s: %v", address, err)
		}
	}
	if asked.Load() > 0 {
		t.Error("the server was asked")
	}
	inward, client, _ := serve(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://localhost:"+u.Port()+"/", http.StatusFound)
	})
	if _, err := client.Get(t.Context(), Request{URL: inward}); !errors.Is(err, ErrAddress) || asked.Load() > 0 {
		t.Errorf("sent on inward: %v, asked %d", err, asked.Load())
	}
}

// A public name whose second answer is a private address is refused when it
// is dialled.
func TestRebinding(t *testing.T) {
	answers := &atomic.Int32{}
	resolver := stubResolver(t, func() netip.Addr {
		answers.Add(1)
		return netip.MustParseAddr("127.0.0.1")
	})
	c := New(Options{Resolver: resolver})
	_, err := c.Get(t.Context(), Request{URL: "http://news.example.org/"})
	if !errors.Is(err, ErrAddress) || answers.Load() == 0 {
		t.Errorf("got %v after %d answers", err, answers.Load())
	}
}

// stubResolver answers each question for an IPv4 address with what answer
// returns, and any other with nothing.
func stubResolver(t *testing.T, answer func() netip.Addr) *net.Resolver {
	t.Helper()
	server, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Close() })
	go func() {
		buffer := make([]byte, 1500)
		for {
			n, from, err := server.ReadFrom(buffer)
			if err != nil {
				return
			}
			end := 12 + bytes.IndexByte(buffer[12:n], 0) + 5 // the question: name, type, class
			reply := bytes.Clone(buffer[:end])
			reply[2], reply[3] = 0x81, 0x80
			binary.BigEndian.PutUint32(reply[8:], 0)
			binary.BigEndian.PutUint16(reply[6:], 0)
			if binary.BigEndian.Uint16(reply[end-4:]) == 1 {
				binary.BigEndian.PutUint16(reply[6:], 1)
				address := answer().As4()
				reply = append(reply, 0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4)
				reply = append(reply, address[:]...)
			}
			if _, err := server.WriteTo(reply, from); err != nil {
				return
			}
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "udp", server.LocalAddr().String())
	}}
}

// A key goes to the host that it is for and no further.
func TestKeysStay(t *testing.T) {
	other, _, asked := serve(t, func(http.ResponseWriter, *http.Request) {})
	at, client, _ := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if _, password, _ := r.BasicAuth(); r.URL.Path == "/same" && password == "secret" {
			fmt.Fprint(w, "in")
			return
		}
		if r.URL.Path == "/on" {
			http.Redirect(w, r, "/same", http.StatusFound)
			return
		}
		http.Redirect(w, r, other+"/?"+r.URL.RawQuery, http.StatusFound)
	})
	for _, r := range []Request{{URL: at, User: "ann", Password: "secret"}, {URL: at + "/?key=secret", Keyed: true}} {
		_, err := client.Get(t.Context(), r)
		if !errors.Is(err, ErrAddress) || asked.Load() > 0 || strings.Contains(err.Error(), "secret") {
			t.Errorf("%v: asked %d times", err, asked.Load())
		}
	}
	got, err := client.Get(t.Context(), Request{URL: at + "/on", User: "ann", Password: "secret"})
	if err != nil || string(got.Body) != "in" {
		t.Errorf("within the host: %v, %v", got, err)
	}
}

// No error tells a key, wherever it comes from.
func TestErrorsTellNoKeys(t *testing.T) {
	c := New(Options{PrivateHosts: []string{"127.0.0.1"}})
	_, err := c.Get(t.Context(), Request{URL: "http://127.0.0.1:1/?key=secret", Keyed: true})
	if err == nil || strings.Contains(err.Error(), "secret") {
		t.Error(err)
	}
}

// What is too large, too often sent on, or grows without end is refused.
func TestLimits(t *testing.T) {
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	zeros := make([]byte, 1<<20)
	for range 30 {
		if _, err := z.Write(zeros); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	at, client, asked := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/bomb":
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(bomb.Bytes())
		case "/endless":
			for {
				if _, err := w.Write(zeros); err != nil {
					return
				}
			}
		case "/loop":
			http.Redirect(w, r, "/loop", http.StatusFound)
		case "/head":
			w.Header().Set("X", strings.Repeat("x", 1<<20))
		}
	})
	for path, want := range map[string]error{"/bomb": ErrTooLarge, "/endless": ErrTooLarge, "/loop": ErrAddress, "/head": nil} {
		_, err := client.Get(t.Context(), Request{URL: at + path})
		if err == nil || want != nil && !errors.Is(err, want) {
			t.Errorf("%s: %v", path, err)
		}
	}
	if n := asked.Load(); n > maxRedirects+5 {
		t.Errorf("asked %d times", n)
	}
}

// A server that asks to wait is told from one that fails.
func TestBusy(t *testing.T) {
	at, client, _ := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/seconds":
			w.Header().Set("Retry-After", "120")
			w.WriteHeader(http.StatusTooManyRequests)
		case "/date":
			w.Header().Set("Retry-After", time.Now().Add(time.Hour).UTC().Format(http.TimeFormat))
			w.WriteHeader(http.StatusServiceUnavailable)
		default:
			w.WriteHeader(http.StatusInternalServerError)
		}
	})
	var busy *Busy
	if _, err := client.Get(t.Context(), Request{URL: at + "/seconds"}); !errors.As(err, &busy) || busy.Wait != 2*time.Minute || busy.Code != 429 {
		t.Error(err)
	}
	if _, err := client.Get(t.Context(), Request{URL: at + "/date"}); !errors.As(err, &busy) || busy.Wait < 58*time.Minute || busy.Code != 503 {
		t.Error(err)
	}
	var status *Status
	if _, err := client.Get(t.Context(), Request{URL: at}); !errors.As(err, &status) || status.Code != 500 {
		t.Error(err)
	}
}

// What is known is not sent again, and no cookie comes back.
func TestConditional(t *testing.T) {
	at, client, _ := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if len(r.Cookies()) > 0 {
			t.Error("a cookie came back")
		}
		http.SetCookie(w, &http.Cookie{Name: "a", Value: "b"})
		w.Header().Set("ETag", `"1"`)
		if r.Header.Get("If-None-Match") == `"1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, "news")
	})
	first, err := client.Get(t.Context(), Request{URL: at})
	if err != nil || string(first.Body) != "news" {
		t.Fatal(first, err)
	}
	again, err := client.Get(t.Context(), Request{URL: at, ETag: first.ETag})
	if err != nil || !again.Unchanged || len(again.Body) > 0 {
		t.Error(again, err)
	}
}
