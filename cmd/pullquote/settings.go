package main

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // so that zones are known on machines without a database
	"unicode"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/slackapp"
)

// setting is one environment variable.
type setting struct {
	name     string
	fallback string // the value when it is unset or empty
	// unset says in words what happens when it is unset, where the fallback
	// does not.
	unset  string
	does   string
	secret bool
	// set puts the value into the config. Its error says what is accepted,
	// reads on from the name, and does not hold the value.
	set func(c *config, value string) error
}

// leastSecret is how long a secret is at least, so that nobody finds it by
// trying: 128 bits in hexadecimal digits.
const leastSecret = 32

// mostPerMinute is the largest limit of calls: more than one machine answers.
const mostPerMinute = 1_000_000

// settings is the one list of settings: it is read by readConfig, and tests
// hold .env.example and the table of README.md beside it equal to it.
var settings = []setting{
	{
		name: "DATA_DIR", unset: "a folder in your home directory",
		does: "Folder of the archive: the articles taken, their index and the log of answers.",
		set:  func(c *config, v string) error { c.DataDir = v; return nil },
	},
	{
		name: "DATABASE_URL", unset: "DATA_DIR holds everything", secret: true,
		does: "PostgreSQL database that holds the articles and the log for several machines, such as postgres://pullquote:PASSWORD@db/pullquote. DATA_DIR then holds a copy to search in.",
		set: func(c *config, v string) error {
			c.DatabaseURL = v
			if address, err := url.Parse(v); v != "" && (err != nil || address.Scheme != "postgres" && address.Scheme != "postgresql") {
				return errors.New("must begin with postgres://")
			}
			return nil
		},
	},
	{
		name: "ARTICLES_DIR", unset: "two sample articles",
		does: "Folder of your articles. It is read before each question; only new and changed files are taken.",
		set:  func(c *config, v string) error { c.ArticlesDir = v; return nil },
	},
	{
		name: "OPENAI_API_KEY", unset: "no model writes: answers are sentences as printed", secret: true,
		does: "Key of the model's endpoint.",
		set: func(c *config, v string) error {
			c.Key = v
			if strings.ContainsFunc(v, func(r rune) bool { return r > unicode.MaxASCII || unicode.IsSpace(r) || unicode.IsControl(r) }) {
				return errors.New("holds a space or a letter that no key has: copy it again")
			}
			return nil
		},
	},
	{
		name: "OPENAI_BASE_URL", unset: "OpenAI, when a key is set",
		does: "Address of any endpoint that speaks OpenAI's protocol; setting it is enough to use a model there.",
		set:  func(c *config, v string) error { c.BaseURL = v; return webAddress(v) },
	},
	{
		name: "OPENAI_MODEL", fallback: "gpt-4.1-mini",
		does: "Name of the model that writes claims.",
		set:  func(c *config, v string) error { c.Model = v; return nil },
	},
	{
		name: "CLAIMS", fallback: string(answer.Written),
		does: "What a model may do: `written`: word claims, which are checked; `printed`: choose among the printed sentences, and no word of its own is shown; `none`: nothing, and none is called, for the search neither. Where several rules meet, the strictest holds.",
		set:  func(c *config, v string) (err error) { c.Claims, err = readWording(v); return err },
	},
	{
		name: "CLAIMS_CHANNELS", unset: "CLAIMS holds in all",
		does: "The same for what is said in single Slack channels: CHANNEL-ID=RULE, with commas between, such as C0123ABCD=printed.",
		set: func(c *config, v string) error {
			c.ClaimsChannels = v
			_, err := readWordings(v, channelID.MatchString, "ids of channels", "C0123ABCD=printed")
			return err
		},
	},
	{
		name: "CLAIMS_COLLECTIONS", unset: "CLAIMS holds in all",
		does: "The same for answers that may use articles of a collection: NAME=RULE, with commas between, such as staff=none.",
		set: func(c *config, v string) error {
			c.ClaimsCollections = v
			_, err := readWordings(v, nil, "collections", "staff=none")
			return err
		},
	},
	{
		name: "EMBEDDING_MODEL", unset: "computed on this machine",
		does: "Name of the model that turns text into vectors for searching by meaning.",
		set:  func(c *config, v string) error { c.EmbeddingModel = v; return nil },
	},
	{
		name: "EMBEDDING_BASE_URL", unset: "the same as OPENAI_BASE_URL",
		does: "Address of the embedding model's endpoint.",
		set:  func(c *config, v string) error { c.EmbeddingBaseURL = v; return webAddress(v) },
	},
	{
		name: "SLACK_BOT_TOKEN", unset: "`pullquote serve` cannot run; `pullquote try` can", secret: true,
		does: "Bot token of the Slack app, which begins with xoxb-.",
		set:  func(c *config, v string) error { c.SlackBotToken = v; return beginsWith(v, "xoxb-") },
	},
	{
		name: "SLACK_APP_TOKEN", unset: "events come over HTTP, see SLACK_SIGNING_SECRET", secret: true,
		does: "App-level token for Socket Mode, which begins with xapp-.",
		set:  func(c *config, v string) error { c.SlackAppToken = v; return beginsWith(v, "xapp-") },
	},
	{
		name: "SLACK_SIGNING_SECRET", unset: "nothing is taken over HTTP", secret: true,
		does: "Signing secret of the Slack app: takes events at /slack of HTTP_ADDR, instead of by Socket Mode where there is no SLACK_APP_TOKEN, and the calls of Slack's own assistant at /mcp.",
		set:  func(c *config, v string) error { c.SlackSecret = v; return nil },
	},
	{
		name: "SLACK_API_URL", unset: "Slack",
		does: "Address of the Web API, for a workspace that only speaks Slack's protocol, such as `pullquote desk`.",
		set: func(c *config, v string) error {
			if c.SlackAPIURL = v; v != "" {
				c.SlackAPIURL = strings.TrimRight(v, "/") + "/"
			}
			return webAddress(v)
		},
	},
	{
		name: "SLACK_COLLECTIONS", unset: "only open articles are read in Slack",
		does: "Private channels in which a collection may be read, and whose members may read it alone: NAME=CHANNEL-ID, with commas between.",
		set: func(c *config, v string) error {
			c.SlackCollections = v
			_, err := readCollections(v)
			return err
		},
	},
	{
		name: "SLACK_DIGEST_CHANGERS", fallback: string(slackapp.Members),
		does: "Who may change a channel's digest: `members` of the channel, or `managers`: who made it, and the workspace's admins.",
		set: func(c *config, v string) error {
			c.SlackDigestChangers = slackapp.Changers(v)
			if c.SlackDigestChangers != slackapp.Members && c.SlackDigestChangers != slackapp.Managers {
				return errors.New("must be members or managers")
			}
			return nil
		},
	},
	{
		name: "SLACK_WITHDRAWERS", unset: "nobody takes articles back from Slack",
		does: "Who may take articles back with `/pullquote withdraw`: member ids such as U0123ABCD, with commas between.",
		set: func(c *config, v string) error {
			c.SlackWithdrawers = v
			_, err := readMembers(v)
			return err
		},
	},
	{
		name: "HTTP_ADDR", fallback: "127.0.0.1:8080",
		does: "Where `pullquote serve` listens for /healthz, /readyz, /metrics and, with SLACK_SIGNING_SECRET, /slack and /mcp, with PUSH_SECRET, /articles, with MCP_TOKEN, /mcp.",
		set: func(c *config, v string) error {
			c.HTTPAddr = v
			if _, port, err := net.SplitHostPort(v); err != nil || port == "" {
				return errors.New("must be an address and a port, such as 127.0.0.1:8080")
			}
			return nil
		},
	},
	{
		name: "PUSH_SECRET", unset: "no system can send articles", secret: true,
		does: "Secret by which systems sign the articles that they send to /articles of HTTP_ADDR; `openssl rand -hex 32` makes one.",
		set: func(c *config, v string) error {
			if c.PushSecret = v; v != "" && len(v) < leastSecret {
				return fmt.Errorf("must have %d characters or more", leastSecret)
			}
			return nil
		},
	},
	{
		name: "MCP_TOKEN", unset: "no assistant but Slack's own is served over HTTP", secret: true,
		does: "Token by which assistants reach the tools at /mcp of HTTP_ADDR, where they read open articles; `openssl rand -hex 32` makes one.",
		set: func(c *config, v string) error {
			if c.MCPToken = v; v != "" && len(v) < leastSecret {
				return fmt.Errorf("must have %d characters or more", leastSecret)
			}
			return nil
		},
	},
	{
		name: "MCP_CALLS_PER_MINUTE", unset: "600, or 60 where a model writes",
		does: "How many calls of tools are taken within a minute: of each person in Slack, of whoever shows MCP_TOKEN, and of an assistant that has started `pullquote mcp`.",
		set: func(c *config, v string) (err error) {
			if v == "" {
				return nil
			}
			if c.MCPPerMinute, err = strconv.Atoi(v); err != nil || c.MCPPerMinute < 1 || c.MCPPerMinute > mostPerMinute {
				return fmt.Errorf("must be a whole number from 1 to %d", mostPerMinute)
			}
			return nil
		},
	},
	{
		name: "NEWSROOM_TIMEZONE", fallback: "UTC",
		does: "Time zone of dates that state none, by its name, such as Europe/London.",
		set: func(c *config, v string) error {
			zone, err := time.LoadLocation(v)
			if err != nil {
				return errors.New("must be the name of a time zone, such as Europe/London or UTC")
			}
			c.Zone = zone
			return nil
		},
	},
	{
		name: "LOG_LEVEL", fallback: "error",
		does: "What is logged to standard error: debug, info, warn or error. Logs never hold article text, questions or keys.",
		set: func(c *config, v string) error {
			levels := map[string]slog.Level{"debug": slog.LevelDebug, "info": slog.LevelInfo, "warn": slog.LevelWarn, "error": slog.LevelError}
			level, ok := levels[strings.ToLower(v)]
			if !ok {
				return errors.New("must be debug, info, warn or error")
			}
			c.LogLevel = level
			return nil
		},
	},
}

// webAddress returns an error unless the value is empty or an http address.
func webAddress(value string) error {
	address, err := url.Parse(value)
	if value == "" || err == nil && address.Host != "" && (address.Scheme == "https" || address.Scheme == "http") {
		return nil
	}
	return errors.New("must be a web address, such as http://localhost:11434/v1")
}

// beginsWith returns an error unless the value is empty or begins with the
// prefix.
func beginsWith(value, prefix string) error {
	if value == "" || strings.HasPrefix(value, prefix) {
		return nil
	}
	return errors.New("must begin with " + prefix)
}

// readCollections reads NAME=CHANNEL,NAME=CHANNEL and returns the channels of
// each collection.
func readCollections(value string) (map[string][]string, error) {
	channels := map[string][]string{}
	for _, part := range strings.Split(value, ",") {
		if strings.TrimSpace(part) == "" {
			continue
		}
		name, channel, ok := strings.Cut(part, "=")
		name, channel = strings.TrimSpace(name), strings.TrimSpace(channel)
		if !ok || name == "" || channel == "" || strings.ContainsAny(channel, "# ") {
			return nil, errors.New("must name collections and ids of channels, such as investigations=C0123ABCD")
		}
		channels[name] = append(channels[name], channel)
	}
	return channels, nil
}
