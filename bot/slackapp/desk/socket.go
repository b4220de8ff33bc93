package desk

import (
	"encoding/json"
	"maps"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

const (
	maxConns    = 10               // Socket Mode connections of one app
	ackLimit    = 20_480           // bytes of one frame from the app; more closes with 1009
	ticketLife  = 30 * time.Second // a Socket Mode address must be dialled within this
	pingEvery   = 5 * time.Second  // real time: keeps the network alive, not the model's clock
	writeWithin = 10 * time.Second
	sendBuffer  = 1024 // frames a slow client may lag behind before it is hung up on
	// connLife is how long a connection lasts; hello announces it in seconds.
	// Slack was seen to announce 18,060 and, with debug_reconnects, 360.
	connLife      = 18_060 * time.Second
	debugConnLife = 360 * time.Second
	warnBefore    = 10 * time.Second
)

// conn is one Socket Mode connection.
type conn struct {
	number int
	ws     *websocket.Conn
	out    chan []byte
	done   chan struct{}
	once   sync.Once
	opened time.Time
	life   time.Duration
	warned bool
}

// send queues a frame; a client too slow to take it is hung up on.
func (c *conn) send(frame any) {
	raw, err := json.Marshal(frame)
	if err != nil {
		return
	}
	select {
	case c.out <- raw:
	default:
		c.end()
	}
}

// end stops the connection's goroutines, after frames already queued.
func (c *conn) end() { c.once.Do(func() { close(c.done) }) }

func (d *Desk) connectionsOpen(a args) (reply, *apiError) {
	now := d.now()
	maps.DeleteFunc(d.tickets, func(_ string, made time.Time) bool { return now.Sub(made) > ticketLife })
	ticket := d.newID("", 24)
	d.tickets[ticket] = now
	address := "ws" + strings.TrimPrefix(a.base, "http") + "/socket/?ticket=" + ticket + "&app_id=" + d.workspace.App.ID
	return reply{"url": address}, nil
}

// base is the address under which the app reaches the desk.
func (d *Desk) base() string { return d.workspaceBase }

// upgrader takes every Origin: the client's is https://api.slack.com, and the
// ticket says who may connect.
var upgrader = websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}

// serveSocket answers GET /socket/.
func (d *Desk) serveSocket(w http.ResponseWriter, r *http.Request) {
	ticket := r.URL.Query().Get("ticket")
	d.mu.Lock()
	made, known := d.tickets[ticket]
	delete(d.tickets, ticket)
	fresh := known && d.now().Sub(made) <= ticketLife
	d.mu.Unlock()
	if !fresh || d.stopped.Err() != nil {
		http.Error(w, "this Socket Mode address was used or has expired", http.StatusForbidden)
		return
	}
	ws, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return // Upgrade has answered
	}
	c := &conn{ws: ws, out: make(chan []byte, sendBuffer), done: make(chan struct{}), life: connLife}
	if r.URL.Query().Get("debug_reconnects") == "true" {
		c.life = debugConnLife
	}
	ws.SetReadLimit(ackLimit)
	d.mu.Lock()
	running := d.spawn(func() { d.writeFrames(c) })
	d.mu.Unlock()
	if !running {
		_ = ws.Close()
		return
	}
	d.open(c)
	d.readFrames(c)
	c.end()
	d.forget(c)
}

// open adds c to the connections and says hello.
func (d *Desk) open(c *conn) {
	d.mu.Lock()
	defer d.mu.Unlock()
	c.opened = d.now()
	d.connNumber++
	c.number = d.connNumber
	if len(d.conns) >= maxConns {
		c.send(map[string]any{"type": "disconnect", "reason": "too_many_websockets", "debug_info": d.debugInfo(c)})
		c.end()
		return
	}
	d.conns = append(d.conns, c)
	c.send(map[string]any{"type": "hello", "num_connections": len(d.conns), "debug_info": d.debugInfo(c),
		"connection_info": map[string]any{"app_id": d.workspace.App.ID}})
	d.write(Entry{Kind: "connect", Conn: c.number}, nil)
	d.changedApp()
}

func (d *Desk) debugInfo(c *conn) map[string]any {
	return map[string]any{"host": "desk", "build_number": 1, "approximate_connection_time": int(c.life.Seconds())}
}

// forget removes c; what it did not acknowledge runs into its timeout.
func (d *Desk) forget(c *conn) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for i, other := range d.conns {
		if other == c {
			d.conns = append(d.conns[:i], d.conns[i+1:]...)
			d.write(Entry{Kind: "disconnect", Conn: c.number}, nil)
			break
		}
	}
	d.changedApp()
}

// readFrames takes acks until the connection ends.
func (d *Desk) readFrames(c *conn) {
	for {
		_, raw, err := c.ws.ReadMessage()
		if err != nil {
			return
		}
		var ack struct {
			EnvelopeID string          `json:"envelope_id"`
			Payload    json.RawMessage `json:"payload"`
		}
		if json.Unmarshal(raw, &ack) == nil && ack.EnvelopeID != "" {
			d.acknowledge(ack.EnvelopeID, ack.Payload, c)
		}
	}
}

// writeFrames writes queued frames and PINGs until the connection ends.
func (d *Desk) writeFrames(c *conn) {
	ping := time.NewTicker(pingEvery)
	defer ping.Stop()
	defer c.ws.Close()
	for {
		select {
		case raw := <-c.out:
			if c.write(raw) != nil {
				return
			}
		case <-ping.C:
			if c.ws.WriteControl(websocket.PingMessage, []byte("Ping from desk"), time.Now().Add(writeWithin)) != nil {
				return
			}
		case <-d.stopped.Done():
			return
		case <-c.done:
			for {
				select {
				case raw := <-c.out:
					_ = c.write(raw) // the client may have gone
				default:
					return
				}
			}
		}
	}
}

func (c *conn) write(raw []byte) error {
	if err := c.ws.SetWriteDeadline(time.Now().Add(writeWithin)); err != nil {
		return err
	}
	return c.ws.WriteMessage(websocket.TextMessage, raw)
}

// dropConn ends c, politely with a disconnect message or without a word.
// Callers hold the lock.
func (d *Desk) dropConn(c *conn, politely bool) {
	if politely {
		c.send(map[string]any{"type": "disconnect", "reason": "refresh_requested", "debug_info": d.debugInfo(c)})
	}
	for i, other := range d.conns {
		if other == c {
			d.conns = append(d.conns[:i], d.conns[i+1:]...)
			d.write(Entry{Kind: "disconnect", Conn: c.number}, nil)
			break
		}
	}
	c.end()
	d.changedApp()
}

// refreshConns warns and then ends connections that have lived their time.
func (d *Desk) refreshConns(now time.Time) {
	for _, c := range append([]*conn(nil), d.conns...) {
		age := now.Sub(c.opened)
		if age >= c.life {
			d.dropConn(c, true)
		} else if age >= c.life-warnBefore && !c.warned {
			c.warned = true
			c.send(map[string]any{"type": "disconnect", "reason": "warning", "debug_info": d.debugInfo(c)})
		}
	}
}

// Connections is how many Socket Mode connections are open.
func (d *Desk) Connections() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return len(d.conns)
}

// DisconnectAll ends every connection, politely with a disconnect message or
// without a word.
func (d *Desk) DisconnectAll(politely bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, c := range append([]*conn(nil), d.conns...) {
		d.dropConn(c, politely)
	}
}
