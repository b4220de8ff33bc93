package main

import (
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"github.com/pullquote/pullquote/bot/answer"
	"github.com/pullquote/pullquote/bot/slackapp"
)

// config is every setting, read once at the start.
type config struct {
	// DataDir is the folder of the archive; empty when none is set and the
	// system names no place for it, see defaultDataDir.
	DataDir string
	// DatabaseURL is the database that several machines share; empty: none.
	DatabaseURL string
	// ArticlesDir is the folder that is read before each question; empty
	// means that articles come by `ingest` alone.
	ArticlesDir string
	Key         string // OPENAI_API_KEY
	BaseURL     string // OPENAI_BASE_URL
	Model       string
	// Claims holds everywhere, ClaimsChannels and ClaimsCollections, which are
	// as they were set, in parts; see rules.
	Claims            answer.Wording
	ClaimsChannels    string
	ClaimsCollections string
	EmbeddingModel    string // empty: the local embedder
	EmbeddingBaseURL  string
	SlackBotToken     string
	SlackAppToken     string
	SlackSecret       string // SLACK_SIGNING_SECRET
	SlackAPIURL       string // ends with "/", or empty
	// SlackCollections is as it was set; see readCollections.
	SlackCollections string
	// SlackDigestChangers may change a channel's digest.
	SlackDigestChangers slackapp.Changers
	// SlackWithdrawers may take articles back from Slack; see readMembers.
	SlackWithdrawers string
	HTTPAddr         string
	PushSecret       string // PUSH_SECRET
	MCPToken         string // MCP_TOKEN
	MCPPerMinute     int    // MCP_CALLS_PER_MINUTE; 0 when it is not set
	Zone             *time.Location
	LogLevel         slog.Level
}

// usesModel reports whether a language model is to write the claims, or to
// choose the sentences.
func (c config) usesModel() bool { return c.Claims != answer.NoModel && c.hasModel() }

// hasModel reports whether there is a language model, to be used or not.
func (c config) hasModel() bool { return c.Key != "" || c.BaseURL != "" }

// embedsAfar reports whether text is sent to an embedding model.
func (c config) embedsAfar() bool { return c.Claims != answer.NoModel && c.EmbeddingModel != "" }

// environment looks up a setting and reports whether it is set, even if to
// nothing.
type environment func(name string) (value string, set bool)

// over returns an environment in which the names that e sets hide those of
// the file.
func (e environment) over(file map[string]string) environment {
	return func(name string) (string, bool) {
		if v, ok := e(name); ok {
			return v, true
		}
		v, ok := file[name]
		return v, ok
	}
}

// readConfig reads every setting of the table. Its error names each setting
// that is wrong and what would be right, and never holds a value: a key typed
// into the wrong line must not be printed.
func readConfig(env environment) (config, error) {
	var c config
	var faults []error
	for _, s := range settings {
		value, _ := env(s.name)
		value = strings.TrimSpace(value)
		if value == "" {
			value = s.fallback
		}
		if err := s.set(&c, value); err != nil {
			faults = append(faults, fmt.Errorf("%s %w", s.name, err))
		}
	}
	c.DataDir, c.ArticlesDir = fromHome(c.DataDir, env), fromHome(c.ArticlesDir, env)
	if c.EmbeddingModel != "" && !c.hasModel() && c.EmbeddingBaseURL == "" {
		faults = append(faults, errors.New("EMBEDDING_MODEL needs EMBEDDING_BASE_URL, OPENAI_BASE_URL or OPENAI_API_KEY beside it"))
	}
	return c, errors.Join(faults...)
}
