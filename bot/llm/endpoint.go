package llm

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"strings"

	"github.com/sashabaranov/go-openai"
)

// defaultBaseURL is OpenAI's own API.
const defaultBaseURL = "https://api.openai.com/v1"

// azureVersion is the api-version sent to Azure when the address names none:
// the newest stable one of the deployments API that knows JSON schemas.
// https://learn.microsoft.com/azure/ai-services/openai/api-version-deprecation
const azureVersion = "2024-10-21"

// routes are the ends of addresses that people copy from documentation
// together with the base.
var routes = []string{"/chat/completions", "/completions", "/embeddings", "/models"}

// endpoint returns the client's configuration for the address. It mends what
// people commonly paste: no scheme, a slash or a route at the end, no /v1. Its
// errors do not repeat the address, for there may be a secret in it.
func endpoint(o Options) (openai.ClientConfig, error) {
	u, err := parseBase(o.BaseURL)
	if err != nil {
		return openai.ClientConfig{}, fmt.Errorf("base URL: %w", err)
	}
	if isAzure(u.Hostname()) && !strings.HasPrefix(u.Path, "/openai/v1") {
		return azure(o, u), nil
	}
	if u.RawQuery != "" {
		return openai.ClientConfig{}, errors.New("base URL: it must not have a query (the part after ?)")
	}
	if u.Path == "" {
		u.Path = "/v1" // OpenAI, Ollama, vLLM and llama.cpp all serve it there
	}
	c := openai.DefaultConfig(o.Key)
	c.BaseURL = u.String()
	return c, nil
}

func parseBase(base string) (*url.URL, error) {
	base = strings.TrimSpace(base)
	if base == "" {
		base = defaultBaseURL
	}
	if !strings.Contains(base, "://") {
		base = scheme(base) + "://" + base
	}
	u, err := url.Parse(base)
	switch {
	case err != nil || u.Hostname() == "":
		return nil, errors.New("it is not an address such as https://api.openai.com/v1")
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, errors.New("it must begin with http:// or https://")
	case u.User != nil:
		return nil, errors.New("it must not have a user name or password in it")
	case u.Fragment != "":
		return nil, errors.New("it must not have a fragment (the part after #)")
	}
	u.Path = strings.TrimRight(u.Path, "/")
	for _, r := range routes {
		u.Path = strings.TrimRight(strings.TrimSuffix(u.Path, r), "/")
	}
	return u, nil
}

// scheme returns the scheme for an address without one: http for this
// machine, https for any other.
func scheme(address string) string {
	host, _, _ := strings.Cut(address, "/")
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	if ip := net.ParseIP(strings.Trim(host, "[]")); host == "localhost" || (ip != nil && ip.IsLoopback()) {
		return "http"
	}
	return "https"
}

func isAzure(host string) bool {
	host = strings.ToLower(host)
	return strings.HasSuffix(host, ".openai.azure.com") || strings.HasSuffix(host, ".cognitiveservices.azure.com")
}

// azure returns the configuration for Azure's deployments API: the key goes
// in the api-key header, the deployment in the path and the version in the
// query. The deployment is the one in the address, else the model's name.
// Azure's newer API, under /openai/v1, is like OpenAI's and does not come
// here.
func azure(o Options, u *url.URL) openai.ClientConfig {
	c := openai.DefaultAzureConfig(o.Key, u.Scheme+"://"+u.Host)
	c.APIVersion = azureVersion
	if v := u.Query().Get("api-version"); v != "" {
		c.APIVersion = v
	}
	deployment := o.Model
	if _, rest, ok := strings.Cut(u.Path, "/deployments/"); ok {
		deployment, _, _ = strings.Cut(rest, "/")
	}
	c.AzureModelMapperFunc = func(string) string { return url.PathEscape(deployment) }
	return c
}
