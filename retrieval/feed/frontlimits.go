package feed

import (
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// keyOf is the key of a field as it is written, "? embargo" too.
func keyOf(entry *ast.MappingValueNode) string {
	if long, ok := entry.Key.(*ast.MappingKeyNode); ok && long.Value != nil {
		return long.Value.GetToken().Value
	}
	return entry.Key.GetToken().Value
}

// limitsWithin returns an error that wraps ErrHeld when a field states a limit
// in a form that is not ours, or holds a field that states one: nobody looks
// for an embargo there.
func limitsWithin(n ast.Node, nested bool) error {
	switch n := n.(type) {
	case *ast.MappingValueNode:
		if err := limitOf(n, nested); err != nil {
			return err
		}
		return limitsWithin(n.Value, true)
	case *ast.MappingNode:
		for _, entry := range n.Values {
			if err := limitsWithin(entry, nested); err != nil {
				return err
			}
		}
	case *ast.SequenceNode:
		for _, item := range n.Values {
			if err := limitsWithin(item, true); err != nil {
				return err
			}
		}
	case *ast.AnchorNode:
		return limitsWithin(n.Value, nested)
	case *ast.TagNode:
		return limitsWithin(n.Value, nested)
	}
	return nil
}

// limitOf looks at one field.
func limitOf(n *ast.MappingValueNode, nested bool) error {
	key, value := strings.ToLower(keyOf(n)), valueOf(n.Value)
	switch own := slices.Contains(accessKeys, key) || key == "expires" || Publishing(key); {
	case own && nested && value != "null":
		return fmt.Errorf("%w: %w: %s stands within another field; state it on a line of its own", ErrHeld, ErrFront, key)
	case !own:
		return misspelt(key, value)
	}
	return nil
}

// valueOf is a value of one word or so as it is written, "" for any other.
func valueOf(n ast.Node) string {
	switch n := n.(type) {
	case *ast.NullNode:
		return "null"
	case *ast.StringNode, *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return n.GetToken().Value
	}
	return ""
}
