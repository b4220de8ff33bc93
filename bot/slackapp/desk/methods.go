package desk

import "time"

// method is one method of the Web API.
type method struct {
	run      func(*Desk, args) (reply, *apiError)
	tier     tier
	scopes   []string // one of these is needed; none means every token will do
	appToken bool     // takes the app-level token instead of the bot token
}

// tier is how often a method may be called: perMinute on average, burst at once.
// Slack's tiers are 1+, 20+, 50+ and 100+ calls per minute, counted by method,
// workspace and app (https://docs.slack.dev/apis/web-api/rate-limits).
type tier struct {
	perMinute, burst float64
	perChannel       bool
}

var (
	tier2   = tier{perMinute: 20, burst: 20}
	tier3   = tier{perMinute: 50, burst: 50}
	tier4   = tier{perMinute: 100, burst: 100}
	special = tier{perMinute: 600, burst: 600} // assistant.threads.setStatus, auth.test: several hundred a minute
	// posting is one message a second and channel; short bursts pass. Slack does
	// not say how short; five is what the desk lets through.
	posting = tier{perMinute: 60, burst: 5, perChannel: true}
)

var (
	write   = []string{"chat:write"}
	history = []string{"channels:history", "groups:history", "im:history"}
	readers = []string{"channels:read", "groups:read", "im:read"}
	people  = []string{"users:read"}
	agent   = []string{"chat:write", "assistant:write"}
)

// methods are what the desk answers; anything else is unknown_method.
var methods = map[string]method{
	"api.test":              {run: (*Desk).apiTest, tier: tier4},
	"auth.test":             {run: (*Desk).authTest, tier: special},
	"apps.connections.open": {run: (*Desk).connectionsOpen, tier: tier3, appToken: true},

	"chat.postMessage":   {run: (*Desk).chatPost, tier: posting, scopes: write},
	"chat.postEphemeral": {run: (*Desk).chatEphemeral, tier: tier4, scopes: write},
	"chat.update":        {run: (*Desk).chatUpdate, tier: tier3, scopes: write},
	"chat.delete":        {run: (*Desk).chatDelete, tier: tier3, scopes: write},
	"chat.getPermalink":  {run: (*Desk).chatPermalink, tier: special},
	"chat.startStream":   {run: (*Desk).streamStart, tier: tier2, scopes: write},
	"chat.appendStream":  {run: (*Desk).streamAppend, tier: tier4, scopes: write},
	"chat.stopStream":    {run: (*Desk).streamStop, tier: tier2, scopes: write},

	"views.open":    {run: (*Desk).viewsOpen, tier: tier4},
	"views.push":    {run: (*Desk).viewsPush, tier: tier4},
	"views.update":  {run: (*Desk).viewsUpdate, tier: tier4},
	"views.publish": {run: (*Desk).viewsPublish, tier: tier4},

	"conversations.info":    {run: (*Desk).conversationsInfo, tier: tier3, scopes: readers},
	"conversations.list":    {run: (*Desk).conversationsList, tier: tier2, scopes: readers},
	"conversations.members": {run: (*Desk).conversationsMembers, tier: tier4, scopes: readers},
	"conversations.history": {run: (*Desk).conversationsHistory, tier: tier3, scopes: history},
	"conversations.replies": {run: (*Desk).conversationsReplies, tier: tier3, scopes: history},
	"conversations.open":    {run: (*Desk).conversationsOpen, tier: tier3, scopes: []string{"im:write"}},
	"conversations.join":    {run: (*Desk).conversationsJoin, tier: tier3, scopes: []string{"channels:join"}},
	"users.conversations":   {run: (*Desk).usersConversations, tier: tier3, scopes: readers},
	"users.info":            {run: (*Desk).usersInfo, tier: tier4, scopes: people},
	"users.list":            {run: (*Desk).usersList, tier: tier2, scopes: people},
	"bots.info":             {run: (*Desk).botsInfo, tier: tier3, scopes: people},

	"files.info":                   {run: (*Desk).filesInfo, tier: tier4, scopes: []string{"files:read"}},
	"files.getUploadURLExternal":   {run: (*Desk).filesUploadURL, tier: tier4, scopes: []string{"files:write"}},
	"files.completeUploadExternal": {run: (*Desk).filesComplete, tier: tier4, scopes: []string{"files:write"}},

	"reactions.add":    {run: (*Desk).reactionsAdd, tier: tier3, scopes: []string{"reactions:write"}},
	"reactions.remove": {run: (*Desk).reactionsRemove, tier: tier2, scopes: []string{"reactions:write"}},
	"reactions.get":    {run: (*Desk).reactionsGet, tier: tier3, scopes: []string{"reactions:read"}},

	"agents.sessions.setStatus":             {run: (*Desk).sessionSetStatus, tier: tier3, scopes: write},
	"agents.sessions.rename":                {run: (*Desk).sessionRename, tier: tier3, scopes: write},
	"assistant.threads.setStatus":           {run: (*Desk).threadSetStatus, tier: special, scopes: agent},
	"assistant.threads.setTitle":            {run: (*Desk).threadSetTitle, tier: tier4, scopes: agent},
	"assistant.threads.setSuggestedPrompts": {run: (*Desk).threadSetPrompts, tier: tier4, scopes: agent},
}

// bucket is a token bucket: it fills by the desk's clock.
type bucket struct {
	tokens float64
	filled time.Time
}

// spend takes one call from its bucket. It returns 0 when the call may go on,
// else how long to wait. Callers hold the lock.
func (d *Desk) spend(c *call) time.Duration {
	t := c.method.tier
	if d.unlimited || t.perMinute == 0 {
		return 0
	}
	key := c.name
	if t.perChannel {
		key += " " + c.args.str("channel")
	}
	b := d.limits[key]
	now := d.now()
	if b == nil {
		b = &bucket{tokens: t.burst, filled: now}
		d.limits[key] = b
	}
	b.tokens = min(t.burst, b.tokens+now.Sub(b.filled).Minutes()*t.perMinute)
	b.filled = now
	if b.tokens < 1 {
		return time.Duration((1 - b.tokens) / t.perMinute * float64(time.Minute))
	}
	b.tokens--
	return 0
}

func (d *Desk) apiTest(a args) (reply, *apiError) {
	if e := a.str("error"); e != "" {
		return nil, refuse(e)
	}
	return reply{"args": a.recorded()}, nil
}

func (d *Desk) authTest(a args) (reply, *apiError) {
	w := d.workspace
	return reply{"url": a.base + "/", "team": w.Name, "user": w.botHandle(), "team_id": w.TeamID,
		"user_id": w.App.UserID, "bot_id": w.App.BotID, "app_id": w.App.ID, "is_enterprise_install": false}, nil
}
