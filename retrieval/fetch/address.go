package fetch

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"syscall"
)

// ErrAddress: the address is none that may be asked.
var ErrAddress = errors.New("this address may not be asked")

// reserved are the networks that are not for the public although they look
// like it (IANA's registries of special-purpose addresses), and those that
// carry another address within.
var reserved = prefixes(
	"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15",
	"198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
	"::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fec0::/10",
)

func prefixes(all ...string) (out []netip.Prefix) {
	for _, s := range all {
		out = append(out, netip.MustParsePrefix(s))
	}
	return out
}

// public reports whether an address is one of the public internet.
func public(a netip.Addr) bool {
	a = a.Unmap()
	return a.Zone() == "" && a.IsGlobalUnicast() && !a.IsPrivate() &&
		!slices.ContainsFunc(reserved, func(p netip.Prefix) bool { return p.Contains(a) })
}

// onlyPublic refuses the address that is about to be dialled unless it is
// public: it runs after the name has been resolved, so that no name and no
// second answer of a name server leads anywhere else.
func onlyPublic(_, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil || !public(at.Addr()) {
		return fmt.Errorf("%w: it is in a private network; name its host under private_hosts if that is meant", ErrAddress)
	}
	return nil
}

// dial connects to a host: one that is named as private wherever it is, any
// other at a public address only.
func (c *Client) dial(ctx context.Context, network, address string) (net.Conn, error) {
	dialer := &net.Dialer{Timeout: dialTime, Resolver: c.o.Resolver, Control: onlyPublic}
	if host, _, err := net.SplitHostPort(address); err == nil && c.named(host) {
		dialer.Control = nil
	}
	return dialer.DialContext(ctx, network, address)
}

// named reports whether the host may be in a private network.
func (c *Client) named(host string) bool {
	return slices.ContainsFunc(c.o.PrivateHosts, func(h string) bool { return strings.EqualFold(h, host) })
}

// check refuses an address before anybody is asked for it.
func (c *Client) check(u *url.URL) error {
	switch port := u.Port(); {
	case u.Scheme != "http" && u.Scheme != "https":
		return fmt.Errorf("%w: it begins with neither http:// nor https://", ErrAddress)
	case u.Hostname() == "":
		return fmt.Errorf("%w: it names no host", ErrAddress)
	case u.User != nil:
		return fmt.Errorf("%w: a user name stands before its host", ErrAddress)
	case port != "" && port != "80" && port != "443" && !c.named(u.Hostname()):
		return fmt.Errorf("%w: its port is %s; name its host under private_hosts if that is meant", ErrAddress, port)
	}
	return nil
}
